import { describe, expect, test } from "vitest";

import { english } from "../english.ts";
import { segment } from "../segment.ts";
import { ABBREVIATIONS } from "./abbreviations.ts";
import { CALENDAR } from "./calendar.ts";
import { DANGLING } from "./dangling.ts";
import { FRONTING } from "./fronting.ts";
import { LETTERED } from "./lettered.ts";
import { REPORTING, REPORTING_ALONE } from "./reporting.ts";
import { SMALL_STARTERS } from "./smallStarters.ts";
import { STARTERS } from "./starters.ts";

const sentences = (text: string): ReadonlyArray<string> => {
  const { starts, ends } = segment(text);
  return Array.from(starts, (start, i) => text.slice(start, ends[i]));
};

const LISTS: Readonly<Record<string, ReadonlyArray<string>>> = {
  abbreviations: ABBREVIATIONS.map(({ text }) => text),
  calendar: CALENDAR.map(([word]) => word),
  dangling: DANGLING.map(([word]) => word),
  fronting: FRONTING.map(([word]) => word),
  lettered: LETTERED.map(([word]) => word),
  reporting: REPORTING.map(([word]) => word),
  "reporting alone": REPORTING_ALONE.map(([word]) => word),
  "small starters": SMALL_STARTERS.map(([word]) => word),
  starters: STARTERS.map(([word]) => word),
};

test.each(Object.entries(LISTS))("%s are sorted by code unit, each once", (_, words) => {
  expect(words).toEqual([...new Set(words)].sort());
});

describe("abbreviations", () => {
  test.each(ABBREVIATIONS.map(({ text, example }) => [text, example]))("%s: %s", (text, example) => {
    expect(example).toContain(text.endsWith("!") ? text : `${text}.`);
    expect(sentences(example.replaceAll(" | ", " "))).toEqual(example.split(" | "));
  });

  /** Tokens with dots inside, or with no vowel, are read as abbreviations by their shape; the rows say of what kind. */
  const isShaped = (text: string): boolean => text.includes(".") || !/[aeiouyAEIOUY]/.test(text);
  const unshaped = ABBREVIATIONS.filter(({ text, kind }) => kind !== "bang" && !isShaped(text));

  test.each(unshaped.map(({ text }) => text))("%s. is read otherwise without its row", (text) => {
    const without = { ...english, abbreviations: ABBREVIATIONS.filter((row) => row.text !== text) };
    const frames = ["Vale", "12", "The", "IV", "May"].flatMap((next) =>
      ["We saw", "Lutz", "a"].map((before) => `${before} ${text}. ${next} went on.`),
    );
    expect(frames.filter((frame) => segment(frame).ends.join() !== segment(frame, without).ends.join())).not.toEqual([]);
  });
});

test.each(STARTERS.map(([word]) => word))("a sentence may start with %s behind an acronym", (word) => {
  expect(sentences(`They moved to the U.S. ${word} it went.`)).toEqual([
    "They moved to the U.S.",
    `${word} it went.`,
  ]);
});

test.each(CALENDAR.map(([word]) => word))("%s goes on behind a clock time", (word) => {
  expect(sentences(`They met at 9 a.m. ${word} as ever.`)).toHaveLength(1);
});

test.each(FRONTING.map(([word]) => word))("%s opens a time phrase", (word) => {
  expect(sentences(`${word} 5 a.m. Okoro left.`)).toHaveLength(1);
});

test.each(REPORTING.map(([word]) => word))("“…?” Okoro %s", (word) => {
  expect(sentences(`“Why not?” Anna Okoro ${word} of them all.`)).toHaveLength(1);
});

test.each(REPORTING_ALONE.map(([word]) => word))("“…?” Okoro %s, but not with an object", (word) => {
  expect(sentences(`“Why not?” Okoro ${word}.`)).toHaveLength(1);
  expect(sentences(`“Why not?” Okoro ${word} the race.`)).toHaveLength(2);
});

test.each(LETTERED.map(([word]) => word))("a capital behind %s is its name", (word) => {
  expect(sentences(`It was the ${word} B. Okoro knew.`)).toHaveLength(2);
});

