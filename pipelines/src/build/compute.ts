/**
 * Seeds to the parts of a dataset, in its order: every record is read and put away, then a part at a time is made of its
 * records, or taken from what an earlier build kept.
 */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { endsPart, shownOutcomes, strayCorrections, type Correction, type Outcome } from "@columnist/dataset";
import { byTable, type FailureRow } from "@columnist/model";
import { Progress } from "../progress.ts";
import { packSources } from "../rows/packedSources.ts";
import type { ArticleFacts, RecordPlace } from "../rows/articles.ts";
import type { MadePart } from "../rows/part.ts";
import { keptParts, partAt, type PartPlace } from "../rows/partFile.ts";
import { inParts, partKey } from "../rows/partPlan.ts";
import { amendmentsIn, type Amendments } from "../seeds/amendments.ts";
import type { InputFile } from "../seeds/seedRecords.ts";
import { counted } from "../terminal.ts";
import { ChunkRunner } from "../workers/chunkRunner.ts";
import { codeHash, DATASET_CODE, STAGE_CODE } from "./codeHash.ts";
import type { RecordFacts } from "./recordIndex.ts";
import { readRecords, type Records } from "./records.ts";
import type { Workload } from "./workload.ts";

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
  /** What builds keep for later ones; null: they get nothing. */
  readonly keep: string | null;
  /** Gone when the build ends; null: parts are held in memory. */
  readonly scratch: string | null;
}

const bytesOf = (records: ReadonlyArray<RecordFacts>): number =>
  records.reduce((sum, { length }) => sum + length, 0);

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

// An int32 column holds no more: what lies behind it is a fault of its article, which making the part anew tells.
const LARGEST_PLACE = 2 ** 31 - 1;

/** Articles of a part whose records lie elsewhere than when it was made. */
const movedAmong = (
  records: ReadonlyArray<RecordFacts>,
  articles: ReadonlyArray<ArticleFacts>,
): MadePart["moved"] => {
  const moved = new Map<string, RecordPlace>();
  let at = 0;
  // Both in the order of the dataset; a record that was refused has no article.
  for (const { docId, place } of articles) {
    while (records[at]!.docId !== docId) at++;
    const now = records[at]!.source.place;
    if (now !== null && now !== undefined && (now.start !== place?.start || now.end !== place.end))
      moved.set(docId, now);
  }
  return moved;
};

/** A part of the records, as it was made or found. */
interface Made {
  readonly records: ReadonlyArray<RecordFacts>;
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

/** A part of a plan. */
interface Planned {
  readonly records: ReadonlyArray<RecordFacts>;
  readonly corrections: ReadonlyArray<Correction>;
  /** Its place among what builds keep; null: nothing of it is kept. */
  readonly kept: PartPlace | null;
  /** As an earlier build made it; null: it must be made. */
  readonly found: MadePart | null;
}

/** All that a build knows before anything goes through the stages. */
export interface PartsPlan {
  readonly parts: ReadonlyArray<Planned>;
  /** Bytes of the records of parts that must be made. */
  readonly bytes: number;
  readonly input: Records;
  readonly amendments: Pick<Amendments, "corrections" | "tombstones">;
  readonly folders: PartFolders;
  readonly plan: (records: ReadonlyArray<RecordFacts>) => Planned;
}

/**
 * Plans the parts of the seeds, and finds those that an earlier build kept. `scratch`: a folder for temporary files, as long
 * as parts are made. `reuse`: whether to take what an earlier build kept.
 */
export const planParts = Effect.fn("plan")(function* (
  work: Workload,
  scratch: string,
  folders: PartFolders,
  reuse: boolean,
) {
  const { corrections, tombstones } = yield* amendmentsIn(work.amendments);
  const model = work.plan.model ?? "fast";
  const code = `${codeHash([...Object.values(STAGE_CODE).flat(), ...DATASET_CODE])}${model === "fast" ? "" : model}`;
  const input = yield* readRecords(work, scratch, code, { cache: folders.keep, reuse });
  const down = new Set(tombstones.map(({ sha256 }) => sha256));
  const correctionsOf = Map.groupBy(corrections, (correction) => correction.doc_id);
  const pooled = wordPool();
  const plan = (records: ReadonlyArray<RecordFacts>): Planned => {
    const given = records.flatMap((record) => correctionsOf.get(record.docId) ?? []);
    const kept: PartPlace | null =
      folders.keep === null
        ? null
        : {
            folder: keptParts(folders.keep),
            key: partKey(
              code,
              records.map((record) => record.inputKey),
              given,
            ),
          };
    const facts = kept === null || !reuse ? null : partAt(kept);
    const isUsable =
      facts?.articles.every(({ rawSha256, textSha256 }) => !down.has(rawSha256) && !down.has(textSha256)) &&
      records.every(({ source }) => (source.place?.end ?? 0) <= LARGEST_PLACE);
    const found =
      isUsable === true
        ? pooled({ ...facts!, content: kept!, moved: movedAmong(records, facts!.articles) })
        : null;
    return { records, corrections: given, kept, found };
  };
  const parts = inParts(input.records).map(plan);
  const missing = parts.filter(({ found }) => found === null).flatMap(({ records }) => records);
  yield* input.fetch(missing);
  const planned: PartsPlan = {
    parts,
    bytes: bytesOf(missing),
    input,
    amendments: { corrections, tombstones },
    folders,
    plan,
  };
  return planned;
});

/** Makes the parts of a plan that are missing, as many at once as the runner takes. */
export const makeParts = Effect.fn("compute")(function* ({
  parts: planned,
  bytes,
  input,
  amendments: { corrections, tombstones },
  folders,
  plan,
}: PartsPlan) {
  const runner = yield* ChunkRunner;
  const progress = yield* Progress;
  const pooled = wordPool();
  let number = 0;
  const make = Effect.fnUntraced(function* ({ records, corrections: given, kept, found }: Planned) {
    if (found !== null) {
      const reused: Made = { records, part: found, key: kept!.key, isReused: true };
      return reused;
    }
    const part = yield* runner.make({
      from: { kind: "records", sources: packSources(yield* input.sources(records)) },
      corrections: given,
      tombstones,
      keep: kept,
      spare: folders.scratch === null ? null : { folder: folders.scratch, key: `part${number++}` },
    });
    yield* progress.advance(bytesOf(records));
    const isKept = "folder" in part.content && part.content.folder === kept?.folder;
    const made: Made = { records, part: pooled(part), key: isKept ? kept!.key : null, isReused: false };
    return made;
  });

  const toMake = planned
    .filter(({ found }) => found === null)
    .reduce((sum, { records }) => sum + records.length, 0);
  yield* progress.begin(`Labelling ${counted(toMake, "article")}`, bytes);
  const concurrency = runner.jobs === 1 ? 1 : runner.jobs + 1;
  const made = yield* Stream.fromIterable(planned).pipe(
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
      const again = plan(withRows.flatMap((one) => one.records.filter((record) => there.has(record.docId))));
      if (again.found === null) yield* input.fetch(again.records);
      whole = yield* make(again);
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
    failures: [...input.failures, ...made.flatMap(({ part }) => part.failures)],
    inputs: input.inputs,
    takenDown,
    outcomes: shownOutcomes([...outcomes, ...strayCorrections(corrections, outcomes)], takenDown),
  };
  return computed;
});
