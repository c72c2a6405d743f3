/** The records of all seeds, known before they are computed: a build plans with what it knows, and reads bytes when it needs them. */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { byDocId } from "@columnist/dataset";
import { docId, type FailureRow, type Source } from "@columnist/model";
import { Progress } from "../progress.ts";
import { inputKey } from "../rows/inputKey.ts";
import { nativeSha256 } from "../rows/rowOptions.ts";
import { openSpool } from "../seeds/recordSpool.ts";
import { seedChunks, type SeedChunk } from "../seeds/seedChunks.ts";
import type { InputFile } from "../seeds/seedRecords.ts";
import type { SeedFile } from "../seeds/seeds.ts";
import { notWritten, type DatasetNotWritten } from "../store/datasetStore.ts";
import { counted } from "../terminal.ts";
import { KeptDamaged } from "./keptDamaged.ts";
import { keepRecords, knownRecords, type RecordFacts, type SeedRecords } from "./recordIndex.ts";
import type { Workload } from "./workload.ts";

/** Where the bytes of a record were put away. */
interface Place {
  readonly at: number;
  readonly length: number;
}

export interface Records {
  /** Sorted by doc_id. */
  readonly records: ReadonlyArray<RecordFacts>;
  /** Seeds and records that could not be read, in any order. */
  readonly failures: ReadonlyArray<FailureRow>;
  readonly inputs: ReadonlyArray<InputFile>;
  /** Reads seeds that were not read yet, where their records are among these. */
  readonly fetch: (of: ReadonlyArray<RecordFacts>) => ReturnType<typeof fetching>;
  /** Records that were read or fetched, with their bytes. */
  readonly sources: (
    of: ReadonlyArray<RecordFacts>,
  ) => Effect.Effect<ReadonlyArray<Source>, DatasetNotWritten>;
}

const spooling = <A>(folder: string, run: () => A): Effect.Effect<A, DatasetNotWritten> =>
  Effect.try({ try: run, catch: (error) => notWritten(folder, error) });

const factsOf = ({ bytes, ...source }: Source, code: string): RecordFacts => ({
  docId: docId(source.path, source.record, nativeSha256),
  source,
  inputKey: inputKey({ ...source, bytes }, code),
  length: bytes.length,
});

const chunksOf = (
  { plan }: Workload,
  seeds: ReadonlyArray<SeedFile>,
  isWanted: (source: Source) => boolean,
): ReturnType<typeof seedChunks> => seedChunks(seeds, plan.fetchedAt, isWanted, plan.columns ?? null);

/** Takes what a chunk says of its files; a seed's own piece is whole once its file is there. */
const taker = () => {
  const seeds = new Map<
    string,
    { records: Array<RecordFacts>; failures: Array<FailureRow>; file: InputFile | null }
  >();
  const of = (path: string) => {
    const known = seeds.get(path) ?? { records: [], failures: [], file: null };
    seeds.set(path, known);
    return known;
  };
  return {
    take: ({ failures, files }: SeedChunk, records: ReadonlyArray<RecordFacts>): void => {
      for (const record of records) of(record.source.path).records.push(record);
      for (const failure of failures) of(failure.source_path).failures.push(failure);
      for (const file of files) of(file.path).file = file;
    },
    whole: (): ReadonlyMap<string, SeedRecords> =>
      new Map(
        [...seeds].map(([path, { file, ...found }]) => {
          if (file === null) throw new Error(`${path} was not read to its end`);
          return [path, { ...found, file }];
        }),
      ),
  };
};

const fetching = Effect.fnUntraced(function* (
  work: Workload,
  code: string,
  of: ReadonlyArray<RecordFacts>,
  put: (record: RecordFacts, bytes: Uint8Array) => Effect.Effect<void, DatasetNotWritten>,
) {
  const wanted = new Map(of.map((record) => [record.docId, record.inputKey]));
  const paths = new Set(of.map(({ source }) => source.path));
  const isWanted = ({ path, record }: Source): boolean => wanted.has(docId(path, record, nativeSha256));
  const seeds = work.seeds.filter(({ path }) => paths.has(path));
  yield* chunksOf(work, seeds, isWanted).pipe(
    Stream.runForEach(({ sources }) =>
      Effect.forEach(
        sources,
        (source) => {
          const facts = factsOf(source, code);
          if (wanted.get(facts.docId) !== facts.inputKey) return Effect.void;
          wanted.delete(facts.docId);
          return put(facts, source.bytes);
        },
        { discard: true },
      ),
    ),
  );
  const [missing] = wanted.keys();
  if (missing !== undefined)
    return yield* new KeptDamaged({
      detail: `the record ${missing} is not what it was when it was read last`,
    });
});

/**
 * Looks at all seeds: at what an earlier build kept of them, where they were not touched since, else at themselves.
 *
 * @param scratch folder for temporary files
 * @param code hash of the code that records depend on
 * @param cache folder of what builds keep, or null; `reuse`: whether to take what an earlier one kept
 */
export const readRecords = Effect.fn("read")(function* (
  work: Workload,
  scratch: string,
  code: string,
  { cache, reuse }: { readonly cache: string | null; readonly reuse: boolean },
) {
  const progress = yield* Progress;
  const readAt = Date.now();
  const spool = yield* Effect.acquireRelease(
    Effect.sync(() => openSpool(scratch)),
    ({ close }) => Effect.sync(close),
  );
  const places = new Map<string, Place>();
  const put = (record: RecordFacts, bytes: Uint8Array): Effect.Effect<void, DatasetNotWritten> =>
    spooling(scratch, () => {
      places.set(record.docId, { at: spool.add(bytes), length: bytes.length });
    });
  const known = cache !== null && reuse ? knownRecords(cache, work, code) : new Map<string, SeedRecords>();
  const unread = work.seeds.filter(({ path }) => !known.has(path));
  yield* progress.begin(
    `Reading ${counted(unread.length, "file")}`,
    unread.reduce((sum, { size }) => sum + size, 0),
  );
  const read = taker();
  yield* chunksOf(work, unread, () => true).pipe(
    Stream.runForEach((chunk) =>
      Effect.gen(function* () {
        const records = chunk.sources.map((source) => factsOf(source, code));
        for (const [i, record] of records.entries()) yield* put(record, chunk.sources[i]!.bytes);
        read.take(chunk, records);
        yield* progress.advance(chunk.bytes);
      }),
    ),
  );
  const all = new Map([...known, ...read.whole()]);
  if (cache !== null && unread.length > 0) keepRecords(cache, work, code, readAt, all);
  const found = [...all.values()];
  const records: Records = {
    records: found.flatMap((seed) => seed.records).sort(byDocId),
    failures: found.flatMap(({ failures }) => failures),
    inputs: found.map(({ file }) => file),
    fetch: (of) =>
      fetching(
        work,
        code,
        of.filter((record) => !places.has(record.docId)),
        put,
      ),
    sources: (of) =>
      spooling(scratch, () =>
        of.map(({ docId: id, source }) => {
          const { at, length } = places.get(id)!;
          return { ...source, bytes: spool.read(at, length) };
        }),
      ),
  };
  return records;
});
