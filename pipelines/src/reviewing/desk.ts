/**
 * A version of a dataset as a reviewer sees it. Of a million sentences only numbers stay in memory; a card's rows are read
 * from the block of the Arrow file that holds them.
 */
import type {
  BoolColumn,
  DocumentRow,
  Float32Column,
  QuoteRow,
  QuoteSentenceRow,
  SentenceRow,
} from "@columnist/model";
import type { Candidates } from "@columnist/review/judging";
import type { Published } from "../store/versions.ts";
import { blocksOf, rowsIn, textsOf, type Text } from "./blocks.ts";
import { placeQuotes, readArticles, readNumbers, rowsOfIds, sentIdOf } from "./candidates.ts";

/** A sentence with what stands around it. */
export interface Placed {
  readonly sentence: SentenceRow;
  readonly document: DocumentRow;
  /** All sentences of its article, in order. */
  readonly sentences: ReadonlyArray<SentenceRow>;
  readonly index: number;
}

/** What of a quote says how sure it is. */
export type DoubtedQuote = Pick<QuoteRow, (typeof DOUBTED)[number]>;
const DOUBTED = ["quote_id", "kind", "speaker", "speaker_kind", "closed", "confidence"] as const;

export interface Desk {
  readonly version: string;
  readonly candidates: Candidates;
  readonly rules: ReadonlyArray<string>;
  readonly publishers: ReadonlyArray<string>;
  /** 1 where a person gave the label already. */
  readonly isHuman: Uint8Array;
  /** 1 where the article is in English, which the machine was made for. */
  readonly isEnglish: Uint8Array;
  readonly matches: Uint8Array | null;
  readonly sentIdAt: (row: number) => string;
  /** Rows of some ids, in one pass; an id that is not there is left out. */
  readonly rowsOf: (ids: ReadonlySet<string>) => ReadonlyMap<string, number>;
  /** The first sentence of an article; undefined where it is not there, or has none. */
  readonly firstOf: (docId: string) => number | undefined;
  readonly placeAt: (row: number) => Placed;
  /** Quotes of an article. */
  readonly quotesOf: (docId: string) => ReadonlyArray<QuoteRow>;
  /** All quotes, as far as one is doubted by. */
  readonly quotes: () => Iterable<DoubtedQuote>;
  readonly links: () => Iterable<QuoteSentenceRow>;
  readonly close: () => void;
}

/** Sentences that stay at hand with their articles: the cards on the page, and those that wait for it. */
const PLACED = 64;

/** Every quote with the columns of DOUBTED. */
const doubtedQuotes = function* (quotes: ReturnType<typeof blocksOf>): Generator<DoubtedQuote> {
  for (const table of quotes.walk(DOUBTED)) {
    const [id, kind, speaker, speakerKind] = (["quote_id", "kind", "speaker", "speaker_kind"] as const).map(
      (column) => textsOf(table, column),
    ) as [Text, Text, Text, Text];
    const closed = (table.columns["closed"] as BoolColumn).values;
    const confidence = (table.columns["confidence"] as Float32Column).values;
    for (let row = 0; row < table.rows; row++)
      yield {
        quote_id: id(row)!,
        kind: kind(row) as QuoteRow["kind"],
        speaker: speaker(row),
        speaker_kind: speakerKind(row) as QuoteRow["speaker_kind"],
        closed: closed[row] === 1,
        confidence: confidence[row]!,
      };
  }
};

/** Opens a version. `search`: marks the sentences that hold these words, whatever their case. Throws DatasetNotReadable. */
export const openDesk = ({ version, folder, manifest }: Published, search: string | null): Desk => {
  const documents = blocksOf(folder, "documents");
  const sentences = blocksOf(folder, "sentences");
  const quotes = blocksOf(folder, "quotes");
  const links = blocksOf(folder, "quote_sentences");
  const articles = readArticles(documents);
  const { byId, publishers } = articles;
  const size = manifest.rows["sentences"] ?? 0;
  const numbers = readNumbers(sentences, size, articles, search);
  placeQuotes(quotes, articles);
  const { candidates, rules, isHuman, isEnglish, matches, documentOf } = numbers;
  const inOrder = [...byId.values()];
  const placed = new Map<number, Placed>();
  return {
    version,
    candidates,
    rules,
    publishers,
    isHuman,
    isEnglish,
    matches,
    sentIdAt: (row) => sentIdOf(numbers, row),
    rowsOf: (ids) => rowsOfIds(numbers, ids),
    firstOf: (docId) => {
      const first = byId.get(docId)?.firstSentence ?? -1;
      return first < 0 ? undefined : first;
    },
    placeAt: (row) => {
      const known = placed.get(row);
      if (known !== undefined) return known;
      const documentRow = documentOf[row]!;
      const { firstSentence: start } = inOrder[documentRow]!;
      let end = start;
      while (end < size && documentOf[end] === documentRow) end++;
      const all = [...rowsIn("sentences", sentences.tables(start, end))];
      const found: Placed = {
        sentence: all[row - start]!,
        document: [...rowsIn("documents", documents.tables(documentRow, documentRow + 1))][0]!,
        sentences: all,
        index: row - start,
      };
      if (placed.size >= PLACED) placed.delete(placed.keys().next().value!);
      placed.set(row, found);
      return found;
    },
    quotesOf: (docId) => {
      const { firstQuote, lastQuote } = byId.get(docId) ?? { firstQuote: 0, lastQuote: 0 };
      return [...rowsIn("quotes", quotes.tables(firstQuote, lastQuote))];
    },
    quotes: () => doubtedQuotes(quotes),
    links: () => rowsIn("quote_sentences", links.walk(["quote_id", "sent_id"])),
    close: () => {
      for (const table of [documents, sentences, quotes, links]) table.close();
    },
  };
};
