import type { KnownAuthors } from "./bio.ts";
import { fold, type Line } from "./line.ts";
import type { Verdict } from "./furniture.ts";
import type { Zone } from "./rule.ts";

/** Names of biographies that are looked for in the body: more are hostile. */
const MOST_NAMES = 40;

/** The surname alone, not inside a longer word or an address. */
const holdsSurname = (text: string, surname: string): boolean => {
  const at = text.indexOf(surname);
  if (at < 0 || /\p{L}/u.test(text.charAt(at - 1))) return false;
  return !/^(?:\p{L}|\.\p{L})/u.test(text.slice(at + surname.length, at + surname.length + 2));
};

/**
 * Tells whether somebody is spoken of in the body, so that a line about them may be body too: their full name again, or
 * their surname alone twice, in other sentences than line `i`: above one that stands at the end, below one at the top.
 */
export const namedInBody = (
  lines: ReadonlyArray<Line>,
  isKept: (i: number) => boolean,
): ((name: string, i: number, zone: Zone) => boolean) => {
  let asked = 0;
  return (name, i, zone) => {
    if (++asked > MOST_NAMES) return true;
    const surname = /[\p{L}'’-]{4,}$/u.exec(name)?.[0];
    let alone = 0;
    const [from, to] = zone === "T" ? [i + 1, lines.length] : [0, i];
    for (let at = from; at < to; at++) {
      const line = lines[at]!;
      if (!isKept(at) || line.words <= 3 || !line.hasStop || isHighlight(line)) continue;
      // "Ann Lee: …" opens a turn or a summary.
      if (line.text.includes(name) && !line.text.startsWith(`${name}:`)) return true;
      if (surname !== undefined && holdsSurname(line.text, surname) && ++alone >= 2) return true;
    }
    return false;
  };
};

const HIGHLIGHT = /^(?:story |article )highlights\b\s?:?\s?(?=\S)/i;

/** The first line of a summary that its label is glued to: "Story highlights Ann Lee: The weir is ours". */
export const isHighlight = ({ text }: Line): boolean => {
  const first = text.charCodeAt(0) | 0x20;
  return (first === 0x73 || first === 0x61) && HIGHLIGHT.test(text.slice(0, 40));
};

const NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|de|la|van|von|der|den|bin|al)){1,3}`;
const NOTE_OF = new RegExp(
  String.raw`^(?:(?:Editor['’]s (?:n|N)ote|EDITOR['’]S NOTE):? |(?:Story |Article )(?:h|H)ighlights:? )?[—–•*(\[-]?\s?(${NAME})(?=:| \(| (?:is|has|says|was)\b|, )`,
  "u",
);
const TITLE =
  /^(?:(?:sen|gov|rep|dr|prof|rev|mr|mrs|ms|sir|dame|lord|lady|col|gen|adm|amb|attorney general|president|professor|senator|governor)\.? )+/;

/**
 * Lines between paragraphs that say no more than who wrote the article, as a picture of the author leaves them: the name
 * of the byline, of the biography, or of the summary above the body.
 */
export const bareNames = (
  lines: ReadonlyArray<Line>,
  verdicts: ReadonlyArray<Verdict | null>,
  authors: KnownAuthors,
): ReadonlyArray<number> => {
  const names = new Set(authors.whole);
  for (const [i, line] of lines.entries()) {
    const kind = verdicts[i]?.kind;
    if (kind !== "author_bio" && kind !== "disclaimer" && kind !== "editor_note" && !isHighlight(line))
      continue;
    const name = NOTE_OF.exec(line.text.slice(0, 120))?.[1];
    if (name !== undefined) names.add(fold(name));
  }
  if (names.size === 0) return [];
  return lines.flatMap((line, i) => {
    if (verdicts[i] !== null || line.words > 6 || line.words < 2 || line.hasStop) return [];
    const { kind } = line.block;
    if (kind === "headline" || kind === "standfirst" || kind === "turn") return [];
    const key = fold(line.text);
    return names.has(key) || names.has(key.replace(TITLE, "")) ? [i] : [];
  });
};
