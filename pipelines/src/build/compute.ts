/**
 * Seeds to the parts of a dataset, in its order: every record is read and put away, then a part at a time is made of its
 * records, or taken from what an earlier build kept.
 */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { byDocId, endsPart, shownOutcomes, strayCorrections, type Outcome } from "@columnist/dataset";
import { byTable, docId, type FailureRow, type Source } from "@columnist/model";
import { inputKey } from "../rows/inputKey.ts";
import type { MadePart, PartJob } from "../rows/part.ts";
import { partAt, type PartPlace } from "../rows/partFile.ts";
import { inParts, partKey } from "../rows/partPlan.ts";
import { Progress } from "../progress.ts";
import { counted } from "../terminal.ts";
import { amendmentsIn } from "../seeds/amendments.ts";
import { packSources } from "../rows/packedSources.ts";
import { openSpool } from "../seeds/recordSpool.ts";
import { seedChunks } from "../seeds/seedChunks.ts";
import type { InputFile } from "../seeds/seedRecords.ts";
import { notWritten, type DatasetNotWritten } from "../store/datasetStore.ts";
import { ChunkRunner } from "../workers/chunkRunner.ts";
import { codeHash, DATASET_CODE, STAGE_CODE } from "./codeHash.ts";
import { nativeSha256 } from "../rows/rowOptions.ts";
import { totalBytes, type Workload } from "./workload.ts";

export interface Computed {
  /** In the order of the dataset. */
  readonly parts: ReadonlyArray<MadePart>;
  /** Keys of the parts that later builds may use. */
  readonly kept: ReadonlyArray<string>;
  /** How many parts were made, and not taken from an earlier build. */
  readonly made: number;
  /** Inputs that were refused, in any order. */
  readonly failures: ReadonlyArray<FailureRow>;
  readonly inputs: ReadonlyArray<InputFile>;
  /** doc_ids of articles that were taken down. */
  readonly takenDown: ReadonlySet<string>;
  /** What became of each correction. */
  readonly outcomes: ReadonlyArray<Outcome>;
}

/** Where parts are written. */
export interface PartFolders {
  /** For later builds; null: they get nothing. */
  readonly keep: string | null;
  /** Gone when the build ends; null: parts are held in memory. */
  readonly scratch: string | null;
}

/** A record that was put away. */
interface Entry {
  readonly docId: string;
  readonly source: Omit<Source, "bytes">;
  readonly inputKey: string;
  readonly at: number;
  readonly length: number;
}

const readAll = Effect.fnUntraced(function* (work: Workload, scratch: string, code: string) {
  const progress = yield* Progress;
  const spool = yield* Effect.acquireRelease(
    Effect.sync(() => openSpool(scratch)),
    ({ close }) => Effect.sync(close),
  );
  const entries: Array<Entry> = [];
  const failures: Array<FailureRow> = [];
  const inputs: Array<InputFile> = [];
  yield* progress.begin(`Reading ${counted(work.seeds.length, "file")}`, totalBytes(work));
  yield* seedChunks(work.seeds, work.plan.fetchedAt, () => true, work.plan.columns ?? null).pipe(
    Stream.runForEach((chunk) => {
      failures.push(...chunk.failures);
      inputs.push(...chunk.files);
      return Effect.andThen(
        spooling(scratch, () => {
          for (const { bytes, ...source } of chunk.sources)
            entries.push({
              docId: docId(source.path, source.record, nativeSha256),
              source,
              inputKey: inputKey({ ...source, bytes }, code),
              at: spool.add(bytes),
              length: bytes.length,
            });
        }),
        progress.advance(chunk.bytes),
      );
    }),
  );
  return { spool, entries: entries.sort(byDocId), failures, inputs };
});

const bytesOf = (entries: ReadonlyArray<Entry>): number =>
  entries.reduce((sum, { length }) => sum + length, 0);

const spooling = <A>(folder: string, run: () => A): Effect.Effect<A, DatasetNotWritten> =>
  Effect.try({ try: run, catch: (error) => notWritten(folder, error) });

/** Lets parts share their words: each comes with its own copies, from a worker or a file. */
const wordPool = (): ((part: MadePart) => MadePart) => {
  const pool = new Map<string, string>();
  const shared = (word: string): string => {
    const known = pool.get(word);
    if (known === undefined) pool.set(word, word);
    return known ?? word;
  };
  return (part) => ({
    ...part,
    words: byTable((name) =>
      Object.fromEntries(
        Object.entries(part.words[name]).map(([column, words]) => [column, words.map(shared)]),
      ),
    ),
  });
};

/** A part of the records, as it was made or found. */
interface Made {
  readonly entries: ReadonlyArray<Entry>;
  readonly part: MadePart;
  /** Its key, where later builds may use it. */
  readonly key: string | null;
  readonly isReused: boolean;
}

/** Parts that follow each other until an article with rows ends one: what a refused article should have ended goes on. */
const untilEnded = (made: ReadonlyArray<Made>): ReadonlyArray<ReadonlyArray<Made>> => {
  const groups: Array<Array<Made>> = [];
  let open: Array<Made> | null = null;
  for (const one of made) {
    if (open === null) groups.push((open = [one]));
    else open.push(one);
    const last = one.part.articles.at(-1)?.docId;
    if (last !== undefined && endsPart(last)) open = null;
  }
  return groups;
};

/**
 * Computes the seeds, as many parts at once as the runner takes. `scratch`: a folder for temporary files. `reuse`: whether
 * to take what an earlier build kept.
 */
export const compute = Effect.fn("compute")(function* (
  work: Workload,
  scratch: string,
  folders: PartFolders,
  reuse: boolean,
) {
  const runner = yield* ChunkRunner;
  const progress = yield* Progress;
  const { corrections, tombstones } = yield* amendmentsIn(work.amendments);
  const { plan } = work;
  const code = `${codeHash([...Object.values(STAGE_CODE).flat(), ...DATASET_CODE])}${(plan.model ?? "fast") === "fast" ? "" : plan.model}`;
  const { spool, entries, failures, inputs } = yield* readAll(work, scratch, code);
  const down = new Set(tombstones.map(({ sha256 }) => sha256));
  const correctionsOf = Map.groupBy(corrections, (correction) => correction.doc_id);
  let number = 0;
  const pooled = wordPool();

  const recordsOf = (of: ReadonlyArray<Entry>): PartJob["from"] => ({
    kind: "records",
    sources: packSources(of.map(({ source, at, length }) => ({ ...source, bytes: spool.read(at, length) }))),
  });

  const make = Effect.fnUntraced(function* (of: ReadonlyArray<Entry>) {
    // Corrections tell what became of them, so they are replayed each time.
    const given = of.flatMap((entry) => correctionsOf.get(entry.docId) ?? []);
    const key = partKey(
      code,
      of.map((entry) => entry.inputKey),
    );
    const kept: PartPlace | null =
      folders.keep === null || given.length > 0 ? null : { folder: folders.keep, key };
    if (kept !== null && reuse) {
      const facts = partAt(kept);
      if (
        facts?.articles.every(({ rawSha256, textSha256 }) => !down.has(rawSha256) && !down.has(textSha256))
      ) {
        yield* progress.advance(bytesOf(of));
        const found: Made = { entries: of, part: pooled({ ...facts, content: kept }), key, isReused: true };
        return found;
      }
    }
    const part = yield* runner.make({
      from: yield* spooling(scratch, () => recordsOf(of)),
      corrections: given,
      tombstones,
      keep: kept,
      spare: folders.scratch === null ? null : { folder: folders.scratch, key: `part${number++}` },
    });
    yield* progress.advance(bytesOf(of));
    const isKept = "folder" in part.content && part.content.folder === folders.keep;
    const made: Made = { entries: of, part: pooled(part), key: isKept ? key : null, isReused: false };
    return made;
  });

  yield* progress.begin(`Labelling ${counted(entries.length, "article")}`, bytesOf(entries));
  const concurrency = runner.jobs === 1 ? 1 : runner.jobs + 1;
  const made = yield* Stream.fromIterable(inParts(entries)).pipe(
    Stream.mapEffect(make, { concurrency }),
    Stream.runCollect,
  );
  const outcomes: Array<Outcome> = [];
  const parts: Array<MadePart> = [];
  const keys: Array<string> = made.flatMap(({ key }) => (key === null ? [] : [key]));
  let newly = made.filter(({ isReused }) => !isReused).length;
  for (const group of untilEnded([...made])) {
    const withRows = group.filter(({ part }) => part.articles.length > 0);
    let whole = withRows[0];
    if (withRows.length > 1) {
      const there = new Set(withRows.flatMap(({ part }) => part.articles.map((article) => article.docId)));
      whole = yield* make(withRows.flatMap((one) => one.entries.filter((entry) => there.has(entry.docId))));
      if (whole.key !== null) keys.push(whole.key);
      if (!whole.isReused) newly++;
    }
    if (whole === undefined) continue;
    parts.push(whole.part);
    outcomes.push(...whole.part.outcomes);
  }
  yield* progress.end;
  const takenDown = new Set(made.flatMap(({ part }) => part.gone));
  const computed: Computed = {
    parts,
    kept: keys,
    made: newly,
    failures: [...failures, ...made.flatMap(({ part }) => part.failures)],
    inputs,
    takenDown,
    outcomes: shownOutcomes([...outcomes, ...strayCorrections(corrections, outcomes)], takenDown),
  };
  return computed;
});
