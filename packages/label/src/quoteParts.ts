/** What trainings and evaluations of quotes need beside `readQuotes`: the scene, candidates and features. */
export { readScene, type Scene } from "./scene.ts";
export { kindFeatures, shapeOf } from "./quoteKinds.ts";
export { Features, type QuoteWeights } from "./quoteRanker.ts";
export { settingOf, speakerCandidates, speakerFeatures } from "./speakers.ts";
