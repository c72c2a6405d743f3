/** Records packed into chunks of a quarter of a megabyte: the grain of what runs and can be interrupted. */
import * as Stream from "effect/Stream";
import type { ColumnNames, FailureRow, Source } from "@columnist/model";
import { readSeed, type InputFile, type Reading } from "./seedRecords.ts";
import type { SeedFile } from "./seeds.ts";
import { SeedChanged } from "./steadyFile.ts";

export interface SeedChunk {
  readonly sources: ReadonlyArray<Source>;
  /** Files that could not be read, as far as this chunk goes. */
  readonly failures: ReadonlyArray<FailureRow>;
  /** Files whose reading ended in this chunk. */
  readonly files: ReadonlyArray<InputFile>;
  /** Bytes that were read for it, of records that were left out too. */
  readonly bytes: number;
}

const FULL = 256 * 1024;
const MOST_RECORDS = 4096;

/** Two records of one file with one id would be one article with two contents. */
const repeated = ({ path, record }: Source): FailureRow => ({
  source_path: path,
  source_record: record,
  stage: "read",
  error: "read.record.repeated",
  detail: "a record before it in this file has the same id",
  advice: "give each its own",
});

/** The chunks of some seeds, as `seedChunks` gives them. `read`: how one of them is read. */
export async function* chunksOfSeeds(
  seeds: ReadonlyArray<SeedFile>,
  fetchedAt: string | null,
  isWanted: (source: Source) => boolean,
  read: (seed: SeedFile) => AsyncIterable<Reading>,
): AsyncGenerator<SeedChunk> {
  let sources: Array<Source> = [];
  let failures: Array<FailureRow> = [];
  let files: Array<InputFile> = [];
  let bytes = 0;
  let wanted = 0;
  const take = (): SeedChunk => {
    const chunk = { sources, failures, files, bytes };
    sources = [];
    failures = [];
    files = [];
    bytes = 0;
    wanted = 0;
    return chunk;
  };
  for (const seed of seeds) {
    const records = new Set<string>();
    for await (const reading of read(seed)) {
      for (const source of reading.sources) {
        if (source.record !== null) {
          if (records.has(source.record)) {
            failures.push(repeated(source));
            continue;
          }
          records.add(source.record);
        }
        bytes += source.bytes.length;
        const found = { ...source, fetchedAt: source.fetchedAt ?? fetchedAt };
        if (!isWanted(found)) continue;
        sources.push(found);
        wanted += source.bytes.length;
        if (wanted >= FULL || sources.length >= MOST_RECORDS) yield take();
      }
      failures.push(...reading.failures);
      if (reading.file !== null) files.push(reading.file);
      // Where hardly a record is wanted, files alone would make one chunk of all of them.
      if (files.length >= MOST_RECORDS) yield take();
    }
  }
  if (sources.length > 0 || failures.length > 0 || files.length > 0) yield take();
}

/**
 * The chunks of some seeds, in the order of the seeds. A file that cannot be read is a row of failures; one that changes
 * after some of its records were given fails the stream, since what was given is of no one content. `isWanted` is asked
 * of each record once; the others are left out.
 */
export const seedChunks = (
  seeds: ReadonlyArray<SeedFile>,
  fetchedAt: string | null,
  isWanted: (source: Source) => boolean = () => true,
  columns: ColumnNames | null = null,
  read: (seed: SeedFile) => AsyncIterable<Reading> = (seed) => readSeed(seed, columns),
): Stream.Stream<SeedChunk, SeedChanged> =>
  Stream.fromAsyncIterable(chunksOfSeeds(seeds, fetchedAt, isWanted, read), (error) => error).pipe(
    Stream.catch((error) => (error instanceof SeedChanged ? Stream.fail(error) : Stream.die(error))),
  );
