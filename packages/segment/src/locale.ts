/**
 * What an abbreviation does to the stop behind it, by what follows. A lower-case word or a comma never starts a sentence.
 * - `title`: a name must follow (Mr., Gen.).
 * - `street`: a name before or after (St., Mt., Ft.); a sentence may end in it.
 * - `number`: a number in any writing may follow (p., Fig., Vol.); before a word it is an ordinary word.
 * - `count`: a number in digits may follow (No.); before a word it is an ordinary word.
 * - `month`: a number or a word of the calendar may follow (Jan., Tues.).
 * - `firm`: part of a name (Inc., Co., Jr.).
 * - `place`: part of an address or a name (Calif., Ave.).
 * - `clock`: a.m., B.C.: ends a sentence unless it stands in a phrase in front of the clause.
 * - `degree`: Ph.D., M.A.: as a unit, before a name too.
 * - `unit`: lb., ft.: ends a sentence before any capital.
 * - `inner`: never ends a sentence (e.g., i.e., vs.).
 * - `latin`: may end one before a common first word (et al., ibid.).
 * - `bang`: a name that ends in "!" or "?" (Yahoo!).
 */
export type AbbreviationKind =
  | "title"
  | "street"
  | "number"
  | "count"
  | "month"
  | "firm"
  | "place"
  | "clock"
  | "degree"
  | "unit"
  | "inner"
  | "latin"
  | "bang";

/** One row of data/abbreviations.ts. */
export interface Abbreviation {
  /** As written, without its last stop (but with the mark of a `bang`); case counts. */
  readonly text: string;
  readonly kind: AbbreviationKind;
  /** A text with " | " at each place where it must split, and nowhere else. */
  readonly example: string;
}

/** What the splitter knows of one language. Code never names a word; packs never decide. */
export interface LocalePack {
  /** BCP 47. */
  readonly language: string;
  readonly abbreviations: ReadonlyArray<Abbreviation>;
  /** Words that, capitalised, nearly always begin a sentence: The, However, They. */
  readonly starters: ReadonlyArray<string>;
  /** Words capitalised everywhere, which say nothing of a sentence's start behind an ellipsis: I, I'm. */
  readonly alwaysCapital: ReadonlyArray<string>;
  /** Verbs that report speech, as they follow a closing mark: asked, shouted. */
  readonly reporting: ReadonlyArray<string>;
  /** Verbs that report speech only where their clause ends at once: “Hey!” I called. */
  readonly reportingAlone: ReadonlyArray<string>;
  /** Days, months, time zones, and their short forms: what goes on behind "9 a.m.". */
  readonly calendar: ReadonlyArray<string>;
  /** Words that can open a time phrase in front of a clause: At, In, On. */
  readonly fronting: ReadonlyArray<string>;
  /** Nouns that take a letter as a name: Plan B, vitamin C, Part I. */
  readonly lettered: ReadonlyArray<string>;
  /** Words that begin with an apostrophe, without it: tis, em, 90s. */
  readonly elisions: ReadonlyArray<string>;
}

/** A locale pack made ready for look-up. */
export interface Rules {
  /** Which sums of first unit, last unit and length an abbreviation has: spares most words a look-up. */
  readonly shapes: Uint8Array;
  /** Length of the longest abbreviation, in UTF-16 units. */
  readonly longest: number;
  readonly abbreviations: ReadonlyMap<string, AbbreviationKind>;
  readonly starters: ReadonlySet<string>;
  readonly alwaysCapital: ReadonlySet<string>;
  readonly reporting: ReadonlySet<string>;
  readonly reportingAlone: ReadonlySet<string>;
  readonly calendar: ReadonlySet<string>;
  readonly fronting: ReadonlySet<string>;
  readonly lettered: ReadonlySet<string>;
  readonly elisions: ReadonlySet<string>;
}

const SHAPES = 4096;
const shapeOf = (first: number, last: number, length: number): number =>
  (first * 131 + last * 17 + length * 1031) & (SHAPES - 1);

/** May the token from `start` to `end` be a listed abbreviation? False only where it is not. */
export const mayBeListed = (rules: Rules, text: string, start: number, end: number): boolean =>
  rules.shapes[shapeOf(text.charCodeAt(start), text.charCodeAt(end - 1), end - start)] === 1;

const shapesOf = (abbreviations: ReadonlyArray<Abbreviation>): Uint8Array => {
  const shapes = new Uint8Array(SHAPES);
  for (const { text } of abbreviations)
    shapes[shapeOf(text.charCodeAt(0), text.charCodeAt(text.length - 1), text.length)] = 1;
  return shapes;
};

const compiled = new WeakMap<LocalePack, Rules>();

/** Words with an apostrophe are listed with the straight one and found with either. */
const setOf = (words: ReadonlyArray<string>): ReadonlySet<string> =>
  new Set(words.flatMap((word) => (word.includes("'") ? [word, word.replaceAll("'", "’")] : word)));

/** The look-up tables of a pack, made once a pack. */
export const rulesOf = (pack: LocalePack): Rules => {
  const known = compiled.get(pack);
  if (known !== undefined) return known;
  const rules: Rules = {
    shapes: shapesOf(pack.abbreviations),
    longest: Math.max(0, ...pack.abbreviations.map(({ text }) => text.length)),
    abbreviations: new Map(pack.abbreviations.map(({ text, kind }) => [text, kind])),
    starters: setOf(pack.starters),
    alwaysCapital: setOf(pack.alwaysCapital),
    reporting: setOf(pack.reporting),
    reportingAlone: setOf(pack.reportingAlone),
    calendar: setOf(pack.calendar),
    fronting: setOf(pack.fronting),
    lettered: setOf(pack.lettered),
    elisions: setOf(pack.elisions),
  };
  compiled.set(pack, rules);
  return rules;
};
