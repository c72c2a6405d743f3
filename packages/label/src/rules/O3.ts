import { hashWord } from "../hash.ts";
import { isAuthors, isWord, firstWord, setsOf, stands, findSet, voteAt, type Rule } from "../sentenceView.ts";

const MOCK = setsOf("mock_praise");
const STEP = setsOf("mock_step");
const SHOUT = setsOf("mock_shout");
const PRAISE = setsOf("positive");
const ORDERS = setsOf("imperative");
const [HOW, OF, COLON] = ["how", "of", ":"].map(hashWord) as [number, number, number];

export const O3: Rule = {
  id: "O3",
  title: "Irony that the text itself gives away: opinion",
  examples: [
    { text: "A brilliant idea: close the only hospital before the flu season.", fires: true },
    { text: "How kind of the bank to write.", fires: true },
    { text: "How very kind of the bank.", fires: true },
    { text: "Bravo, minister.", fires: true },
    { text: "Well, the pier is open again.", fires: false },
    { text: "She was kind to the children, and sure of her ground.", fires: false },
    { text: "The bank wrote in May.", fires: false },
  ],
  vote: (sentence) => {
    if (!isAuthors(sentence)) return null;
    const lead = firstWord(sentence);
    // "How kind of the firm to write."
    const praised = stands(sentence, lead + 1, STEP) ? lead + 2 : lead + 1;
    if (isWord(sentence, lead, HOW) && stands(sentence, praised, MOCK) && isWord(sentence, praised + 1, OF))
      return voteAt(sentence, "opinion", 0.95, lead, praised);
    if (stands(sentence, lead, SHOUT)) return voteAt(sentence, "opinion", 0.8, lead);
    // "A brilliant idea: close …": praise of what is then ordered.
    for (let t = lead + 1; t < lead + 6; t++) {
      if (!isWord(sentence, t, COLON)) continue;
      const praise = findSet(sentence, PRAISE);
      return praise >= 0 && praise < t && stands(sentence, t + 1, ORDERS)
        ? voteAt(sentence, "opinion", 0.9, praise, t)
        : null;
    }
    return null;
  },
  pull: 0,
  firmPull: 4,
  tells: 160,
};
