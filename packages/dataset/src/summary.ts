/** The numbers and tables that the card states, each with the SQL that gives it again from the table files. */
import {
  NAMED_SPEAKERS,
  textReader,
  type BoolColumn,
  type StringColumn,
  type Table,
  type TableName,
  type Tables,
  type TimestampColumn,
} from "@columnist/model";
import { addShares, removeCluster, type ShareSums } from "@columnist/statistics";
import { mixAnswer, speakersAnswer, wordsAnswer, type Answer } from "./answers.ts";
import { MIX_PARTS, mixesIn, noMix } from "./mixCounts.ts";

/** A number and the query that CI runs to hold it true; tables are named as the files are. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly sql: string;
}

export interface Summary {
  readonly figures: ReadonlyArray<Figure>;
  /** Languages of the articles, BCP 47, sorted. */
  readonly languages: ReadonlyArray<string>;
  /** What the sentences do, of all and by language. */
  readonly mix: Answer;
  readonly publishers: Answer;
  readonly mediaTypes: Answer;
  readonly refusals: Answer;
  readonly speakers: Answer;
}

const MOST = 10;
const NAMED: ReadonlySet<string | null> = new Set(NAMED_SPEAKERS);

type Counts = Map<string, number>;

/** What the figures are computed from; those of two parts of a dataset can be added. */
export interface SummaryCounts {
  /** How often each word stands in a column, by `table.column`. */
  readonly words: Map<string, Counts>;
  /** How many rows are true in a column, by `table.column`. */
  readonly flags: Counts;
  /** How many rows have a value in a column, by `table.column`. */
  readonly given: Counts;
  /** What sentences do, by language. */
  readonly mixes: Map<string, ShareSums>;
  /** Quotes of kind direct or mixed by speaker, of those who have a name. */
  readonly speakers: Counts;
}

/** The tables that counting looks at. */
type Counted = Pick<Tables, "sentences" | "documents" | "quotes" | "failures">;

const WORD_COLUMNS = {
  sentences: ["label", "label_source", "split"],
  documents: ["lang", "split", "publisher", "media_type"],
  failures: ["stage", "error"],
  quotes: ["speaker_kind"],
} as const;
const FLAG_COLUMNS = {
  sentences: ["abstain"],
  documents: ["canonical", "paywalled", "truncated"],
} as const;
/** Counted where they have a value. */
const GIVEN_COLUMNS = {
  documents: ["authors", "published_at", "rights"],
  quotes: ["speaker"],
} as const;

const addTo = <K>(counts: Map<K, number>, key: K, more: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + more);
};

const textIn = (table: Table, column: string) => textReader(table.columns[column] as StringColumn);

const speakersIn = (quotes: Table): Counts => {
  const [kindAt, speakerAt, idAt, whatAt] = [
    textIn(quotes, "kind"),
    textIn(quotes, "speaker"),
    textIn(quotes, "quote_id"),
    textIn(quotes, "speaker_kind"),
  ];
  const seen = new Set<string>();
  const counts: Counts = new Map();
  for (let row = 0; row < quotes.rows; row++) {
    const speaker = speakerAt(row);
    const kind = kindAt(row);
    if (speaker === null || (kind !== "direct" && kind !== "mixed")) continue;
    // "A spokesman" of one article is not that of another, and the author quotes nobody.
    if (!NAMED.has(whatAt(row))) continue;
    const id = idAt(row)!;
    if (seen.has(id)) continue;
    seen.add(id);
    addTo(counts, speaker, 1);
  }
  return counts;
};

/** Articles that say when they were published in words that only the time of the fetch resolves ("34 min ago"). */
const openTimes = (documents: Table): number => {
  const { valid } = documents.columns["published_at"] as TimestampColumn;
  const rawAt = textIn(documents, "published_raw");
  let open = 0;
  for (let row = 0; row < documents.rows; row++) if (valid?.[row] === 0 && rawAt(row) !== null) open++;
  return open;
};

/** Counts some tables; every row of an article must be among them. */
export const countTables = (tables: Counted): SummaryCounts => {
  const words = new Map<string, Counts>();
  for (const [name, columns] of Object.entries(WORD_COLUMNS))
    for (const column of columns) {
      const table = tables[name as keyof typeof WORD_COLUMNS];
      const counts: Counts = new Map();
      const wordAt = textIn(table, column);
      for (let row = 0; row < table.rows; row++) {
        const word = wordAt(row);
        if (word !== null) addTo(counts, word, 1);
      }
      words.set(`${name}.${column}`, counts);
    }
  words.set("documents.published_at", new Map([["open", openTimes(tables.documents)]]));
  const flags: Counts = new Map();
  for (const [name, columns] of Object.entries(FLAG_COLUMNS))
    for (const column of columns) {
      const { values } = tables[name as keyof typeof FLAG_COLUMNS].columns[column] as BoolColumn;
      let count = 0;
      for (let row = 0; row < values.length; row++) count += values[row]!;
      flags.set(`${name}.${column}`, count);
    }
  const given: Counts = new Map();
  for (const [name, columns] of Object.entries(GIVEN_COLUMNS))
    for (const column of columns) {
      const { rows, columns: cells } = tables[name as keyof typeof GIVEN_COLUMNS];
      const { valid } = cells[column]!;
      given.set(`${name}.${column}`, valid === null ? rows : valid.reduce((sum, one) => sum + one, 0));
    }
  return { words, flags, given, mixes: mixesIn(tables), speakers: speakersIn(tables.quotes) };
};

/** Adds the counts of another part. */
export const addCounts = (sum: SummaryCounts, more: SummaryCounts): void => {
  for (const [column, counts] of more.words) {
    const into = sum.words.get(column) ?? new Map<string, number>();
    sum.words.set(column, into);
    for (const [word, count] of counts) addTo(into, word, count);
  }
  for (const [column, count] of more.flags) addTo(sum.flags, column, count);
  for (const [column, count] of more.given) addTo(sum.given, column, count);
  for (const [language, mix] of more.mixes) {
    const into = sum.mixes.get(language) ?? noMix();
    addShares(into, mix);
    sum.mixes.set(language, into);
  }
  for (const [speaker, count] of more.speakers) addTo(sum.speakers, speaker, count);
};

/** Counts an article again that stands for itself no more: it is in another cluster, and may be in another split. */
export const recount = (
  counts: SummaryCounts,
  {
    from,
    to,
    sentences,
    copy,
  }: {
    readonly from: string;
    readonly to: string;
    readonly sentences: number;
    /** Its language, and its sentences by part of the mix. */
    readonly copy: { readonly lang: string; readonly totals: ReadonlyArray<number> };
  },
): void => {
  addTo(counts.flags, "documents.canonical", -1);
  const mix = counts.mixes.get(copy.lang);
  if (mix !== undefined && sentences > 0) {
    removeCluster(mix, sentences, copy.totals.slice(0, MIX_PARTS.length));
    if (mix.clusters === 0) counts.mixes.delete(copy.lang);
  }
  if (from === to) return;
  for (const [column, rows] of [
    ["documents.split", 1],
    ["sentences.split", sentences],
  ] as const) {
    const words = counts.words.get(column)!;
    addTo(words, from, -rows);
    addTo(words, to, rows);
  }
};

/** Counts of nothing. */
export const noCounts = (): SummaryCounts => ({
  words: new Map(),
  flags: new Map(),
  given: new Map(),
  mixes: new Map(),
  speakers: new Map(),
});

/** How often a word stands in a column, `table.column`. */
export const countOf = ({ words }: SummaryCounts, column: string, word: string): number =>
  words.get(column)?.get(word) ?? 0;

/** What the card states. `rows`: of each table. */
export const summaryOf = (counts: SummaryCounts, rows: Readonly<Record<TableName, number>>): Summary => {
  const figure = (name: string, value: number, sql: string): Figure => ({ name, value, sql });
  const by = (table: string, column: string, values: ReadonlyArray<string>): ReadonlyArray<Figure> =>
    values.map((value) =>
      figure(
        `${table}, ${column} ${value}`,
        countOf(counts, `${table}.${column}`, value),
        `select count(*) from ${table} where "${column}" = '${value}'`,
      ),
    );
  const flag = (name: string, table: string, column: string): Figure =>
    figure(
      name,
      counts.flags.get(`${table}.${column}`) ?? 0,
      `select count(*) from ${table} where ${column}`,
    );
  const given = (name: string, table: string, column: string): Figure =>
    figure(name, counts.given.get(`${table}.${column}`) ?? 0, `select count(${column}) from ${table}`);
  const words = (table: string, column: string): Answer =>
    wordsAnswer(table, column, counts.words.get(`${table}.${column}`) ?? new Map(), MOST);
  return {
    figures: [
      figure("articles", rows.documents, "select count(*) from documents"),
      flag("articles that stand for their cluster of duplicates", "documents", "canonical"),
      flag("articles cut by a paywall", "documents", "paywalled"),
      flag("articles cut for another reason", "documents", "truncated"),
      given("articles whose time of publication is known", "documents", "published_at"),
      given("articles that name their authors", "documents", "authors"),
      given("articles that state rights", "documents", "rights"),
      figure("sentences", rows.sentences, "select count(*) from sentences"),
      ...by("sentences", "label", ["opinion", "claim", "quote"]),
      flag("sentences that abstain", "sentences", "abstain"),
      ...by("sentences", "label_source", ["rule", "model", "human"]),
      ...by("sentences", "split", ["train", "validation", "test"]),
      figure("pieces of quotes", rows.quotes, "select count(*) from quotes"),
      given("pieces of quotes with a speaker", "quotes", "speaker"),
      ...by("quotes", "speaker_kind", ["person"]),
      figure("stretches dropped", rows.dropped, "select count(*) from dropped"),
      figure("inputs refused", rows.failures, "select count(*) from failures"),
    ],
    languages: [...(counts.words.get("documents.lang")?.keys() ?? [])].sort(),
    mix: mixAnswer(counts.mixes),
    publishers: words("documents", "publisher"),
    mediaTypes: words("documents", "media_type"),
    refusals: words("failures", "error"),
    speakers: speakersAnswer(counts.speakers, MOST),
  };
};
