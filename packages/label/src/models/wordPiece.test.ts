import { describe, expect, it } from "vitest";
import { openWordPieces } from "./wordPiece.ts";

/** Some of the pieces of all-MiniLM-L6-v2. */
const PIECES = (
  "[PAD] [UNK] [CLS] [SEP] [MASK] ! $ % ' ( ) + , - . 4 5 ; < = > ^ _ ` b s t x ~ — ’ “ ” € the " +
  "and in it ##s they up said so ##d don didn much too want ##es ##on ve why asked ##en must run " +
  "council ##z ##4 ##x ##ie ##th ##ness ##w mark rose ##st ##va soft ##ful ##der coffee tax knows " +
  "aged un ha vs owners zero ##bly nobody cried elite ##ane cafe ##our ##ph ##bel ##wi rent quoted " +
  "istanbul ##hy fe zoe wages nonsense ##rb 202 ang ##rri ##xx ib ##rom"
).split(" ");

/** What the tokenizers package for Python gives (0.23.3: BertNormalizer, BertPreTokenizer, WordPiece), cut at 96. */
const GIVEN: ReadonlyArray<readonly [string, ReadonlyArray<number>]> = [
  [
    "The ferries must run, and the council knows it.",
    [2, 34, 95, 102, 49, 55, 56, 12, 35, 34, 57, 74, 37, 14, 3],
  ],
  [
    "Café owners don't want €4 coffee — they’ve said so.",
    [2, 86, 79, 44, 8, 26, 48, 33, 59, 72, 29, 39, 30, 51, 41, 42, 14, 3],
  ],
  [
    "“Nonsense!” cried Zoë Ångström-Ibáñez (aged 41½).",
    [2, 31, 98, 5, 32, 83, 96, 101, 67, 105, 13, 104, 85, 58, 9, 75, 1, 10, 14, 3],
  ],
  [
    "Rents rose 4.5% in 2024; wages didn't.\tNobody asked\u00a0why.",
    [2, 91, 38, 66, 15, 14, 16, 7, 36, 100, 59, 17, 97, 45, 8, 26, 14, 82, 53, 52, 14, 3],
  ],
  [
    "e\u0301lite vs \u00e9lite, soft\u00adhyphen, zero\u200bwidth, \ufeffmark",
    [2, 84, 78, 84, 12, 69, 94, 88, 54, 12, 80, 90, 43, 62, 12, 65, 3],
  ],
  ["東京 harbour 😀 ferry", [2, 1, 1, 77, 99, 87, 1, 1, 3]],
  [
    "$5+tax=too_much ~ `quoted` ^up <b>",
    [2, 6, 16, 11, 73, 19, 47, 22, 46, 28, 23, 92, 23, 21, 40, 18, 24, 20, 3],
  ],
  ["", [2, 3]],
  ["   ", [2, 3]],
  ["unbelievablywonderfulness", [2, 76, 89, 61, 68, 81, 64, 50, 71, 70, 63, 3]],
  ["x".repeat(101), [2, 1, 3]],
  ["İstanbul’s ΣΟΦΟΣ", [2, 93, 30, 25, 1, 3]],
  ["run ".repeat(120), [2, ...Array.from({ length: 94 }, () => 56), 3]],
];

describe("openWordPieces", () => {
  const { encode } = openWordPieces(PIECES);

  it.each(GIVEN)("cuts as the tokenizers package does: %j", (sentence, ids) => {
    expect([...encode(sentence)]).toEqual(ids);
  });

  it("gives the marks of start and end and at most 96 pieces for any string", () => {
    for (const sentence of [
      "\ud800",
      "a\udc00b",
      "\0",
      "##",
      "\u0301",
      "a".repeat(5000),
      "é ".repeat(5000),
    ]) {
      const ids = encode(sentence);
      expect(ids.length).toBeLessThanOrEqual(96);
      expect([ids[0], ids.at(-1)]).toEqual([PIECES.indexOf("[CLS]"), PIECES.indexOf("[SEP]")]);
    }
  });
});
