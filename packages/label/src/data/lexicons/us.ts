import type { LexiconData } from "../../lexicons.ts";

/** First person plural: the writer with readers, a paper, or a people. Source: first person plural. */
export const US: LexiconData = {
  id: "us",
  matches: ["We are not ready."],
  misses: ["They are not ready."],
  terms: ["our", "ours", "ourselves", "us", "we", "we'd", "we'll", "we're", "we've"],
};
