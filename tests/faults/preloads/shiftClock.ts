/**
 * Loaded before the program: sets its clock CLOCK_SHIFT milliseconds off, from its CLOCK_SHIFT_FROM-th look at it on (from
 * 0; by default from the first).
 */
const shift = Number(process.env["CLOCK_SHIFT"] ?? 0);
const from = Number(process.env["CLOCK_SHIFT_FROM"] ?? 0);
const Real = Date;
const real = Date.now;
let looks = 0;

const now = (): number => real() + (looks++ < from ? 0 : shift);

class Shifted extends Real {
  constructor(...given: ReadonlyArray<unknown>) {
    if (given.length === 0) super(now());
    else super(...(given as [number]));
  }
  static override now(): number {
    return now();
  }
}

globalThis.Date = Shifted as DateConstructor;
