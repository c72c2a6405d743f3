/**
 * Sums of rows, where small networks spend their time, in WebAssembly: two doubles or eight small integers an instruction,
 * and no bound is checked. Each sum takes its rows in their order, so results are to the bit those of a plain loop.
 * The module is put together here from its instructions: nothing is built beforehand, and no bytes lie beside a source.
 */

type Code = ReadonlyArray<number>;

const I32 = 0x7f;
const V128 = 0x7b;
const EMPTY = 0x40;

/** A number as WebAssembly writes it: seven bits a byte, the lowest first; the last byte's sixth bit is the sign. */
const signed = (value: number): Code =>
  value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)];
const unsigned = (value: number): Code =>
  value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];

const get = (local: number): Code => [0x20, local];
const set = (local: number, ...value: ReadonlyArray<Code>): Code => [...value.flat(), 0x21, local];
const constant = (value: number): Code => [0x41, ...signed(value)];
const plus = (local: number, value: number): Code => set(local, get(local), constant(value), [0x6a]);
const isBelow = (left: number, right: number): Code => [...get(left), ...get(right), 0x49];
const vector = (code: number): Code => [0xfd, ...unsigned(code)];
const load = (address: number, offset: number): Code => [
  ...get(address),
  ...vector(0),
  4,
  ...unsigned(offset),
];
const store = (address: number, offset: number, local: number): Code => [
  ...get(address),
  ...get(local),
  ...vector(11),
  4,
  ...unsigned(offset),
];
const splat = (address: number): Code => [...get(address), ...vector(10), 3, 0];
const ADD_DOUBLES = vector(0xf0);
const MULTIPLY_DOUBLES = vector(0xf2);
const ADD_SHORTS = vector(0x8e);
const LOW_BYTES = vector(0x87);
const HIGH_BYTES = vector(0x88);
const ZEROS: Code = [...constant(0), ...vector(0x11)];

/** Does `body` once, and again as long as one local is below another. */
const again = (left: number, right: number, ...body: ReadonlyArray<Code>): Code => [
  0x03,
  EMPTY,
  ...body.flat(),
  ...isBelow(left, right),
  0x0d,
  0,
  0x0b,
];
/** Skips `body` where one local is not below another. */
const where = (left: number, right: number, ...body: ReadonlyArray<Code>): Code => [
  ...isBelow(left, right),
  0x04,
  EMPTY,
  ...body.flat(),
  0x0b,
];

/** Doubles that `addRows` sums side by side, and bytes that `sumBytes` does: widths are multiples of them. */
const DOUBLES = 16;
const BYTES = 32;
/** Most rows of `sumBytes`: as many signed bytes fit in 16 bits. */
export const MOST_ROWS = 256;

const lanes = (count: number, each: (lane: number) => Code): Code =>
  Array.from({ length: count }, (_, lane) => each(lane)).flat();

// Parameters, then locals; addresses all but x, v and the sums.
const [SUMS, STOP, WEIGHTS, ROWS, ROWS_END, VALUES, AT_ROW, AT_VALUE, AT, X] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const SUM = 10;
/** Does `body` for each row, whose first byte AT then says. */
const eachRow = (...body: ReadonlyArray<Code>): Code => [
  ...set(AT_ROW, get(ROWS)),
  ...where(
    AT_ROW,
    ROWS_END,
    again(
      AT_ROW,
      ROWS_END,
      set(AT, get(WEIGHTS), get(AT_ROW), [0x28, 2, 0], [0x6a]),
      ...body,
      plus(AT_ROW, 4),
    ),
  ),
];

const addRowsCode: Code = again(
  SUMS,
  STOP,
  lanes(8, (k) => set(SUM + k, load(SUMS, 16 * k))),
  set(AT_VALUE, get(VALUES)),
  eachRow(
    set(X, splat(AT_VALUE)),
    lanes(8, (k) => set(SUM + k, get(SUM + k), load(AT, 16 * k), get(X), MULTIPLY_DOUBLES, ADD_DOUBLES)),
    plus(AT_VALUE, 8),
  ),
  lanes(8, (k) => store(SUMS, 16 * k, SUM + k)),
  plus(SUMS, 8 * DOUBLES),
  plus(WEIGHTS, 8 * DOUBLES),
);

const sumBytesCode: Code = again(
  SUMS,
  STOP,
  lanes(4, (k) => set(SUM + k, ZEROS)),
  eachRow(
    lanes(2, (k) => [
      ...set(X, load(AT, 16 * k)),
      ...set(SUM + 2 * k, get(SUM + 2 * k), get(X), LOW_BYTES, ADD_SHORTS),
      ...set(SUM + 2 * k + 1, get(SUM + 2 * k + 1), get(X), HIGH_BYTES, ADD_SHORTS),
    ]),
  ),
  lanes(4, (k) => store(SUMS, 16 * k, SUM + k)),
  plus(SUMS, 2 * BYTES),
  plus(WEIGHTS, BYTES),
);

const sized = (...content: ReadonlyArray<Code>): Code => {
  const bytes = content.flat();
  return [...unsigned(bytes.length), ...bytes];
};
const name = (text: string): Code => sized(Array.from(text, (letter) => letter.charCodeAt(0)));
const section = (id: number, ...content: ReadonlyArray<Code>): Code => [id, ...sized(...content)];
const body = (code: Code): Code => sized([2, 3, I32, 9, V128], code, [0x0b]);
const PARAMETERS = 6;

const MODULE = Uint8Array.from([
  // The magic number and version 1.
  0x00,
  0x61,
  0x73,
  0x6d,
  1,
  0,
  0,
  0,
  // One type: six addresses, nothing back.
  ...section(1, [1, 0x60, PARAMETERS, ...Array.from({ length: PARAMETERS }, () => I32), 0]),
  ...section(2, [1], name("js"), name("memory"), [2, 0, 1]),
  ...section(3, [2, 0, 0]),
  ...section(7, [2], name("addRows"), [0, 0], name("sumBytes"), [0, 1]),
  ...section(10, [2], body(addRowsCode), body(sumBytesCode)),
]);

type Kernel = (
  sums: number,
  stop: number,
  weights: number,
  rows: number,
  rowsEnd: number,
  values: number,
) => void;

const PAGE = 65536;
const LINE = 64;
const laidOut = (bytes: number): number => Math.ceil(bytes / LINE) * LINE;

/** Widths of rows as the kernels take them. */
export const doublesWide = (width: number): number => Math.ceil(width / DOUBLES) * DOUBLES;
export const bytesWide = (width: number): number => Math.ceil(width / BYTES) * BYTES;

/** Lays rows of `width` numbers into rows of `wide`, each from `at` on. */
export const lay = (
  rows: Float32Array | Int8Array,
  width: number,
  into: Float64Array | Int8Array,
  wide: number,
  at = 0,
): void => {
  for (let i = 0; i * width < rows.length; i++)
    into.set(rows.subarray(i * width, (i + 1) * width), i * wide + at);
};

let compiled: WebAssembly.Module | null = null;

/** Memory for arrays that the kernels read, and the kernels over it. */
export class RowKernels {
  private readonly buffer: ArrayBuffer;
  private used = 0;
  private readonly adder: Kernel;
  private readonly summer: Kernel;

  /** @param bytes room for all arrays, each taken up to a multiple of 64 bytes */
  constructor(bytes: number) {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(laidOut(bytes) / PAGE) + 1 });
    compiled ??= new WebAssembly.Module(MODULE);
    const { exports } = new WebAssembly.Instance(compiled, { js: { memory } });
    this.buffer = memory.buffer;
    this.adder = exports["addRows"] as Kernel;
    this.summer = exports["sumBytes"] as Kernel;
  }

  private take(bytes: number): number {
    const at = this.used;
    this.used += laidOut(bytes);
    return at;
  }

  doubles(length: number): Float64Array {
    return new Float64Array(this.buffer, this.take(length * 8), length);
  }

  shorts(length: number): Int16Array {
    return new Int16Array(this.buffer, this.take(length * 2), length);
  }

  bytes(length: number): Int8Array {
    return new Int8Array(this.buffer, this.take(length), length);
  }

  integers(length: number): Int32Array {
    return new Int32Array(this.buffer, this.take(length * 4), length);
  }

  /**
   * Adds some rows of `weights`, each times its value, to `sums`.
   * @param sums as long as a row: `doublesWide`
   * @param rows where each row starts, in bytes
   */
  addRows(
    sums: Float64Array,
    weights: Float64Array,
    rows: Int32Array,
    values: Float64Array,
    count: number,
  ): void {
    const from = rows.byteOffset;
    const to = from + 4 * count;
    this.adder(
      sums.byteOffset,
      sums.byteOffset + sums.byteLength,
      weights.byteOffset,
      from,
      to,
      values.byteOffset,
    );
  }

  /**
   * Writes the sum of some rows of `weights`.
   * @param sums as long as a row: `bytesWide`
   * @param rows where each row starts, in bytes
   * @param count at most MOST_ROWS
   */
  sumBytes(sums: Int16Array, weights: Int8Array, rows: Int32Array, count: number): void {
    const from = rows.byteOffset;
    this.summer(
      sums.byteOffset,
      sums.byteOffset + sums.byteLength,
      weights.byteOffset,
      from,
      from + 4 * count,
      0,
    );
  }
}
