import { guidelinePull } from "../pull.ts";
import { RULE_CLASSES } from "../ruleClasses.ts";
import { RULES } from "../rules.ts";
import type { SentenceReading } from "../sentences.ts";
import type { Vote } from "../sentenceView.ts";
import { contextFeatures, contextNames, FIRST_CLAIM, REASONS } from "./contextFeatures.ts";
import { openContext, openJudge, type Reasoned } from "./contextNetwork.ts";
import { openFastModel, type FastModel, type FastShape } from "./fast.ts";
import { FAST_SHAPE, FAST_WEIGHTS } from "./fast.weights.ts";
import {
  calibrationFor,
  FEW,
  type Calibrations,
  type Judge,
  type ModelScores,
  type OpinionModel,
} from "./model.ts";
import { placesOf } from "./places.ts";
import { openWeights, type WeightFile } from "./weights.ts";

/** What was fitted beside the arrays, as the weights file tells it. */
export interface EditorialShape extends FastShape, Omit<Judge, "namedAbove"> {
  readonly calibration: Calibrations;
  /** As Judge has it; null: never. */
  readonly namedAbove: ReadonlyArray<number | null>;
}

interface Opened {
  readonly local: FastModel;
  readonly context: (features: Float32Array) => Reasoned;
  /** Of each rule of RULES, whether the weights know nothing of its votes: it counts by its own pull. */
  readonly unknown: ReadonlyArray<boolean>;
}

const open = (shape: EditorialShape, file: WeightFile): Opened => ({
  local: openFastModel(shape, file),
  context: openJudge(openContext(openWeights(file), contextNames(shape.heads).length)),
  unknown: RULES.map(({ id }) => !shape.dense.includes(`rule.${id}`)),
});

const scoreBy =
  (shape: EditorialShape, opened: () => Opened) =>
  (reading: SentenceReading): ModelScores => {
    const { local, context, unknown } = opened();
    const { views, votes, tokens } = reading;
    const n = views.length;
    const { dense, gate, opens } = placesOf(reading);
    const { logits: own, tokenWeights } = local.score(views, dense, tokens.count);
    const heads = shape.heads.length;
    const { odds: logits, shares } = context(contextFeatures({ count: n, heads, logits: own, opens, gate }));
    const rules = new Float32Array(n * RULE_CLASSES.length);
    const contextWeights = new Float32Array(n);
    const { scale, shift } = calibrationFor(shape.calibration, n);
    // Sentences that come alone or nearly so have little else to go by than what the rules say of their words.
    const pullOf = (vote: ReadonlyArray<Vote | null>): number =>
      n > FEW ? guidelinePull(vote, unknown) : PULL_OF_FEW * guidelinePull(vote);
    for (let i = 0; i < n; i++) {
      logits[i] = (logits[i]! + pullOf(votes[i]!)) * scale + shift;
      contextWeights[i] = logits[i]! - own[i * (heads + REASONS.length)]!;
      const opinion = 1 / (1 + Math.exp(-logits[i]!));
      for (let r = 0; r < REASONS.length; r++)
        rules[i * RULE_CLASSES.length + r] =
          shares[i * REASONS.length + r]! * (r < FIRST_CLAIM ? opinion : 1 - opinion);
    }
    return { logits, rules, tokenWeights, contextWeights };
  };

/** How much the rules' own pull counts in a text of few sentences. Chosen on minimal pairs and on the project's own gold. */
const PULL_OF_FEW = 0.5;

/** A model of this kind: words, letters, lexicons and rule votes of a sentence, then its place among the others. */
export const editorialModel = (id: string, shape: EditorialShape, file: WeightFile): OpinionModel => {
  const opened = open(shape, file);
  return { ...judgeOf(shape), id, score: scoreBy(shape, () => opened) };
};

const judgeOf = ({ abstainBelow, doubt, namedAbove }: EditorialShape): Judge => ({
  abstainBelow,
  doubt,
  namedAbove: namedAbove.map((least) => least ?? Infinity),
});

let shipped: Opened | null = null;

// Decoded at the first sentence, not at import: a command that labels nothing pays nothing.
const openShipped = (): Opened => (shipped ??= open(FAST_SHAPE, FAST_WEIGHTS));

/** Log-odds towards opinion that the words of a text give, sentence by sentence: parallel to its tokens. */
export const wordWeights = (reading: SentenceReading, dense: Float32Array): Float32Array =>
  openShipped().local.score(reading.views, dense, reading.tokens.count).tokenWeights;

/** The model that ships. */
export const EDITORIAL: OpinionModel = {
  ...judgeOf(FAST_SHAPE),
  id: "fast",
  score: scoreBy(FAST_SHAPE, openShipped),
};
