/**
 * Parts of datasets as files, named by what they were made from: a build reads them again when all are there, and a later
 * build may. A file is written beside and renamed, so two builds at once do no harm; what it holds carries checksums, so
 * a damaged one is found when it is read.
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
import type { EncodedPart } from "@columnist/dataset";
import { byTable, TABLE_NAMES, type TableName } from "@columnist/model";
import { readAt, readInto, reading, writeAll } from "../disk.ts";
import { besideOf } from "../holder.ts";
import type { PartContent, PartFacts } from "./part.ts";

/** Where the bytes of a part lie. */
export interface PartPlace {
  readonly folder: string;
  readonly key: string;
}

type Block = EncodedPart["encoded"][TableName]["blocks"][number];

/** What a part's file holds behind its head, in this order: each is read by who needs it. */
const SECTIONS = ["facts", "counted", "signatures", "tables"] as const;
type Section = (typeof SECTIONS)[number];

interface Head {
  /** Bytes of each section, and their checksum. */
  readonly sections: Readonly<Record<Section, { readonly length: number; readonly checksum: number }>>;
  /** How the bytes of the tables are cut. */
  readonly layout: Readonly<
    Record<
      TableName,
      {
        readonly rows: number;
        readonly csv: number;
        readonly blocks: ReadonlyArray<Omit<Block, "bytes"> & { readonly length: number }>;
      }
    >
  >;
}

/** A part's file cannot be read as it was written: build without what is kept. */
export class PartDamaged extends Error {
  override readonly name = "PartDamaged";
}

/** Where a folder of all that builds keep has its parts. */
export const keptParts = (cache: string): string => join(cache, "parts");

const LARGEST_CACHE = 4 * 1024 ** 3;

/** CRC-32 of some pieces: against damage by chance, at three times the speed of a SHA-256. */
const checksum = (pieces: ReadonlyArray<Uint8Array>): number =>
  pieces.reduce((crc, piece) => crc32(piece, crc), 0);

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

const pathOf = ({ folder, key }: PartPlace): string => join(folder, key.slice(0, 2), key.slice(2));

// Length of the head, then its checksum.
const PREFIX = 8;

/** Writes a part. Throws what the file system throws, and leaves nothing then. */
export const writePart = (
  place: PartPlace,
  facts: PartFacts,
  { signatures: minima, encoded, counts, tally }: PartContent,
): void => {
  const pieces: Readonly<Record<Section, ReadonlyArray<Uint8Array>>> = {
    facts: [serialize(facts)],
    counted: [serialize({ counts, tally })],
    signatures: [bytesOf(minima)],
    tables: TABLE_NAMES.flatMap((name) => [
      encoded[name].csv,
      bytesOf(encoded[name].lineEnds),
      ...encoded[name].blocks.map(({ bytes }) => bytes),
    ]),
  };
  const sized = (section: Section): Head["sections"][Section] => ({
    length: pieces[section].reduce((sum, piece) => sum + piece.length, 0),
    checksum: checksum(pieces[section]),
  });
  const head: Head = {
    sections: {
      facts: sized("facts"),
      counted: sized("counted"),
      signatures: sized("signatures"),
      tables: sized("tables"),
    },
    layout: byTable((name) => ({
      rows: encoded[name].rows,
      csv: encoded[name].csv.length,
      blocks: encoded[name].blocks.map(({ bytes, ...block }) => ({ ...block, length: bytes.length })),
    })),
  };
  const header = serialize(head);
  const prefix = Buffer.alloc(PREFIX);
  prefix.writeUInt32LE(header.length, 0);
  prefix.writeUInt32LE(checksum([header]), 4);
  const path = pathOf(place);
  const beside = besideOf(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    const handle = openSync(beside, "w");
    try {
      for (const piece of [prefix, header, ...SECTIONS.flatMap((section) => pieces[section])])
        writeAll(handle, piece);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
};

/** A part's file that is open. Throws for what is not as it was written. */
const opened = (handle: number) => {
  const prefix = readAt(handle, 0, PREFIX);
  const header = readAt(handle, PREFIX, prefix.readUInt32LE(0));
  if (checksum([header]) !== prefix.readUInt32LE(4)) throw new Error("its head is damaged");
  const { sections, layout } = deserialize(header) as Head;
  const read = (section: Section, into: (length: number) => Uint8Array): Uint8Array => {
    let at = PREFIX + header.length;
    for (const before of SECTIONS.slice(0, SECTIONS.indexOf(section))) at += sections[before].length;
    const bytes = into(sections[section].length);
    readInto(handle, at, bytes);
    if (checksum([bytes]) !== sections[section].checksum) throw new Error(`its ${section} are damaged`);
    return bytes;
  };
  return {
    layout,
    facts: () => deserialize(read("facts", newBytes)) as PartFacts,
    counted: () => deserialize(read("counted", newBytes)) as Pick<PartContent, "counts" | "tally">,
    signatures: (): Uint32Array => {
      const { buffer, byteOffset, length } = read("signatures", newBytes);
      return new Uint32Array(buffer, byteOffset, length / Uint32Array.BYTES_PER_ELEMENT);
    },
    tables: () => read("tables", inRoom),
  };
};

const newBytes = (length: number): Uint8Array => new Uint8Array(length);

// Filled again by each part that is read: what is read once and written at once need not be new memory each time.
let room = new Uint8Array(0);

const inRoom = (length: number): Uint8Array => {
  if (room.length < length) room = new Uint8Array(Math.ceil(length * 1.25));
  return room.subarray(0, length);
};

/** What is known of a part that is there; null where there is nothing that can be used. */
export const partAt = (place: PartPlace): PartFacts | null => {
  const path = pathOf(place);
  try {
    return reading(path, (handle) => {
      const facts = opened(handle).facts();
      const now = new Date();
      utimesSync(path, now, now);
      return facts;
    });
  } catch {
    return null;
  }
};

/** Gone, or cut short: as damaged as one with another checksum. */
const orDamaged = <A>({ key }: PartPlace, read: () => A): A => {
  try {
    return read();
  } catch {
    throw new PartDamaged(`the part ${key} is damaged`);
  }
};

/** The signatures of a part's articles. Throws PartDamaged. */
export const signaturesAt = (place: PartPlace): Uint32Array =>
  orDamaged(place, () => reading(pathOf(place), (handle) => opened(handle).signatures()));

/** What is written of a part, whose bytes the caller may change; they are good until the next part is read. Throws PartDamaged. */
export const readPart = (place: PartPlace): Omit<PartContent, "signatures"> =>
  orDamaged(place, () =>
    reading(pathOf(place), (handle) => {
      const part = opened(handle);
      const bytes = part.tables();
      let at = 0;
      const take = (length: number): Uint8Array => bytes.subarray(at, (at += length));
      const encoded = byTable((name) => {
        const { rows, csv, blocks } = part.layout[name];
        return {
          rows,
          csv: take(csv),
          // Copied, since numbers must lie at a multiple of four.
          lineEnds: new Uint32Array(take(rows * Uint32Array.BYTES_PER_ELEMENT).slice().buffer),
          blocks: blocks.map(({ length, ...block }) => ({ ...block, bytes: take(length) })),
        };
      });
      return { encoded, ...part.counted() };
    }),
  );

/** Removes the parts of a cache that were used longest ago until the rest fits. */
export const pruneParts = (cache: string): void => {
  try {
    const folder = keptParts(cache);
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
