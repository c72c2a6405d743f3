/** Models that are trained from what packages/learn reads alone; those that ask a model live in pipelines/src/learning. */
export { htmlBlocks } from "./htmlBlocks.ts";
export { quotesTraining } from "./quotes.ts";
