import { sha256Hex, SPLITS } from "@columnist/model";

export type Split = (typeof SPLITS)[number];

/** Upper bound of each split's share of hashes, ascending. */
const UP_TO: ReadonlyArray<readonly [Split, number]> = [
  ["train", 0.8],
  ["validation", 0.9],
  ["test", 1],
];

/**
 * The split of a cluster of duplicates, from its hash alone: articles added later move no other cluster, and copies of one
 * article never stand on two sides. A cluster moves only when an earlier published copy becomes its canonical article.
 */
export const splitOf = (cluster: string): Split => {
  const hash = Number.parseInt(sha256Hex(`split\u0000${cluster}`).slice(0, 8), 16);
  const share = hash / 2 ** 32;
  return UP_TO.find(([, bound]) => share < bound)![0];
};
