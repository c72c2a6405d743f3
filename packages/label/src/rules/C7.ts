import { setsOf, findSet, findPast, voteAt, type Rule, hasSet } from "../sentenceView.ts";

const SELF = setsOf("author", "us");
const PAST = setsOf("event", "time");
const JUDGES = setsOf("negative", "positive", "duty", "metaphor", "attitude", "booster", "future");

export const C7: Rule = {
  id: "C7",
  title: "The writer's own experience, without a verdict: claim",
  examples: [
    { text: "I waited four hours at the clinic in May.", fires: true },
    { text: "We moved here in 1998.", fires: true },
    { text: "I asked the clerk.", fires: true },
    { text: "I think the clinic is slow.", fires: false },
    { text: "We must move.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote") return null;
    const self = findSet(sentence, SELF);
    if (self < 0 || hasSet(sentence, JUDGES)) return null;
    return findSet(sentence, PAST) < 0 && findPast(sentence) < 0
      ? null
      : voteAt(sentence, "claim", 0.6, self);
  },
  pull: 0,
  firmPull: 0,
  tells: 70,
};
