import type { Tree } from "./html/tree.ts";
import { type Mapped, mapping } from "./mapped.ts";

/** The text of a subtree with its runs: references decoded, sections of character data as they stand. */
export const textWithRuns = (tree: Tree, node: number): Mapped => {
  const into = mapping();
  for (let i = node; i <= tree.last[node]!; i++) {
    if (tree.names[i] !== "") continue;
    const value = tree.values[i];
    if (value !== null && value !== undefined) into.make(value);
    else into.keep(tree.raw.slice(tree.starts[i], tree.ends[i]), tree.starts[i]!);
  }
  return into.done();
};

/** All elements of a name (lower case) under a node, in document order. */
export const elementsNamed = (tree: Tree, under: number, name: string): ReadonlyArray<number> => {
  const found: Array<number> = [];
  for (let node = under + 1; node <= tree.last[under]!; node++)
    if (tree.names[node] === name) found.push(node);
  return found;
};
