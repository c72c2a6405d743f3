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
  RecordBatchStreamWriter,
  Struct,
  Utf8,
  Vector,
  type Data,
  type DataType,
  type Dictionary as DictionaryType,
  type Field,
  type Schema,
} from "apache-arrow";
import {
  columnsOf,
  joinBytes,
  tableFrom,
  type Storage,
  type Column,
  type EvidenceColumn,
  type Table,
  type TableName,
  type TextColumn,
  type WordColumn,
  type Valid,
} from "@columnist/model";
import { PREFIX } from "../arrowMessages.ts";
import { checkBatch } from "../check.ts";
import { dictionaryOf, type Dictionary, wordBytes, type Numbering, type WordBytes } from "../dictionary.ts";
import { arrowSchema } from "./arrowSchema.ts";

type RecordBatchHeader = { readonly buffers: ReadonlyArray<{ readonly offset: bigint | number }> };

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

/** Numbers of a file's words, as a batch needs them: by column name. */
export type Numberings = ReadonlyMap<string, Numbering>;

/** The words of a file's dictionary columns, whole, by column name. */
export type Words = ReadonlyMap<string, WordBytes>;

const utf8Data = (type: DataType, column: TextColumn): Data =>
  makeData({
    type: type as never,
    length: column.offsets.length - 1,
    valueOffsets: column.offsets,
    data: column.bytes,
    ...validity(column.valid),
  } as never) as Data;

/** A column of words as the text of each row. */
const spelledData = (type: DataType, { ids, words, valid }: WordColumn): Data => {
  const { bytes, offsets } = wordBytes(words);
  const length = ids.length;
  const valueOffsets = new Int32Array(length + 1);
  for (let row = 0; row < length; row++)
    valueOffsets[row + 1] =
      valueOffsets[row]! + (ids[row] === -1 ? 0 : offsets[ids[row]! + 1]! - offsets[ids[row]!]!);
  const data = new Uint8Array(valueOffsets[length]!);
  for (let row = 0; row < length; row++) {
    if (ids[row] === -1) continue;
    let at = valueOffsets[row]!;
    for (let from = offsets[ids[row]!]!; from < offsets[ids[row]! + 1]!; from++) data[at++] = bytes[from]!;
  }
  return makeData({ type: type as never, length, valueOffsets, data, ...validity(valid) } as never) as Data;
};

const NO_WORDS = new Vector([makeData({ type: new Utf8() })]);

const evidenceData = (type: DataType, column: EvidenceColumn): Data => {
  const struct = (type.children[0] as Field<Struct>).type;
  const length = column.charStart.length;
  const [kind, rule, start, end, weight] = struct.children.map((field) => field.type) as Array<DataType>;
  const flat = (of: DataType, data: Int32Array | Float32Array): Data =>
    makeData({ type: of as never, length, nullCount: 0, data } as never) as Data;
  const children = [
    spelledData(kind!, column.kind),
    spelledData(rule!, column.ruleId),
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

// The words are written once a file, before the first batch: a batch holds their numbers alone.
const columnData = (
  type: DataType,
  column: Column,
  numbering: Numbering | undefined,
  isInt8: boolean,
): Data => {
  switch (column.storage) {
    case "utf8":
      return utf8Data(type, column);
    case "dictionary": {
      const indices = numbering!.numbersOf(column);
      return makeData({
        type: type as never,
        length: indices.length,
        data: isInt8 ? Int8Array.from(indices) : indices,
        dictionary: NO_WORDS,
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

/** One record batch as an IPC message, wherever in a file it will stand. */
export interface ArrowBlock {
  readonly bytes: Uint8Array;
  /** Of `bytes`, how many are the message's head. */
  readonly headBytes: number;
  readonly rows: number;
  /** Where in `bytes` the values of the dictionary, boolean, whole-number and text columns start: what may be known better later. */
  readonly places: Readonly<Record<string, number>>;
}

/** How many buffers a column has in a batch. */
const BUFFERS: Readonly<Record<Storage, number>> = {
  utf8: 3,
  dictionary: 2,
  int32: 2,
  float32: 2,
  bool: 2,
  timestamp: 2,
  // A list, a struct, two texts and three numbers.
  evidence: 2 + 1 + 3 + 3 + 2 + 2 + 2,
};

const placesIn = (name: TableName, bytes: Uint8Array, headBytes: number): ArrowBlock["places"] => {
  const { buffers } = Message.decode(bytes.subarray(PREFIX, headBytes)).header() as RecordBatchHeader;
  const places: Record<string, number> = {};
  let buffer = 0;
  for (const { name: column, storage } of columnsOf(name)) {
    if (storage === "dictionary" || storage === "bool" || storage === "int32")
      places[column] = headBytes + Number(buffers[buffer + 1]!.offset);
    // Behind the offsets of its rows.
    if (storage === "utf8") places[column] = headBytes + Number(buffers[buffer + 2]!.offset);
    buffer += BUFFERS[storage];
  }
  return places;
};

/** Collects what the writer gives out, so that pieces can be handed on. */
class Pieces extends AsyncByteQueue {
  readonly #pieces: Array<Uint8Array> = [];
  override write(piece: Uint8Array): void {
    this.#pieces.push(piece);
  }
  take(): ReadonlyArray<Uint8Array> {
    return this.#pieces.splice(0);
  }
}

/* oxlint-disable no-underscore-dangle -- the writer's own names for what a subclass may replace or use */

/** Writes record batches alone: no schema, no dictionaries. */
class BatchWriter extends RecordBatchStreamWriter {
  protected override _writeSchema(): this {
    return this;
  }
  protected override _writeDictionaries(): this {
    return this;
  }
  /** Bytes of the head of the last message. */
  get headBytes(): number {
    return this._recordBatchBlocks.at(-1)!.metaDataLength;
  }
}

/**
 * Takes dictionaries whole and batches as blocks. apache-arrow 21.2 leaves out the schema message that the IPC format
 * wants between the magic and the first batch, so a reader that streams a file from byte 8 (nanoarrow) cannot read it.
 */
class FileWriter extends RecordBatchFileWriter {
  protected override _writeSchema(schema: Schema): this {
    super._writeSchema(schema);
    return this._writeMessage(Message.from(schema));
  }
  dictionary(words: Data, id: number): void {
    this._writeDictionaryBatch(words, id);
  }
  append({ bytes, headBytes }: ArrowBlock): void {
    const block = { metaDataLength: headBytes, bodyLength: bytes.length - headBytes, offset: this._position };
    this._recordBatchBlocks.push(block);
    this._write(bytes);
  }
}
/* oxlint-enable no-underscore-dangle */

/**
 * A batch as a block of its table's file.
 *
 * @param numbering of every dictionary column
 * @throws BatchFault for a batch that breaks the contract, RangeError for a word that has no number
 */
export const arrowBlock = (name: TableName, batch: Table, numbering: Numberings): ArrowBlock => {
  checkBatch(name, batch);
  const schema = arrowSchema(name);
  const children = columnsOf(name).map((spec, index) =>
    columnData(
      schema.fields[index]!.type,
      batch.columns[spec.name]!,
      numbering.get(spec.name),
      spec.values !== null,
    ),
  );
  const data = makeData({ type: new Struct(schema.fields), length: batch.rows, nullCount: 0, children });
  const sink = new Pieces();
  const writer = new BatchWriter().reset(sink, schema);
  writer.write(new RecordBatch(schema, data));
  const bytes = joinBytes(sink.take());
  const { headBytes } = writer;
  return { bytes, headBytes, rows: batch.rows, places: placesIn(name, bytes, headBytes) };
};

/** An Arrow IPC file as its pieces are made: `start`, then `add` for each block in order, then `end`. */
export interface ArrowFile {
  readonly start: () => ReadonlyArray<Uint8Array>;
  readonly add: (block: ArrowBlock) => ReadonlyArray<Uint8Array>;
  readonly end: () => ReadonlyArray<Uint8Array>;
}

/** The file of a table; `words` of every dictionary column. */
export const arrowFile = (name: TableName, words: Words): ArrowFile => {
  const schema = arrowSchema(name);
  const sink = new Pieces();
  const writer = new FileWriter();
  let blocks = 0;
  const add = (block: ArrowBlock): ReadonlyArray<Uint8Array> => {
    blocks++;
    writer.append(block);
    return sink.take();
  };
  return {
    start: () => {
      writer.reset(sink, schema);
      for (const [index, { name: column, storage }] of columnsOf(name).entries()) {
        if (storage !== "dictionary") continue;
        const { bytes, offsets } = words.get(column)!;
        const type = schema.fields[index]!.type as DictionaryType;
        writer.dictionary(
          utf8Data(type.dictionary, { storage: "utf8", valid: null, offsets, bytes }),
          type.id,
        );
      }
      return sink.take();
    },
    add,
    end: () => {
      // A file with dictionary columns and no batch holds no dictionary that pyarrow would take.
      const empty =
        blocks > 0
          ? []
          : add(
              arrowBlock(
                name,
                tableFrom(name, []),
                dictionariesOf(name, () => []),
              ),
            );
      writer.finish();
      return [...empty, ...sink.take()];
    },
  };
};

/** Dictionaries of a table: closed sets by the contract, the others of the words, in order, that `wordsOf` gives. */
export const dictionariesOf = (
  name: TableName,
  wordsOf: (column: string) => ReadonlyArray<string>,
): ReadonlyMap<string, Dictionary> =>
  new Map(
    columnsOf(name).flatMap(({ name: column, storage, values }) =>
      storage === "dictionary" ? [[column, dictionaryOf(values ?? wordsOf(column))] as const] : [],
    ),
  );

const closed = new Map<TableName, ReadonlyMap<string, Dictionary>>();

/** Numbers of the words of a table's closed sets. */
export const closedNumberings = (name: TableName): Numberings => {
  const known = closed.get(name) ?? dictionariesOf(name, () => []);
  closed.set(name, known);
  return known;
};
