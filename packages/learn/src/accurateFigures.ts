/** Figures of the models with an encoder: each document is labelled by a head that was fitted without its fold. */
import { label, type OpinionModel } from "@columnist/label";
import { ENCODER_WIDTH, type AccurateHead, type EncoderStates } from "@columnist/label/features";
import { readingOf, type StatesOf } from "./accurateExamples.ts";
import { inputOf } from "./encode.ts";
import type { Figure } from "./figures.ts";
import type { GoldDocument } from "./gold.ts";
import { judgeOpeds } from "./judgeOpeds.ts";
import { labelFigures, type Outcome } from "./labelFigures.ts";
import { opedFigures, type JudgedOped } from "./opedFigures.ts";

/** A model of a head. */
export type ModelOf = (statesOf: EncoderStates, head: AccurateHead) => OpinionModel;

/** What was read of a document whole, of those of its sentences that are asked for. */
const among =
  (states: Float32Array): EncoderStates =>
  (_, wanted) => {
    const rows = wanted.reduce((sum, one) => sum + one, 0);
    const out = new Float32Array(rows * ENCODER_WIDTH);
    let at = 0;
    for (let i = 0; i < wanted.length; i++) {
      if (wanted[i] !== 1) continue;
      out.set(states.subarray(i * ENCODER_WIDTH, (i + 1) * ENCODER_WIDTH), at);
      at += ENCODER_WIDTH;
    }
    return out;
  };

/** Opinion against the rest, in a document as its set is read. */
const judge = (
  document: GoldDocument,
  states: Float32Array,
  modelOf: (statesOf: EncoderStates) => OpinionModel,
): ReadonlyArray<Outcome> => {
  const labelOf = (some: GoldDocument["sentences"], statesOf: EncoderStates) =>
    label({ ...inputOf(some), detectedLanguage: "en", genre: null }, modelOf(statesOf)).labels;
  const given =
    readingOf(document.set) === "text"
      ? labelOf(document.sentences, among(states))
      : document.sentences.flatMap((sentence, i) =>
          labelOf([sentence], () => states.subarray(i * ENCODER_WIDTH, (i + 1) * ENCODER_WIDTH)),
        );
  return document.sentences.flatMap(({ label: gold }, i) =>
    gold !== "opinion" && gold !== "claim"
      ? []
      : [
          {
            gold: gold === "opinion" ? 0 : 1,
            given: given[i]!.label === "opinion" ? 0 : 1,
            confidence: given[i]!.confidence,
            group: document.source,
          },
        ],
  );
};

/** Held out everywhere but in CheckThat!, whose own dev part is what is judged. */
const isJudged = ({ set, fold }: GoldDocument): boolean => set !== "checkthat" || fold === 0;

/** Op-eds as the heads judge them that were fitted without their fold: `heads[fold]`. */
export const judgeOpedsByHeads = (
  documents: ReadonlyArray<GoldDocument>,
  statesOf: StatesOf,
  heads: ReadonlyArray<AccurateHead>,
  modelOf: ModelOf,
): ReadonlyArray<JudgedOped> =>
  judgeOpeds(
    documents.filter(({ set }) => set === "opeds"),
    (document) => modelOf(among(statesOf(document)), heads[document.fold]!),
  );

/**
 * Figures of a model on op-eds and on the other sets.
 * @param heads of each fold, the head that was fitted without it
 */
export const accurateFigures = (
  name: string,
  documents: ReadonlyArray<GoldDocument>,
  statesOf: StatesOf,
  heads: ReadonlyArray<AccurateHead>,
  modelOf: ModelOf,
): ReadonlyArray<Figure> => {
  const of = (set: string) => documents.filter((document) => document.set === set && isJudged(document));
  const others = [...new Set(documents.map(({ set }) => set))].filter((set) => set !== "opeds");
  return [
    ...opedFigures(`${name}: opeds`, judgeOpedsByHeads(documents, statesOf, heads, modelOf)),
    ...others.flatMap((set) =>
      labelFigures(
        `${name}: ${set} ${readingOf(set) === "text" ? "whole text" : "alone"}`,
        of(set).flatMap((document) =>
          judge(document, statesOf(document), (states) => modelOf(states, heads[document.fold]!)),
        ),
      ),
    ),
  ];
};
