import type { WeightFile, WeightSection } from "@columnist/label/features";
import { sha256Hex } from "@columnist/model";
import { base64Of } from "./base64.ts";

/** One array of a weights file before it is written. */
export interface Section {
  readonly name: string;
  readonly values: Int8Array | Int16Array | Int32Array | Float32Array;
}

const typeOf = (values: Section["values"]): WeightSection["type"] =>
  values instanceof Int8Array
    ? "int8"
    : values instanceof Int16Array
      ? "int16"
      : values instanceof Int32Array
        ? "int32"
        : "float32";

/** Arrays as one run of little-endian bytes, each at a multiple of four, and where each stands. */
export const packSections = (
  sections: ReadonlyArray<Section>,
): {
  readonly bytes: Uint8Array;
  readonly table: ReadonlyArray<WeightSection>;
} => {
  let at = 0;
  const table = sections.map(({ name, values }) => {
    const entry = { name, type: typeOf(values), at, length: values.length };
    at += Math.ceil(values.byteLength / 4) * 4;
    return entry;
  });
  const bytes = new Uint8Array(at);
  for (const [i, { values }] of sections.entries())
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), table[i]!.at);
  return { bytes, table };
};

/** Arrays as a weights file that can be opened at once. */
export const weightFile = (sections: ReadonlyArray<Section>): WeightFile => {
  const { bytes, table } = packSections(sections);
  return { sha256: sha256Hex(bytes), sections: table, base64: base64Of(bytes) };
};

/** The text of a generated module that exports `name: WeightFile`, with a note of how it was made. */
export const weightFileSource = (
  name: string,
  note: string,
  { sha256, sections, base64 }: WeightFile,
  typesFrom: string = "./weights.ts",
): string => {
  const rows = sections
    .map((row) => `    { name: "${row.name}", type: "${row.type}", at: ${row.at}, length: ${row.length} },`)
    .join("\n");
  return `// Generated. ${note}
import type { WeightFile } from "${typesFrom}";

export const ${name}: WeightFile = {
  sha256: "${sha256}",
  sections: [
${rows}
  ],
  base64:
    "${base64}",
};
`;
};

/** The same for arrays that are not packed yet. */
export const weightFileText = (
  name: string,
  note: string,
  sections: ReadonlyArray<Section>,
  typesFrom?: string,
): string => weightFileSource(name, note, weightFile(sections), typesFrom);

/** Numbers as whole steps of one scale, from -limit to limit. */
export const quantise = (
  values: Float32Array,
  limit: 127 | 32767,
  largest: number,
): { readonly scale: number; readonly steps: Int16Array } => {
  const scale = largest === 0 ? 1 : largest / limit;
  return {
    scale,
    steps: Int16Array.from(values, (value) => Math.max(-limit, Math.min(limit, Math.round(value / scale)))),
  };
};

/** The value that a share of the absolute values does not pass: outliers are cut so that the rest keeps its grain. */
export const cutAt = (values: Float32Array, share: number): number => {
  const sorted = Float32Array.from(values, Math.abs).toSorted();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
