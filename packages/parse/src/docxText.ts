import { DOCX_STYLES } from "./data/docxStyles.ts";
import { buildTree } from "./html/build.ts";
import type { Tree } from "./html/tree.ts";
import { mapping } from "./mapped.ts";
import type { CuttableText } from "./vendors/documents.ts";

/** Parts of a paragraph's XML that repeat or hold no text of it. */
const SKIPPED: ReadonlySet<string> = new Set([
  "mc:fallback",
  "w:del",
  "w:instrtext",
  "w:sectpr",
  "w:movefrom",
]);

const styleOf = (tree: Tree, paragraph: number): string | null => {
  for (let node = paragraph + 1; node <= tree.last[paragraph]!; node++) {
    if (tree.names[node] !== "w:ppr") continue;
    const source = tree.raw.slice(tree.starts[node], tree.ends[tree.last[node]!]);
    const style = /<w:pStyle\s[^>]{0,40}?w:val\s{0,3}=\s{0,3}["']([^"']{1,80})/.exec(source)?.[1];
    return style ?? (/<w:numPr\b/.test(source) ? "ListParagraph" : null);
  }
  return null;
};

/**
 * The text of word/document.xml (ISO/IEC 29500, WordprocessingML) with its runs in raw: paragraphs parted by a blank line,
 * breaks as line feeds, what was deleted or stands twice left out. Read with the tokenizer that is here: document readers
 * (mammoth, 8 dependencies) give no offsets, and of the format only paragraphs, runs and styles matter to a text.
 */
export const docxText = (raw: string): CuttableText => {
  const tree = buildTree(raw, "xml");
  const into = mapping();
  const kinds: Array<CuttableText["kinds"][number]> = [];
  const breaks: Array<readonly [number, number]> = [];
  let length = 0;
  const make = (text: string): void => {
    into.make(text);
    length += text.length;
  };
  /** The open paragraph: its last node, where its text starts, and what its style says; a text box opens one within. */
  let until = -1;
  let start = 0;
  let style: string | null = null;
  const endParagraph = (): void => {
    const kind = style === null ? undefined : DOCX_STYLES.find(([, ids]) => ids.test(style!))?.[0];
    if (kind !== undefined && length > start) kinds.push({ start, end: length, kind });
    style = null;
  };
  for (let node = 1; node < tree.names.length; node++) {
    const name = tree.names[node]!;
    if (name === "") continue;
    if (SKIPPED.has(name)) {
      node = Math.max(node, tree.last[node]!);
      continue;
    }
    if (until >= 0 && node > until) {
      endParagraph();
      until = -1;
    }
    if (name === "w:p") {
      endParagraph();
      if (length > 0) make("\n\n");
      start = length;
      until = tree.last[node]!;
      style = styleOf(tree, node);
      breaks.push([length, tree.starts[node]!]);
    } else if (name === "w:t" || name === "m:t") {
      for (let text = node + 1; text <= tree.last[node]!; text++) {
        if (tree.names[text] !== "") continue;
        const value = tree.values[text] ?? null;
        const piece = value ?? raw.slice(tree.starts[text], tree.ends[text]);
        if (value === null) into.keep(piece, tree.starts[text]!);
        else into.make(piece);
        length += piece.length;
      }
      node = Math.max(node, tree.last[node]!);
    } else if (name === "w:br" || name === "w:cr") make("\n");
    else if (name === "w:tab") {
      // Tab stops of a style are no tabs of the text.
      if (tree.names[tree.parents[node]!] === "w:r") make("\t");
    } else if (name === "w:nobreakhyphen") make("\u2011");
  }
  endParagraph();
  return { ...into.done(), kinds, breaks, headEnd: 0 };
};
