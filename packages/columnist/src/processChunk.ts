import {
  docId,
  finishTables,
  newTables,
  sha256Hex,
  type LabeledArticle,
  type Sha256,
  type Source,
  type TableBuilders,
  type Tables,
} from "@columnist/model";
import { addArticle } from "./addArticle.ts";
import { cleanChunk, labelChunk, parseChunk, segmentChunk, type Chunk } from "./chunk.ts";
import type { StageVersions } from "./documentRow.ts";
import { articleRows, type ArticleRows } from "./rows.ts";
import { STAGE_VERSIONS } from "./versions.ts";

/** A chunk of articles as columns: what a worker sends back. */
export interface ChunkResult {
  /** Rows of every table, in the order of the sources. */
  readonly tables: Tables;
  /** Near-duplicate signatures of the rows of `documents`, one after the other, `signatureLength` each. */
  readonly signatures: Uint32Array;
  readonly signatureLength: number;
}

/** What a platform may give to the making of rows; none of it but the version changes a byte. */
export interface RowOptions {
  /** Version of the labels, where another model than the one that ships gave them. */
  readonly labelVersion?: string;
  /** The platform's own SHA-256. */
  readonly sha256?: Sha256;
  /** Sees the rows of one article in 64, always the same ones, and throws where they are wrong. */
  readonly witness?: (source: Source, rows: ArticleRows) => void;
}

/** One article in 64, by its id: enough to see a stage that breaks the contract, at no cost worth naming. */
const isWitnessed = (doc: string): boolean => Number.parseInt(doc.slice(-2), 16) % 64 === 0;

/** Adds the rows of a labelled chunk to tables, and what it refused to `failures`. */
export const addChunk = (
  tables: TableBuilders,
  chunk: Chunk<LabeledArticle>,
  { sha256 = sha256Hex, witness, labelVersion = STAGE_VERSIONS.label }: RowOptions = {},
): void => {
  for (const failure of chunk.failures) tables.failures.add(failure);
  const versions: StageVersions = { ...STAGE_VERSIONS, label: labelVersion };
  for (const { source, value } of chunk.items) {
    if (witness !== undefined && isWitnessed(docId(source.path, source.record, sha256)))
      witness(source, articleRows(source, value, versions, sha256));
    addArticle(tables, source, value, versions, sha256);
  }
};

/** Near-duplicate signatures of some articles, one after the other. */
export const signaturesOf = (
  items: Chunk<LabeledArticle>["items"],
): Pick<ChunkResult, "signatures" | "signatureLength"> => {
  const signatureLength = items[0]?.value.signature.length ?? 0;
  const signatures = new Uint32Array(signatureLength * items.length);
  items.forEach(({ value }, i) => signatures.set(value.signature, i * signatureLength));
  return { signatures, signatureLength };
};

/** Rows of a labeled chunk as columns. */
export const tablesOf = (chunk: Chunk<LabeledArticle>, options: RowOptions = {}): ChunkResult => {
  const builders = newTables();
  addChunk(builders, chunk, options);
  return { tables: finishTables(builders), ...signaturesOf(chunk.items) };
};

/**
 * All four stages over some sources: a worker's whole job, and what the Effect pipeline computes stage by stage.
 *
 * @returns columns of every table; refused sources are rows of `failures`; same sources, same bytes
 * @throws Error naming the path where a stage itself throws: a bug, not bad input
 */
export const processChunk = (sources: ReadonlyArray<Source>, options: RowOptions = {}): ChunkResult =>
  tablesOf(labelChunk(segmentChunk(cleanChunk(parseChunk(sources)))), options);
