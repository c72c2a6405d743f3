import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, test } from "vitest";

import { english } from "./english.ts";
import { rulesOf } from "./locale.ts";
import { scanOf } from "./scan.ts";
import { scanSentences, segment } from "./segment.ts";

/** Pieces that sentence boundaries are made of, so that random texts are hard ones. */
const PIECES = [
  ..." .?!…\n\"'“”‘’()[]*-—:;,•。1aA".split(""),
  "\n\n",
  "\r\n",
  "\u2029",
  "\u00a0",
  "\u200b",
  "\ud83d",
  "😀",
  "é",
  "Mr.",
  "U.S.",
  "a.m.",
  "p. 5",
  "e.g.",
  "Ph.D.",
  " The ",
  " he said",
  "word",
  "Name",
  "I",
  "...",
  ". . .",
  "1.",
  "2)",
  "[1]",
  "’s",
  "?”",
  '."',
  "https://a.b/c.d?e",
  "a@b.co",
  "他来了",
];
const texts = oneof(
  array(constantFrom(...PIECES), { maxLength: 120 }).map((pieces) => pieces.join("")),
  string({ unit: "binary", maxLength: 300 }),
);

const GAP = /^[\s\u0085]*$/u;
const BLANK_LINE = /\n[^\S\n]*\n|\u2029|\f/;

describe("any text", () => {
  test("spans are ordered, not empty, trimmed; gaps are white space; together they tile the text", () => {
    assert(
      property(texts, (text) => {
        const { starts, ends } = segment(text);
        expect(ends.length).toBe(starts.length);
        let last = 0;
        starts.forEach((start, i) => {
          const end = ends[i]!;
          expect(start).toBeLessThan(end);
          expect(text.slice(last, start)).toMatch(GAP);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          last = end;
        });
        expect(text.slice(last)).toMatch(GAP);
      }),
      { numRuns: 3000 },
    );
  });

  test("no sentence crosses a paragraph", () => {
    assert(
      property(texts, (text) => {
        const { starts, ends } = segment(text);
        starts.forEach((start, i) => expect(text.slice(start, ends[i])).not.toMatch(BLANK_LINE));
      }),
      { numRuns: 3000 },
    );
  });

  test("a paragraph is cut as it would be cut alone", () => {
    assert(
      property(texts, texts, (first, second) => {
        const head = first.replaceAll(/[\n\r\f\v\u0085\u2028\u2029]+/g, " ").trim();
        const tail = second.replaceAll(/[\n\r\f\v\u0085\u2028\u2029]+/g, " ").trim();
        const offset = head.length + 2;
        const whole = segment(`${head}\n\n${tail}`);
        expect([...whole.ends]).toEqual([
          ...segment(head).ends,
          ...Array.from(segment(tail).ends, (end) => end + offset),
        ]);
      }),
      { numRuns: 2000 },
    );
  });

  test("the same text gives the same sentences", () => {
    assert(
      property(texts, (text) => {
        expect(segment(text)).toEqual(segment(text));
      }),
    );
  });
});

const stepsOf = (text: string): number => {
  const scan = scanOf(text, rulesOf(english));
  scanSentences(scan);
  return scan.steps;
};

/** Patterns that tempt a splitter to look back or ahead without end. */
const TRAPS = [
  ".",
  ". ",
  " .",
  "?",
  "! ",
  "...",
  ". . . ",
  "…",
  "a.",
  "a. ",
  "A. ",
  "A.B.",
  "Mr. ",
  "\n",
  "A\n",
  "a\n",
  "1. ",
  "1.\n",
  "1) 2) ",
  "• ",
  '"',
  '." ',
  '. " ',
  "'",
  ".' ",
  "' a",
  "'a ",
  "(",
  "(a. ",
  "([{",
  ")",
  ".) ",
  "[1] ",
  ". [1] ",
  " ",
  "   \n",
  ".      ",
  "p.m. ",
  "At 5 p.m. A ",
  "a: ",
  "?” A ",
  "?” A said ",
  "—",
  "- ",
  "a-",
  "a.b",
  "http://a.b/",
  "。",
  "他",
  "x",
  "word. ",
  "words. words (",
  "\r\n",
  "\u00a0",
  "*",
  "*. ",
];

test.each(TRAPS)("work on repeated %j grows with its length", (piece) => {
  const short = piece.repeat(Math.ceil(4000 / piece.length));
  const long = piece.repeat(Math.ceil(16_000 / piece.length));
  expect(stepsOf(long)).toBeLessThan(4.4 * stepsOf(short) + 2000);
  expect(stepsOf(long)).toBeLessThan(250 * long.length);
});
