import type { LexiconData } from "../../lexicons.ts";

/** Address to the reader. Source: second person. */
export const YOU: LexiconData = {
  id: "you",
  matches: ["You may ask."],
  misses: ["They may ask."],
  terms: ["folks", "you", "you'd", "you'll", "you're", "you've", "your", "yours", "yourself"],
};
