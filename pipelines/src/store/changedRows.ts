/**
 * The articles that differ between two versions on disk, without holding either in memory: batches whose bytes are the
 * same on both sides are never taken apart.
 */
import { join } from "node:path";
import { crc32 } from "node:zlib";
import * as Effect from "effect/Effect";
import {
  alignedTables,
  joinRanges,
  joinTables,
  readBatches,
  withoutUnchanged,
  type DiffTables,
} from "@columnist/dataset";
import { textReader, type Table, type TableName, type StringColumn } from "@columnist/model";
import { openArrow, type ArrowFile, type Block } from "./arrowFile.ts";
import { DatasetNotReadable } from "./datasetStore.ts";

type Compared = keyof DiffTables;

interface Side {
  readonly file: ArrowFile;
  readonly path: string;
}

const opened = ({ folder }: { readonly folder: string }, name: Compared) =>
  Effect.acquireRelease(
    Effect.try({
      try: (): Side => ({
        path: join(folder, `${name}.arrow`),
        file: openArrow(join(folder, `${name}.arrow`)),
      }),
      catch: (error) =>
        new DatasetNotReadable({ path: join(folder, `${name}.arrow`), reason: (error as Error).message }),
    }),
    ({ file }) => Effect.sync(file.close),
  );

function* batchesOf(name: TableName, { file, path }: Side, blocks: ReadonlyArray<Block>): Generator<Table> {
  if (blocks.length === 0) return;
  for (const read of readBatches(name, file.messages(blocks), { otherContracts: true })) {
    if (!read.ok) throw new DatasetNotReadable({ path, reason: read.refusal.message });
    yield read.value;
  }
}

interface Own {
  readonly before: ReadonlyArray<Block>;
  readonly after: ReadonlyArray<Block>;
}

/** Says whether two blocks hold the same bytes. */
const comparing = (before: Side, after: Side): ((left: Block, right: Block) => boolean) => {
  // Filled again for each pair: new memory for each would be most of the work.
  let [leftRoom, rightRoom] = [new Uint8Array(0), new Uint8Array(0)];
  return (left, right) => {
    const { length } = left;
    if (length !== right.length) return false;
    if (leftRoom.length < length) {
      leftRoom = new Uint8Array(Math.ceil(length * 1.25));
      rightRoom = new Uint8Array(leftRoom.length);
    }
    const [leftBytes, rightBytes] = [leftRoom.subarray(0, length), rightRoom.subarray(0, length)];
    before.file.read(left, leftBytes);
    after.file.read(right, rightBytes);
    return Buffer.compare(leftBytes, rightBytes) === 0;
  };
};

/** Blocks that only one of two files has; all where the numbers in them stand for other words. */
const ownBlocks = (before: Side, after: Side): Own => {
  const [left, right] = [before.file.blocks, after.file.blocks];
  if (Buffer.compare(before.file.head, after.file.head) !== 0) return { before: left, after: right };
  const isSame = comparing(before, after);
  // Most changes are in one place, so that what stands before and behind it is found without looking for it.
  let start = 0;
  while (start < left.length && start < right.length && isSame(left[start]!, right[start]!)) start++;
  let [leftEnd, rightEnd] = [left.length, right.length];
  while (leftEnd > start && rightEnd > start && isSame(left[leftEnd - 1]!, right[rightEnd - 1]!)) {
    leftEnd--;
    rightEnd--;
  }
  const keyOf = ({ file }: Side, block: Block): string => {
    const bytes = new Uint8Array(block.length);
    file.read(block, bytes);
    return `${block.length} ${crc32(bytes)}`;
  };
  const [leftRest, rightRest] = [left.slice(start, leftEnd), right.slice(start, rightEnd)];
  const byKey = Map.groupBy(leftRest, (block) => keyOf(before, block));
  const shared = new Set<Block>();
  for (const block of rightRest)
    for (const other of byKey.get(keyOf(after, block)) ?? [])
      if (isSame(other, block)) shared.add(other).add(block);
  const isOwn = (block: Block): boolean => !shared.has(block);
  return { before: leftRest.filter(isOwn), after: rightRest.filter(isOwn) };
};

const docsIn = (tables: Iterable<Table>): Set<string> => {
  const docs = new Set<string>();
  for (const table of tables) {
    const idAt = textReader(table.columns["doc_id"] as StringColumn);
    for (let row = 0; row < table.rows; row++) docs.add(idAt(row)!);
  }
  return docs;
};

const onlyDocs = (name: TableName, table: Table, docs: ReadonlySet<string>): Table => {
  const idAt = textReader(table.columns["doc_id"] as StringColumn);
  const rows = Array.from({ length: table.rows }, (_, row) => row).filter((row) => docs.has(idAt(row)!));
  return joinRanges(
    name,
    rows.map((row) => ({ table, start: row, end: row + 1 })),
  );
};

interface Changed {
  readonly before: Array<Table>;
  readonly after: Array<Table>;
}

const changedIn = (name: Compared, before: Side, after: Side): Changed => {
  const changed: Changed = { before: [], after: [] };
  const own = ownBlocks(before, after);
  const pairs = alignedTables(name, batchesOf(name, before, own.before), batchesOf(name, after, own.after));
  for (const pair of pairs) {
    const rest = withoutUnchanged(name, pair.before, pair.after);
    if (rest.before.rows > 0) changed.before.push(rest.before);
    if (rest.after.rows > 0) changed.after.push(rest.after);
  }
  return changed;
};

/** Adds the articles of `docs` that are not there yet. */
const addDocs = (tables: Array<Table>, side: Side, docs: ReadonlySet<string>): void => {
  const there = docsIn(tables);
  const missing = new Set([...docs].filter((doc) => !there.has(doc)));
  if (missing.size === 0) return;
  for (const batch of batchesOf("documents", side, side.file.blocks)) {
    const found = onlyDocs("documents", batch, missing);
    if (found.rows > 0) tables.push(found);
  }
};

const whole = (name: Compared, tables: ReadonlyArray<Table>): Table => joinTables(name, tables);

/** Of two versions, the rows of every article that differs in any: what `diffTables` needs of them, and no more. */
export const changedRows = Effect.fn("changedRows")(function* (
  before: { readonly folder: string },
  after: { readonly folder: string },
) {
  const [oldSentences, newSentences] = [
    yield* opened(before, "sentences"),
    yield* opened(after, "sentences"),
  ];
  const [oldDocuments, newDocuments] = [
    yield* opened(before, "documents"),
    yield* opened(after, "documents"),
  ];
  const found = yield* Effect.try({
    try: () => {
      const sentences = changedIn("sentences", oldSentences, newSentences);
      const documents = changedIn("documents", oldDocuments, newDocuments);
      const docs = docsIn([...sentences.before, ...sentences.after]);
      addDocs(documents.before, oldDocuments, docs);
      addDocs(documents.after, newDocuments, docs);
      return { sentences, documents };
    },
    catch: (error) => error as DatasetNotReadable,
  });
  const side = (which: keyof Changed): DiffTables => ({
    documents: whole("documents", found.documents[which]),
    sentences: whole("sentences", found.sentences[which]),
  });
  return { before: side("before"), after: side("after") };
}, Effect.scoped);
