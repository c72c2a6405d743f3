export { english } from "./english.ts";
export type { Abbreviation, AbbreviationKind, LocalePack } from "./locale.ts";
export { segment } from "./segment.ts";

/** Raised when the sentences of some text may change. */
export const VERSION = "1.1.0";
