import type { LexiconData } from "../../lexicons.ts";

/** The future, and forecasts (guideline O5). Source: future auxiliaries. */
export const FUTURE: LexiconData = {
  id: "future",
  matches: ["It will end in tears."],
  misses: ["It ended in tears."],
  terms: [
    "about to",
    "bound to",
    "destined",
    "doomed to",
    "going to",
    "gonna",
    "he'll",
    "in the long run",
    "inevitable",
    "it'll",
    "likely to",
    "shall",
    "she'll",
    "sooner or later",
    "they'll",
    "will",
    "will never",
    "will not",
    "will only",
    "won't",
    "would",
    "wouldn't",
  ],
};
