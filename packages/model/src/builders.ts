/**
 * Columns that grow row by row, and can be emptied and filled again without new memory: what the rows of labelled articles
 * are written to. A finished table is views of them, good until they are emptied.
 */
import type { Column, EvidenceColumn, Table, Tables, TextColumn, Valid, WordColumn } from "./columns.ts";
import { byTable, columnsOf, type EvidenceRow, type RowOf, type Storage, type TableName } from "./rows.ts";

const encoder = new TextEncoder();
const ROWS = 256;
const BYTES = 16_384;
// Below this a loop is faster than a call of the encoder or of set.
const SHORT = 64;

const grown = <A extends Int32Array | Float32Array | Float64Array | Uint8Array>(
  values: A,
  size: number,
): A => {
  const more = new (values.constructor as new (length: number) => A)(size);
  more.set(values as never);
  return more;
};

/** Which rows have a value: kept only once one has none. */
class Validity {
  #flags: Uint8Array<ArrayBuffer> | null = null;

  none(row: number): void {
    this.#flags ??= new Uint8Array(Math.max(ROWS, row + 1)).fill(1);
    if (row >= this.#flags.length) {
      const size = this.#flags.length;
      this.#flags = grown(this.#flags, row * 2).fill(1, size);
    }
    this.#flags[row] = 0;
  }
  of(rows: number): Valid {
    if (this.#flags === null) return null;
    if (this.#flags.length < rows) {
      const size = this.#flags.length;
      this.#flags = grown(this.#flags, rows).fill(1, size);
    }
    return this.#flags.subarray(0, rows);
  }
  cut(rows: number): void {
    this.#flags?.fill(1, rows);
  }
  empty(): void {
    this.#flags = null;
  }
}

interface Builder<V> {
  readonly add: (value: V) => void;
  readonly finish: () => Column;
  /** Forgets all rows but the first ones; there may be half a row behind them. */
  readonly cut: (rows: number) => void;
  readonly empty: () => void;
}

/** UTF-8 texts one after the other. */
export class TextBuilder implements Builder<string | null> {
  #offsets = new Int32Array(ROWS);
  #bytes = new Uint8Array(BYTES);
  #rows = 0;
  #size = 0;
  readonly #valid = new Validity();

  #room(size: number): void {
    if (this.#rows + 2 > this.#offsets.length) this.#offsets = grown(this.#offsets, this.#offsets.length * 2);
    if (this.#size + size > this.#bytes.length)
      this.#bytes = grown(this.#bytes, Math.max(this.#bytes.length * 2, this.#size + size));
  }

  /** A lone surrogate becomes U+FFFD. */
  add(value: string | null): void {
    if (value === null) {
      this.#valid.none(this.#rows);
      this.#room(0);
    } else {
      const { length } = value;
      this.#room(length * 3);
      const [bytes, at] = [this.#bytes, this.#size];
      let ascii = 0;
      const looked = length < SHORT ? length : 0;
      for (; ascii < looked; ascii++) {
        const code = value.charCodeAt(ascii);
        if (code > 0x7f) break;
        bytes[at + ascii] = code;
      }
      this.#size += ascii === length ? length : encoder.encodeInto(value, bytes.subarray(at)).written;
    }
    this.#offsets[++this.#rows] = this.#size;
  }

  /** Bytes `start` to `end` of others, which are UTF-8. */
  addBytes(from: Uint8Array, start: number, end: number): void {
    const size = end - start;
    this.#room(size);
    if (size < SHORT) for (let i = 0; i < size; i++) this.#bytes[this.#size + i] = from[start + i]!;
    else this.#bytes.set(from.subarray(start, end), this.#size);
    this.#size += size;
    this.#offsets[++this.#rows] = this.#size;
  }

  /** The bytes of the last row, until the next is added. */
  get last(): Uint8Array {
    return this.#bytes.subarray(this.#offsets[this.#rows - 1], this.#size);
  }

  finish(): TextColumn {
    return {
      storage: "utf8",
      valid: this.#valid.of(this.#rows),
      offsets: this.#offsets.subarray(0, this.#rows + 1),
      bytes: this.#bytes.subarray(0, this.#size),
    };
  }
  cut(rows: number): void {
    this.#rows = rows;
    this.#size = this.#offsets[rows]!;
    this.#valid.cut(rows);
  }
  empty(): void {
    this.#rows = 0;
    this.#size = 0;
    this.#valid.empty();
  }
}

/** Words as numbers. */
export class WordBuilder implements Builder<string | null> {
  #ids = new Int32Array(ROWS);
  #rows = 0;
  #words: Array<string> = [];
  #known = new Map<string, number>();
  #last: string | null = null;
  #lastId = -1;
  readonly #valid = new Validity();

  add(word: string | null): void {
    if (this.#rows === this.#ids.length) this.#ids = grown(this.#ids, this.#rows * 2);
    if (word === null) this.#valid.none(this.#rows);
    else if (word !== this.#last) {
      let id = this.#known.get(word);
      if (id === undefined) {
        id = this.#words.push(word.toWellFormed()) - 1;
        this.#known.set(word, id);
      }
      this.#last = word;
      this.#lastId = id;
    }
    this.#ids[this.#rows++] = word === null ? -1 : this.#lastId;
  }
  finish(): WordColumn {
    return {
      storage: "dictionary",
      valid: this.#valid.of(this.#rows),
      ids: this.#ids.subarray(0, this.#rows),
      words: this.#words,
    };
  }
  cut(rows: number): void {
    this.#rows = rows;
    this.#last = null;
    this.#valid.cut(rows);
  }
  empty(): void {
    this.#rows = 0;
    this.#words = [];
    this.#known = new Map();
    this.#last = null;
    this.#valid.empty();
  }
}

type Numbers =
  | Int32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>;

/** Whether a typed array holds a number as it is (a float32 rounds). */
const FITS = {
  int32: (value: number) => (value | 0) === value,
  float32: Number.isFinite,
  timestamp: Number.isSafeInteger,
  bool: (value: number) => value === 0 || value === 1,
} as const;

/** Numbers; a boolean is 0 or 1. */
export class NumberBuilder implements Builder<number | boolean | null> {
  #values: Numbers;
  #rows = 0;
  readonly #storage: keyof typeof FITS;
  readonly #valid = new Validity();

  constructor(storage: keyof typeof FITS) {
    this.#storage = storage;
    this.#values =
      storage === "int32"
        ? new Int32Array(ROWS)
        : storage === "float32"
          ? new Float32Array(ROWS)
          : storage === "timestamp"
            ? new Float64Array(ROWS)
            : new Uint8Array(ROWS);
  }
  /** Throws a RangeError for a number that the column cannot hold. */
  add(value: number | boolean | null): void {
    if (this.#rows === this.#values.length) this.#values = grown(this.#values, this.#rows * 2);
    const number = Number(value);
    if (value === null) this.#valid.none(this.#rows);
    else if (!FITS[this.#storage](number)) throw new RangeError(`${value} is no ${this.#storage}`);
    this.#values[this.#rows++] = number;
  }
  finish(): Column {
    return {
      storage: this.#storage,
      valid: this.#valid.of(this.#rows),
      values: this.#values.subarray(0, this.#rows),
    } as Column;
  }
  cut(rows: number): void {
    this.#rows = rows;
    this.#valid.cut(rows);
  }
  empty(): void {
    this.#rows = 0;
    this.#valid.empty();
  }
}

/** Lists of evidence. */
export class EvidenceBuilder implements Builder<ReadonlyArray<EvidenceRow>> {
  readonly #ends = new NumberBuilder("int32");
  readonly #kinds = new WordBuilder();
  readonly #rules = new WordBuilder();
  readonly #starts = new NumberBuilder("int32");
  readonly #stops = new NumberBuilder("int32");
  readonly #weights = new NumberBuilder("float32");
  #items = 0;

  constructor() {
    this.#ends.add(0);
  }
  /** One piece of evidence of the row that `endRow` ends. */
  item(kind: string, rule: string, start: number, end: number, weight: number): void {
    this.#kinds.add(kind);
    this.#rules.add(rule);
    this.#starts.add(start);
    this.#stops.add(end);
    this.#weights.add(weight);
    this.#items++;
  }
  endRow(): void {
    this.#ends.add(this.#items);
  }
  add(items: ReadonlyArray<EvidenceRow>): void {
    for (const { kind, rule_id, char_start, char_end, weight } of items)
      this.item(kind, rule_id, char_start, char_end, weight);
    this.endRow();
  }
  finish(): EvidenceColumn {
    const int32 = (builder: NumberBuilder): Int32Array => (builder.finish() as { values: Int32Array }).values;
    return {
      storage: "evidence",
      valid: null,
      offsets: int32(this.#ends),
      kind: this.#kinds.finish(),
      ruleId: this.#rules.finish(),
      charStart: int32(this.#starts),
      charEnd: int32(this.#stops),
      weight: (this.#weights.finish() as { values: Float32Array }).values,
    };
  }
  cut(rows: number): void {
    this.#items = this.finish().offsets[rows]!;
    this.#ends.cut(rows + 1);
    for (const builder of [this.#kinds, this.#rules, this.#starts, this.#stops, this.#weights])
      builder.cut(this.#items);
  }
  empty(): void {
    for (const builder of [this.#ends, this.#kinds, this.#rules, this.#starts, this.#stops, this.#weights])
      builder.empty();
    this.#items = 0;
    this.#ends.add(0);
  }
}

const builderFor = (storage: Storage): Builder<never> => {
  switch (storage) {
    case "utf8":
      return new TextBuilder();
    case "dictionary":
      return new WordBuilder();
    case "evidence":
      return new EvidenceBuilder();
    case "int32":
    case "float32":
    case "bool":
    case "timestamp":
      return new NumberBuilder(storage);
  }
};

/** A table that grows. */
export class TableBuilder<T extends TableName> {
  readonly name: T;
  readonly #columns: ReadonlyMap<string, Builder<never>>;
  #rows = 0;

  constructor(name: T) {
    this.name = name;
    this.#columns = new Map(columnsOf(name).map((spec) => [spec.name, builderFor(spec.storage)]));
  }
  /** A column, for one who fills it for many rows and counts them with `addRows`. */
  column(name: keyof RowOf<T> & string): Builder<never> {
    return this.#columns.get(name)!;
  }
  /** Counts rows whose every column was filled. */
  addRows(rows: number): void {
    this.#rows += rows;
  }
  add(row: RowOf<T>): void {
    for (const [name, builder] of this.#columns)
      (builder as Builder<unknown>).add((row as Record<string, unknown>)[name] ?? null);
    this.#rows++;
  }
  get rows(): number {
    return this.#rows;
  }
  /** The rows so far; good until the next is added or the table is emptied. */
  finish(): Table {
    return {
      rows: this.#rows,
      columns: Object.fromEntries([...this.#columns].map(([name, builder]) => [name, builder.finish()])),
    };
  }
  /** Forgets all rows but the first ones, and half a row that an error left. */
  cut(rows: number): void {
    for (const builder of this.#columns.values()) builder.cut(rows);
    this.#rows = rows;
  }
  empty(): void {
    for (const builder of this.#columns.values()) builder.empty();
    this.#rows = 0;
  }
}

export type TableBuilders = { readonly [T in TableName]: TableBuilder<T> };

export const newTables = (): TableBuilders => byTable((name) => new TableBuilder(name)) as TableBuilders;

/** The rows so far of every table; good until the next is added. */
export const finishTables = (builders: TableBuilders): Tables => byTable((name) => builders[name].finish());

export const emptyTables = (builders: TableBuilders): void => {
  for (const builder of Object.values(builders)) builder.empty();
};
