export { explain, type Explanation, type FiredRule, type Strike, type WeighedWord } from "./explain.ts";
export { readQuotes, type QuoteInput, type QuoteReading } from "./quotes/quotes.ts";
export { label, type LabelInput, type Labels } from "./label.ts";
export type { OpinionModel } from "./models/model.ts";
export { ACCURATE_VERSION, VERSION } from "./version.ts";
