import { readFileSync } from "node:fs";
import { label, type LabelInput } from "@columnist/label";
import type { BlockKind, TextBlock } from "@columnist/model";
import { english, segment } from "@columnist/segment";

/** What one side of a pair must show; a fact that is left out may be anything. */
export interface Facts {
  readonly label?: string;
  readonly voice?: string;
  readonly quote_kind?: string;
  /** Equal, or one contained in the other ("Orme" in "Lena Orme"); null: nobody. */
  readonly speaker?: string | null;
  readonly scare?: boolean;
}

/** Two texts that differ in one point. */
export interface Pair {
  readonly id: string;
  /** What was changed between `a` and `b`, for the reader. */
  readonly change: string;
  readonly a: string;
  readonly b: string;
  /** The sentence judged in each, from 0; the first where it is left out. */
  readonly at?: readonly [number, number];
  /** The text is a headline. */
  readonly headline?: boolean;
  readonly expect: {
    readonly a?: Facts;
    readonly b?: Facts;
    /** What must not move: `label`, `voice`, `quote_kind`, `speaker`, or `quotes` (their words, marks and end stops aside). */
    readonly same?: ReadonlyArray<string>;
  };
}

/** The pairs of pairs.jsonl, in order. */
export const readPairs = (): ReadonlyArray<Pair> =>
  readFileSync(new URL("pairs.jsonl", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Pair);

const blocksOf = (text: string, kind: BlockKind): ReadonlyArray<TextBlock> => {
  const blocks: Array<TextBlock> = [];
  let start = 0;
  for (const part of text.split("\n\n")) {
    blocks.push({ kind, start, end: start + part.length });
    start += part.length + 2;
  }
  return blocks;
};

const bareWords = (text: string): string =>
  text
    .replaceAll(/[’']/gu, "'")
    .replaceAll(/^[\s"“”‘«»']+|[\s"“”‘«»'.,;:!?]+$/gu, "")
    .toLowerCase();

type Seen = Readonly<Record<"label" | "voice" | "quote_kind" | "quotes", string>> & {
  readonly speaker: string | null;
  readonly scare: boolean;
};

const read = (text: string, at: number, kind: BlockKind): Seen | null => {
  const sentences = segment(text, english);
  const input: LabelInput = {
    text,
    sentences,
    blocks: blocksOf(text, kind),
    detectedLanguage: "en",
    genre: null,
  };
  const { labels, quotes } = label(input);
  const seen = labels[at];
  if (seen === undefined) return null;
  const words = seen.quotes
    .map((index) => quotes[index]!)
    .filter((quote) => quote.parent === null && (quote.kind === "direct" || quote.kind === "mixed"))
    .flatMap((quote) => quote.pieces.map((piece) => bareWords(text.slice(piece.start, piece.end))));
  return {
    label: seen.label,
    voice: seen.voice,
    quote_kind: seen.quoteKind,
    speaker: seen.speaker,
    scare: seen.scareQuote,
    quotes: words.join(" | "),
  };
};

type Value = string | boolean | null | undefined;

const meets = (fact: string, wanted: Value, got: Value): boolean => {
  if (fact !== "speaker" || wanted === null || got === null) return wanted === got;
  const [one, other] = [String(wanted).toLowerCase(), String(got).toLowerCase()];
  return one.includes(other) || other.includes(one);
};

/** What is wrong with a pair, a line each; none when it passes. */
export const faultsOf = (pair: Pair): ReadonlyArray<string> => {
  const kind: BlockKind = pair.headline === true ? "headline" : "paragraph";
  const sides = { a: read(pair.a, pair.at?.[0] ?? 0, kind), b: read(pair.b, pair.at?.[1] ?? 0, kind) };
  const faults: Array<string> = [];
  for (const side of ["a", "b"] as const) {
    const seen = sides[side];
    if (seen === null) {
      faults.push(`${side}: no such sentence`);
      continue;
    }
    for (const [fact, wanted] of Object.entries(pair.expect[side] ?? {}) as ReadonlyArray<
      [keyof Seen, Value]
    >) {
      const got = seen[fact];
      if (!meets(fact, wanted, got)) faults.push(`${side}: ${fact} is ${String(got)}, not ${String(wanted)}`);
    }
  }
  if (sides.a !== null && sides.b !== null)
    for (const fact of (pair.expect.same ?? []) as ReadonlyArray<keyof Seen>)
      if (!meets(fact, sides.a[fact], sides.b[fact]))
        faults.push(`${fact} moved from ${String(sides.a[fact])} to ${String(sides.b[fact])}`);
  return faults;
};
