import { PAGE_IMPERATIVES, PAGE_VOICE, PROSE_WORDS } from "./data/pageVoice.ts";
import type { Line } from "./line.ts";

const imperatives = new Set(PAGE_IMPERATIVES);
const prose = new Set(PROSE_WORDS);
const YOU = new Set(["you", "your", "yours", "you're", "you've", "you'll"]);
const WE = new Set(["we", "our", "us", "we're", "we've", "we'll"]);

/** What a sentence behind the body must reach to count as the page's own voice. */
export const PAGE_VOICE_THRESHOLD = 2.3;
/** Three sentences or more. */
const SENTENCES = /[.!?]["”’]?\s+["“‘]?\p{Lu}.*[.!?]["”’]?\s+["“‘]?\p{Lu}/su;
/** Longer sentences are not weighed. */
const MAX_WORDS = 45;

const seenPageWords = (line: Line): number =>
  new Set(line.tokens.filter((token) => Object.hasOwn(PAGE_VOICE, token))).size;

/**
 * How much a folded line sounds like the page speaking to its reader, in points: the page's nouns and verbs, "you" and
 * "we", a request as its first word; words of an author's prose and quotation marks weigh against it.
 */
export const pageVoice = (line: Line): number => {
  if (line.key === "" || line.words > MAX_WORDS || line.words < 2) return 0;
  let score = 0;
  let you = 0;
  let we = 0;
  let against = 0;
  const seen = new Set<string>();
  for (const token of line.tokens) {
    if (seen.has(token)) continue;
    seen.add(token);
    if (Object.hasOwn(PAGE_VOICE, token)) score += PAGE_VOICE[token]!;
    else if (YOU.has(token)) you = 1;
    else if (WE.has(token)) we = 0.5;
    else if (prose.has(token)) against += 1;
  }
  // One weak word ("follow", "find") is anybody's.
  if (score === 0) return 0;
  const isLone = seenPageWords(line) < 2;
  if (isLone && score < 1) return 0;
  // A request opens the line, or a later sentence of it; a lone page word that opens it may be its subject.
  const first = line.tokens[0] ?? "";
  const before = score;
  if (imperatives.has(first)) score += isLone && Object.hasOwn(PAGE_VOICE, first) ? 0 : 1;
  else
    for (const match of line.key.matchAll(/[.!?,;:] ([a-z-]+)/g)) if (imperatives.has(match[1]!)) score += 1;
  // One page word in a sentence that asks for nothing is what the sentence is about.
  if (isLone && line.hasStop && you === 0 && score === before) against += 1;
  // Several sentences that neither ask nor address anybody tell something.
  if (you === 0 && score === before && SENTENCES.test(line.text)) against += 1.5;
  if (/["]/.test(line.key)) against += 1.5;
  if (line.words > 25) against += 0.5;
  return score + you + we - against;
};

const I = /\b(?:i|i'm|i've|i'd|i'll|my|me|mine)\b/;

/** Words that tie a sentence to what was said before it: no page's notice follows from the article. */
const TIED =
  /^(?:and|but|so|yet|nor|or|then|perhaps|maybe|still|instead|nobody|nothing)\b(?! (?:if|please|don't|do not|subscribe|sign|share|follow)\b)|, (?:then|though|however|too|instead),|\b(?:that|this|his|her|their|its|such an?|the same) (?:argument|belief|creed|fate|future|idea|lie|logic|myth|notion|theory|view)\b/;

/**
 * A sentence in which somebody tells of themselves or of others, and that sounds no more like the page for that. No page
 * says "I", but an editor who asks for money does.
 */
export const isOwnVoice = (line: Line, isPlea: boolean): boolean => {
  if (!line.hasStop || line.words < 5) return false;
  if (!isPlea && I.test(line.key) && !/^i (?:agree|accept)\b/.test(line.key)) return true;
  if (TIED.test(line.key)) return true;
  let told = 0;
  for (const token of line.tokens) if (prose.has(token.replace(/'(?:ve|m|d|ll|s)$/, ""))) told++;
  return told > 0 && pageVoice(line) < PAGE_VOICE_THRESHOLD;
};
