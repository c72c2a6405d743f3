import type { LexiconData } from "../../lexicons.ts";

/** Joints that turn against what came before (guideline O10). Source: adversative conjunctions. */
export const CONTRAST: LexiconData = {
  id: "contrast",
  matches: ["But nobody listened."],
  misses: ["And nobody listened."],
  terms: [
    "although",
    "but",
    "despite",
    "even if",
    "even though",
    "except",
    "however",
    "in contrast",
    "instead",
    "nevertheless",
    "nonetheless",
    "not only",
    "on the contrary",
    "on the other hand",
    "rather",
    "regardless",
    "still",
    "though",
    "unless",
    "whereas",
    "while",
    "yet",
  ],
};
