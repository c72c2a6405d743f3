import { WordTable } from "./wordTable.ts";

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
  /**
   * Where the frames of its kind (data/data.test.ts) do not say all: a text with " | " at each place where it must split,
   * and nowhere else.
   */
  readonly example?: string;
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
  /** Small words that join what follows: no line that ends with one ends a sentence. */
  readonly dangling: ReadonlyArray<string>;
  /** Small words that begin a sentence in a text without capitals. */
  readonly smallStarters: ReadonlyArray<string>;
}

/** A locale pack made ready for look-up. */
export interface Rules {
  readonly abbreviations: WordTable<AbbreviationKind>;
  readonly starters: WordTable<true>;
  readonly alwaysCapital: WordTable<true>;
  readonly reporting: WordTable<true>;
  readonly reportingAlone: WordTable<true>;
  readonly calendar: WordTable<true>;
  readonly fronting: WordTable<true>;
  readonly lettered: WordTable<true>;
  readonly dangling: WordTable<true>;
  readonly smallStarters: WordTable<true>;
}

const compiled = new WeakMap<LocalePack, Rules>();

/** Words with an apostrophe are listed with the straight one and found with either. */
const tableOf = (words: ReadonlyArray<string>): WordTable<true> =>
  new WordTable(
    words
      .flatMap((word) => (word.includes("'") ? [word, word.replaceAll("'", "’")] : [word]))
      .map((word) => [word, true]),
  );

/** The look-up tables of a pack, made once a pack. */
export const rulesOf = (pack: LocalePack): Rules => {
  const known = compiled.get(pack);
  if (known !== undefined) return known;
  const rules: Rules = {
    abbreviations: new WordTable(pack.abbreviations.map(({ text, kind }) => [text, kind])),
    starters: tableOf(pack.starters),
    alwaysCapital: tableOf(pack.alwaysCapital),
    reporting: tableOf(pack.reporting),
    reportingAlone: tableOf(pack.reportingAlone),
    calendar: tableOf(pack.calendar),
    fronting: tableOf(pack.fronting),
    lettered: tableOf(pack.lettered),
    dangling: tableOf(pack.dangling),
    smallStarters: tableOf(pack.smallStarters),
  };
  compiled.set(pack, rules);
  return rules;
};
