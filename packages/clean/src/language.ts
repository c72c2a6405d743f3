import { STOP_WORDS } from "./data/stopWords.ts";

/** Units of text that are looked at: enough to be sure, and constant in the length of the text. */
const SAMPLE = 3000;
/** Fewer words than this do not tell. */
const MIN_WORDS = 12;

const languagesOf = new Map<string, Array<string>>();
const LANGUAGES = Object.keys(STOP_WORDS);
for (const language of LANGUAGES)
  for (const word of new Set(STOP_WORDS[language]!.split(" "))) {
    const list = languagesOf.get(word);
    if (list === undefined) languagesOf.set(word, [language]);
    else list.push(language);
  }

/** Script of a letter above Latin, by its block; null for Latin and what is no letter. */
const scriptOf = (code: number): string | null => {
  if (code < 0x370) return null;
  if (code < 0x400) return "el";
  if (code < 0x530) return "cyrillic";
  if (code < 0x590) return "hy";
  if (code < 0x600) return "he";
  if (code < 0x780) return "arabic";
  if (code >= 0x900 && code < 0x980) return "hi";
  if (code >= 0x980 && code < 0xa00) return "bn";
  if (code >= 0xb80 && code < 0xc00) return "ta";
  if (code >= 0xc00 && code < 0xc80) return "te";
  if (code >= 0xe00 && code < 0xe80) return "th";
  if (code >= 0x10a0 && code < 0x1100) return "ka";
  if ((code >= 0x1100 && code < 0x1200) || (code >= 0xac00 && code < 0xd7b0)) return "ko";
  if (code >= 0x1f00 && code < 0x2000) return "el";
  if (code >= 0x3040 && code < 0x3100) return "ja";
  if ((code >= 0x3400 && code < 0xa000) || (code >= 0xf900 && code < 0xfb00)) return "zh";
  return null;
};

const cyrillic = (sample: string): string => {
  if (/[іїєґ]/i.test(sample)) return "uk";
  if (/[ўЎ]/.test(sample)) return "be";
  if (/[ћђљњџј]/i.test(sample)) return "sr";
  return /[ыэё]/i.test(sample) ? "ru" : /[ъщ]/i.test(sample) ? "bg" : "ru";
};

const arabic = (sample: string): string =>
  /[ٹڈڑےں]/.test(sample) ? "ur" : /[پچژگ]/.test(sample) ? "fa" : "ar";

const count = (text: string, needle: string): number => {
  let found = 0;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) found++;
  return found;
};

/** Nine tenths of English prose shows itself by a few words that no other language has together. */
const isPlainlyEnglish = (sample: string): boolean => {
  const head = sample.length > 1200 ? sample.slice(0, 1200) : sample;
  const the = count(head, " the ");
  if (the < 3 || the * 220 < head.length) return false;
  let others = 0;
  for (const word of [" of ", " and ", " to ", " that ", " is "]) if (head.includes(word)) others++;
  return others >= 3;
};

/**
 * Language of a text as BCP 47, `und` where it is too short or too mixed to tell. Scripts first; Latin text by the share of
 * its words that are common words of a language. Deterministic; looks at the first 3,000 UTF-16 units.
 */
export const identifyLanguage = (text: string): string => {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text;
  if (isPlainlyEnglish(sample)) return "en";
  const scripts = new Map<string, number>();
  let others = 0;
  let letters = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code < 0x41) continue;
    letters++;
    const script = scriptOf(code);
    if (script === null) continue;
    others++;
    scripts.set(script, (scripts.get(script) ?? 0) + 1);
  }
  if (others > 8 && others * 2 > letters) {
    let best = "";
    for (const [script, count] of scripts) if (best === "" || count > scripts.get(best)!) best = script;
    if (best === "cyrillic") return cyrillic(sample);
    if (best === "arabic") return arabic(sample);
    return (best === "zh" || best === "ja") && (scripts.get("ja") ?? 0) * 20 > others ? "ja" : best;
  }
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length < MIN_WORDS) return "und";
  const hits = new Map<string, number>();
  for (const word of words)
    for (const language of languagesOf.get(word) ?? []) hits.set(language, (hits.get(language) ?? 0) + 1);
  let best = "und";
  let most = 0;
  let second = 0;
  for (const language of LANGUAGES) {
    const count = hits.get(language) ?? 0;
    if (count > most) {
      second = most;
      most = count;
      best = language;
    } else if (count > second) second = count;
  }
  // English prose has 40 to 60 % of such words; a list of names has few.
  if (most < words.length * 0.14 || most < 4) return "und";
  return most >= second * 1.1 ? best : "und";
};
