/** What trainings and evaluations of quotes need beside `readQuotes`: the scene, candidates and features. */
export { antecedentFeatures, antecedentsOf } from "./antecedents.ts";
export { eachReport, readIndirect, sureReports, type Indirect, type ReportScores } from "./attribution.ts";
export { reportFeatures, type ReportCandidate } from "./reportFeatures.ts";
export { Entities } from "./entities.ts";
export { endCandidates, leftEndCandidates, leftStartCandidates, startCandidates } from "./extents.ts";
export { kindFeatures, lastOf, shapeOf } from "./quoteKinds.ts";
export type { Marked } from "./marks.ts";
export { FIRST_PERSON, PRONOUN, type Mention } from "./names.ts";
export type { Line, QuoteConfidence, QuoteModels } from "./quoteModels.ts";
export {
  classBucket,
  ClassScorer,
  CLASSES,
  Features,
  Scorer,
  type FeatureSink,
  type QuoteWeights,
} from "./quoteRanker.ts";
export { rawConfidence } from "./publishQuotes.ts";
export { readDrafts, readQuotesWith } from "./quotes.ts";
export * from "./reports.ts";
export { readTokens } from "../tokens.ts";
export { readScene, type Scene } from "./scene.ts";
export { sourceCandidates, sourceFeatures } from "./sources.ts";
export { layCover, settingOf, type Cover } from "./markSetting.ts";
export { cueBeside } from "./speakerCues.ts";
export { speakerCandidates, speakerFeatures } from "./speakers.ts";
export { AUTHOR, type Candidates } from "./speakerEntities.ts";
export { sentenceFeatures } from "./sentenceFeatures.ts";
export { BEFORE, eachSentence } from "./sentenceShapes.ts";
