import { rowsFrom, tableFrom, type SentenceRow } from "@columnist/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleChunks } from "./example.ts";
import { joinTables } from "./ranges.ts";
import { withoutUnchanged } from "./unchanged.ts";
import { assemble } from "./oracle.ts";

const table = joinTables("sentences", [...assemble(exampleChunks(12, 5)).batches("sentences")]);
const rows = rowsFrom("sentences", table);
const docs = [...new Set(rows.map((row) => row.doc_id))];

const CHANGES: ReadonlyArray<(row: SentenceRow) => SentenceRow> = [
  (row) => ({ ...row, text: `${row.text}.` }),
  (row) => ({ ...row, rule_id: "O9" }),
  (row) => ({ ...row, speaker: row.speaker === null ? "Ana Lutz" : null }),
  (row) => ({ ...row, abstain: !row.abstain }),
  (row) => ({ ...row, char_start: row.char_start + 1 }),
  (row) => ({ ...row, p_claim: Math.fround(row.p_claim / 2 + 0.125) }),
  (row) => ({
    ...row,
    evidence: [...row.evidence, { kind: "cue", rule_id: "Q2", char_start: 0, char_end: 1, weight: 1 }],
  }),
];

test("equal tables leave nothing, and a change of any cell leaves its article's rows on both sides", () => {
  const none = withoutUnchanged("sentences", table, tableFrom("sentences", rows));
  expect([none.before.rows, none.after.rows]).toEqual([0, 0]);
  fc.assert(
    fc.property(fc.nat(rows.length - 1), fc.constantFrom(...CHANGES), (at, change) => {
      const changed = rows.map((row, i) => (i === at ? change(row) : row));
      const { before, after } = withoutUnchanged("sentences", table, tableFrom("sentences", changed));
      const mine = (row: SentenceRow): boolean => row.doc_id === rows[at]!.doc_id;
      expect(rowsFrom("sentences", before)).toEqual(rows.filter(mine));
      expect(rowsFrom("sentences", after)).toEqual(changed.filter(mine));
    }),
    { numRuns: 60 },
  );
});

test("an article that is on one side alone stays", () => {
  const without = rows.filter((row) => row.doc_id !== docs[1]);
  const { before, after } = withoutUnchanged("sentences", table, tableFrom("sentences", without));
  expect(new Set(rowsFrom("sentences", before).map((row) => row.doc_id))).toEqual(new Set([docs[1]]));
  expect(after.rows).toBe(0);
});
