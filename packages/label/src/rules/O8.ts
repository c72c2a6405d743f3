import { bitsOf, findBits, voteAt, type Rule } from "../sentenceView.ts";

const SELF = bitsOf("author", "us");
const ATTITUDE = bitsOf("attitude");
const SPAN = 4;

export const O8: Rule = {
  id: "O8",
  title: "The writer's stance, hope, fear or regret: opinion",
  examples: [
    { text: "I fear that the levy will stay.", fires: true },
    { text: "We believe the pier is safe.", fires: true },
    { text: "I waited four hours at the clinic in May.", fires: false },
    { text: "Farmers fear the levy.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote") return null;
    if (sentence.quotes.rule === "R2") return voteAt(sentence, "opinion", 0.8, sentence.from);
    const phrase = findBits(sentence, ATTITUDE);
    if (phrase < 0) return null;
    for (let t = findBits(sentence, SELF); t >= 0 && t < sentence.to; t = findBits(sentence, SELF, t + 1)) {
      const stance = findBits(sentence, ATTITUDE, t);
      if (stance >= t && stance - t <= SPAN) return voteAt(sentence, "opinion", 0.7, t, stance);
    }
    return null;
  },
};
