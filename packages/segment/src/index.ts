export { english } from "./english.ts";
export type { Abbreviation, AbbreviationKind, LocalePack } from "./locale.ts";
export { segment } from "./segment.ts";
export { VERSION } from "./version.ts";
