import { attribute, textOf, type Tree } from "./tree.ts";

/** Nodes under a mark: the link, its text, perhaps brackets of their own. */
const MOST_NODES = 8;

const MARK = /^[[(]?(?:\d{1,3}|[*†‡§]|note \d{1,2})[\])]?$/i;
const NAMED =
  /\b(?:foot-?notes?|end-?notes?|fn-?ref|note-?ref|fn|footnote-?(?:ref|anchor|link|number)|cite_?ref|reference)\b/i;
const TO_NOTE = /^#.*(?:fn|note|ref|cite)/i;

const isNamed = (tree: Tree, node: number): boolean =>
  NAMED.test(
    `${attribute(tree, node, "class") ?? ""} ${attribute(tree, node, "role") ?? ""} ${attribute(tree, node, "rel") ?? ""}`,
  );

/**
 * The mark of a footnote at a node (`sup` or `a`): a number or a sign that leads to a note, stands in brackets, or is set
 * high behind a stop ("about it.¹"). `before`: the text that it stands behind; a number behind a letter is a power.
 */
export const isNoteMark = (tree: Tree, node: number, before: string): boolean => {
  const last = tree.last[node]!;
  if (last === node || last - node > MOST_NODES || before === "") return false;
  const text = textOf(tree, node);
  if (text.length > 8 || !MARK.test(text)) return false;
  for (let inner = node; inner <= last; inner++) {
    if (tree.names[inner] !== "a" && inner !== node) continue;
    if (isNamed(tree, inner) || TO_NOTE.test(attribute(tree, inner, "href") ?? "")) return true;
  }
  if (tree.names[node] === "a") return false;
  return /^\[.*\]$/.test(text) || (/^\d/.test(text) && /[.!?,;:”"’»)\]]\s*$/.test(before));
};
