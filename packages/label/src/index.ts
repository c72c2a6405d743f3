export { explain, type Explanation, type FiredRule, type Flip, type WeighedWord } from "./explain.ts";
export { readQuotes, type QuoteInput, type QuoteReading } from "./quotes/quotes.ts";
export { label, type LabelInput, type Labels } from "./label.ts";
/** Version of rules, lexicons and model: raised with every change that may change a label. */
export const VERSION = "2";
