/**
 * A version of a dataset as a reviewer sees it. Of a million sentences only numbers stay in memory; a card's rows are read
 * from the block of the Arrow file that holds them.
 */
import { join } from "node:path";
import { readBatches } from "@columnist/dataset";
import {
  LABELS,
  rowsFrom,
  textReader,
  type BoolColumn,
  type DocumentRow,
  type QuoteRow,
  type QuoteSentenceRow,
  type Float32Column,
  type SentenceRow,
  type StringColumn,
  type Table,
  type TextColumn,
  type WordColumn,
  type TableName,
} from "@columnist/model";
import type { Candidates } from "@columnist/review/judging";
import { openArrow, type ArrowFile } from "../store/arrowFile.ts";
import { DatasetNotReadable } from "../store/datasetStore.ts";
import type { Published } from "../store/versions.ts";

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

/** Rows of a table of a version, a block at a time. */
const blocksOf = (folder: string, name: TableName) => {
  const path = join(folder, `${name}.arrow`);
  let file: ArrowFile;
  try {
    file = openArrow(path, false);
  } catch (error) {
    throw new DatasetNotReadable({ path, reason: (error as Error).message });
  }
  const starts = [0];
  const read = function* (
    blocks: ArrowFile["blocks"],
    what: Parameters<typeof readBatches>[2],
  ): Generator<Table> {
    for (const batch of readBatches(name, file.messages(blocks), what)) {
      if (!batch.ok) throw new DatasetNotReadable({ path, reason: batch.refusal.message });
      yield batch.value;
    }
  };
  return {
    /** Some columns of every batch in order; the first walk learns where each begins. */
    *walk(columns: ReadonlyArray<string>): Generator<Table> {
      let rows = 0;
      for (const table of read(file.blocks, { columns })) {
        if (starts.at(-1) === rows) starts.push(rows + table.rows);
        rows += table.rows;
        yield table;
      }
    },
    /** Some rows, the last exclusive: of the blocks that hold them nothing else is decoded. After a walk. */
    *tables(from: number, to: number): Generator<Table> {
      for (let block = 0; block + 1 < starts.length; block++) {
        const start = starts[block]!;
        if (starts[block + 1]! <= from || to <= start) continue;
        yield* read([file.blocks[block]!], { rows: { from: Math.max(0, from - start), to: to - start } });
      }
    },
    close: file.close,
  };
};

/** The rows of some tables. */
const rowsIn = function* <Name extends TableName>(name: Name, tables: Iterable<Table>) {
  for (const table of tables) yield* rowsFrom(name, table);
};

type Text = (row: number) => string | null;
const textsOf = (table: Table, column: string): Text => textReader(table.columns[column] as StringColumn);

/** Numbers for words, in the order in which they come. */
const numbering = () => {
  const numbers = new Map<string, number>();
  const words: Array<string> = [];
  return {
    words,
    of: (word: string): number => {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      numbers.set(word, words.length);
      return words.push(word) - 1;
    },
  };
};

/** 53 bits of a stretch of bytes, FNV's way: equal texts are told by it, in a million others by chance once in 10,000 such sets. */
const digestOf = (bytes: Uint8Array, start: number, end: number): number => {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let i = start; i < end; i++) {
    low = Math.imul(low ^ bytes[i]!, 0x01000193);
    high = Math.imul(high ^ bytes[i]!, 0x85ebca6b) + 0x9e3779b9;
  }
  return ((high >>> 0) & 0x1fffff) * 2 ** 32 + (low >>> 0);
};

const NOBODY = "";
const PREFIX = "s_";
/** Digits of half an id. */
const HEX = 8;

/** The number that eight digits of hexadecimal stand for, without making a text of each of a million. */
const hexAt = (bytes: Uint8Array, start: number): number => {
  let value = 0;
  for (let i = start; i < start + HEX; i++) {
    const code = bytes[i]!;
    value = value * 16 + (code < 0x3a ? code - 0x30 : code - 0x57);
  }
  return value;
};

/** What each row's word stands for, worked out once a word. */
const numbersOf = (table: Table, column: string, of: (word: string) => number): ((row: number) => number) => {
  const { ids, words } = table.columns[column] as WordColumn;
  const known = new Int32Array(words.length + 1).fill(-1);
  return (row) => {
    const id = ids[row]! + 1;
    if (known[id] === -1) known[id] = of(id === 0 ? NOBODY : words[id - 1]!);
    return known[id]!;
  };
};

/** What the queues look at. */
const LOOKED_AT = [
  "sent_id",
  "doc_id",
  "text",
  "machine_label",
  "rule_id",
  "label_source",
  ...LABELS.map((label) => `p_${label}`),
] as const;

interface Article {
  readonly row: number;
  readonly publisher: number;
  readonly isCanonical: boolean;
  readonly isEnglish: boolean;
}

/** Opens a version. `search`: marks the sentences that hold these words, whatever their case. Throws DatasetNotReadable. */
export const openDesk = ({ version, folder, manifest }: Published, search: string | null): Desk => {
  const size = manifest.rows["sentences"] ?? 0;
  const documents = blocksOf(folder, "documents");
  const sentences = blocksOf(folder, "sentences");
  const publishers = numbering();
  const articles = new Map<string, Article>();
  let documentRow = 0;
  for (const table of documents.walk(["doc_id", "publisher", "lang", "canonical"])) {
    const [id, publisher, lang] = [
      textsOf(table, "doc_id"),
      textsOf(table, "publisher"),
      textsOf(table, "lang"),
    ];
    const canonical = (table.columns["canonical"] as BoolColumn).values;
    for (let row = 0; row < table.rows; row++)
      articles.set(id(row)!, {
        row: documentRow++,
        publisher: publishers.of(publisher(row) ?? NOBODY),
        isCanonical: canonical[row] === 1,
        isEnglish: lang(row)!.startsWith("en"),
      });
  }

  const rules = numbering();
  const candidates = {
    size,
    odds: new Float32Array(size * 3),
    label: new Uint8Array(size),
    rule: new Int32Array(size),
    publisher: new Int32Array(size),
    text: new Float64Array(size),
    isAsked: new Uint8Array(size),
  };
  const [high, low] = [new Uint32Array(size), new Uint32Array(size)];
  const [isHuman, isEnglish] = [new Uint8Array(size), new Uint8Array(size)];
  const documentOf = new Int32Array(size);
  const first = new Map<number, number>();
  const matches = search === null ? null : new Uint8Array(size);
  const wanted = search?.toLowerCase() ?? "";
  let at = 0;
  for (const table of sentences.walk(LOOKED_AT)) {
    const text = table.columns["text"] as TextColumn;
    const ids = table.columns["sent_id"] as TextColumn;
    const docAt = textsOf(table, "doc_id");
    const odds = LABELS.map((label) => (table.columns[`p_${label}`] as Float32Column).values);
    const [label, rule, source] = [
      numbersOf(table, "machine_label", (word) => LABELS.indexOf(word as SentenceRow["label"])),
      numbersOf(table, "rule_id", rules.of),
      numbersOf(table, "label_source", (word) => (word === "human" ? 1 : 0)),
    ];
    const words = matches === null ? null : textsOf(table, "text");
    let last = "";
    let article: Article = articles.values().next().value!;
    for (let row = 0; row < table.rows; row++, at++) {
      const start = ids.offsets[row]! + PREFIX.length;
      high[at] = hexAt(ids.bytes, start);
      low[at] = hexAt(ids.bytes, start + HEX);
      for (let of = 0; of < 3; of++) candidates.odds[at * 3 + of] = odds[of]![row]!;
      candidates.label[at] = label(row);
      candidates.rule[at] = rule(row);
      candidates.text[at] = digestOf(text.bytes, text.offsets[row]!, text.offsets[row + 1]!);
      const doc = docAt(row)!;
      if (last !== doc) {
        last = doc;
        article = articles.get(doc)!;
        // The rows of an article may go on in the next block.
        if (!first.has(article.row)) first.set(article.row, at);
      }
      documentOf[at] = article.row;
      candidates.publisher[at] = article.publisher;
      candidates.isAsked[at] = article.isCanonical ? 1 : 0;
      isEnglish[at] = article.isEnglish ? 1 : 0;
      isHuman[at] = source(row);
      if (words !== null && words(row)!.toLowerCase().includes(wanted)) matches![at] = 1;
    }
  }

  const sentIdAt = (row: number): string =>
    `s_${high[row]!.toString(16).padStart(8, "0")}${low[row]!.toString(16).padStart(8, "0")}`;
  const placed = new Map<number, Placed>();
  // Quotes stand in the order of their articles.
  const quotes = blocksOf(folder, "quotes");
  const links = blocksOf(folder, "quote_sentences");
  const firstQuote = new Map<string, number>();
  const lastQuote = new Map<string, number>();
  let quoteRow = 0;
  for (const table of quotes.walk(["doc_id"])) {
    const docs = textsOf(table, "doc_id");
    for (let row = 0; row < table.rows; row++, quoteRow++) {
      const doc = docs(row)!;
      if (!firstQuote.has(doc)) firstQuote.set(doc, quoteRow);
      lastQuote.set(doc, quoteRow + 1);
    }
  }

  return {
    version,
    candidates,
    rules: rules.words,
    publishers: publishers.words,
    isHuman,
    isEnglish,
    matches,
    sentIdAt,
    rowsOf: (ids) => {
      const heads = new Set([...ids].map((id) => Number.parseInt(id.slice(2, 10), 16)));
      const found = new Map<string, number>();
      for (let row = 0; row < size && heads.size > 0; row++)
        if (heads.has(high[row]!) && ids.has(sentIdAt(row))) found.set(sentIdAt(row), row);
      return found;
    },
    firstOf: (docId) => first.get(articles.get(docId)?.row ?? -1),
    placeAt: (row) => {
      const known = placed.get(row);
      if (known !== undefined) return known;
      const documentRow = documentOf[row]!;
      const start = first.get(documentRow)!;
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
      const from = firstQuote.get(docId);
      return from === undefined ? [] : [...rowsIn("quotes", quotes.tables(from, lastQuote.get(docId)!))];
    },
    *quotes() {
      for (const table of quotes.walk(DOUBTED)) {
        const [id, kind, speaker, speakerKind] = (
          ["quote_id", "kind", "speaker", "speaker_kind"] as const
        ).map((column) => textsOf(table, column)) as [Text, Text, Text, Text];
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
    },
    links: () => rowsIn("quote_sentences", links.walk(["quote_id", "sent_id"])),
    close: () => {
      for (const table of [documents, sentences, quotes, links]) table.close();
    },
  };
};
