/** Records packed into chunks of 256 KB to 1 MB: the grain of everything that runs, is cached or can be interrupted. */
import * as Stream from "effect/Stream";
import type { FailureRow, Source } from "@columnist/model";
import { readSeed, type InputFile } from "./seedRecords.ts";
import type { SeedFile } from "./seeds.ts";
import { SeedChanged } from "./steadyFile.ts";

export interface SeedChunk {
  readonly sources: ReadonlyArray<Source>;
  /** Files that could not be read, as far as this chunk goes. */
  readonly failures: ReadonlyArray<FailureRow>;
  /** Files whose reading ended in this chunk. */
  readonly files: ReadonlyArray<InputFile>;
  /** Bytes of the sources. */
  readonly bytes: number;
}

const SMALLEST = 256 * 1024;
const LARGEST = 1024 * 1024;
const MOST_RECORDS = 4096;
// Between the two sizes a chunk ends after a record whose name hashes to 0 of this many: an edit or a new file then moves
// the borders near it only, and the cache keeps the other chunks.
const ENDS_CHUNK = 8;

/** FNV-1a over UTF-16 units: cheap and stable, good enough to pick borders. */
const nameHash = (source: Source): number => {
  let hash = 0x811c9dc5;
  const name = source.record === null ? source.path : `${source.path}\u0000${source.record}`;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
};

/** Two records of one file with one id would be one article with two contents. */
const repeated = ({ path, record }: Source): FailureRow => ({
  source_path: path,
  source_record: record,
  stage: "read",
  error: "read.record.repeated",
  detail: "a record before it in this file has the same id; give each its own",
});

async function* chunksOf(
  seeds: ReadonlyArray<SeedFile>,
  fetchedAt: string | null,
): AsyncGenerator<SeedChunk> {
  let sources: Array<Source> = [];
  let failures: Array<FailureRow> = [];
  let files: Array<InputFile> = [];
  let bytes = 0;
  const take = (): SeedChunk => {
    const chunk = { sources, failures, files, bytes };
    sources = [];
    failures = [];
    files = [];
    bytes = 0;
    return chunk;
  };
  for (const seed of seeds) {
    const records = new Set<string>();
    for await (const reading of readSeed(seed)) {
      for (const source of reading.sources) {
        if (source.record !== null) {
          if (records.has(source.record)) {
            failures.push(repeated(source));
            continue;
          }
          records.add(source.record);
        }
        sources.push({ ...source, fetchedAt: source.fetchedAt ?? fetchedAt });
        bytes += source.bytes.length;
        const isFull = bytes >= LARGEST || sources.length >= MOST_RECORDS;
        if (isFull || (bytes >= SMALLEST && nameHash(source) % ENDS_CHUNK === 0)) yield take();
      }
      failures.push(...reading.failures);
      if (reading.file !== null) files.push(reading.file);
    }
  }
  if (sources.length > 0 || failures.length > 0 || files.length > 0) yield take();
}

/**
 * The chunks of some seeds, in the order of the seeds. A file that cannot be read is a row of failures; one that changes
 * after some of its records were given fails the stream, since what was given is of no one content.
 */
export const seedChunks = (
  seeds: ReadonlyArray<SeedFile>,
  fetchedAt: string | null,
): Stream.Stream<SeedChunk, SeedChanged> =>
  Stream.fromAsyncIterable(chunksOf(seeds, fetchedAt), (error) => error).pipe(
    Stream.catch((error) => (error instanceof SeedChanged ? Stream.fail(error) : Stream.die(error))),
  );
