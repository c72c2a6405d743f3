/** `parse |> clean |> segment |> label |> rows`: records to the rows of their articles. The one way, in any thread. */
import * as Effect from "effect/Effect";
import { serialize } from "node:v8";
import { addChunk } from "columnist";
import type { Chunk } from "@columnist/dataset";
import {
  byTable,
  emptyTables,
  finishTables,
  newTables,
  rowsFrom,
  TABLE_NAMES,
  type FailureRow,
  type Source,
  type TableName,
} from "@columnist/model";
import { LabelModel } from "../accurate/labelModel.ts";
import { labelVersion } from "../accurate/labelVersion.ts";
import { labelled } from "./articlePipeline.ts";
import { faultRow, type Fault } from "./faultRow.ts";
import { messageOf } from "./messageOf.ts";
import { chunksOf } from "./packedSources.ts";
import { ROW_OPTIONS } from "./rowOptions.ts";
import { stage } from "./stage.ts";
import { TookTooLong } from "./withinTime.ts";

/** Rows of records, in the order of the records. */
export interface GatheredRows {
  /** `tables.failures` is empty. */
  readonly chunk: Chunk;
  /** What was refused, and articles on which the program failed. */
  readonly failures: ReadonlyArray<FailureRow>;
}

/** The same as bytes that can be kept or sent. */
export interface PackedRows {
  /** A `Chunk` as `v8.deserialize` takes it; null: there are no rows. */
  readonly bytes: Uint8Array | null;
  readonly rows: Readonly<Record<TableName, number>>;
  readonly failures: ReadonlyArray<FailureRow>;
}

// Filled again for each part of this thread: one is made at a time.
const builders = newTables();
const NO_FAILURES = newTables().failures.finish();

type Labelled = Effect.Success<ReturnType<typeof labelled>>;

const oneAfterTheOther = (
  signatures: ReadonlyArray<Uint32Array>,
): Pick<Chunk, "signatures" | "signatureLength"> => {
  const signatureLength = signatures[0]?.length ?? 0;
  const all = new Uint32Array(signatureLength * signatures.length);
  signatures.forEach((signature, i) => all.set(signature, i * signatureLength));
  return { signatures: all, signatureLength };
};

/**
 * A chunk of records at a time. Where the program fails on a chunk, its articles are tried one by one, so that only the one
 * at fault is lost. The tables are good until rows are gathered again.
 *
 * @param onChunk is called before each chunk: what takes long between two calls hangs
 */
export const gatherRows = Effect.fnUntraced(function* (sources: ReadonlyArray<Source>, onChunk: () => void) {
  emptyTables(builders);
  const { name } = yield* LabelModel;
  const options = { ...ROW_OPTIONS, labelVersion: labelVersion(name) };
  const signatures: Array<Uint32Array> = [];
  const rows = stage("rows", (chunk: Labelled) => addChunk(builders, chunk, options));
  const add = Effect.fnUntraced(function* (chunk: ReadonlyArray<Source>) {
    const articles = yield* labelled(chunk);
    yield* rows(articles);
    for (const { value } of articles.items) signatures.push(value.signature);
  });
  /** Null: its rows were added; else why not, and none was. */
  const attempt = (chunk: ReadonlyArray<Source>): Effect.Effect<Fault | null> => {
    const before = byTable((table) => builders[table].rows);
    return Effect.as(add(chunk), null).pipe(
      Effect.catchDefect((defect) =>
        Effect.sync((): Fault => {
          for (const table of TABLE_NAMES) builders[table].cut(before[table]);
          const detail = messageOf(defect);
          return { reason: defect instanceof TookTooLong ? "took too long" : "threw", detail };
        }),
      ),
    );
  };
  for (const chunk of chunksOf(sources)) {
    onChunk();
    if ((yield* attempt(chunk)) === null) continue;
    for (const source of chunk) {
      const fault = yield* attempt([source]);
      if (fault !== null) builders.failures.add(faultRow(source, fault));
    }
  }
  const tables = finishTables(builders);
  const gathered: GatheredRows = {
    chunk: {
      tables: { ...tables, failures: NO_FAILURES },
      ...oneAfterTheOther(signatures),
    },
    failures: rowsFrom("failures", tables.failures),
  };
  return gathered;
});

/** The rows of records as bytes. */
export const packRows = (sources: ReadonlyArray<Source>, onChunk: () => void = () => {}) =>
  Effect.map(gatherRows(sources, onChunk), ({ chunk, failures }): PackedRows => {
    const rows = byTable((table) => chunk.tables[table].rows);
    return { bytes: rows.documents === 0 ? null : serialize(chunk), rows, failures };
  });
