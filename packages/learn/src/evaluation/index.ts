/** Areas that are measured by what packages/learn reads alone; those that ask a model live in pipelines/src/learning. */
export { articles } from "./articles.ts";
export { bytesOf, goldPages, halfOf, sourceOf, type GoldPage } from "./articleGold.ts";
export { bodyScore, foldLine, sameNames } from "./articleScores.ts";
export { countQuotes, goldArticles, quoteFigures, type GoldArticle } from "./polnearQuotes.ts";
export { quotesEvaluation } from "./quotes.ts";
export { rawtext } from "./rawtext.ts";
export { scraped } from "./scraped.ts";
export { segmentEvaluation } from "./segment.ts";
