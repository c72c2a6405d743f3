/**
 * Boosted decision trees: a row's score is the sum of one leaf a tree. Nodes lie in preorder: the left child of a split
 * follows it. Columns, a node an entry.
 */
export interface Trees {
  /** Feature that a split looks at; -1 for a leaf. */
  readonly features: Int16Array;
  /** A row goes left where its value is at most this; for a leaf, what it adds to the score. */
  readonly values: Float32Array;
  /** Node of the right child; of a leaf, the first node of the next tree. */
  readonly rights: Int32Array;
}

/** After every so many trees a score this far from even is taken as it is: the rest would not turn it. */
const STEP = 40;
const SURE = 3.5;

/** Log-odds of the row of `rows` that starts at `at`, as far as is needed to be sure. */
export const scoreOf = (trees: Trees, rows: Float32Array, at: number): number => {
  const { features, values, rights } = trees;
  let score = 0;
  let node = 0;
  let left = STEP;
  while (node < features.length) {
    const feature = features[node]!;
    if (feature < 0) {
      score += values[node]!;
      node = rights[node]!;
      if (--left === 0) {
        if (score > SURE || score < -SURE) return score;
        left = STEP;
      }
    } else node = rows[at + feature]! <= values[node]! ? node + 1 : rights[node]!;
  }
  return score;
};

const BYTES_A_NODE = 10;

/** Trees as bytes: a node takes int16 feature, float32 value, int32 right, little-endian. */
export const packTrees = (trees: Trees): Uint8Array => {
  const bytes = new Uint8Array(trees.features.length * BYTES_A_NODE);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < trees.features.length; i++) {
    view.setInt16(i * BYTES_A_NODE, trees.features[i]!, true);
    view.setFloat32(i * BYTES_A_NODE + 2, trees.values[i]!, true);
    view.setInt32(i * BYTES_A_NODE + 6, trees.rights[i]!, true);
  }
  return bytes;
};

/**
 * Trees from base64 of `packTrees`. Throws where they ask for a feature that rows do not have.
 *
 * @param asked names of the features by the numbers that the trees were packed with
 * @param rows names of the features in the order of a row
 */
export const unpackTrees = (
  base64: string,
  asked: ReadonlyArray<string>,
  rows: ReadonlyArray<string>,
): Trees => {
  const places = asked.map((name) => rows.indexOf(name));
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  const view = new DataView(bytes.buffer);
  const count = bytes.length / BYTES_A_NODE;
  const trees = {
    features: new Int16Array(count),
    values: new Float32Array(count),
    rights: new Int32Array(count),
  };
  for (let i = 0; i < count; i++) {
    const feature = view.getInt16(i * BYTES_A_NODE, true);
    if (feature >= 0 && !(places[feature]! >= 0))
      throw new Error(
        `The trees ask for the feature ${asked[feature]}, which rows do not have: train them anew`,
      );
    trees.features[i] = feature < 0 ? feature : places[feature]!;
    trees.values[i] = view.getFloat32(i * BYTES_A_NODE + 2, true);
    trees.rights[i] = view.getInt32(i * BYTES_A_NODE + 6, true);
  }
  return trees;
};
