/** Every invariant of a dataset (interop.md), over its tables and files. */
import { checkBatch } from "./check.ts";
import {
  rowsFrom,
  sha256Hex,
  TABLE_NAMES,
  type DocumentRow,
  type DroppedRow,
  type OffsetRunRow,
  type QuoteRow,
  type QuoteSentenceRow,
  type SentenceRow,
  type Sha256,
  type Table,
  type TableName,
  type Tables,
} from "@columnist/model";
import type { ManifestFile } from "./manifest.ts";
import { verifyRaw, verifyTiling } from "./verify/accounting.ts";
import { verifyArticle } from "./verify/articles.ts";
import { parseSums, verifyDigests, verifyEqual } from "./verify/files.ts";
import { verifyKeys } from "./verify/keys.ts";
import { Violations, type Violation } from "./verify/violation.ts";

export type { Violation } from "./verify/violation.ts";

/** Gives the bytes of an article's record; null where the seeds are not at hand. */
export type RawOf = (document: DocumentRow) => Uint8Array | null;

const groupBy = <R>(
  rows: ReadonlyArray<R>,
  keyOf: (row: R) => string,
): ReadonlyMap<string, ReadonlyArray<R>> => {
  const groups = new Map<string, Array<R>>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
};

const contractHolds = (tables: Tables, found: Violations): boolean => {
  for (const name of TABLE_NAMES) {
    try {
      checkBatch(name, tables[name]);
    } catch (fault) {
      found.add("verify.contract", name, (fault as Error).message);
    }
  }
  return found.list().length === 0;
};

/**
 * Checks tables: the contract, keys and references, order, slices, ids, sums, clusters and splits, and that each raw byte
 * is kept once or dropped once; with `rawOf` also that what is kept and dropped equals the bytes. Empty: all holds.
 */
export const verifyTables = (tables: Tables, rawOf: RawOf = () => null): ReadonlyArray<Violation> => {
  const found = new Violations();
  if (!contractHolds(tables, found)) return found.list();
  verifyKeys(tables, found);
  const byDoc = <R extends { doc_id: string }>(
    rows: ReadonlyArray<R>,
  ): ReadonlyMap<string, ReadonlyArray<R>> => groupBy(rows, (row) => row.doc_id);
  const sentences = byDoc(rowsFrom("sentences", tables.sentences));
  const quotes = byDoc(rowsFrom("quotes", tables.quotes));
  const runs = byDoc(rowsFrom("offset_map", tables.offset_map));
  const drops = byDoc(rowsFrom("dropped", tables.dropped));
  for (const document of rowsFrom("documents", tables.documents)) {
    const of = <R>(groups: ReadonlyMap<string, ReadonlyArray<R>>): ReadonlyArray<R> =>
      groups.get(document.doc_id) ?? [];
    verifyArticle(document, of(sentences), of(quotes), found);
    verifyTiling(document, of(runs), of(drops), found);
    const raw = rawOf(document);
    if (raw !== null)
      verifyRaw(document, raw, { sentences: of(sentences), runs: of(runs), drops: of(drops) }, found);
  }
  return found.list();
};

/** The rows of one article. */
export interface VerifiedRows {
  readonly documents: ReadonlyArray<DocumentRow>;
  readonly sentences: ReadonlyArray<SentenceRow>;
  readonly quotes: ReadonlyArray<QuoteRow>;
  readonly quote_sentences: ReadonlyArray<QuoteSentenceRow>;
  readonly dropped: ReadonlyArray<DroppedRow>;
  readonly offset_map: ReadonlyArray<OffsetRunRow>;
}

/** Each row's key once, each reference to a key that is there. */
const verifyLinks = ({ sentences, quotes, quote_sentences }: VerifiedRows, found: Violations): void => {
  const ids = new Set(sentences.map((row) => row.sent_id));
  if (ids.size !== sentences.length) found.add("verify.key.primary", "sentences", "a sent_id twice");
  const quoteIds = new Set(quotes.map((row) => row.quote_id));
  const pieces = new Set(quotes.map((row) => `${row.quote_id} ${row.piece_index}`));
  if (pieces.size !== quotes.length) found.add("verify.key.primary", "quotes", "a piece twice");
  const links = new Set(quote_sentences.map((row) => `${row.quote_id} ${row.sent_id}`));
  if (links.size !== quote_sentences.length)
    found.add("verify.key.primary", "quote_sentences", "a link twice");
  for (const { quote_id, sent_id } of quote_sentences)
    if (!quoteIds.has(quote_id) || !ids.has(sent_id))
      found.add("verify.key.foreign", "quote_sentences", `${quote_id}, ${sent_id} lead nowhere`);
  for (const { parent_quote_id, quote_id } of quotes)
    if (parent_quote_id !== null && !quoteIds.has(parent_quote_id))
      found.add("verify.key.foreign", "quotes", `${quote_id}: its parent leads nowhere`);
};

/**
 * Checks the rows of one article against each other and against the bytes that they came from, as `verifyTables` does, but
 * before they are columns. What only the whole dataset knows (clusters, splits) is not looked at.
 */
export const verifyRows = (
  rows: VerifiedRows,
  raw: Uint8Array,
  sha256: Sha256 = sha256Hex,
): ReadonlyArray<Violation> => {
  const found = new Violations();
  const { sentences, quotes, offset_map: runs, dropped: drops } = rows;
  for (const document of rows.documents) {
    verifyArticle(document, sentences, quotes, found, sha256);
    verifyTiling(document, runs, drops, found);
    verifyRaw(document, raw, { sentences, runs, drops }, found);
  }
  verifyLinks(rows, found);
  return found.list().filter(({ code }) => !OF_THE_WHOLE.has(code));
};

const OF_THE_WHOLE: ReadonlySet<string> = new Set(["verify.cluster", "verify.split"]);

/** Checks that the Arrow and the CSV reading of a table agree cell for cell. */
export const verifySame = (name: TableName, arrow: Table, csv: Table): ReadonlyArray<Violation> => {
  const found = new Violations();
  verifyEqual(name, arrow, csv, found);
  return found.list();
};

/** Checks the files found in a version's folder (SHA256SUMS left out) against the text of its SHA256SUMS. */
export const verifySums = (sums: string, files: ReadonlyArray<ManifestFile>): ReadonlyArray<Violation> => {
  const found = new Violations();
  const listed = parseSums(sums);
  if (listed === null) found.add("verify.file.sums", "SHA256SUMS", "holds a line that is no digest and path");
  else verifyDigests(listed, files, found);
  return found.list();
};
