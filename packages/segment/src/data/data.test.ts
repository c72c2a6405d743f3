import { describe, expect, test } from "vitest";

import { english } from "../english.ts";
import type { AbbreviationKind } from "../locale.ts";
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

/** Texts in which every abbreviation of a kind stands at its place, {}; " | " where each must split, and nowhere else. */
const FRAMES: Readonly<Record<AbbreviationKind, ReadonlyArray<string>>> = {
  bang: [
    "The {} Board met. | The rest slept.",
  ],
  clock: [
    "It began at 6 {} | Vale came late.",
  ],
  count: [
    "We read {} 12 of the set. | The rest was lost.",
  ],
  degree: [
    "He holds a {} in law. | Vale does not.",
  ],
  firm: [
    "She worked for Lutz {} until May. | The pay was low.",
    "The boats of Lutz and {} were sold. | They went cheap.",
    "We met Ivo Lutz {} at the pier. | He was late.",
  ],
  inner: [
    "The towns, {} Orla, voted. | They lost.",
    "{} 40 came. | The rest slept.",
    "{} Orla voted.",
    "{} Orla voted. | It lost.",
  ],
  latin: [
    "The work of Lutz {} was read. | The rest was not.",
    "The barn ({} 1901) stands. | The rest does not.",
  ],
  month: [
    "The vote of {} 12 was close. | The next is not.",
    "The bus on {} May 3 was late. | The next was not.",
  ],
  number: [
    "See {} 12 for the terms. | They are short.",
    "It is written ({} 4:8) on the wall. | The rest was lost.",
    "We read {} 12 of the set. | The rest was lost.",
  ],
  place: [
    "A barn near Orla, {}, burned. | It was old.",
    "The inn on 5th {} near the pier is shut. | It was loud.",
    "They live on Mill {} near the inn. | It is quiet.",
  ],
  street: [
    "The road to {} Orla is shut. | Ask at the inn.",
  ],
  title: [
    "The bill of {} Vale failed. | It came back in May.",
    "A LETTER FROM {} OKORO CAME. | It was short.",
    "They saluted {} Vale at the gate. | He left.",
    "{} Okoro spoke first. | The hall was full.",
  ],
  unit: [
    "It measured 8 {} of the old kind. | Vale had more.",
  ],
};

describe("abbreviations", () => {
  const asWritten = (text: string): string => (/[!?]$/.test(text) ? text : `${text}.`);
  const frames = ABBREVIATIONS.flatMap(({ text, kind }) =>
    FRAMES[kind].map((frame) => [text, frame.replaceAll("{}", asWritten(text))]),
  );
  const own = ABBREVIATIONS.flatMap(({ text, example }) => (example === undefined ? [] : [[text, example]]));

  test.each([...frames, ...own])("%s: %s", (text, example) => {
    expect(example).toContain(asWritten(text!));
    expect(sentences(example!.replaceAll(" | ", " "))).toEqual(example!.split(" | "));
  });

  /** Tokens with dots inside, or with no vowel, are read as abbreviations by their shape; the rows say of what kind. */
  const isShaped = (text: string): boolean => text.includes(".") || !/[aeiouyAEIOUY]/.test(text);
  const unshaped = ABBREVIATIONS.filter(({ text, kind }) => kind !== "bang" && !isShaped(text));

  test.each(unshaped.map(({ text }) => text))("%s. is read otherwise without its row", (text) => {
    const without = { ...english, abbreviations: ABBREVIATIONS.filter((row) => row.text !== text) };
    const settings = ["Vale", "12", "The", "IV", "May"].flatMap((next) =>
      ["We saw", "Lutz", "a"].map((before) => `${before} ${text}. ${next} went on.`),
    );
    expect(settings.filter((setting) => segment(setting).ends.join() !== segment(setting, without).ends.join())).not.toEqual([]);
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

