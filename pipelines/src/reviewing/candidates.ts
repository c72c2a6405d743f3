/** Numbers of each sentence that queues look at, read in one pass; and of each article where its rows stand. */
import {
  LABELS,
  type BoolColumn,
  type Float32Column,
  type SentenceRow,
  type Table,
  type TextColumn,
  type WordColumn,
} from "@columnist/model";
import type { Candidates } from "@columnist/review/judging";
import { textsOf, type blocksOf } from "./blocks.ts";

type Blocks = ReturnType<typeof blocksOf>;

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

/** An article, and where its rows stand. */
export interface PlacedArticle {
  readonly row: number;
  readonly publisher: number;
  readonly isCanonical: boolean;
  readonly isEnglish: boolean;
  /** Its first sentence; -1: it has none. */
  firstSentence: number;
  /** Its quotes, the last exclusive. */
  firstQuote: number;
  lastQuote: number;
}

export interface Articles {
  readonly byId: ReadonlyMap<string, PlacedArticle>;
  readonly publishers: ReadonlyArray<string>;
}

export const readArticles = (documents: Blocks): Articles => {
  const publishers = numbering();
  const byId = new Map<string, PlacedArticle>();
  for (const table of documents.walk(["doc_id", "publisher", "lang", "canonical"])) {
    const id = textsOf(table, "doc_id");
    const publisher = textsOf(table, "publisher");
    const lang = textsOf(table, "lang");
    const canonical = (table.columns["canonical"] as BoolColumn).values;
    for (let row = 0; row < table.rows; row++)
      byId.set(id(row)!, {
        row: byId.size,
        publisher: publishers.of(publisher(row) ?? NOBODY),
        isCanonical: canonical[row] === 1,
        isEnglish: lang(row)!.startsWith("en"),
        firstSentence: -1,
        firstQuote: 0,
        lastQuote: 0,
      });
  }
  return { byId, publishers: publishers.words };
};

/** Notes in each article where its quotes stand: in the order of the articles. */
export const placeQuotes = (quotes: Blocks, { byId }: Articles): void => {
  let at = 0;
  for (const table of quotes.walk(["doc_id"])) {
    const articleAt = articleReader(table, byId);
    for (let row = 0; row < table.rows; row++, at++) {
      const article = articleAt(row);
      if (article.lastQuote === 0) article.firstQuote = at;
      article.lastQuote = at + 1;
    }
  }
};

/** The article of each row, asked for in order: rows of one stand together, so an id is read once an article. */
const articleReader = (
  table: Table,
  byId: ReadonlyMap<string, PlacedArticle>,
): ((row: number) => PlacedArticle) => {
  const { bytes, offsets } = table.columns["doc_id"] as TextColumn;
  const idAt = textsOf(table, "doc_id");
  let last = -1;
  let article: PlacedArticle | null = null;
  const isLast = (row: number): boolean => {
    const start = offsets[row]!;
    const before = offsets[last]!;
    const length = offsets[row + 1]! - start;
    if (length !== offsets[last + 1]! - before) return false;
    for (let i = length - 1; i >= 0; i--) if (bytes[start + i] !== bytes[before + i]) return false;
    return true;
  };
  return (row) => {
    if (article === null || !isLast(row)) article = byId.get(idAt(row)!)!;
    last = row;
    return article;
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

/** What is known of every sentence: arrays with a place a sentence. */
export interface SentenceNumbers {
  readonly candidates: Candidates;
  readonly rules: ReadonlyArray<string>;
  /** Halves of the ids. */
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  readonly isHuman: Uint8Array;
  readonly isEnglish: Uint8Array;
  /** Row of the article. */
  readonly documentOf: Int32Array;
  /** 1 where the words that are looked for stand; null where none are. */
  readonly matches: Uint8Array | null;
}

/** Reads the numbers of all sentences. @param search marks those that hold these words, whatever their case */
export const readNumbers = (
  sentences: Blocks,
  size: number,
  { byId }: Articles,
  search: string | null,
): SentenceNumbers => {
  const rules = numbering();
  const found = {
    candidates: {
      size,
      odds: new Float32Array(size * 3),
      label: new Uint8Array(size),
      rule: new Int32Array(size),
      publisher: new Int32Array(size),
      text: new Float64Array(size),
      isAsked: new Uint8Array(size),
    },
    rules: rules.words,
    high: new Uint32Array(size),
    low: new Uint32Array(size),
    isHuman: new Uint8Array(size),
    isEnglish: new Uint8Array(size),
    documentOf: new Int32Array(size),
    matches: search === null ? null : new Uint8Array(size),
  };
  let at = 0;
  for (const table of sentences.walk(LOOKED_AT)) {
    readTable(found, rules.of, table, at, byId);
    if (search !== null) markMatches(found.matches!, table, at, search.toLowerCase());
    at += table.rows;
  }
  return found;
};

const markMatches = (matches: Uint8Array, table: Table, at: number, wanted: string): void => {
  const words = textsOf(table, "text");
  for (let row = 0; row < table.rows; row++)
    if (words(row)!.toLowerCase().includes(wanted)) matches[at + row] = 1;
};

const readTable = (
  { candidates, high, low, isHuman, isEnglish, documentOf }: SentenceNumbers,
  ruleOf: (word: string) => number,
  table: Table,
  from: number,
  byId: ReadonlyMap<string, PlacedArticle>,
): void => {
  const text = table.columns["text"] as TextColumn;
  const ids = table.columns["sent_id"] as TextColumn;
  const articleAt = articleReader(table, byId);
  const odds = LABELS.map((label) => (table.columns[`p_${label}`] as Float32Column).values);
  const label = numbersOf(table, "machine_label", (word) => LABELS.indexOf(word as SentenceRow["label"]));
  const rule = numbersOf(table, "rule_id", ruleOf);
  const source = numbersOf(table, "label_source", (word) => Number(word === "human"));
  for (let row = 0, at = from; row < table.rows; row++, at++) {
    const start = ids.offsets[row]! + PREFIX.length;
    high[at] = hexAt(ids.bytes, start);
    low[at] = hexAt(ids.bytes, start + HEX);
    for (let of = 0; of < 3; of++) candidates.odds[at * 3 + of] = odds[of]![row]!;
    candidates.label[at] = label(row);
    candidates.rule[at] = rule(row);
    candidates.text[at] = digestOf(text.bytes, text.offsets[row]!, text.offsets[row + 1]!);
    const article = articleAt(row);
    // The rows of an article may go on in the next block.
    if (article.firstSentence < 0) article.firstSentence = at;
    documentOf[at] = article.row;
    candidates.publisher[at] = article.publisher;
    candidates.isAsked[at] = Number(article.isCanonical);
    isEnglish[at] = Number(article.isEnglish);
    isHuman[at] = source(row);
  }
};

/** The id of a sentence. */
export const sentIdOf = ({ high, low }: SentenceNumbers, row: number): string =>
  `${PREFIX}${high[row]!.toString(16).padStart(HEX, "0")}${low[row]!.toString(16).padStart(HEX, "0")}`;

/** Rows of some ids, in one pass; an id that is not there is left out. */
export const rowsOfIds = (
  numbers: SentenceNumbers,
  ids: ReadonlySet<string>,
): ReadonlyMap<string, number> => {
  const { high } = numbers;
  const heads = new Set(
    [...ids].map((id) => Number.parseInt(id.slice(PREFIX.length, PREFIX.length + HEX), 16)),
  );
  const found = new Map<string, number>();
  for (let row = 0; row < high.length && heads.size > 0; row++) {
    if (!heads.has(high[row]!)) continue;
    const id = sentIdOf(numbers, row);
    if (ids.has(id)) found.set(id, row);
  }
  return found;
};
