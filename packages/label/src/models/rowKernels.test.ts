import fc from "fast-check";
import { expect, test } from "vitest";
import { bytesWide, doublesWide, lay, MOST_ROWS, RowKernels } from "./rowKernels.ts";

const number = fc.double({ noNaN: true, min: -1e6, max: 1e6 });

test("rows are added to the bit as a loop adds them, in their order", () => {
  const cases = fc.integer({ min: 1, max: 70 }).chain((width) =>
    fc.record({
      width: fc.constant(width),
      start: fc.array(number, { minLength: width, maxLength: width }),
      rows: fc.array(fc.array(fc.float({ noNaN: true }), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 5,
      }),
      picks: fc.array(fc.tuple(fc.nat(4), number), { maxLength: 40 }),
    }),
  );
  fc.assert(
    fc.property(cases, ({ width, start, rows, picks }) => {
      const wide = doublesWide(width);
      const kernels = new RowKernels(8 * (wide * (rows.length + 1) + picks.length) + 4 * picks.length);
      const weights = kernels.doubles(rows.length * wide);
      lay(Float32Array.from(rows.flat()), width, weights, wide);
      const sums = kernels.doubles(wide);
      sums.set(start);
      const at = kernels.integers(picks.length);
      const values = kernels.doubles(picks.length);
      const wanted = start.slice();
      for (const [n, [pick, value]] of picks.entries()) {
        const row = rows[pick % rows.length]!;
        at[n] = (pick % rows.length) * wide * 8;
        values[n] = value;
        for (let k = 0; k < width; k++) wanted[k]! += Math.fround(row[k]!) * value;
      }
      kernels.addRows(sums, weights, at, values, picks.length);
      for (let k = 0; k < width; k++) expect(Object.is(sums[k], wanted[k])).toBe(true);
    }),
  );
});

test("as many signed bytes as a sum may have fit in it", () => {
  const width = 40;
  const wide = bytesWide(width);
  const kernels = new RowKernels(2 * wide + 2 * wide + 4 * MOST_ROWS);
  const weights = kernels.bytes(2 * wide);
  lay(
    Int8Array.from({ length: 2 * width }, (_, i) => (i < width ? -128 : i)),
    width,
    weights,
    wide,
  );
  const sums = kernels.shorts(wide);
  const rows = kernels.integers(MOST_ROWS);
  kernels.sumBytes(sums, weights, rows, MOST_ROWS);
  expect([...sums.subarray(0, width)]).toEqual(Array.from({ length: width }, () => -128 * MOST_ROWS));
  rows.fill(wide);
  kernels.sumBytes(sums, weights, rows, 3);
  expect([...sums.subarray(0, width)]).toEqual(Array.from({ length: width }, (_, i) => 3 * (width + i)));
  kernels.sumBytes(sums, weights, rows, 0);
  expect(sums.every((sum) => sum === 0)).toBe(true);
});
