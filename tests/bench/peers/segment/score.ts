import type { Tool } from "./tools.ts";

/** A document of the gold data; spans are UTF-16 offsets. */
export interface GoldText {
  readonly id: string;
  readonly dataset: string;
  readonly text: string;
  readonly spans: ReadonlyArray<readonly [start: number, end: number]>;
}

export interface Score {
  readonly boundary: number;
  readonly exact: number;
  readonly extra: number;
  readonly missed: number;
  readonly sentences: number;
  readonly passed: number;
}

interface Piece {
  readonly document: number;
  readonly offset: number;
  readonly text: string;
}

/** The paragraphs of all documents, each with its offset. */
const paragraphsOf = (documents: ReadonlyArray<GoldText>): ReadonlyArray<Piece> =>
  documents.flatMap(({ text }, document) => {
    let offset = 0;
    return text.split("\n\n").flatMap((paragraph) => {
      const piece = { document, offset, text: paragraph };
      offset += paragraph.length + 2;
      return paragraph.trim() === "" ? [] : [piece];
    });
  });

/** Cuts documents with a tool, paragraph by paragraph, and counts ends of sentences, the end of each document left out. */
export const score = async (tool: Tool, documents: ReadonlyArray<GoldText>): Promise<Score> => {
  const pieces = paragraphsOf(documents);
  const cut = await tool.ends(pieces.map(({ text }) => text));
  const ends: number[][] = documents.map(() => []);
  pieces.forEach(({ document, offset }, i) => {
    for (const end of cut[i]!) ends[document]!.push(offset + end);
  });
  let found = 0;
  let extra = 0;
  let missed = 0;
  let exact = 0;
  let sentences = 0;
  let output = 0;
  let passed = 0;
  documents.forEach(({ spans }, document) => {
    const gold = spans.map(([, end]) => end);
    const last = gold.at(-1)!;
    const mine = [...new Set([...ends[document]!, last])].toSorted((a, b) => a - b);
    const goldSet = new Set(gold);
    const before = new Map(gold.map((end, i) => [end, gold[i - 1] ?? -1]));
    const hits = mine.filter((end) => goldSet.has(end)).length - 1;
    const same = mine.filter((end, i) => before.get(end) === (mine[i - 1] ?? -1)).length;
    found += hits;
    extra += mine.length - 1 - hits;
    missed += gold.length - 1 - hits;
    exact += same;
    sentences += gold.length;
    output += mine.length;
    if (same === gold.length && mine.length === gold.length) passed++;
  });
  return {
    boundary: (2 * found) / (2 * found + extra + missed),
    exact: (2 * exact) / (sentences + output),
    extra,
    missed,
    sentences,
    passed,
  };
};
