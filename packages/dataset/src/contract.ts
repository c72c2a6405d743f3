/** The contract of the dataset as data: what a snapshot keeps, and how big a step a change of it needs. */
import { columnsOf, EvidenceRow, KEYS, TABLE_NAMES, type TableName } from "@columnist/model";
import { z } from "zod";
import { CONTRACT_VERSION } from "./contractVersion.ts";

const ContractColumn = z
  .object({
    storage: z.string(),
    unit: z.string().nullable(),
    nullable: z.boolean(),
    values: z.array(z.string()).readonly().nullable(),
  })
  .readonly();
export type ContractColumn = z.infer<typeof ContractColumn>;

const Contract = z
  .object({
    version: z.string(),
    /** How ids are made; another rule gives every row another id. */
    idRule: z.string(),
    /** Fields of a piece of evidence. */
    evidence: z.array(z.string()).readonly(),
    /** How CSV has a piece of evidence: a JSON object or, from 3.0 on, a JSON list in the order of its fields. */
    evidenceInCsv: z.enum(["object", "list"]).default("object"),
    tables: z
      .record(
        z.string(),
        z
          .object({
            primaryKey: z.array(z.string()).readonly(),
            columns: z.record(z.string(), ContractColumn).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type Contract = z.infer<typeof Contract>;

/** The contract that the content of a schema.json states; null where it states none that this code can read. */
export const contractIn = (schema: unknown): Contract | null =>
  z.object({ contract: Contract }).safeParse(schema).data?.contract ?? null;

/** Raise its number with any change of identity.ts in the model that gives existing rows other ids. */
const ID_RULE = "1: sha256 of path and record; of doc_id, occurrence and text";

const columnsIn = (table: TableName): { readonly [column: string]: ContractColumn } =>
  Object.fromEntries(
    columnsOf(table).map(({ name, storage, unit, nullable, values }) => [
      name,
      { storage, unit, nullable, values },
    ]),
  );

/** The contract that this code writes. */
export const currentContract = (): Contract => ({
  version: CONTRACT_VERSION,
  idRule: ID_RULE,
  evidence: Object.keys(EvidenceRow.shape),
  evidenceInCsv: "list",
  tables: Object.fromEntries(
    TABLE_NAMES.map((table) => [table, { primaryKey: KEYS[table].primary, columns: columnsIn(table) }]),
  ),
});

/** The step that a change of the contract needs, and each reason for it. */
export interface ContractChange {
  readonly bump: "none" | "minor" | "major";
  readonly reasons: ReadonlyArray<string>;
  /** `table.column` of each column that only one side has or that is stored otherwise: its cells cannot be compared. */
  readonly incomparable: ReadonlySet<string>;
}

const NO_CONTRACT: ContractChange = {
  bump: "major",
  reasons: ["the version before states no contract that this program can read"],
  incomparable: new Set(),
};

/** Whether this code reads cells that were stored otherwise as the same values: a dictionary's words as plain text. */
const isSameValue = (before: string, after: string): boolean =>
  before === after || (before === "dictionary" && after === "utf8");

const columnReasons = (
  name: string,
  before: ContractColumn,
  after: ContractColumn,
): ReadonlyArray<string> => {
  const reasons: Array<string> = [];
  if (!isSameValue(before.storage, after.storage))
    reasons.push(`${name}: ${before.storage} became ${after.storage}`);
  if (before.unit !== after.unit) reasons.push(`${name}: unit ${before.unit} became ${after.unit}`);
  if (before.nullable !== after.nullable)
    reasons.push(`${name}: ${after.nullable ? "may now be null" : "may no longer be null"}`);
  const [old, now] = [before.values?.join("|") ?? "any", after.values?.join("|") ?? "any"];
  if (old !== now) reasons.push(`${name}: terms ${old} became ${now}`);
  return reasons;
};

/**
 * Compares two contracts. Major: a table or column removed, another type, unit, nullability or set of terms, another
 * order of columns that stayed, other keys, evidence (its fields, or how CSV has them) or ids; and no contract before.
 * Minor: a table or column added, and a dictionary that became plain text.
 */
export const compareContracts = (before: Contract | null, after: Contract): ContractChange => {
  if (before === null) return NO_CONTRACT;
  const major: Array<string> = [];
  const minor: Array<string> = [];
  const incomparable = new Set<string>();
  if (before.idRule !== after.idRule) major.push("ids are made by another rule");
  if (before.evidence.join() !== after.evidence.join()) major.push("evidence has other fields");
  if (before.evidenceInCsv !== after.evidenceInCsv)
    major.push(`evidence in CSV: JSON ${before.evidenceInCsv}s became ${after.evidenceInCsv}s`);
  for (const [table, old] of Object.entries(before.tables)) {
    const now = after.tables[table];
    if (now === undefined) {
      major.push(`table ${table} is gone`);
      continue;
    }
    if (old.primaryKey.join() !== now.primaryKey.join()) major.push(`${table} has another primary key`);
    for (const [column, spec] of Object.entries(old.columns)) {
      const match = now.columns[column];
      if (match === undefined) major.push(`${table}.${column} is gone`);
      else major.push(...columnReasons(`${table}.${column}`, spec, match));
      if (match === undefined || !isSameValue(spec.storage, match.storage))
        incomparable.add(`${table}.${column}`);
      else if (match.storage !== spec.storage)
        minor.push(`${table}.${column}: ${spec.storage} became ${match.storage}, with the same values`);
    }
    const stayed = Object.keys(now.columns).filter((column) => column in old.columns);
    if (
      stayed.join() !==
      Object.keys(old.columns)
        .filter((column) => column in now.columns)
        .join()
    )
      major.push(`${table}: columns in another order`);
    for (const column of Object.keys(now.columns))
      if (!(column in old.columns)) {
        minor.push(`${table}.${column} is new`);
        incomparable.add(`${table}.${column}`);
      }
  }
  for (const table of Object.keys(after.tables))
    if (!(table in before.tables)) minor.push(`table ${table} is new`);
  if (major.length > 0) return { bump: "major", reasons: [...major, ...minor], incomparable };
  return { bump: minor.length > 0 ? "minor" : "none", reasons: minor, incomparable };
};

/**
 * Whether the contract's own version was raised as far as its change needs; null when it was, else what to do.
 * Version numbers are `major.minor`.
 */
export const contractFault = (snapshot: Contract, now: Contract): string | null => {
  const { bump, reasons } = compareContracts(snapshot, now);
  const [oldMajor, oldMinor] = snapshot.version.split(".").map(Number) as [number, number];
  const [major, minor] = now.version.split(".").map(Number) as [number, number];
  const raised =
    bump === "major"
      ? major > oldMajor
      : bump === "minor"
        ? major > oldMajor || minor > oldMinor
        : major === oldMajor && minor === oldMinor;
  if (raised) return null;
  return bump === "none"
    ? `the contract has version ${now.version} but is that of ${snapshot.version}: renew the snapshot only with a change`
    : `a ${bump} change of the contract (${reasons.join("; ")}) needs CONTRACT_VERSION above ${snapshot.version}, and then a new contract.snapshot.json`;
};
