import { findPast, findSet, hasSet, setsOf, stands, voteAt, type Rule } from "../sentenceView.ts";

const SELF = setsOf("author", "us");
const I = setsOf("i_we");
const PAST = setsOf("event", "time");
const JUDGES = setsOf("negative", "positive", "duty", "metaphor", "booster", "future");
/** "I think": a stance of now. In the past they tell a story. */
const STANCE = setsOf("stance_verb", "stance_state");

export const C7: Rule = {
  id: "C7",
  title: "The writer's own acts, thoughts and feelings as story: claim",
  examples: [
    { text: "I waited four hours at the clinic in May.", fires: true },
    { text: "We moved here in 1998.", fires: true },
    { text: "I asked the clerk.", fires: true },
    { text: "I was afraid of the water for years.", fires: true },
    { text: "I think the clinic is slow.", fires: false },
    { text: "We must move.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote") return null;
    const self = findSet(sentence, SELF);
    if (self < 0) return null;
    const past = findPast(sentence);
    // "I waited", "we were told": the writer's own verb stands right after.
    const isOwn = past > self && past <= self + 3 && stands(sentence, self, I);
    if (!isOwn && (hasSet(sentence, JUDGES) || hasSet(sentence, STANCE))) return null;
    if (past < 0 && findSet(sentence, PAST) < 0) return null;
    const isClean = !hasSet(sentence, JUDGES);
    return voteAt(sentence, "claim", isOwn ? (isClean ? 0.85 : 0.6) : 0.6, self);
  },
  pull: 0,
  firmPull: 0,
  tells: 70,
};
