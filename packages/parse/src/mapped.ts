import type { OffsetRuns } from "@columnist/model";

/** A text that was decoded from a part of raw, with the runs where it equals raw (triples as in `OffsetRuns`). */
export interface Mapped {
  readonly text: string;
  readonly runs: ArrayLike<number>;
}

/** The text of raw from `start` to `end` as it stands. */
export const asItStands = (raw: string, start: number, end: number): Mapped => ({
  text: raw.slice(start, end),
  runs: start < end ? [0, start, end - start] : [],
});

/** Part of a mapped text, from `start` to `end` of it. */
export const sliceOf = ({ text, runs }: Mapped, start: number, end: number): Mapped => {
  const kept: Array<number> = [];
  for (let i = Math.max(0, lastBefore(runs, start)) * 3; i + 2 < runs.length && runs[i]! < end; i += 3) {
    const low = Math.max(start, runs[i]!);
    const high = Math.min(end, runs[i]! + runs[i + 2]!);
    if (low < high) kept.push(low - start, runs[i + 1]! + low - runs[i]!, high - low);
  }
  return { text: text.slice(start, end), runs: kept };
};

/** A mapped text without some ranges of it; they are half-open, ascending, and none touches another. */
export const without = (
  mapped: Mapped,
  ranges: ReadonlyArray<{ readonly start: number; readonly end: number }>,
): Mapped => {
  if (ranges.length === 0) return mapped;
  const into = mapping();
  let at = 0;
  const keepTo = (end: number): void => {
    const { text, runs } = sliceOf(mapped, at, end);
    let made = 0;
    for (let i = 0; i + 2 < runs.length; i += 3) {
      into.make(text.slice(made, runs[i]));
      made = runs[i]! + runs[i + 2]!;
      into.keep(text.slice(runs[i], made), runs[i + 1]!);
    }
    into.make(text.slice(made));
  };
  for (const { start, end } of ranges) {
    keepTo(start);
    at = end;
  }
  keepTo(mapped.text.length);
  return into.done();
};

/** Index of the last triple that starts at or before `at`; -1 where none does. */
const lastBefore = (runs: ArrayLike<number>, at: number): number => {
  let low = 0;
  let high = runs.length / 3;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle * 3]! <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** Runs of a text into `outer.text`, carried through to raw: where both hold. Linear but for a search a run. */
export const through = (inner: ArrayLike<number>, outer: Mapped): OffsetRuns => {
  const runs: Array<number> = [];
  for (let i = 0; i + 2 < inner.length; i += 3) {
    const from = inner[i + 1]!;
    const to = from + inner[i + 2]!;
    for (let k = Math.max(0, lastBefore(outer.runs, from)); k * 3 < outer.runs.length; k++) {
      const start = outer.runs[k * 3]!;
      if (start >= to) break;
      const low = Math.max(from, start);
      const high = Math.min(to, start + outer.runs[k * 3 + 2]!);
      if (high > low) runs.push(inner[i]! + low - from, outer.runs[k * 3 + 1]! + low - start, high - low);
    }
  }
  return Int32Array.from(runs);
};

/** Adds to a mapped text piece by piece. */
export const mapping = (): {
  readonly keep: (text: string, rawStart: number) => void;
  readonly make: (text: string) => void;
  readonly done: () => Mapped;
} => {
  const pieces: Array<string> = [];
  const runs: Array<number> = [];
  let length = 0;
  return {
    keep: (text, rawStart) => {
      if (text === "") return;
      const at = runs.length - 3;
      const run = at < 0 ? 0 : runs[at + 2]!;
      if (at >= 0 && length === runs[at]! + run && rawStart === runs[at + 1]! + run)
        runs[at + 2] = run + text.length;
      else runs.push(length, rawStart, text.length);
      pieces.push(text);
      length += text.length;
    },
    make: (text) => {
      pieces.push(text);
      length += text.length;
    },
    done: () => ({ text: pieces.join(""), runs }),
  };
};
