import type { Correction } from "@columnist/dataset";
import { LABELS, type QuoteRow, type QuoteSentenceRow } from "@columnist/model";
import { expect, test } from "vitest";
import type { Desk } from "./desk.ts";
import { queueOf, type Sources } from "./queue.ts";

const RULES = ["", "C1", "O2"];
const PUBLISHERS = ["Kelmsey Echo", "Tilbrook Post: Weekend"];
/** Rows 0 to 11: labels, rules and publishers in turn; the higher the row, the surer the machine. */
const SIZE = 12;
const idOf = (row: number): string => `s_${row.toString(16).padStart(16, "0")}`;
const rows = Array.from({ length: SIZE }, (_, row) => row);

const desk = (change: Partial<Desk> = {}): Desk => ({
  version: "1.0.0",
  candidates: {
    size: SIZE,
    odds: Float32Array.from(
      rows.flatMap((row) => LABELS.map((_, label) => (label === row % 3 ? 0.4 + row / 20 : 0.3 - row / 40))),
    ),
    label: Uint8Array.from(rows, (row) => row % 3),
    rule: Int32Array.from(rows, (row) => row % 3),
    publisher: Int32Array.from(rows, (row) => row % 2),
    text: Float64Array.from(rows),
    isAsked: new Uint8Array(SIZE).fill(1),
  },
  rules: RULES,
  publishers: PUBLISHERS,
  isHuman: new Uint8Array(SIZE),
  isEnglish: new Uint8Array(SIZE).fill(1),
  matches: null,
  sentIdAt: idOf,
  rowsOf: (ids) => new Map(rows.filter((row) => ids.has(idOf(row))).map((row) => [idOf(row), row])),
  firstOf: () => 0,
  placeAt: () => {
    throw new Error("a queue looks at no card");
  },
  quotesOf: () => [],
  quotes: () => [],
  links: () => [],
  close: () => {},
  ...change,
});

const sources = (change: Partial<Sources> = {}): Sources => ({
  corrections: [],
  before: () => null,
  ...change,
});

const listed = (name: string, from: Desk = desk(), beside: Sources = sources(), n = SIZE) => [
  ...queueOf(name, from, beside, n)!.rows,
];

test("rule:ID gives the sentences of that rule, the most doubtful first, and none that a person judged", () => {
  expect(listed("rule:C1")).toEqual([1, 4, 7, 10]);
  const isHuman = Uint8Array.from(rows, (row) => Number(row === 4));
  expect(listed("rule:C1", desk({ isHuman }))).toEqual([1, 7, 10]);
  expect(listed("rule:C1", desk(), sources(), 2)).toEqual([1, 4]);
  expect(listed("rule:Z9")).toEqual([]);
});

test("publisher:NAME takes a name with a colon in it whole", () => {
  expect(listed("publisher:Tilbrook Post: Weekend").sort((a, b) => a - b)).toEqual([1, 3, 5, 7, 9, 11]);
  expect(listed("publisher:Tilbrook Post")).toEqual([]);
});

test("search:TEXT gives what the desk found, judged or not: who looks for words wants all", () => {
  const matches = Uint8Array.from(rows, (row) => Number(row === 2 || row === 5));
  const isHuman = Uint8Array.from(rows, (row) => Number(row === 5));
  expect(listed("search:pier", desk({ matches, isHuman }))).toEqual([2, 5]);
});

const correction = (row: number, by: string, label: (typeof LABELS)[number], rest: object = {}) =>
  ({ action: "label", label, by, sent_id: idOf(row), doc_id: "d_1", decides: false, ...rest }) as Correction;

test("disagree gives what people differ about by their last labels, with these, until somebody decides", () => {
  const corrections = [
    correction(3, "ana", "claim"),
    correction(3, "ben", "opinion"),
    // Ben came round.
    correction(4, "ana", "claim"),
    correction(4, "ben", "opinion"),
    correction(4, "ben", "claim"),
    correction(5, "ana", "claim"),
    correction(5, "ben", "opinion"),
    correction(5, "cem", "claim", { decides: true }),
    correction(6, "ana", "claim"),
    correction(1, "ana", "quote"),
    correction(1, "ben", "claim"),
  ];
  const queue = queueOf("disagree", desk(), sources({ corrections }), SIZE)!;
  expect([...queue.rows]).toEqual([1, 3]);
  expect(queue.decides).toBe(true);
  expect(queue.others.get(3)).toEqual([
    { by: "ana", label: "claim" },
    { by: "ben", label: "opinion" },
  ]);
  expect(queue.inclusion).toBe(null);
});

const quote = (id: string, rest: Partial<QuoteRow> = {}): QuoteRow =>
  ({
    quote_id: id,
    kind: "direct",
    speaker: "Ada Rowe",
    speaker_kind: "person",
    closed: true,
    confidence: 0.9,
    ...rest,
  }) as QuoteRow;
const link = (row: number, id: string): QuoteSentenceRow =>
  ({ quote_id: id, sent_id: idOf(row) }) as QuoteSentenceRow;

test("quotes gives those without a speaker, of somebody unnamed, left open or unsure: a sentence once, words of nobody never", () => {
  const beside = {
    quotes: () => [
      quote("sure"),
      quote("nobody", { speaker: null, speaker_kind: null }),
      quote("unnamed", { speaker: "a clerk", speaker_kind: "unnamed" }),
      quote("open", { closed: false }),
      quote("unsure", { confidence: 0.5 }),
      quote("title", { kind: "title", speaker: null }),
    ],
    links: () => [
      link(0, "sure"),
      link(9, "nobody"),
      link(2, "unnamed"),
      link(2, "open"),
      link(7, "open"),
      link(8, "unsure"),
      link(10, "title"),
    ],
  };
  const queue = queueOf("quotes", desk(beside), sources(), SIZE)!;
  expect([...queue.rows]).toEqual([2, 7, 8, 9]);
  expect([...queue.quotes]).toEqual([
    [9, "nobody"],
    [2, "unnamed"],
    [7, "open"],
    [8, "unsure"],
  ]);
  const isAsked = Uint8Array.from(rows, (row) => Number(row !== 7));
  const { candidates } = desk();
  expect(listed("quotes", desk({ ...beside, candidates: { ...candidates, isAsked } }))).toEqual([2, 8, 9]);
});

test("diff gives what the version before labelled otherwise; new sentences are no difference", () => {
  const before = new Map(
    rows.slice(0, 9).map((row) => [idOf(row), row === 3 || row === 8 ? "quote" : LABELS[row % 3]!]),
  );
  // Row 8 is a quote here too.
  expect(listed("diff", desk(), sources({ before: () => before }))).toEqual([3]);
  expect(listed("diff")).toEqual([]);
});

test("doubt leaves other languages and judged sentences out; audit asks for both", () => {
  const isHuman = Uint8Array.from(rows, (row) => Number(row === 0));
  const isEnglish = Uint8Array.from(rows, (row) => Number(row !== 1));
  const at = desk({ isHuman, isEnglish });
  expect(listed("doubt", at).sort((a, b) => a - b)).toEqual(rows.slice(2));
  const audit = queueOf("audit", at, sources(), SIZE)!;
  expect([...audit.rows].sort((a, b) => a - b)).toEqual(rows);
  expect([...audit.inclusion!]).toEqual(rows.map(() => 1));
});

test("an unknown name is none", () => {
  expect(queueOf("dout", desk(), sources(), SIZE)).toBe(null);
  expect(queueOf("author:Ada", desk(), sources(), SIZE)).toBe(null);
});
