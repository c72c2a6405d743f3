/** What training shares with labelling: the same features from the same code. */
export { DENSE_NAMES, eachLetterGram, fillDense, fillGrams, GRAMS_A_TOKEN } from "./features.ts";
export { bucketOf } from "./hash.ts";
export { isSign } from "./kinds.ts";
export { readSentences, voteOnSentences } from "./sentences.ts";
export { readTokens, type Tokens } from "./tokens.ts";
export {
  contextFeatures,
  contextNames,
  FIRST_CLAIM,
  REASONS,
  type ContextInput,
} from "./models/contextFeatures.ts";
export { predictContext, type ContextNetwork } from "./models/contextNetwork.ts";
export { ACCURATE_NAMES, accurateFeatures, ENCODER_WIDTH } from "./models/accurateFeatures.ts";
export { accurateHead, writeReasons, type AccurateHead, type AccurateShape } from "./models/accurateHead.ts";
export { accurateModel, balancedModel, type EncoderStates } from "./models/accurate.ts";
export { openHead, runHead, type HeadNetwork } from "./models/headNetwork.ts";
export { readOutputs, type HeadJudgement } from "./models/headOutputs.ts";
export { RULE_CLASSES, ruleClassOf } from "./ruleClasses.ts";
export { UNSUMMED } from "./models/fast.ts";
export { openWeights, type WeightFile, type WeightSection } from "./models/weights.ts";
export { guidelinePull } from "./pull.ts";
export { DOUBT_FEATURES, doubtFeatures, doubtOf, type Doubt } from "./doubt.ts";
export { quoteProbability } from "./combine.ts";
