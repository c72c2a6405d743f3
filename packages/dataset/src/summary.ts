/** The numbers that the card states, each with the SQL that gives it again from the table files. */
import type { Corpus } from "./corpus.ts";
import { textReader, type Table, type TextColumn } from "@columnist/model";

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
  const textOf = textReader(batch.columns[column] as TextColumn);
  for (let row = 0; row < batch.rows; row++) {
    const value = textOf(row);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
};

const tallies = (
  corpus: Corpus,
  table: "sentences" | "documents",
  columns: ReadonlyArray<string>,
  flagged: string,
): { readonly words: ReadonlyMap<string, ReadonlyMap<string, number>>; readonly flags: number } => {
  const words = new Map(columns.map((column) => [column, new Map<string, number>()]));
  let flags = 0;
  for (const batch of corpus.batches(table, [...columns, flagged])) {
    for (const column of columns) tally(words.get(column)!, batch, column);
    const { values } = batch.columns[flagged] as { readonly values: Uint8Array };
    for (let row = 0; row < values.length; row++) flags += values[row]!;
  }
  return { words, flags };
};

type TextAt = (row: number) => string | null;

const speakersOf = (corpus: Corpus): Summary["speakers"] => {
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  for (const batch of corpus.batches("quotes", ["kind", "speaker", "quote_id"])) {
    const [kindAt, speakerAt, idAt] = ["kind", "speaker", "quote_id"].map((name) =>
      textReader(batch.columns[name] as TextColumn),
    ) as [TextAt, TextAt, TextAt];
    for (let row = 0; row < batch.rows; row++) {
      const speaker = speakerAt(row);
      const id = idAt(row)!;
      const kind = kindAt(row);
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

/** Counts over the whole corpus. Walks sentences, documents and quotes once, a batch at a time. */
export const summarize = (corpus: Corpus): Summary => {
  const sentences = tallies(corpus, "sentences", ["label", "label_source", "split"], "abstain");
  const documents = tallies(corpus, "documents", ["lang", "split"], "canonical");
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
        documents.flags,
        "select count(*) from documents where canonical",
      ),
      figure("sentences", corpus.rows.sentences, "select count(*) from sentences"),
      ...by(sentences.words, "sentences", "label", ["opinion", "claim", "quote"]),
      figure("sentences that abstain", sentences.flags, "select count(*) from sentences where abstain"),
      ...by(sentences.words, "sentences", "label_source", ["rule", "model", "human"]),
      ...by(sentences.words, "sentences", "split", ["train", "validation", "test"]),
      figure("pieces of quotes", corpus.rows.quotes, "select count(*) from quotes"),
      figure("stretches dropped", corpus.rows.dropped, "select count(*) from dropped"),
      figure("inputs refused", corpus.rows.failures, "select count(*) from failures"),
    ],
    languages: [...documents.words.get("lang")!.keys()].sort(),
    speakers: speakersOf(corpus),
  };
};
