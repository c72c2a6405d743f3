/** The numbers that the card states, each with the SQL that gives it again from the table files. */
import type { Corpus } from "./corpus.ts";
import { textAt, type Table, type TextColumn } from "@columnist/model";

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
  /** Speakers quoted most, by quotes of kind direct or mixed; at most ten. */
  readonly speakers: ReadonlyArray<{ readonly speaker: string; readonly quotes: number }>;
}

const tally = (counts: Map<string, number>, batch: Table, column: string): void => {
  const text = batch.columns[column] as TextColumn;
  for (let row = 0; row < batch.rows; row++) {
    const value = textAt(text, row);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
};

const tallies = (
  corpus: Corpus,
  table: "sentences" | "documents",
  columns: ReadonlyArray<string>,
): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const found = new Map(columns.map((column) => [column, new Map<string, number>()]));
  for (const batch of corpus.batches(table))
    for (const column of columns) tally(found.get(column)!, batch, column);
  return found;
};

const countFlags = (corpus: Corpus, table: "sentences" | "documents", column: string): number => {
  let count = 0;
  for (const batch of corpus.batches(table)) {
    const flags = batch.columns[column] as { readonly values: Uint8Array };
    for (const flag of flags.values) count += flag;
  }
  return count;
};

const speakersOf = (corpus: Corpus): Summary["speakers"] => {
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  for (const batch of corpus.batches("quotes")) {
    const [kinds, speakers, ids] = ["kind", "speaker", "quote_id"].map(
      (name) => batch.columns[name] as TextColumn,
    ) as [TextColumn, TextColumn, TextColumn];
    for (let row = 0; row < batch.rows; row++) {
      const speaker = textAt(speakers, row);
      const id = textAt(ids, row)!;
      const kind = textAt(kinds, row);
      if (speaker === null || seen.has(id) || (kind !== "direct" && kind !== "mixed")) continue;
      seen.add(id);
      counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([speaker, quotes]) => ({ speaker, quotes }))
    .toSorted((a, b) => b.quotes - a.quotes || (a.speaker < b.speaker ? -1 : 1))
    .slice(0, 10);
};

/** Counts over the whole corpus. Walks sentences, documents and quotes once or twice, a batch at a time. */
export const summarize = (corpus: Corpus): Summary => {
  const sentences = tallies(corpus, "sentences", ["label", "label_source", "split"]);
  const documents = tallies(corpus, "documents", ["lang", "split"]);
  const figure = (name: string, value: number, sql: string): Figure => ({ name, value, sql });
  const by = (
    found: ReadonlyMap<string, ReadonlyMap<string, number>>,
    table: string,
    column: string,
    values: ReadonlyArray<string>,
  ): ReadonlyArray<Figure> =>
    values.map((value) =>
      figure(
        `${table}, ${column} ${value}`,
        found.get(column)!.get(value) ?? 0,
        `select count(*) from ${table} where "${column}" = '${value}'`,
      ),
    );
  return {
    figures: [
      figure("articles", corpus.rows.documents, "select count(*) from documents"),
      figure(
        "articles that stand for their cluster of duplicates",
        countFlags(corpus, "documents", "canonical"),
        "select count(*) from documents where canonical",
      ),
      figure("sentences", corpus.rows.sentences, "select count(*) from sentences"),
      ...by(sentences, "sentences", "label", ["opinion", "claim", "quote"]),
      figure(
        "sentences that abstain",
        countFlags(corpus, "sentences", "abstain"),
        "select count(*) from sentences where abstain",
      ),
      ...by(sentences, "sentences", "label_source", ["rule", "model", "human"]),
      ...by(sentences, "sentences", "split", ["train", "validation", "test"]),
      figure("pieces of quotes", corpus.rows.quotes, "select count(*) from quotes"),
      figure("stretches dropped", corpus.rows.dropped, "select count(*) from dropped"),
      figure("inputs refused", corpus.rows.failures, "select count(*) from failures"),
    ],
    languages: [...documents.get("lang")!.keys()].sort(),
    speakers: speakersOf(corpus),
  };
};
