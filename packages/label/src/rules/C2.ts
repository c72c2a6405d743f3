import { setsOf, findSet, findPast, voteAt, type Rule, hasSet } from "../sentenceView.ts";
import { YEAR } from "../kinds.ts";

const EVENT = setsOf("event");
const WHEN = setsOf("time");
const JUDGES = setsOf("negative", "positive", "duty", "metaphor", "future");

export const C2: Rule = {
  id: "C2",
  title: "Event or state, dated or historic: claim",
  examples: [
    { text: "Her essay won the county prize in 2019.", fires: true },
    { text: "The council met on Tuesday.", fires: true },
    { text: "They knocked on every door.", fires: true },
    { text: "The council is a mess.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote") return null;
    const event = findSet(sentence, EVENT);
    const hasYear = (sentence.shapes & YEAR) !== 0;
    const isClean = !hasSet(sentence, JUDGES);
    if (hasYear)
      for (let t = sentence.from; t < sentence.to; t++)
        if ((sentence.tokens.shapes[t]! & YEAR) !== 0)
          return voteAt(sentence, "claim", isClean ? 0.7 : 0.4, t);
    const when = findSet(sentence, WHEN);
    if (event >= 0) return voteAt(sentence, "claim", (isClean ? 0.5 : 0.2) + (when >= 0 ? 0.2 : 0), event);
    if (!isClean) return null;
    const past = findPast(sentence);
    if (past >= 0) return voteAt(sentence, "claim", when >= 0 ? 0.6 : 0.35, past);
    return when >= 0 ? voteAt(sentence, "claim", 0.3, when) : null;
  },
  pull: 0,
  firmPull: 0,
  tells: 30,
};
