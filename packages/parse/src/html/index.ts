/** What training and measuring the extraction of HTML needs of it; articles are read through `parse`. */
export { type Page, pageOf } from "./page.ts";
export { FEATURES, featuresOf } from "./features.ts";
export { isPlainLink } from "./pageFacts.ts";
export { packTrees, scoreOf, type Trees, unpackTrees } from "./trees.ts";
export { bodyProbabilities } from "./body.ts";
export { articleOf } from "./article.ts";
