/**
 * Arrow IPC files, written batch by batch from typed arrays. Traps of apache-arrow 21.2 that this avoids (interop.md):
 * no compression; each dictionary whole and shared before the first batch; explicit dictionary ids; no Builders; batches
 * checked before they are written.
 */
import {
  AsyncByteQueue,
  makeData,
  Message,
  RecordBatch,
  RecordBatchFileWriter,
  Struct,
  Vector,
  type Data,
  type DataType,
  type Field,
  type Schema,
} from "apache-arrow";
import {
  columnsOf,
  tableFrom,
  type Column,
  type ColumnSpec,
  type EvidenceColumn,
  type Table,
  type TableName,
  type TextColumn,
  type Valid,
} from "@columnist/model";
import { checkBatch } from "../check.ts";
import { closedDictionary, openDictionary, WordTable, type Dictionary } from "../dictionary.ts";
import { arrowSchema } from "./arrowSchema.ts";

/** One bit a row, least significant first; the length is padded to whole bytes. */
const packBits = (flags: Uint8Array): Uint8Array => {
  const bits = new Uint8Array((flags.length + 7) >> 3);
  for (let i = 0; i < flags.length; i++) if (flags[i] !== 0) bits[i >> 3]! |= 1 << (i & 7);
  return bits;
};

const validity = (valid: Valid): { readonly nullBitmap?: Uint8Array; readonly nullCount: number } => {
  if (valid === null) return { nullCount: 0 };
  let nullCount = 0;
  for (const flag of valid) if (flag === 0) nullCount++;
  return nullCount === 0 ? { nullCount: 0 } : { nullBitmap: packBits(valid), nullCount };
};

const int64Of = (values: Float64Array): BigInt64Array => {
  // Two 32-bit halves: making a BigInt a row costs ten times as much.
  const halves = new Int32Array(values.length * 2);
  for (let i = 0; i < values.length; i++) {
    const high = Math.floor(values[i]! / 2 ** 32);
    halves[2 * i] = values[i]! - high * 2 ** 32;
    halves[2 * i + 1] = high;
  }
  return new BigInt64Array(halves.buffer);
};

/** Walks the batches of a table; with `only`, those columns are enough. */
export type Batches = (only?: ReadonlyArray<string>) => Iterable<Table>;

/** A dictionary as the one vector that every batch shares. */
interface SharedDictionary {
  readonly dictionary: Dictionary;
  readonly vector: Vector;
}

const utf8Data = (type: DataType, column: TextColumn): Data =>
  makeData({
    type: type as never,
    length: column.offsets.length - 1,
    valueOffsets: column.offsets,
    data: column.bytes,
    ...validity(column.valid),
  } as never) as Data;

const evidenceData = (type: DataType, column: EvidenceColumn): Data => {
  const struct = (type.children[0] as Field<Struct>).type;
  const length = column.charStart.length;
  const [kind, rule, start, end, weight] = struct.children.map((field) => field.type) as Array<DataType>;
  const flat = (of: DataType, data: Int32Array | Float32Array): Data =>
    makeData({ type: of as never, length, nullCount: 0, data } as never) as Data;
  const children = [
    utf8Data(kind!, column.kind),
    utf8Data(rule!, column.ruleId),
    flat(start!, column.charStart),
    flat(end!, column.charEnd),
    flat(weight!, column.weight),
  ];
  return makeData({
    type: type as never,
    length: column.offsets.length - 1,
    nullCount: 0,
    valueOffsets: column.offsets,
    child: makeData({ type: struct, length, nullCount: 0, children }),
  } as never) as Data;
};

const columnData = (
  type: DataType,
  column: Column,
  shared: SharedDictionary | undefined,
  isInt8: boolean,
): Data => {
  switch (column.storage) {
    case "utf8":
      return utf8Data(type, column);
    case "dictionary": {
      const indices = shared!.dictionary.indicesOf(column);
      return makeData({
        type: type as never,
        length: indices.length,
        data: isInt8 ? Int8Array.from(indices) : indices,
        dictionary: shared!.vector,
        ...validity(column.valid),
      } as never) as Data;
    }
    case "evidence":
      return evidenceData(type, column);
    case "bool":
      return makeData({
        type: type as never,
        length: column.values.length,
        data: packBits(column.values),
        ...validity(column.valid),
      } as never) as Data;
    case "timestamp":
      return makeData({
        type: type as never,
        length: column.values.length,
        data: int64Of(column.values),
        ...validity(column.valid),
      } as never) as Data;
    case "int32":
    case "float32":
      return makeData({
        type: type as never,
        length: column.values.length,
        data: column.values,
        ...validity(column.valid),
      } as never) as Data;
  }
};

const share = (dictionary: Dictionary, type: DataType): SharedDictionary => {
  const words: TextColumn = {
    storage: "utf8",
    valid: null,
    offsets: dictionary.offsets,
    bytes: dictionary.bytes,
  };
  return { dictionary, vector: new Vector([utf8Data(type, words)]) };
};

const shareDictionaries = (
  specs: ReadonlyArray<ColumnSpec>,
  schema: Schema,
  batches: Batches,
): ReadonlyMap<string, SharedDictionary> => {
  const open = new Map<string, WordTable>();
  for (const { storage, values, name } of specs)
    if (storage === "dictionary" && values === null) open.set(name, new WordTable());
  for (const batch of open.size === 0 ? [] : batches([...open.keys()]))
    for (const [name, words] of open) words.addAll(batch.columns[name] as TextColumn);
  const shared = new Map<string, SharedDictionary>();
  for (const [index, { storage, values, name }] of specs.entries()) {
    if (storage !== "dictionary") continue;
    const words = values === null ? openDictionary(open.get(name)!) : closedDictionary(values);
    shared.set(
      name,
      share(words, (schema.fields[index]!.type as unknown as { dictionary: DataType }).dictionary),
    );
  }
  return shared;
};

/** Collects what the writer gives out, so that pieces can be handed on between two batches. */
class Pieces extends AsyncByteQueue {
  readonly #pieces: Array<Uint8Array> = [];
  override write(piece: Uint8Array): void {
    this.#pieces.push(piece);
  }
  take(): ReadonlyArray<Uint8Array> {
    return this.#pieces.splice(0);
  }
}

/**
 * apache-arrow 21.2 leaves out the schema message that the IPC format wants between the magic and the first batch, so a
 * reader that streams a file from byte 8 (nanoarrow) cannot read it.
 */
/* oxlint-disable no-underscore-dangle -- the writer's own names for what a subclass may replace */
class FileWriter extends RecordBatchFileWriter {
  protected override _writeSchema(schema: Schema): this {
    super._writeSchema(schema);
    return this._writeMessage(Message.from(schema));
  }
}
/* oxlint-enable no-underscore-dangle */

/**
 * A table as the bytes of an Arrow IPC file, in pieces. `batches` is called twice: once for the words of the
 * dictionaries, once to write. Memory: one batch and the dictionaries.
 * Throws a BatchFault for a batch that breaks the contract.
 */
export function* writeArrow(name: TableName, batches: Batches): Generator<Uint8Array, void, undefined> {
  const specs = columnsOf(name);
  const schema = arrowSchema(name);
  const shared = shareDictionaries(specs, schema, batches);
  const sink = new Pieces();
  const writer = new FileWriter().reset(sink, schema);
  let written = 0;
  const write = function* (batch: Table): Generator<Uint8Array, void, undefined> {
    checkBatch(name, batch);
    const children = specs.map((spec, index) =>
      columnData(
        schema.fields[index]!.type,
        batch.columns[spec.name]!,
        shared.get(spec.name),
        spec.values !== null,
      ),
    );
    const data = makeData({ type: new Struct(schema.fields), length: batch.rows, nullCount: 0, children });
    writer.write(new RecordBatch(schema, data));
    written++;
    yield* sink.take();
  };
  for (const batch of batches()) yield* write(batch);
  // A file with dictionary columns and no batch holds no dictionary, which pyarrow refuses.
  if (written === 0) yield* write(tableFrom(name, []));
  writer.finish();
  yield* sink.take();
}
