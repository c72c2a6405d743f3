export { explain, type Explanation, type FiredRule, type Strike, type WeighedWord } from "./explain.ts";
export { readQuotes, type QuoteInput, type QuoteReading } from "./quotes/quotes.ts";
export { label, type LabelInput, type Labels } from "./label.ts";
export type { OpinionModel } from "./models/model.ts";
/** Version of rules, lexicons and model: raised with every change that may change a label. */
export const VERSION = "6";
/** Version of the models with an encoder: raised with every change of theirs that may change a label. */
export const ACCURATE_VERSION = "2";
