import { COLON } from "../kinds.ts";
import { hashWord } from "../hash.ts";
import { firstWord, hasSet, isAuthors, isWord, setsOf, stands, voteAt, type Rule } from "../sentenceView.ts";

const TITLES = new Set(["headline", "standfirst", "heading"]);
const VERDICT = setsOf("negative", "positive", "metaphor", "weight_word", "loaded");
const JUDGES = setsOf("duty", "conclusion", "booster", "future", "hedge", "modal_duty");
const BE = setsOf("linking");
const POINTING = setsOf("pointing_order");
const NOUN = setsOf("signpost_noun");
const HERE = hashWord("here");
/** A signpost is seldom longer, in tokens. */
const SHORT = 12;

export const S2: Rule = {
  id: "S2",
  title: "A title or signpost without a verdict: claim, with low confidence",
  examples: [
    { text: "Here are his words:", fires: true },
    { text: "Consider two cases.", fires: true },
    { text: "Two ferries and a bridge", fires: true, block: "headline" },
    { text: "A disgraceful bridge", fires: false, block: "headline" },
    { text: "Rents rose by a third.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence) || hasSet(sentence, VERDICT) || hasSet(sentence, JUDGES)) return null;
    const lead = firstWord(sentence);
    if (TITLES.has(sentence.block))
      return hasSet(sentence, BE) ? null : voteAt(sentence, "claim", 0.7, sentence.from, sentence.to - 1);
    const length = sentence.to - lead;
    if (length > SHORT) return null;
    if (sentence.tokens.kinds[sentence.to - 1] === COLON)
      return voteAt(sentence, "claim", 0.9, sentence.to - 1);
    if (stands(sentence, lead, POINTING) && length <= 6) return voteAt(sentence, "claim", 0.7, lead);
    if (!isWord(sentence, lead, HERE)) return null;
    for (let t = lead + 1; t < sentence.to; t++)
      if (stands(sentence, t, NOUN)) return voteAt(sentence, "claim", 0.9, lead, t);
    return null;
  },
  pull: 1.5,
  firmPull: 2.5,
  tells: 20,
};
