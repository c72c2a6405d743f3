/** A run of bytes that grows: ASCII, numbers and slices of columns are put in without making a string of each. */
import { shortestFloat32 } from "./float32.ts";

const encoder = new TextEncoder();

// Below this a loop is faster than a view and a call of set.
const SHORT = 32;

const MARK = 0x22;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

export class ByteText {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(Math.max(capacity, 64));
  }

  /** What was put in; a view that later puts do not change. */
  take(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #room(size: number): void {
    if (this.#length + size <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + size));
    grown.set(this.take());
    this.#bytes = grown;
  }

  /** One ASCII character. */
  code(code: number): void {
    this.#room(1);
    this.#bytes[this.#length++] = code;
  }

  /** A text of ASCII characters alone. */
  ascii(text: string): void {
    this.#room(text.length);
    const into = this.#bytes;
    let at = this.#length;
    for (let i = 0; i < text.length; i++) into[at++] = text.charCodeAt(i);
    this.#length = at;
  }

  /** Any text, as UTF-8. */
  text(text: string): void {
    this.#room(text.length * 3);
    this.#length += encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written;
  }

  /** Bytes `start` to `end` of another run. */
  slice(bytes: Uint8Array, start: number, end: number): void {
    this.#room(end - start);
    if (end - start < SHORT) {
      const into = this.#bytes;
      let at = this.#length;
      for (let i = start; i < end; i++) into[at++] = bytes[i]!;
      this.#length = at;
    } else {
      this.#bytes.set(bytes.subarray(start, end), this.#length);
      this.#length += end - start;
    }
  }

  /** Bytes `start` to `end` of another run between marks (`"`), each mark among them twice. */
  quoted(bytes: Uint8Array, start: number, end: number): void {
    this.#room(2 * (end - start) + 2);
    const into = this.#bytes;
    let at = this.#length;
    into[at++] = MARK;
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      into[at++] = byte;
      if (byte === MARK) into[at++] = MARK;
    }
    into[at++] = MARK;
    this.#length = at;
  }

  /** A natural number of exactly `digits` digits, zeros in front where it has fewer. The caller made room. */
  #digits(value: number, digits: number): void {
    let rest = value;
    const into = this.#bytes;
    const start = this.#length;
    for (let at = start + digits - 1; at >= start; at--) {
      const next = (rest / 10) | 0;
      into[at] = ZERO + (rest - next * 10);
      rest = next;
    }
    this.#length = start + digits;
  }

  /** An int32 in decimal. */
  int32(value: number): void {
    let rest = value;
    this.#room(11);
    if (rest < 0) {
      this.#bytes[this.#length++] = MINUS;
      rest = -rest;
    }
    let digits = 1;
    for (let bound = 10; bound <= rest; bound *= 10) digits++;
    this.#digits(rest, digits);
  }

  /** A float32 in its shortest form. */
  float32(value: number): void {
    const size = Math.abs(value);
    // Most values have at most four decimals: two such below 1,000 that round to one float32 are equal.
    const parts = Math.round(size * 10_000);
    if (size < 1000 && Math.fround(parts / 10_000) === size) {
      this.#decimal(value < 0, parts, 4);
      return;
    }
    // A share: as many decimals as it needs. No trailing zero: fewer would have done.
    if (value >= 0.1 && value < 1)
      for (let decimals = 5, scale = 1e5; decimals <= 9; decimals++, scale *= 10) {
        const scaled = Math.round(value * scale);
        if (Math.fround(scaled / scale) !== value) continue;
        this.#decimal(false, scaled, decimals);
        return;
      }
    this.ascii(shortestFloat32(value));
  }

  /** `parts` over ten to the power of `decimals`, without trailing zeros. */
  #decimal(isNegative: boolean, parts: number, decimals: number): void {
    this.#room(16);
    const scale = 10 ** decimals;
    const whole = Math.floor(parts / scale);
    let rest = parts - whole * scale;
    let digits = rest === 0 ? 0 : decimals;
    while (digits > 0 && rest % 10 === 0) {
      rest /= 10;
      digits--;
    }
    if (isNegative) this.#bytes[this.#length++] = MINUS;
    this.#digits(whole, whole < 10 ? 1 : whole < 100 ? 2 : whole < 1000 ? 3 : 4);
    if (digits === 0) return;
    this.#bytes[this.#length++] = POINT;
    this.#digits(rest, digits);
  }
}
