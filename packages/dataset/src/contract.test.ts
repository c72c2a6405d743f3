import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compareContracts, contractFault, contractIn, currentContract, type Contract } from "./contract.ts";

const path = new URL("contract.snapshot.json", import.meta.url);
const text = (contract: Contract): string => `${JSON.stringify(contract, null, 2)}\n`;

/** `UPDATE_CONTRACT=1 vitest run packages/dataset` renews the snapshot, but only where CONTRACT_VERSION was raised enough. */
test("a change of columns, types or terms raises the contract's version, and renews the snapshot", () => {
  const now = currentContract();
  const snapshot = JSON.parse(readFileSync(path, "utf8")) as Contract;
  expect(contractFault(snapshot, now)).toBe(null);
  if (process.env["UPDATE_CONTRACT"] === "1") writeFileSync(path, text(now));
  // The order of columns counts too.
  expect(text(JSON.parse(readFileSync(path, "utf8")) as Contract)).toBe(text(now));
});

const now = currentContract();
const [major, minor] = now.version.split(".").map(Number) as [number, number];
const NEXT_MINOR = `${major}.${minor + 1}`;
const NEXT_MAJOR = `${major + 1}.0`;
type Column = Contract["tables"][string]["columns"][string];
const withColumn = (name: string, change: Partial<Column> | null): Contract => {
  const { [name]: old, ...rest } = now.tables["sentences"]!.columns;
  const columns =
    change === null
      ? rest
      : Object.fromEntries(
          Object.entries(now.tables["sentences"]!.columns).map(([key, column]) => [
            key,
            key === name ? { ...old!, ...change } : column,
          ]),
        );
  return { ...now, tables: { ...now.tables, sentences: { ...now.tables["sentences"]!, columns } } };
};

test.each([
  ["a column removed", withColumn("voice", null), /sentences.voice is gone/],
  ["another type", withColumn("confidence", { storage: "utf8" }), /float32 became utf8/],
  ["another unit", withColumn("char_start", { unit: "byte" }), /unit code point became byte/],
  ["null where none was", withColumn("text", { nullable: true }), /may now be null/],
  [
    "another set of labels",
    withColumn("label", { values: ["opinion", "claim", "quote", "other"] }),
    /terms opinion\|claim\|quote became/,
  ],
  ["another order of labels", withColumn("label", { values: ["claim", "opinion", "quote"] }), /terms/],
  ["another rule for ids", { ...now, idRule: "2" }, /ids are made by another rule/],
  ["evidence written otherwise", { ...now, evidenceInCsv: "object" as const }, /JSON lists became objects/],
  ["a table removed", { ...now, tables: { sentences: now.tables["sentences"]! } }, /table quotes is gone/],
])("%s is a major change, and fails until the version is raised", (_, changed, reason) => {
  expect(compareContracts(now, changed)).toMatchObject({
    bump: "major",
    reasons: expect.arrayContaining([expect.stringMatching(reason)]) as unknown,
  });
  expect(contractFault(now, changed)).toMatch(/major change .* needs CONTRACT_VERSION above \d+\.\d+/);
  expect(contractFault(now, { ...changed, version: NEXT_MINOR })).not.toBe(null);
  expect(contractFault(now, { ...changed, version: NEXT_MAJOR })).toBe(null);
});

test("a column added is a minor change", () => {
  const before = withColumn("voice", null);
  expect(compareContracts(before, now)).toMatchObject({ bump: "minor", reasons: ["sentences.voice is new"] });
  expect(contractFault(before, now)).toMatch(/minor change/);
  expect(contractFault(before, { ...now, version: NEXT_MINOR })).toBe(null);
});

test("a version raised for no change fails too", () => {
  expect(contractFault(now, { ...now, version: NEXT_MINOR })).toMatch(
    /renew the snapshot only with a change/,
  );
});

test("a version before that states no contract, or one of another shape, asks for a major step", () => {
  expect(contractIn({ contract: now })).toEqual(now);
  for (const schema of [{}, null, { contract: { ...now, tables: 4 } }]) expect(contractIn(schema)).toBe(null);
  expect(compareContracts(null, now).bump).toBe("major");
});

test("a contract that says nothing of evidence in CSV is one from before there were lists", () => {
  const { evidenceInCsv: _, ...before } = now;
  expect(contractIn({ contract: before })).toEqual({ ...now, evidenceInCsv: "object" });
});

test("a dictionary that became plain text is a minor change, and is compared: the values are the same", () => {
  const before = withColumn("doc_id", { storage: "dictionary" });
  const { bump, reasons, incomparable } = compareContracts(before, now);
  expect({ bump, reasons }).toEqual({
    bump: "minor",
    reasons: ["sentences.doc_id: dictionary became utf8, with the same values"],
  });
  expect([...incomparable]).toEqual([]);
  expect(compareContracts(now, before).bump).toBe("major");
});

test("columns that cannot be compared are named", () => {
  const { voice: _, ...columns } = now.tables["sentences"]!.columns;
  const stored = { ...columns, text: { ...columns["text"]!, storage: "int32" } };
  const before = {
    ...now,
    tables: { ...now.tables, sentences: { ...now.tables["sentences"]!, columns: stored } },
  };
  expect([...compareContracts(before, now).incomparable]).toEqual(["sentences.text", "sentences.voice"]);
});
