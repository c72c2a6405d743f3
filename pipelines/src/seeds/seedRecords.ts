/** Seed files to records: reads each file once, in pieces, unzips it, and cuts it where its format says. */
import { closeSync, fstatSync, type BigIntStats } from "node:fs";
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { brotliDecompressSync, createGunzip } from "node:zlib";
import type { ColumnNames, FailureRow, Source } from "@columnist/model";
import { type Brotli, recordSplitter } from "@columnist/parse";
import type { SeedFile } from "./seeds.ts";
import { changeOf, digestNow, openSteady, PIECE, SeedChanged, steadyPieces } from "./steadyFile.ts";

/** A file of the seeds as it was read. */
export interface InputFile {
  readonly path: string;
  readonly bytes: number;
  /** Of the file as it lies on disk, zipped or not; null where it could not be read, or changed while it was. */
  readonly sha256: string | null;
}

/** What reading a file gives, piece by piece. */
export interface Reading {
  readonly sources: ReadonlyArray<Source>;
  readonly failures: ReadonlyArray<FailureRow>;
  /** Set on the last piece. */
  readonly file: InputFile | null;
}

// An opinion article is a few KB and a heavy page a few MB; what is larger is not one article.
const LARGEST_RECORD = 16 * 1024 * 1024;
const HEAD = 4096;
// Text packs 3 to 10 times; past this much, a ratio that no text reaches is a bomb.
const UNPACKED_FREELY = 64 * 1024 * 1024;
const MOST_UNPACKED = 200;

const PROBLEMS: {
  readonly [P in NonNullable<SeedFile["problem"]>]: readonly [error: string, what: string, advice: string];
} = {
  name: ["read.name.encoding", "its name is not UTF-8", "rename it"],
  link: ["read.link.broken", "it is a link that leads nowhere", "mend or remove the link"],
  special: ["read.file.special", "it is not a file of text but a pipe, socket or device", "remove it"],
  permission: ["read.file.permission", "it may not be read", "give yourself the right to read it"],
};

const failure = (path: string, error: string, detail: string, advice: string): FailureRow => ({
  source_path: path,
  source_record: null,
  stage: "read",
  error,
  detail,
  advice,
});

const changing = (path: string): FailureRow =>
  failure(path, "read.file.changing", "it is written to all the time", "build again when it is finished");

const readFailure = (path: string, cause: unknown): FailureRow => {
  const code = (cause as NodeJS.ErrnoException).code ?? "unknown";
  if (code === "EACCES" || code === "EPERM") return failure(path, ...PROBLEMS.permission);
  if (code === "ENOENT")
    return failure(path, "read.file.gone", "it was removed while the build ran", "build again");
  if (code.startsWith("Z_") || code === "ERR_STREAM_PREMATURE_CLOSE")
    return failure(
      path,
      "read.gzip.broken",
      `its gzip data is broken (${code})`,
      "fetch it again; the records before the fault are kept",
    );
  return failure(path, "read.file.error", `the system says ${code}`, "check the disk and read it again");
};

class TooLarge extends Error {
  readonly row: FailureRow;
  constructor(row: FailureRow) {
    super(`${row.detail}; ${row.advice}`);
    this.row = row;
  }
}

const brotli: Brotli = (bytes, most) => {
  try {
    return brotliDecompressSync(bytes, { maxOutputLength: most });
  } catch {
    return null;
  }
};

/** Feeds a file's unzipped bytes to its splitter and watches how much it holds back. */
const cutter = (path: string, columns: ColumnNames | null) => {
  const options = columns === null ? { brotli } : { brotli, columns };
  // Formats know a file by how it is called, not by how it is packed.
  const unpacked = path.replace(/\.gz$/i, "");
  const asNamed = (sources: ReadonlyArray<Source>): ReadonlyArray<Source> =>
    unpacked === path ? sources : sources.map((source) => ({ ...source, path }));
  let splitter: ReturnType<typeof recordSplitter> | null = null;
  let held = 0;
  return {
    push: (bytes: Uint8Array): ReadonlyArray<Source> => {
      splitter ??= recordSplitter(unpacked, bytes.subarray(0, HEAD), options);
      const sources = asNamed(splitter.push(bytes));
      held = sources.length > 0 ? bytes.length : held + bytes.length;
      if (held > LARGEST_RECORD && splitter.isBounded !== true)
        throw new TooLarge(
          failure(
            path,
            "read.record.large",
            `one record is larger than ${LARGEST_RECORD >> 20} MB`,
            "cut it into articles, a file or a line each; what follows it in this file is not read",
          ),
        );
      return sources;
    },
    end: (): ReadonlyArray<Source> =>
      asNamed((splitter ?? recordSplitter(unpacked, new Uint8Array(0), options)).end()),
  };
};

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Unzips; fails on what no text can be. */
async function* unzipped(path: string, packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let packedBytes = 0;
  let unpacked = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const bytes of packed) {
      packedBytes += bytes.length;
      yield bytes;
    }
  };
  const gunzip = createGunzip({ chunkSize: PIECE });
  const fed = Readable.from(counted(), { objectMode: false }).on("error", (error) => gunzip.destroy(error));
  for await (const bytes of fed.pipe(gunzip)) {
    unpacked += (bytes as Uint8Array).length;
    if (unpacked > UNPACKED_FREELY && unpacked > packedBytes * MOST_UNPACKED)
      throw new TooLarge(
        failure(
          path,
          "read.gzip.bomb",
          `it unpacks to more than ${MOST_UNPACKED} times its size`,
          "unpack it yourself if it is what it should be",
        ),
      );
    yield bytes as Uint8Array;
  }
}

/** The same bytes, the first piece long enough to tell a format by. */
async function* withHead(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array(0);
  for await (const piece of pieces) {
    if (head === null) yield piece;
    else {
      head = head.length === 0 ? piece : Buffer.concat([head, piece]);
      if (head.length < HEAD) continue;
      yield head;
      head = null;
    }
  }
  if (head !== null && head.length > 0) yield head;
}

/** Records of a file's bytes, zipped or not, as soon as they are whole. */
async function* recordsOf(
  path: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  columns: ColumnNames | null,
): AsyncGenerator<ReadonlyArray<Source>> {
  const cut = cutter(path, columns);
  const whole = withHead(pieces);
  const first = await whole.next();
  if (first.done !== true) {
    const all = async function* (): AsyncGenerator<Uint8Array> {
      yield first.value;
      yield* whole;
    };
    for await (const piece of isGzip(first.value) ? unzipped(path, all()) : all()) yield cut.push(piece);
  }
  yield cut.end();
}

/** Records of bytes that come in, with their digest at the end; a fault ends them with a row of failures. */
export async function* readStream(
  path: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  columns: ColumnNames | null = null,
): AsyncGenerator<Reading> {
  const hash = createHash("sha256");
  let bytes = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  };
  try {
    for await (const sources of recordsOf(path, counted(), columns))
      if (sources.length > 0) yield { sources, failures: [], file: null };
  } catch (cause) {
    if (cause instanceof SeedChanged) throw cause;
    const row = cause instanceof TooLarge ? cause.row : readFailure(path, cause);
    yield { sources: [], failures: [row], file: { path, bytes, sha256: null } };
    return;
  }
  yield { sources: [], failures: [], file: { path, bytes, sha256: hash.digest("hex") } };
}

/**
 * What reading gives; where a fault ended it before the end of the file, with the file's digest all the same, unless the
 * file changed meanwhile: what is broken is then known to be what it was, and the next build need not look again.
 */
async function* withDigest(
  readings: AsyncIterable<Reading>,
  file: SeedFile["file"],
  handle: number,
): AsyncGenerator<Reading> {
  const stat = (): BigIntStats => fstatSync(handle, { bigint: true });
  const before = changeOf(stat());
  for await (const reading of readings) {
    if (reading.file === null || reading.file.sha256 !== null) yield reading;
    else {
      const sha256 = digestNow(file);
      const now = stat();
      const isSame = changeOf(now) === before;
      yield {
        ...reading,
        file: { ...reading.file, bytes: Number(now.size), sha256: isSame ? sha256 : null },
      };
    }
  }
}

/**
 * Reads one file of the seeds.
 *
 * @param columns what columns of tables and properties of records mean, where the user says it
 * @returns its records as soon as they are whole, in order; a fault ends the file with a row of failures and keeps the
 *   records before it
 * @throws SeedChanged where the file changed after some of its records were given: they are not all of one content
 */
export async function* readSeed(seed: SeedFile, columns: ColumnNames | null = null): AsyncGenerator<Reading> {
  const { path, problem } = seed;
  const unread = (row: FailureRow): Reading => ({
    sources: [],
    failures: [row],
    file: { path, bytes: 0, sha256: null },
  });
  if (problem !== null) {
    yield unread(failure(path, ...PROBLEMS[problem]));
    return;
  }
  let handle: number | null = null;
  try {
    let pieces: Iterable<Uint8Array> | null;
    try {
      handle = openSteady(seed.file);
      pieces = steadyPieces(path, handle);
    } catch (cause) {
      yield unread(readFailure(path, cause));
      return;
    }
    if (pieces === null) yield unread(changing(path));
    else yield* withDigest(readStream(path, pieces, columns), seed.file, handle);
  } finally {
    if (handle !== null) closeSync(handle);
  }
}
