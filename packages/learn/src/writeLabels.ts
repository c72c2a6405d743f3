import { DENSE_NAMES, REASONS, UNSUMMED, type WeightFile } from "@columnist/label/features";
import type { EditorialShape } from "@columnist/label/models";
import type { Judged } from "./judging.ts";
import { headSections } from "./headSections.ts";
import { cutAt, quantise, weightFile, weightFileSource, weightFileText, type Section } from "./quantise.ts";
import type { AccurateRun } from "./trainAccurate.ts";
import type { Calibrations, TrainedLabels } from "./trainLabels.ts";

/** A fitted model as it is opened: its arrays, and what they are for. */
export interface LabelWeights {
  readonly shape: EditorialShape;
  readonly file: WeightFile;
}

/** Both steps, quantised, with their calibration and thresholds. */
export const labelWeights = (
  { network, context, rowOf, table, heads }: TrainedLabels,
  calibration: Calibrations,
  { namedAbove, doubt }: Judged,
): LabelWeights => {
  const H = network.hidden;
  const rows = rowOf.size;
  // The letters of each known word are summed once here, so that labelling need not spell known words.
  const sums = new Float32Array(rows).fill(Number.NaN);
  for (let lexeme = 0; lexeme < table.rows.length; lexeme++) {
    const row = table.rows[lexeme]!;
    if (row < 0) continue;
    let sum = network.wordScore[row]!;
    for (let q = table.letterFirst[lexeme]!; q < table.letterFirst[lexeme + 1]!; q++)
      sum += network.grams[table.letters[q]!]!;
    sums[row] = sum;
  }
  const known = sums.filter((value) => !Number.isNaN(value));
  const wordSteps = quantise(
    sums.map((value) => (Number.isNaN(value) ? 0 : value)),
    32767,
    cutAt(known, 1),
  );
  const wordScore = wordSteps.steps.map((step, row) => (Number.isNaN(sums[row]!) ? UNSUMMED : step));
  const gramSteps = quantise(network.grams, 127, cutAt(network.grams, 0.9995));
  const vectors = new Int8Array(rows * H);
  const vectorScale = new Float32Array(H);
  for (let j = 0; j < H; j++) {
    const column = Float32Array.from({ length: rows }, (_, row) => network.vectors[row * H + j]!);
    const { scale, steps } = quantise(column, 127, cutAt(column, 0.9995));
    vectorScale[j] = scale;
    for (let row = 0; row < rows; row++) vectors[row * H + j] = steps[row]!;
  }
  const keys = new Int32Array(rows);
  for (const [hash, row] of rowOf) keys[row] = hash;
  const sections: ReadonlyArray<Section> = [
    { name: "keys", values: keys },
    { name: "vectors", values: vectors },
    { name: "vectorScale", values: vectorScale },
    { name: "wordScore", values: wordScore },
    { name: "grams", values: Int8Array.from(gramSteps.steps) },
    { name: "scales", values: Float32Array.of(gramSteps.scale, wordSteps.scale) },
    { name: "denseHidden", values: network.denseHidden },
    { name: "denseOut", values: network.denseOut },
    { name: "hiddenBias", values: network.hiddenBias },
    { name: "out", values: network.out },
    { name: "mix", values: network.mix },
    { name: "bias", values: network.bias },
    { name: "contextInto", values: context.into },
    { name: "contextHiddenBias", values: context.hiddenBias },
    { name: "contextOut", values: context.out },
    { name: "contextBias", values: context.bias },
    { name: "contextOwn", values: context.own },
  ];
  const shape: EditorialShape = {
    heads,
    reasons: REASONS,
    hidden: H,
    gramBits: network.gramBits,
    dense: DENSE_NAMES,
    calibration,
    abstainBelow: 0,
    namedAbove,
    doubt,
  };
  return { shape, file: weightFile(sections) };
};

/** The generated source of the shipped model. */
export const labelWeightsText = ({ shape, file }: LabelWeights): string => {
  const text = weightFileSource(
    "FAST_WEIGHTS",
    "By `pipeline train`: figures and data names are in card.md.",
    file,
  );
  return `import type { EditorialShape } from "./editorial.ts";
${text}
/** What the arrays are for. */
export const FAST_SHAPE: EditorialShape = ${JSON.stringify(shape, null, 2)};
`;
};

/** The generated source of the accurate model's head, for an encoder with this SHA-256. */
export const accurateWeightsText = ({ head, shape }: AccurateRun, encoder: string): string => {
  const text = weightFileText(
    "ACCURATE_WEIGHTS",
    "By `pipeline train --area accurate`: figures and data names are in pipelines/models/accurate/card.md.",
    headSections(head),
  );
  return `import type { AccurateShape } from "./accurateHead.ts";
${text}
/** What the arrays are for; \`encoder\` is the SHA-256 of the file whose numbers they take. */
export const ACCURATE_SHAPE: AccurateShape & { readonly encoder: string } = ${JSON.stringify({ ...shape, encoder }, null, 2)};
`;
};
