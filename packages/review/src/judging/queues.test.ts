import fc from "fast-check";
import { expect, test } from "vitest";
import { allocate, auditQueue, doubtOf, doubtQueue, type Candidates } from "./queues.ts";

const candidates = fc
  .array(
    fc.record({
      odds: fc.tuple(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 100 }),
      ),
      rule: fc.nat(3),
      publisher: fc.nat(2),
      text: fc.nat(30),
      isAsked: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((rows): Candidates => {
    const odds = rows.map(({ odds: [a, b, c] }) => [a, b, c].map((one) => one / (a + b + c)));
    return {
      size: rows.length,
      odds: Float32Array.from(odds.flat()),
      label: Uint8Array.from(odds, (of) => of.indexOf(Math.max(...of))),
      rule: Int32Array.from(rows, ({ rule }) => rule),
      publisher: Int32Array.from(rows, ({ publisher }) => publisher),
      text: Float64Array.from(rows, ({ text }) => text),
      isAsked: Uint8Array.from(rows, ({ isAsked }) => (isAsked ? 1 : 0)),
    };
  });

test("doubt is what the two best labels lack of being sure", () => {
  expect(doubtOf(1, 0, 0)).toBe(0);
  expect(doubtOf(0.5, 0.5, 0)).toBe(1);
  expect(doubtOf(0.1, 0.2, 0.7)).toBeCloseTo(0.5);
});

test("doubt: each text that may be asked once, and within a publisher and rule the most doubtful first", () => {
  fc.assert(
    fc.property(candidates, (of) => {
      const queue = [...doubtQueue(of)];
      const asked = new Set([...of.text].filter((_, row) => of.isAsked[row] === 1));
      expect(queue).toHaveLength(asked.size);
      expect(new Set(queue.map((row) => of.text[row]!))).toEqual(asked);
      expect(queue.every((row) => of.isAsked[row] === 1)).toBe(true);
      const doubts = Map.groupBy(queue, (row) => `${of.publisher[row]} ${of.rule[row]}`);
      for (const rows of doubts.values()) {
        const of3 = rows.map((row) =>
          doubtOf(of.odds[row * 3]!, of.odds[row * 3 + 1]!, of.odds[row * 3 + 2]!),
        );
        for (let i = 1; i < of3.length; i++) expect(of3[i]! - of3[i - 1]!).toBeLessThan(1e-5);
      }
    }),
  );
});

test("doubt is spread: a doubtful sentence of another rule comes before the hundredth of one", () => {
  const size = 101;
  const odds = Float32Array.from({ length: size * 3 }, (_, i) => (i % 3 === 0 ? 0.5 : i % 3 === 1 ? 0.5 : 0));
  odds.set([0.6, 0.4, 0], 100 * 3);
  const queue = doubtQueue({
    size,
    odds,
    label: new Uint8Array(size),
    rule: Int32Array.from({ length: size }, (_, i) => (i === 100 ? 1 : 0)),
    publisher: new Int32Array(size),
    text: Float64Array.from({ length: size }, (_, i) => i),
    isAsked: new Uint8Array(size).fill(1),
  });
  expect(queue.indexOf(100)).toBeGreaterThan(10);
  expect(queue.indexOf(100)).toBeLessThan(30);
});

test("audit: as many as asked, each once; the probabilities of all sentences sum to n; doubt plays no part", () => {
  fc.assert(
    fc.property(candidates, fc.nat(80), fc.nat(), (of, n, seed) => {
      const { rows, inclusion } = auditQueue(of, n, seed);
      const population = [0, 1, 2].map(
        (label) => of.label.filter((one, row) => one === label && of.isAsked[row] === 1).length,
      );
      const all = population.reduce((sum, size) => sum + size, 0);
      expect(rows.length).toBe(Math.min(n, all));
      expect(new Set(rows).size).toBe(rows.length);
      // Of each stratum: its size times its probability.
      const rate = new Map([...rows].map((row, at) => [of.label[row]!, inclusion[at]!]));
      const sum = population.reduce((total, size, label) => total + size * (rate.get(label) ?? 0), 0);
      expect(sum).toBeCloseTo(Math.min(n, all));
      // The same labels with other odds are drawn the same.
      const sure = auditQueue({ ...of, odds: of.odds.map(() => 1 / 3) }, n, seed);
      expect([...sure.rows]).toEqual([...rows]);
    }),
  );
});

test("audit draws every sentence of a stratum as often as it says", () => {
  const size = 40;
  const of: Candidates = {
    size,
    odds: new Float32Array(size * 3),
    label: Uint8Array.from({ length: size }, (_, row) => (row < 30 ? 0 : 1)),
    rule: new Int32Array(size),
    publisher: new Int32Array(size),
    text: new Float64Array(size),
    isAsked: new Uint8Array(size).fill(1),
  };
  const times = new Float64Array(size);
  for (let seed = 0; seed < 4000; seed++) for (const row of auditQueue(of, 8, seed).rows) times[row]!++;
  for (const count of times) expect(Math.abs(count / 4000 - 0.2)).toBeLessThan(0.03);
});

test("strata get their share, and at least two where they can", () => {
  expect(allocate([900, 90, 10], 100)).toEqual([89, 9, 2]);
  expect(allocate([5, 5, 0], 100)).toEqual([5, 5, 0]);
  expect(allocate([0, 0, 0], 5)).toEqual([0, 0, 0]);
  expect(allocate([10, 10, 10], 1)).toHaveLength(3);
});
