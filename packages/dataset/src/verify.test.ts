import { rowsFrom, tableFrom, type RowOf, type TableName, type Tables } from "@columnist/model";
import { expect, test } from "vitest";
import { exampleChunks, wholeTables } from "./example.ts";

import { joinTables } from "./ranges.ts";
import { verifySame, verifySums, verifyTables } from "./verify.ts";
import { assemble } from "./oracle.ts";

const corpus = assemble(exampleChunks(12));
const tables = wholeTables(corpus);
const rawOf = (document: { text: string }): Uint8Array => new TextEncoder().encode(document.text);

const changed = <T extends TableName>(
  name: T,
  row: number,
  change: (row: RowOf<T>) => Partial<RowOf<T>>,
): Tables => ({
  ...tables,
  [name]: tableFrom(
    name,
    rowsFrom(name, tables[name]).map((old, at) => (at === row ? { ...old, ...change(old) } : old)),
  ),
});
const without = (name: TableName, row: number): Tables => ({
  ...tables,
  [name]: tableFrom(
    name,
    rowsFrom(name, tables[name]).filter((_, at) => at !== row),
  ),
});
const codes = (broken: Tables): ReadonlyArray<string> => [
  ...new Set(verifyTables(broken, rawOf).map(({ code, place }) => `${code} ${place}`)),
];

test("a dataset that holds breaks nothing", () => {
  expect(verifyTables(tables, rawOf)).toEqual([]);
});

test.each([
  ["another text", changed("sentences", 4, () => ({ text: "Not there." })), "verify.slice sentences"],
  [
    "an offset one off",
    changed("sentences", 4, (row) => ({ char_start: row.char_start + 1 })),
    "verify.slice sentences",
  ],
  ["an id of its own", changed("sentences", 4, () => ({ sent_id: "s_0" })), "verify.id sentences"],
  [
    "probabilities over 1",
    changed("sentences", 4, () => ({ p_claim: 0.9, p_opinion: 0.9 })),
    "verify.sum sentences",
  ],
  [
    "a label that nobody gave",
    changed("sentences", 4, (row) => ({
      machine_label: row.label === "claim" ? ("quote" as const) : ("claim" as const),
    })),
    "verify.human sentences",
  ],
  [
    "a split of its own",
    changed("sentences", 4, (row) => ({ split: (row.split === "test" ? "train" : "test") as "test" })),
    "verify.split sentences",
  ],
  [
    "bytes beyond the record",
    changed("sentences", 4, () => ({ raw_byte_start: 0, raw_byte_end: 99_999_999 })),
    "verify.bytes sentences",
  ],
  [
    "other bytes than its text",
    changed("sentences", 4, () => ({ raw_byte_start: 0, raw_byte_end: 3 })),
    "verify.raw sentences",
  ],
  [
    "abstaining between nothing",
    changed("sentences", 4, () => ({ abstain: true, abstain_between: null })),
    "verify.abstain sentences",
  ],
  ["a sentence missing", without("sentences", 4), "verify.count documents"],
  ["an article missing", without("documents", 2), "verify.key.foreign sentences"],
  [
    "a link to no quote",
    changed("quote_sentences", 1, () => ({ quote_id: "q_0" })),
    "verify.key.foreign quote_sentences",
  ],
  ["a quote of another text", changed("quotes", 1, () => ({ text: "Not there." })), "verify.slice quotes"],
  [
    "another digest of the text",
    changed("documents", 1, () => ({ text_sha256: "0" })),
    "verify.digest documents",
  ],
  [
    "a cluster of no article",
    changed("documents", 1, () => ({ dup_cluster: "d_0" })),
    "verify.key.foreign documents",
  ],
  ["two for one cluster", changed("documents", 1, () => ({ canonical: false })), "verify.cluster documents"],
  [
    "bytes dropped twice",
    changed("dropped", 3, (row) => ({ raw_byte_start: row.raw_byte_start - 1 })),
    "verify.accounting offset_map",
  ],
  ["bytes lost", without("dropped", 3), "verify.accounting offset_map"],
  [
    "a run of other bytes",
    changed("offset_map", 3, (row) => ({ raw_byte_end: row.raw_byte_end - 1 })),
    "verify.raw offset_map",
  ],
  [
    "a key twice",
    { ...tables, documents: joinTables("documents", [tables.documents, tables.documents]) },
    "verify.key.primary documents",
  ],
])("%s is found", (_, broken, code) => {
  expect(codes(broken)).toContain(code);
});

test("Arrow and CSV that differ in one cell are told with column and row", () => {
  const other = changed("quotes", 2, () => ({ cue: "boasted" }));
  expect(verifySame("quotes", tables.quotes, tables.quotes)).toEqual([]);
  expect(verifySame("quotes", tables.quotes, other.quotes)[0]!.detail).toMatch(
    /^cue, row 2: .* in Arrow, boasted in CSV/,
  );
  expect(verifySame("quotes", tables.quotes, without("quotes", 0).quotes)).toHaveLength(1);
});

test("files that are missing, changed or not listed are told", () => {
  const file = { path: "a.csv", bytes: 1, sha256: "1".repeat(64) };
  const sums = `${file.sha256}  a.csv\n`;
  const found = (text: string, files: ReadonlyArray<typeof file>): ReadonlyArray<string> =>
    verifySums(text, files).map(({ code }) => code);
  expect(found(sums, [file])).toEqual([]);
  expect(found(sums, [])).toEqual(["verify.file.missing"]);
  expect(found(sums, [{ ...file, sha256: "2".repeat(64) }])).toEqual(["verify.file.digest"]);
  expect(found(sums, [file, { ...file, path: "b.csv" }])).toEqual(["verify.file.unlisted"]);
  expect(found("no sum\n", [])).toEqual(["verify.file.sums"]);
});

test("thousands of faults are told by the first few and a count", () => {
  const all = {
    ...tables,
    sentences: tableFrom(
      "sentences",
      rowsFrom("sentences", tables.sentences).map((row) => ({
        ...row,
        p_claim: 0,
        p_opinion: 0,
        p_quote: 0,
      })),
    ),
  };
  const found = verifyTables(all);
  expect(found.length).toBe(6);
  expect(found.at(-1)!.detail).toBe(`and ${tables.sentences.rows - 5} more`);
});
