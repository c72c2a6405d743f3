import { decodeHTMLAttribute } from "entities";

/**
 * A parsed page as columns, a node a row, in document order; node 0 is the document itself. A node's descendants are
 * the nodes after it as far as `last[node]`. Every offset counts UTF-16 units of `raw`.
 */
export interface Tree {
  readonly raw: string;
  /** Element name in lower case; "" for text. */
  readonly names: ReadonlyArray<string>;
  /** -1 for the document. */
  readonly parents: ReadonlyArray<number>;
  /** Last node of the node's subtree; the node itself for text. */
  readonly last: ReadonlyArray<number>;
  /** Of the start tag or of the text. */
  readonly starts: ReadonlyArray<number>;
  /** End of a text; for an element, the end of its start tag. */
  readonly ends: ReadonlyArray<number>;
  /** What a character reference stands for; null for text that is exactly its slice of `raw`. */
  readonly values: ReadonlyArray<string | null>;
  /** Attributes of node `i` are the rows `firstAttribute[i]` to `firstAttribute[i + 1]` of the three lists below. */
  readonly firstAttribute: ReadonlyArray<number>;
  readonly attributeNames: ReadonlyArray<string>;
  readonly attributeStarts: ReadonlyArray<number>;
  readonly attributeEnds: ReadonlyArray<number>;
}

/** The value of an attribute (name in lower case), its character references decoded; null where it is missing. */
export const attribute = (tree: Tree, node: number, name: string): string | null => {
  const end = tree.firstAttribute[node + 1]!;
  for (let i = tree.firstAttribute[node]!; i < end; i++) {
    if (tree.attributeNames[i] !== name) continue;
    const value = tree.raw.slice(tree.attributeStarts[i], tree.attributeEnds[i]);
    return value.includes("&") ? decodeHTMLAttribute(value) : value;
  }
  return null;
};

/** Longest text that `textOf` gives, UTF-16 units: enough for any field, and a bound for hostile pages. */
const FIELD_UNITS = 2_000_000;

/** The text of a subtree, white space folded to single spaces and trimmed. */
export const textOf = (tree: Tree, node: number): string => {
  let text = "";
  const last = tree.last[node]!;
  for (let i = node; i <= last && text.length < FIELD_UNITS; i++) {
    const name = tree.names[i]!;
    if (name === "") text += tree.values[i] ?? tree.raw.slice(tree.starts[i], tree.ends[i]);
    else if (name === "script" || name === "style") i = Math.max(i, tree.last[i]!);
    else if (name === "br" || name === "p" || name === "div" || name === "li") text += " ";
  }
  return text.replace(/\s+/g, " ").trim();
};

/** The unchanged source between a start tag and the end of the subtree's text: what a script holds. */
export const sourceOf = (tree: Tree, node: number): string => {
  const last = tree.last[node]!;
  return last === node ? "" : tree.raw.slice(tree.starts[node + 1], tree.ends[last]);
};
