/** Writes the table files of a dataset: what only the whole of it knows is put into each part, and parts follow each other. */
import * as Effect from "effect/Effect";
import {
  addCounts,
  contentSha256,
  judgementRows,
  noCounts,
  partFiles,
  recount,
  settlePart,
  splitOf,
  type ManifestFile,
  type Placement,
  type SummaryCounts,
} from "@columnist/dataset";
import { byTable, TABLE_NAMES, tableFrom, type FailureRow, type TableName } from "@columnist/model";
import { addTally, emptyTally, removeCopy, type Tally } from "@columnist/review/tally";
import type { Computed } from "./compute.ts";
import { Progress } from "../progress.ts";
import { notWritten, type Draft } from "../store/datasetStore.ts";
import { partOfRows, type MadePart, type PartContent, type PartFacts } from "../rows/part.ts";
import { pruneParts, readPart } from "../rows/partFile.ts";
import { orKeptDamaged, type KeptDamaged } from "./keptDamaged.ts";
import { wholeOf } from "./settle.ts";
import { shownArticles, type Stretch } from "../rows/shown.ts";

/** Tables that were written to a draft. */
export interface WrittenTables {
  readonly files: ReadonlyArray<ManifestFile>;
  /** Equal for two builds of the same content. */
  readonly content: string;
  readonly rows: Readonly<Record<TableName, number>>;
  readonly counts: SummaryCounts;
  readonly tally: Tally;
}

const contentOf = ({ content }: MadePart): Effect.Effect<Omit<PartContent, "signatures">, KeptDamaged> =>
  "folder" in content ? orKeptDamaged(() => readPart(content)) : Effect.succeed(content);

const byText = (row: FailureRow): string =>
  [row.source_path, row.source_record ?? "", row.stage, row.error, row.detail].join("\u0000");

/** Rows of failures and judgements belong to no article: they are a part of their own, the last. */
const lastPart = ({ failures, outcomes }: Pick<Computed, "failures" | "outcomes">): MadePart => {
  const sorted = failures
    .map((row) => ({ key: byText(row), row }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row);
  const empty = byTable((name) => tableFrom(name, []));
  return partOfRows({
    ...empty,
    failures: tableFrom("failures", sorted),
    judgements: tableFrom("judgements", judgementRows(outcomes)),
  });
};

/** Counts of a part, and what the report counts of it, as its articles stand in the whole. */
const place = (
  counts: SummaryCounts,
  tally: Tally,
  { articles }: PartFacts,
  counted: Tally["articleCounts"],
  placements: ReadonlyArray<Placement>,
): void => {
  const countedOf = new Map(counted.map((article) => [article.docId, article]));
  for (const [i, { docId, path, sentences }] of articles.entries()) {
    const { cluster, canonical } = placements[i]!;
    if (canonical) continue;
    const copy = countedOf.get(docId)!;
    recount(counts, { from: splitOf(docId), to: splitOf(cluster), sentences, copy });
    removeCopy(tally, copy);
    const copies = tally.duplicates.get(cluster) ?? [];
    copies.push(path);
    tally.duplicates.set(cluster, copies);
  }
};

/** Writes the table files of what was computed. `keptIn`: the folder of what is kept for later builds. */
export const writeParts = Effect.fn("write")(function* (
  draft: Draft,
  computed: Pick<Computed, "parts" | "failures" | "outcomes">,
  keptIn: string | null,
) {
  const progress = yield* Progress;
  const parts = [...computed.parts, lastPart(computed)];
  yield* progress.begin("Writing tables", parts.length);
  const whole = yield* wholeOf(parts);
  const rows: Record<TableName, number> = byTable(() => 0);
  const counts = noCounts();
  const tally = emptyTally();

  const files = partFiles(whole);
  const open = yield* Effect.forEach(files, ({ path }) => draft.open(path));
  const ends = new Map(files.map(({ path }) => [path, 0]));
  /** Writes to every file; gives where in each. */
  const put = Effect.fnUntraced(function* (
    piecesOf: (file: (typeof files)[number]) => ReadonlyArray<Uint8Array>,
  ) {
    const stretches = new Map<string, Stretch>();
    for (const [i, file] of files.entries()) {
      const pieces = piecesOf(file);
      yield* open[i]!.append(pieces);
      const at = ends.get(file.path)!;
      const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
      stretches.set(file.path, { at, length });
      ends.set(file.path, at + length);
    }
    return stretches;
  });
  const starts = new Map(files.map((file) => [file.path, file.start()]));
  yield* put((file) => starts.get(file.path)!);
  const shown = shownArticles(tally.picks);
  // A copy is no article of its own, to show or to compare.
  const sampledCopies = new Set<string>();
  const isOwn = ({ docId }: { readonly docId: string }): boolean => !sampledCopies.has(docId);
  for (const part of parts) {
    const content = yield* contentOf(part);
    const settlement = whole.next(part);
    const encoded = settlePart(content.encoded, settlement);
    for (const name of TABLE_NAMES) rows[name] += part.rows[name];
    addCounts(counts, content.counts);
    addTally(tally, content.tally);
    place(counts, tally, part, content.tally.articleCounts, settlement.placements);
    const copies = new Set(
      settlement.placements.flatMap(({ docId, canonical }) => (canonical ? [] : [docId])),
    );
    for (const { docId } of content.tally.sample) if (copies.has(docId)) sampledCopies.add(docId);
    for (const failure of content.tally.failures) tally.failures.push(failure);
    const stretches = yield* put((file) => file.add(encoded));
    shown.add(content.tally.sample.filter(isOwn), (name) => stretches.get(`${name}.arrow`)!);
    yield* progress.advance(1);
    // A turn of the event loop, so that a signal gets through.
    yield* Effect.sleep(0);
  }
  tally.sample.splice(0, tally.sample.length, ...tally.sample.filter(isOwn));
  yield* put((file) => file.end());
  yield* Effect.try({
    try: () => shown.read(draft.folder, (name) => starts.get(`${name}.arrow`)!),
    catch: (error) => notWritten(draft.folder, error),
  });
  const written: Array<ManifestFile> = [];
  for (const file of open) {
    const { name, bytes, sha256 } = yield* file.close;
    written.push({ path: name, bytes, sha256 });
  }
  if (keptIn !== null) pruneParts(keptIn);
  yield* progress.end;
  const result: WrittenTables = { files: written, content: contentSha256(written), rows, counts, tally };
  return result;
});
