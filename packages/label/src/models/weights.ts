/** How a weights file stores one array: where it starts in the bytes, how many numbers, of which type. */
export interface WeightSection {
  readonly name: string;
  readonly type: "int8" | "int16" | "int32" | "float32";
  /** Byte offset; a multiple of four. */
  readonly at: number;
  /** Numbers. */
  readonly length: number;
}

/** A generated weights file: arrays as base64, and what they were fitted for. */
export interface WeightFile {
  /** SHA-256 of the decoded bytes. */
  readonly sha256: string;
  readonly sections: ReadonlyArray<WeightSection>;
  /** Little-endian bytes in base64. */
  readonly base64: string;
}

const bytesOf = (base64: string): Uint8Array => {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
};

/** The arrays of a weights file by name. A section that is not there reads as an empty array. */
export interface Weights {
  readonly int8: (name: string) => Int8Array;
  readonly int16: (name: string) => Int16Array;
  readonly int32: (name: string) => Int32Array;
  readonly float32: (name: string) => Float32Array;
}

/** Decodes a weights file once; the arrays are views into one buffer. */
export const openWeights = (file: WeightFile): Weights => {
  const { buffer } = bytesOf(file.base64);
  const find = (name: string, type: WeightSection["type"]): WeightSection =>
    file.sections.find((section) => section.name === name && section.type === type) ?? {
      name,
      type,
      at: 0,
      length: 0,
    };
  return {
    int8: (name) => new Int8Array(buffer, find(name, "int8").at, find(name, "int8").length),
    int16: (name) => new Int16Array(buffer, find(name, "int16").at, find(name, "int16").length),
    int32: (name) => new Int32Array(buffer, find(name, "int32").at, find(name, "int32").length),
    float32: (name) => new Float32Array(buffer, find(name, "float32").at, find(name, "float32").length),
  };
};

/**
 * Rows of weights in the order of the names that the code counts: a row of zeros for a name that the weights do not know.
 * @param rows `width` numbers for each of `given`
 * @throws Error for a name of the weights that the code does not count any more: they must be fitted again
 */
export const rowsByName = (
  rows: Float32Array,
  width: number,
  given: ReadonlyArray<string>,
  wanted: ReadonlyArray<string>,
): Float32Array => {
  const out = new Float32Array(wanted.length * width);
  for (const [g, name] of given.entries()) {
    const w = wanted.indexOf(name);
    if (w < 0)
      throw new Error(`label: the weights know the feature "${name}", which is gone: run \`pipeline train\``);
    out.set(rows.subarray(g * width, (g + 1) * width), w * width);
  }
  return out;
};
