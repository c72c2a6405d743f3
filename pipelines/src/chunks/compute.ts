/** Seeds to rows: articles that an earlier build knew as they are are taken from it, the others are computed. */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { byDocId, type Outcome } from "@columnist/dataset";
import { docId, type Source } from "@columnist/model";
import type { ArticleFacts } from "../parts/articles.ts";
import { inputKey } from "../parts/inputKey.ts";
import type { KeptPart } from "../parts/partCache.ts";
import type { KeptRows } from "../parts/partRows.ts";
import { Progress } from "../progress.ts";
import { amendmentsIn } from "../seeds/amendments.ts";
import { seedChunks, type SeedChunk } from "../seeds/seedChunks.ts";
import type { InputFile } from "../seeds/seedRecords.ts";
import { ChunkRunner, type WorkerDied } from "./chunkRunner.ts";
import { codeHash, STAGE_CODE } from "./codeHash.ts";
import { collect, type Batch } from "./collect.ts";
import { nativeSha256 } from "./rowOptions.ts";
import type { Spilled } from "./spill.ts";
import { totalBytes, type Workload } from "./workload.ts";

export interface Computed {
  /** Every article of the dataset, sorted by docId. */
  readonly articles: ReadonlyArray<ArticleFacts>;
  /** Rows that were computed; reads from disk while the scope is open. */
  readonly spilled: Spilled;
  /** Where the rows of the other articles are. */
  readonly kept: KeptRows;
  readonly inputs: ReadonlyArray<InputFile>;
  /** doc_ids of articles that were taken down. */
  readonly takenDown: ReadonlySet<string>;
  /** What became of each correction. */
  readonly outcomes: ReadonlyArray<Outcome>;
}

/** What earlier builds kept: parts, and the folder that holds them. */
export interface KeptParts {
  readonly folder: string;
  readonly parts: ReadonlyArray<KeptPart>;
}

export const NOTHING_KEPT: KeptParts = { folder: "", parts: [] };

interface Known {
  readonly part: KeptPart;
  readonly article: ArticleFacts;
}

const knownIn = ({ parts }: KeptParts): ReadonlyMap<string, Known> =>
  new Map(
    parts.flatMap((part) => part.articles.map((article) => [article.docId, { part, article }] as const)),
  );

/** Computes the seeds, as many chunks at once as the runner takes. `scratch`: a folder for temporary files. */
export const compute = Effect.fn("compute")(function* (work: Workload, scratch: string, earlier: KeptParts) {
  const { seeds, plan } = work;
  const amendments = yield* amendmentsIn(work.amendments);
  const { corrections, tombstones } = amendments;
  const runner = yield* ChunkRunner;
  const progress = yield* Progress;
  const code = `${codeHash(Object.values(STAGE_CODE).flat())}${plan.model === "accurate" ? plan.model : ""}`;
  const known = knownIn(earlier);
  // Corrections tell what became of them, so they are replayed each time.
  const corrected = new Set(corrections.map((correction) => correction.doc_id));
  const down = new Set(tombstones.map(({ sha256 }) => sha256));
  const gone = new Set<string>();
  const keys = new Map<string, string>();
  const articles: Array<ArticleFacts> = [];
  const partOf = new Map<string, KeptPart>();

  /** Whether a record has to be computed; if not, its article is noted as kept. */
  const isNew = (source: Source): boolean => {
    const doc = docId(source.path, source.record, nativeSha256);
    if (corrected.has(doc)) return true;
    const key = inputKey(source, code);
    const found = known.get(doc);
    if (found?.article.inputKey !== key) {
      keys.set(doc, key);
      return true;
    }
    const { article, part } = found;
    if (down.has(article.rawSha256) || down.has(article.textSha256)) gone.add(doc);
    else {
      articles.push(article);
      partOf.set(doc, part);
    }
    return false;
  };

  const one = (chunk: SeedChunk): Effect.Effect<Batch, WorkerDied> =>
    Effect.map(chunk.sources.length === 0 ? Effect.succeed([]) : runner.run(chunk.sources), (results) => ({
      ...chunk,
      results,
    }));
  yield* progress.begin(`Reading ${seeds.length} files`, totalBytes(work));
  const batches = seedChunks(seeds, plan.fetchedAt, isNew, plan.columns ?? null).pipe(
    // One more than there are workers: the next chunk is read while they work.
    Stream.mapEffect(one, { concurrency: runner.jobs === 1 ? 1 : runner.jobs + 1 }),
  );
  const { spilled, inputs, outcomes } = yield* collect(scratch, totalBytes(work), amendments, gone, batches);
  yield* progress.end;
  for (const article of spilled.articles)
    articles.push({ ...article, inputKey: keys.get(article.docId) ?? null });
  const computed: Computed = {
    articles: articles.sort(byDocId),
    spilled,
    kept: { folder: earlier.folder, partOf },
    inputs,
    takenDown: gone,
    outcomes,
  };
  return computed;
});
