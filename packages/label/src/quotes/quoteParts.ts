/** What trainings and evaluations of quotes need beside `readQuotes`: the scene, candidates and features. */
export { eachReport, readIndirect } from "./attribution.ts";
export { endCandidates, leftEndCandidates, leftStartCandidates, startCandidates } from "./extents.ts";
export { kindFeatures, shapeOf } from "./quoteKinds.ts";
export type { QuoteModels } from "./quoteModels.ts";
export {
  classBucket,
  ClassScorer,
  CLASSES,
  Features,
  Scorer,
  type FeatureSink,
  type QuoteWeights,
} from "./quoteRanker.ts";
export { readQuotesWith } from "./quotes.ts";
export * from "./reports.ts";
export { readTokens } from "../tokens.ts";
export { readScene, type Scene } from "./scene.ts";
export { sourceCandidates, sourceFeatures } from "./sources.ts";
export { layCover, settingOf, speakerCandidates, speakerFeatures, type Cover } from "./speakers.ts";
