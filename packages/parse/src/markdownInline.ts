import type { SyntaxNodeRef, Tree } from "@lezer/common";
import { decodeHTMLStrict } from "entities";
import { type Mapped, mapping } from "./mapped.ts";

/** Nodes whose characters are marks, addresses or code of the page, never text. */
const MARKS: ReadonlySet<string> = new Set([
  "EmphasisMark", "CodeMark", "LinkMark", "URL", "LinkTitle", "LinkLabel", "HeaderMark", "QuoteMark", "ListMark", "HTMLTag", "Comment",
  "ProcessingInstruction", "Image", "StrikethroughMark", "TaskMarker", "TableDelimiter", "CodeInfo", "HardBreak",
]); // prettier-ignore

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly kind: "mark" | "escape" | "entity" | "break";
}

/** The text of a leaf block between `from` and `to`: marks cut, escapes and references resolved, with its runs. */
export const inlineText = (raw: string, tree: Tree, from: number, to: number): Mapped => {
  const pieces: Array<Piece> = [];
  tree.iterate({
    from,
    to,
    enter: (node: SyntaxNodeRef) => {
      if (node.from < from || node.to > to) return node.from < to && node.to > from;
      const { name } = node;
      // A bare address between angle brackets is its own text.
      if (name === "Autolink") return false;
      if (name === "HardBreak") pieces.push({ from: node.from, to: node.to, kind: "break" });
      else if (name === "Escape") pieces.push({ from: node.from, to: node.to, kind: "escape" });
      else if (name === "Entity") pieces.push({ from: node.from, to: node.to, kind: "entity" });
      else if (MARKS.has(name)) pieces.push({ from: node.from, to: node.to, kind: "mark" });
      else return true;
      return false;
    },
  });
  pieces.sort((a, b) => a.from - b.from);
  const into = mapping();
  let at = from;
  for (const piece of pieces) {
    if (piece.from < at) continue;
    into.keep(raw.slice(at, piece.from), at);
    at = piece.to;
    if (piece.kind === "escape") into.keep(raw[piece.from + 1]!, piece.from + 1);
    else if (piece.kind === "entity") into.make(decodeHTMLStrict(raw.slice(piece.from, piece.to)));
    else if (piece.kind === "break") into.make("\n");
  }
  into.keep(raw.slice(at, to), at);
  return into.done();
};
