import { CAPTION_SUBJECTS, CAPTION_VERBS } from "./data/captions.ts";
import type { Line } from "./line.ts";

const subjects = new Set(CAPTION_SUBJECTS);
const verbs = new Set(CAPTION_VERBS);

const isVerb = (token: string): boolean =>
  verbs.has(token) || (token.endsWith("s") && verbs.has(token.slice(0, -1)));

const PLACE_OR_TIME =
  /\b(?:in|at|on|near|outside|inside|past|along|during|by|under|over|beside|across|after|before|from|for) (?:the |a |an |their |its )?[\p{L}\p{N}' ,-]{3,50}\.?$/u;

const FIRST_OR_SECOND = new Set(["i", "my", "me", "we", "our", "us", "you", "your"]);

/** Verbs that a sentence of prose has nearly always one of; a caption may have none ("The N9 at the terminus."). */
const FINITE =
  /\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should|shall|let|\p{L}+n't|ate|beat|became|began|bent|bit|blew|bought|broke|brought|built|came|caught|chose|cost|cut|dealt|drank|drew|drove|dug|fell|felt|flew|fought|found|froze|gave|got|grew|held|hid|hit|hung|hurt|kept|knew|led|left|lent|lost|made|meant|met|paid|put|ran|rang|rode|rose|said|sang|sank|sat|saw|sent|set|shook|shut|slept|sold|spent|spoke|stole|stood|struck|swam|swept|taught|thought|threw|told|took|understood|went|woke|won|wore|wrote|\p{L}{2,}(?:ed|es)|\p{L}{3,}[^s\W]s)\b/u;

/**
 * One sentence that only shows: somebody in view, a verb of what is seen in the present, and where or when; or a phrase
 * without any verb. Only a line above the first paragraph is asked.
 */
export const isCaptionSentence = (line: Line): boolean => {
  if (line.words < 3 || line.words > 24 || !line.hasStop || line.key === "") return false;
  if (/[?!"“”:;]|\.\s+\S/u.test(line.text) || /\d{1,3},\d{3}|[£$€%]/.test(line.text)) return false;
  const { tokens } = line;
  for (const token of tokens) if (FIRST_OR_SECOND.has(token)) return false;
  // A picture shows no reasons.
  if (/\b(?:although|because|but|everybody|if|never|nobody|there's|though|unless)\b/.test(line.key))
    return false;
  if (!PLACE_OR_TIME.test(line.key)) return false;
  const subject = tokens.findIndex((token, i) => i <= 4 && subjects.has(token));
  if (subject >= 0) {
    // One subject and any verb in "s", or any subject and a verb of the list.
    const isOne = /^(?:a|an|one)$/.test(tokens[0] ?? "");
    for (let i = subject + 1; i <= Math.min(tokens.length - 2, subject + 4); i++)
      if (isVerb(tokens[i]!) || (isOne && i === subject + 1 && /[^s']s$/.test(tokens[i]!))) return true;
  }
  return (
    line.words <= 12 &&
    !FINITE.test(line.key) &&
    /^\p{Lu}/u.test(line.text) &&
    /\b(?:in|at|on|near|outside) (?:the |a )?\p{L}+/u.test(line.key)
  );
};

const SEEN_THEN =
  /\b(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:last|this) (?:week|weekend|month|year|night|spring|summer|autumn|winter)|in (?:19|20)\d\d)\.?$/;

/** Right below a picture's counter less is asked: one sentence in the present that ends by saying when. */
export const isBelowCounter = (line: Line): boolean => {
  if (line.words < 4 || line.words > 18 || !line.hasStop || line.key === "") return false;
  if (/[?!"“”:;]|\.\s+\S/u.test(line.text) || !SEEN_THEN.test(line.key)) return false;
  return !line.tokens.some((token) => FIRST_OR_SECOND.has(token)) && !/\b\p{L}+(?:ed|n't)\b/u.test(line.key);
};
