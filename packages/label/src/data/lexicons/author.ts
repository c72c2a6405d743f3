import type { LexiconData } from "../../lexicons.ts";

/** The writer speaking of himself or herself. Source: first person singular. */
export const AUTHOR: LexiconData = {
  id: "author",
  matches: ["I waited at the clinic."],
  misses: ["She waited at the clinic."],
  terms: ["I", "I'd", "I'll", "I'm", "I've", "me", "mine", "my", "myself"],
};
