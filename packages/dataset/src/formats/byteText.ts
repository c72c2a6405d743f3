/** A run of bytes that grows: ASCII, numbers and slices of columns are put in without making a string of each. */
import { shortestFloat32 } from "./float32.ts";

const encoder = new TextEncoder();

// Below this a loop is faster than a view and a call of set.
const SHORT = 32;

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
    for (let i = 0; i < text.length; i++) this.#bytes[this.#length++] = text.charCodeAt(i);
  }

  /** Any text, as UTF-8. */
  text(text: string): void {
    this.#room(text.length * 3);
    this.#length += encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written;
  }

  /** Bytes `start` to `end` of another run. */
  slice(bytes: Uint8Array, start: number, end: number): void {
    this.#room(end - start);
    if (end - start < SHORT) for (let i = start; i < end; i++) this.#bytes[this.#length++] = bytes[i]!;
    else {
      this.#bytes.set(bytes.subarray(start, end), this.#length);
      this.#length += end - start;
    }
  }

  /** An int32 in decimal. */
  int32(value: number): void {
    let rest = value;
    if (rest < 0) {
      this.code(0x2d);
      rest = -rest;
    }
    let digits = 1;
    for (let bound = 10; bound <= rest; bound *= 10) digits++;
    this.#room(digits);
    let at = this.#length + digits;
    this.#length = at;
    do {
      const next = Math.floor(rest / 10);
      this.#bytes[--at] = 0x30 + (rest - next * 10);
      rest = next;
    } while (rest > 0);
  }

  /** A float32 in its shortest form. */
  float32(value: number): void {
    const parts = Math.round(value * 10_000);
    // Most values have at most four decimals; -0 would lose its sign, and is written as 0 all the same.
    if (parts < 0 || parts > 10_000 || Math.fround(parts / 10_000) !== value) {
      this.ascii(shortestFloat32(value));
      return;
    }
    if (parts === 0 || parts === 10_000) {
      this.code(parts === 0 ? 0x30 : 0x31);
      return;
    }
    let rest = parts;
    let digits = 4;
    while (rest % 10 === 0) {
      rest /= 10;
      digits--;
    }
    this.#room(digits + 2);
    this.#bytes[this.#length] = 0x30;
    this.#bytes[this.#length + 1] = 0x2e;
    for (let at = this.#length + 1 + digits; at > this.#length + 1; at--) {
      this.#bytes[at] = 0x30 + (rest % 10);
      rest = Math.floor(rest / 10);
    }
    this.#length += digits + 2;
  }
}
