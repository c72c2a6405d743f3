export { explain, type Explanation, type FiredRule, type Strike, type WeighedWord } from "./explain.ts";
export { readQuotes, type QuoteInput, type QuoteReading } from "./quotes/quotes.ts";
export { label, type LabelInput, type Labels } from "./label.ts";
export type { OpinionModel } from "./models/model.ts";
/** Version of rules, lexicons and model: raised with every change that may change a label. */
export const VERSION = "5";
/** Version of the accurate model: raised with every change of it that may change a label. */
export const ACCURATE_VERSION = "accurate.1";
