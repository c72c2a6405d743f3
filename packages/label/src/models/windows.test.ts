import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutWindows } from "./windows.ts";

const MARKS = { start: 0, end: 1 };
const all = (count: number): Uint8Array => new Uint8Array(count).fill(1);
/** Sentences of these lengths; the pieces of the first are 1000, 1001, …, of the second 2000, 2001, … */
const sentencesOf = (lengths: ReadonlyArray<number>): ReadonlyArray<ReadonlyArray<number>> =>
  lengths.map((length, i) => Array.from({ length }, (_, k) => 1000 * (i + 1) + k));

describe("cutWindows", () => {
  it("puts a short text into one window between the marks", () => {
    expect(cutWindows(sentencesOf([2, 1]), all(2), MARKS)).toEqual([
      {
        pieces: Int32Array.of(0, 1000, 1001, 2000, 1),
        spans: [
          { sentence: 0, from: 1, to: 3 },
          { sentence: 1, from: 3, to: 4 },
        ],
      },
    ]);
  });

  it("begins a window that follows with the last 48 pieces of what stands before", () => {
    const [first, second] = cutWindows(sentencesOf([100, 30, 60, 100]), all(4), MARKS);
    expect(first!.spans.map(({ sentence }) => sentence)).toEqual([0, 1, 2]);
    expect(second!.spans).toEqual([{ sentence: 3, from: 49, to: 149 }]);
    expect([...second!.pieces.subarray(1, 49)]).toEqual(Array.from({ length: 48 }, (_, k) => 3012 + k));
  });

  it("holds what is asked for and what stands close between, no more", () => {
    const wanted = Uint8Array.of(0, 1, 0, 1, 0, 0, 1, 0);
    const [first, second, ...more] = cutWindows(sentencesOf([10, 5, 40, 5, 30, 30, 5, 9]), wanted, MARKS);
    expect(first!.spans.map(({ sentence }) => sentence)).toEqual([1, 3]);
    expect(first!.pieces).toHaveLength(1 + 10 + 5 + 40 + 5 + 1);
    expect(second!.spans).toEqual([{ sentence: 6, from: 49, to: 54 }]);
    expect(second!.pieces).toHaveLength(1 + 48 + 5 + 1);
    expect(more).toEqual([]);
  });

  it("reads each sentence that is asked for once, with its own pieces, in windows that are short enough", () => {
    const sentence = fc.record({ length: fc.nat({ max: 160 }), wanted: fc.boolean() });
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 40 }), (some) => {
        const sentences = sentencesOf(some.map(({ length }) => length));
        const windows = cutWindows(
          sentences,
          Uint8Array.from(some, ({ wanted }) => (wanted ? 1 : 0)),
          MARKS,
        );
        expect(windows.flatMap(({ spans }) => spans.map((span) => span.sentence))).toEqual(
          some.flatMap(({ wanted }, i) => (wanted ? [i] : [])),
        );
        for (const { pieces, spans } of windows) {
          expect(pieces.length).toBeLessThanOrEqual(224);
          for (const { sentence: i, from, to } of spans) {
            const own = sentences[i]!;
            if (own.length > 0) expect([...pieces.subarray(from, to)]).toEqual(own);
            else expect(to).toBe(from + 1);
            expect(to).toBeLessThanOrEqual(pieces.length);
          }
        }
      }),
    );
  });
});
