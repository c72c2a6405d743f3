import { describe, expect, it } from "vitest";
import { LONGEST_SENTENCE, openWordPieces } from "./wordPiece.ts";

/** Some of the pieces of all-mpnet-base-v2. */
const PIECES = (
  "<s> </s> [UNK] the ferries must run , and council knows it . cafe owners don ' t want € " +
  "##4 coffee — they ’ ve said so “ nonsense ! ” cried zoe ang ##strom - ib ##ane ##z ( " +
  "aged 41 ##½ ) rents rose 4 5 % in 202 ; wages didn nobody asked why elite vs soft ##hy " +
  "##ph ##en zero ##wi ##dt ##h mark harbour ferry $ + tax = too _ much ~ ` quoted ^ up < b " +
  "> un ##bel ##ie ##va ##bly ##won ##der ##fulness istanbul s"
).split(" ");

/** What the tokenizers package for Python gives (0.23.3: BertNormalizer, BertPreTokenizer, WordPiece), cut at 160. */
const GIVEN: ReadonlyArray<readonly [string, ReadonlyArray<number>]> = [
  ["The ferries must run, and the council knows it.", [3, 4, 5, 6, 7, 8, 3, 9, 10, 11, 12]],
  [
    "Café owners don't want €4 coffee — they’ve said so.",
    [13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 12],
  ],
  [
    "“Nonsense!” cried Zoë Ångström-Ibáñez (aged 41½).",
    [28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 12],
  ],
  [
    "Rents rose 4.5% in 2024; wages didn't.\tNobody asked\u00a0why.",
    [45, 46, 47, 12, 48, 49, 50, 51, 20, 52, 53, 54, 16, 17, 12, 55, 56, 57, 12],
  ],
  [
    "e\u0301lite vs élite, soft\u00adhyphen, zero\u200bwidth, \ufeffmark",
    [58, 59, 58, 7, 60, 61, 62, 63, 7, 64, 65, 66, 67, 7, 68],
  ],
  ["東京 harbour 😀 ferry", [2, 2, 69, 2, 70]],
  [
    "$5+tax=too_much ~ `quoted` ^up <b>",
    [71, 48, 72, 73, 74, 75, 76, 77, 78, 79, 80, 79, 81, 82, 83, 84, 85],
  ],
  ["", []],
  ["   ", []],
  ["unbelievablywonderfulness", [86, 87, 88, 89, 90, 91, 92, 93]],
  ["x".repeat(101), [2]],
  ["İstanbul’s ΣΟΦΟΣ", [94, 24, 95, 2]],
  ["run ".repeat(200), Array.from({ length: 160 }, () => 6)],
];

describe("openWordPieces", () => {
  const { encode, start, end } = openWordPieces(PIECES);

  it.each(GIVEN)("cuts as the tokenizers package does: %j", (sentence, ids) => {
    expect([...encode(sentence)]).toEqual(ids);
  });

  it("knows the marks of start and end, and gives at most 160 pieces for any string", () => {
    expect([PIECES[start], PIECES[end]]).toEqual(["<s>", "</s>"]);
    for (const sentence of ["\ud800", "a\udc00b", "\0", "##", "\u0301", "a".repeat(5000), "é ".repeat(5000)])
      expect(encode(sentence).length).toBeLessThanOrEqual(LONGEST_SENTENCE);
  });
});
