/** Writes the table files of a dataset: parts are made by as many workers as there are, and written in their order. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import * as Stream from "effect/Stream";
import {
  addCounts,
  contentSha256,
  noCounts,
  partBlocks,
  partFiles,
  type EncodedPart,
  type ManifestFile,
  type PartNumbers,
  type SummaryCounts,
} from "@columnist/dataset";
import { byTable, TABLE_NAMES, type TableName } from "@columnist/model";
import { addTally, emptyTally, SHOWN_ARTICLES, SHOWN_FAILURES, type Tally } from "@columnist/review/tally";
import { ChunkRunner } from "../chunks/chunkRunner.ts";
import { codeHash, DATASET_CODE } from "../chunks/codeHash.ts";
import type { Computed } from "../chunks/compute.ts";
import { Progress } from "../progress.ts";
import type { Draft } from "../store/datasetStore.ts";
import { shownOf, type MadePart } from "./makePart.ts";
import {
  keptFiles,
  keptTables,
  KeptPartDamaged,
  pruneParts,
  type KeptPart,
  type Numbering,
} from "./partCache.ts";
import { numberingOf, partKey, planParts, type PlannedPart } from "./partPlan.ts";
import { partReader, wholeKept, wordsOfParts } from "./partRows.ts";

/** Tables that were written to a draft. */
export interface WrittenTables {
  readonly files: ReadonlyArray<ManifestFile>;
  /** Equal for two builds of the same content. */
  readonly content: string;
  readonly rows: Readonly<Record<TableName, number>>;
  readonly counts: SummaryCounts;
  readonly tally: Tally;
  /** Keys of the parts that later builds may use. */
  readonly kept: ReadonlyArray<string>;
}

/** What an earlier build kept cannot be read any more: build without it. */
export class KeptDamaged extends Schema.TaggedError<KeptDamaged>()("KeptDamaged", {
  detail: Schema.String,
}) {}

/** Runs what reads kept parts or the spill; any other throw of it is a defect. */
const reading = <A>(run: () => A): Effect.Effect<A, KeptDamaged> =>
  Effect.suspend(() => {
    try {
      return Effect.succeed(run());
    } catch (error) {
      if (error instanceof KeptPartDamaged) return Effect.fail(new KeptDamaged({ detail: error.message }));
      throw error;
    }
  });

/** A part as an earlier build made it; words that have other numbers now are given those. */
const reuse = (
  folder: string,
  part: KeptPart,
  numbers: PartNumbers,
  now: Numbering,
  show: number,
): MadePart => {
  const stale = TABLE_NAMES.filter((name) => part.rows[name] > 0 && part.numbering[name] !== now[name]);
  const encoded = { ...keptFiles(folder, part) };
  const tables = stale.length > 0 || show > 0 ? keptTables(folder, part) : null;
  for (const name of stale) encoded[name] = { ...encoded[name], blocks: partBlocks(name, tables!, numbers) };
  return {
    encoded,
    rows: part.rows,
    counts: part.counts,
    tally: part.tally,
    shown: tables === null ? [] : shownOf(tables, show),
  };
};

/** Writes the table files of what was computed. `keepIn`: the folder for parts that later builds may use. */
export const writeParts = Effect.fn("writeParts")(function* (
  draft: Draft,
  { articles, spilled, kept }: Computed,
  keepIn: string | null,
) {
  const runner = yield* ChunkRunner;
  const progress = yield* Progress;
  const code = codeHash(DATASET_CODE);
  const { parts, docs, clusters } = planParts(articles, SHOWN_ARTICLES);
  const words = yield* reading(() => wordsOfParts(parts, spilled, kept));
  const tablesOf = partReader(spilled, kept);
  const rows: Record<TableName, number> = byTable(() => 0);
  const counts = noCounts();
  const tally = emptyTally();
  const keys: Array<string> = [];
  yield* progress.begin("Writing tables", parts.length);

  const files = partFiles({ docs, clusters, words });
  const open = yield* Effect.forEach(files, ({ path }) => draft.open(path));
  const put = (bytesOf: (file: (typeof files)[number]) => ReadonlyArray<Uint8Array>) =>
    Effect.forEach(files, (file, i) => open[i]!.append(bytesOf(file)), { discard: true });

  // In order, one part after another: rows come from the spill in that order.
  const gather = (part: PlannedPart) =>
    reading(() => {
      const { placements, docsBefore, show } = part;
      const numbers: PartNumbers = { placements, words, docsBefore };
      const numbering = numberingOf(part, words);
      const key = keepIn === null ? null : partKey(part, code);
      const whole = wholeKept(part, kept);
      if (whole !== null && whole.key === key) {
        const made = reuse(kept.folder, whole, numbers, numbering, show);
        return { part, key, made, tables: null, numbers, numbering };
      }
      return { part, key, made: null, tables: tablesOf(part), numbers, numbering };
    });
  const make = ({ part, key, made, tables, numbers, numbering }: Effect.Success<ReturnType<typeof gather>>) =>
    made !== null
      ? Effect.succeed({ key, made })
      : Effect.map(
          runner.make({
            input: { tables, ...numbers },
            show: part.show,
            keep:
              keepIn === null || key === null
                ? null
                : { folder: keepIn, key, articles: part.articles, numbering },
          }),
          (done) => ({ key, made: done }),
        );

  yield* put((file) => file.start());
  yield* Stream.fromIterable(parts).pipe(
    Stream.mapEffect(gather),
    Stream.mapEffect(make, { concurrency: runner.jobs === 1 ? 1 : runner.jobs + 1 }),
    Stream.runForEach(
      Effect.fnUntraced(function* ({ key, made }: { readonly key: string | null; readonly made: MadePart }) {
        const { encoded }: { readonly encoded: EncodedPart["encoded"] } = made;
        for (const name of TABLE_NAMES) rows[name] += made.rows[name];
        addCounts(counts, made.counts);
        addTally(tally, made.tally);
        for (const article of made.shown) tally.shown.push(article);
        for (const failure of made.tally.failures)
          if (tally.failures.length < SHOWN_FAILURES) tally.failures.push(failure);
        if (key !== null) keys.push(key);
        yield* put((file) => file.add(encoded));
        yield* progress.advance(1);
      }),
    ),
  );
  yield* put((file) => file.end());
  const written: Array<ManifestFile> = [];
  for (const file of open) {
    const { name, bytes, sha256 } = yield* file.close;
    written.push({ path: name, bytes, sha256 });
  }
  if (keepIn !== null) pruneParts(keepIn);
  yield* progress.end;
  const result: WrittenTables = {
    files: written,
    content: contentSha256(written),
    rows,
    counts,
    tally,
    kept: keys,
  };
  return result;
});
