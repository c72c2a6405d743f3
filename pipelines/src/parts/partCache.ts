/**
 * Parts of datasets kept between builds, a file each, named by what they were made from. A file is written beside and
 * renamed, so two builds at once do no harm; each section carries its checksum, so a damaged one is found when it is read.
 */
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { crc32 } from "node:zlib";
import { addWords, sortedWords, wordColumns, type EncodedPart, type PartWords } from "@columnist/dataset";
import { byTable, TABLE_NAMES, type TableName, type Tables, type WordColumn } from "@columnist/model";
import { readAt, reading, writeAll } from "../store/wholeBytes.ts";
import type { ArticleFacts } from "./articles.ts";
import type { MadePart } from "./makePart.ts";

/** Where a part is kept, and what it was made from. */
export interface Keep {
  readonly folder: string;
  readonly key: string;
  readonly articles: ReadonlyArray<ArticleFacts>;
  readonly numbering: Numbering;
}

/** By table, the key of what the numbers in its Arrow blocks stand for. */
export type Numbering = Readonly<Record<TableName, string>>;

/** A stretch of a kept part's file. */
interface Section {
  readonly at: number;
  readonly length: number;
  readonly checksum: number;
}

/** What is known of a kept part without reading its rows. */
export interface KeptPart extends Pick<MadePart, "rows" | "counts" | "tally"> {
  readonly key: string;
  readonly articles: ReadonlyArray<ArticleFacts>;
  readonly numbering: Numbering;
  /** Words of its rows, sorted, as `wordColumns` has them. */
  readonly words: Readonly<Record<TableName, PartWords>>;
  readonly columns: Section;
  readonly files: Section;
  /** Lengths of what `files` holds, table by table. */
  readonly layout: Readonly<
    Record<
      TableName,
      {
        readonly csv: number;
        readonly blocks: ReadonlyArray<{ readonly length: number; readonly headBytes: number }>;
      }
    >
  >;
}

/** A kept part cannot be read as it was written: build without what is kept. */
export class KeptPartDamaged extends Error {
  override readonly name = "KeptPartDamaged";
}

const LARGEST_CACHE = 4 * 1024 ** 3;

/** CRC-32 of some pieces: against damage by chance, at three times the speed of a SHA-256. */
const checksum = (pieces: ReadonlyArray<Uint8Array>): number =>
  pieces.reduce((crc, piece) => crc32(piece, crc), 0);

const lengthOf = (pieces: ReadonlyArray<Uint8Array>): number =>
  pieces.reduce((sum, piece) => sum + piece.length, 0);

const pathOf = (folder: string, key: string): string => join(folder, key.slice(0, 2), key.slice(2));

/** Words of some tables' dictionary columns, sorted. */
const wordsIn = (tables: Tables): KeptPart["words"] =>
  byTable((name) =>
    Object.fromEntries(
      wordColumns(name).map((column) => {
        const words = new Set<string>();
        addWords(words, tables[name].columns[column] as WordColumn);
        return [column, sortedWords(words)];
      }),
    ),
  );

/** Writes a part. `tables`: its rows, every column filled in. What cannot be written is not kept. */
export const keepPart = (
  { folder, key, articles, numbering }: Keep,
  made: MadePart,
  tables: Tables,
): void => {
  const columns = [serialize(tables)];
  const files = TABLE_NAMES.flatMap((name) => [
    made.encoded[name].csv,
    ...made.encoded[name].blocks.map(({ bytes }) => bytes),
  ]);
  const columnBytes = lengthOf(columns);
  const part: KeptPart = {
    key,
    articles,
    numbering,
    rows: made.rows,
    counts: made.counts,
    tally: made.tally,
    words: wordsIn(tables),
    columns: { at: 0, length: columnBytes, checksum: checksum(columns) },
    files: { at: columnBytes, length: lengthOf(files), checksum: checksum(files) },
    layout: byTable((name) => ({
      csv: made.encoded[name].csv.length,
      blocks: made.encoded[name].blocks.map(({ bytes, headBytes }) => ({ length: bytes.length, headBytes })),
    })),
  };
  const header = serialize(part);
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(header.length, 0);
  head.writeUInt32LE(checksum([header]), 4);
  const path = pathOf(folder, key);
  const beside = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const handle = openSync(beside, "w");
    try {
      for (const piece of [head, header, ...columns, ...files]) writeAll(handle, piece);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, path);
  } catch {
    // What cannot be kept costs time later, and nothing else.
    rmSync(beside, { force: true });
  }
};

// Length of the header, then its checksum.
const HEAD = 8;

/** What is kept under a key; null where there is nothing that can be used. */
export const keptPart = (folder: string, key: string): KeptPart | null => {
  const path = pathOf(folder, key);
  try {
    return reading(path, (handle) => {
      const head = readAt(handle, 0, HEAD);
      const header = readAt(handle, HEAD, head.readUInt32LE(0));
      if (checksum([header]) !== head.readUInt32LE(4)) return null;
      const now = new Date();
      utimesSync(path, now, now);
      return deserialize(header) as KeptPart;
    });
  } catch {
    return null;
  }
};

/** A section's bytes. Throws KeptPartDamaged. */
const section = (folder: string, key: string, { at, length, checksum: expected }: Section): Buffer => {
  try {
    const bytes = reading(pathOf(folder, key), (handle) =>
      readAt(handle, HEAD + readAt(handle, 0, 4).readUInt32LE(0) + at, length),
    );
    if (checksum([bytes]) === expected) return bytes;
  } catch {
    // Gone, or cut short: as damaged as one with another checksum.
  }
  throw new KeptPartDamaged(`the kept part ${key} is damaged`);
};

/** A kept part's rows. Throws KeptPartDamaged. */
export const keptTables = (folder: string, part: KeptPart): Tables =>
  deserialize(section(folder, part.key, part.columns)) as Tables;

/** A kept part's bytes. Throws KeptPartDamaged. */
export const keptFiles = (folder: string, part: KeptPart): EncodedPart["encoded"] => {
  const bytes = section(folder, part.key, part.files);
  let at = 0;
  const take = (length: number): Uint8Array => bytes.subarray(at, (at += length));
  return byTable((name) => ({
    rows: part.rows[name],
    csv: take(part.layout[name].csv),
    blocks: part.layout[name].blocks.map(({ length, headBytes }) => ({ bytes: take(length), headBytes })),
  }));
};

/** Removes the parts that were used longest ago until the rest fits. */
export const pruneParts = (folder: string): void => {
  try {
    const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => {
        const { mtimeMs, size } = statSync(path);
        return { path, mtimeMs, size };
      })
      .sort((a, b) => b.mtimeMs - a.mtimeMs);
    let total = 0;
    for (const { path, size } of entries) {
      total += size;
      if (total > LARGEST_CACHE) rmSync(path, { force: true });
    }
  } catch {
    // Another build prunes it too.
  }
};
