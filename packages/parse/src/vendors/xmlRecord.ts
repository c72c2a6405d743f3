import {
  type Article,
  accept,
  type BlockKind,
  type ExtraField,
  type Result,
  refuse,
  type Source,
} from "@columnist/model";
import type { FieldRole } from "../data/recordFields.ts";
import type { Decoded } from "../encoding.ts";
import type { Tree } from "../html/tree.ts";
import { elementsNamed, textWithRuns } from "../xmlText.ts";
import { exportArticle, type Piece } from "./exportArticle.ts";
import { linesIn } from "./exportLine.ts";

/** What an XML vocabulary's reader finds in a record, before it is an article. */
export interface XmlRecord {
  /** Nodes whose text stays, as what. */
  readonly text: ReadonlyArray<readonly [kind: BlockKind, node: number]>;
  readonly values: Partial<Record<FieldRole, ReadonlyArray<string>>>;
  readonly fields: ReadonlyArray<ExtraField>;
  readonly rights: string | null;
}

/** Folded text of each element of a name. */
export const textsOf = (tree: Tree, under: number, name: string): ReadonlyArray<string> =>
  elementsNamed(tree, under, name)
    .map((node) => textWithRuns(tree, node).text.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");

/** The article of a record of XML; a refusal where it has no text. */
export const xmlArticle = (
  format: string,
  mediaType: string,
  tree: Tree,
  found: XmlRecord,
  decoded: Decoded,
  source: Source,
): Result<Article> => {
  // What stands within a node that is taken is taken with it.
  let taken = -1;
  const nodes = [...found.text]
    .sort((a, b) => a[1] - b[1])
    .filter(([, node]) => {
      if (node <= taken) return false;
      taken = tree.last[node]!;
      return true;
    });
  const pieces = nodes.flatMap(([kind, node]): ReadonlyArray<Piece> => {
    const { text, runs } = textWithRuns(tree, node);
    // White space of XML is laid out for machines: a line feed is a space.
    return linesIn({ text: text.replace(/[\n\r\t]/g, " "), runs: unspaced(text, runs) }, true, "").map(
      (line) => ({ line, kind }),
    );
  });
  if (!pieces.some((piece) => "kind" in piece && piece.kind === "paragraph"))
    return refuse(
      `parse.${format}.no_body`,
      `${source.path} ${source.record ?? ""}: the record has no text`.replace(" :", ":"),
      "Download it again with its full text, or leave it out.",
    );
  const { values, fields, rights } = found;
  return accept(
    exportArticle(format, mediaType, decoded, source, { pieces, values, fields, rights, dateline: null }),
  );
};

/** Runs of a text without the line feeds and tabs in it, which became spaces. */
const unspaced = (text: string, runs: ArrayLike<number>): ReadonlyArray<number> => {
  const kept: Array<number> = [];
  for (let i = 0; i + 2 < runs.length; i += 3) {
    const end = runs[i]! + runs[i + 2]!;
    for (let at = runs[i]!; at < end;) {
      let stop = at;
      while (stop < end && !/[\n\r\t]/.test(text[stop]!)) stop++;
      if (stop > at) kept.push(at, runs[i + 1]! + at - runs[i]!, stop - at);
      at = stop + 1;
    }
  }
  return kept;
};
