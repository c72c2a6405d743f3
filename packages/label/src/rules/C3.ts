import {
  findSet,
  firstWord,
  hasSet,
  setsOf,
  stands,
  voteAt,
  type Rule,
  type SentenceView,
} from "../sentenceView.ts";

const LAW = setsOf("law");
const SPEAKS = setsOf("law_speaks");
const ALLOWED = setsOf("allowed");
const BE = setsOf("linking");
const JUDGES = setsOf("negative", "positive", "metaphor");
const UNDER = setsOf("under");
const JUDGED = setsOf("negative", "positive", "metaphor", "booster", "intense", "author", "us");

/** "Under the act landlords must fit alarms": the law named first is what obliges. */
const isUnder = (sentence: SentenceView, law: number): boolean => {
  const lead = firstWord(sentence);
  return stands(sentence, lead, UNDER) && law <= lead + 4 && !hasSet(sentence, JUDGED);
};

export const C3: Rule = {
  id: "C3",
  title: "Law, rule, procedure: claim",
  examples: [
    { text: "The 2006 act says a council must publish every contract above 50,000.", fires: true },
    { text: "The treaty bars new ports.", fires: true },
    { text: "Under the act a tenant must sweep the stairs.", fires: true },
    { text: "Tenants are entitled to a key.", fires: true },
    { text: "The law is an ass.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote") return null;
    // "requires" is a word of law, but what requires must be one too.
    let law = findSet(sentence, LAW);
    while (law >= 0 && stands(sentence, law, SPEAKS)) law = findSet(sentence, LAW, law + 1);
    const allowed = findSet(sentence, ALLOWED);
    if (allowed > sentence.from && stands(sentence, allowed - 1, BE) && !hasSet(sentence, JUDGES))
      return voteAt(sentence, "claim", 0.6, allowed - 1, allowed);
    if (law < 0) return null;
    if (isUnder(sentence, law)) return voteAt(sentence, "claim", 0.9, law);
    for (let t = law + 1; t < sentence.to; t++) {
      if (!stands(sentence, t, SPEAKS)) continue;
      const isOwn = t <= law + 2;
      return voteAt(sentence, "claim", hasSet(sentence, JUDGES) ? 0.4 : isOwn ? 0.6 : 0.5, law, t);
    }
    return null;
  },
  pull: 0,
  firmPull: 1.5,
  tells: 80,
};
