/** The texts back into a no-text export: from the tables that the same seeds give, each article checked by its digests. */
import {
  accept,
  columnsOf,
  KEYS,
  refuse,
  rowsFrom,
  sha256Hex,
  TABLE_NAMES,
  tableFrom,
  type DocumentRow,
  type Result,
  type RowOf,
  type Table,
  type TableName,
} from "@columnist/model";
import { csvRecords } from "./csvRecords.ts";
import type { ExportSource } from "./exportFormat.ts";
import type { DatasetFile } from "./files.ts";
import { writeCsv } from "./formats/csv.ts";
import { valueOf } from "./readCsv.ts";
import { unitCursor } from "./units.ts";

export { noTextPath } from "./exported/noText.ts";

type Row = Record<string, unknown>;

export interface Hydrated {
  /** A CSV file a table, as the dataset has it. */
  readonly files: ReadonlyArray<DatasetFile>;
  /** Articles that have their text again. */
  readonly articles: number;
  /** doc_ids of articles that the seeds do not give, or with another text, each with why; none of their rows is written. */
  readonly missing: ReadonlyArray<readonly [docId: string, why: string]>;
  /** Rows of other articles whose words this program does not find under their key; not written either. */
  readonly lost: number;
}

const ADVICE = "export it again with --format no-text, or use the program that wrote it";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

/** Rows of a table as far as its file has columns. */
const rowsOf = (name: TableName, bytes: Uint8Array): Result<ReadonlyArray<Row>> => {
  const records = csvRecords(decoder.decode(bytes));
  const specs = new Map(columnsOf(name).map((spec) => [spec.name, spec]));
  const [header = [], ...rows] = records ?? [];
  const unknown = header.find((column) => !specs.has(column));
  if (records === null || header.length === 0 || unknown !== undefined)
    return refuse(
      "hydrate.csv",
      `the export's ${name} is no table of this program${unknown === undefined ? "" : `: it has a column ${unknown}`}`,
      ADVICE,
    );
  try {
    const rowOf = (cells: ReadonlyArray<string>): Row =>
      Object.fromEntries(header.map((column, i) => [column, valueOf(specs.get(column)!, cells[i] ?? "")]));
    return accept(rows.map(rowOf));
  } catch (error) {
    return refuse("hydrate.csv", `the export's ${name} was edited (${(error as Error).message})`, ADVICE);
  }
};

const keyOf = (name: TableName, row: Row): string =>
  KEYS[name].primary.map((column) => row[column]).join(" ");

/** Rows that the seeds give, by the key of their table. */
const freshRows = (name: TableName, source: ExportSource): ReadonlyMap<string, Row> => {
  const rows = new Map<string, Row>();
  for (const batch of source.batches(name))
    for (const row of rowsFrom(name, batch) as ReadonlyArray<unknown> as ReadonlyArray<Row>)
      rows.set(keyOf(name, row), row);
  return rows;
};

/** Why an article's text may not be used; null where it is the one that was exported. */
const faultOf = (wanted: Row, found: DocumentRow | undefined): string | null => {
  if (found === undefined) return "the seeds do not give it";
  if (wanted["raw_sha256"] !== found.raw_sha256) return "its record has other bytes";
  if (wanted["text_sha256"] !== sha256Hex(encoder.encode(found.text)))
    return "this program gives its record another text; use the program of that version";
  return null;
};

/** The cells of a row that are slices of its article. */
const slicesOf = (row: Row, slice: (start: number, end: number) => string): Row => {
  const cells: Row = { text: slice(row["char_start"] as number, row["char_end"] as number) };
  const cue = row["cue_start"];
  if (cue === undefined) return cells;
  return { ...cells, cue: cue === null ? null : slice(cue as number, row["cue_end"] as number) };
};

/**
 * Puts the texts back. `files`: the bytes of each table's file of the export; `source`: the tables that the seeds give now.
 * Sentences, quotes and cues are slices of an article whose bytes and text have the exported digests; standfirsts, fields
 * and what was dropped are the rows of the same key. Refused: a file that is no such export. Memory: all tables.
 */
export const hydrate = (
  files: { readonly [T in TableName]: Uint8Array },
  source: ExportSource,
): Result<Hydrated> => {
  const documents = freshRows("documents", source) as ReadonlyMap<string, unknown> as ReadonlyMap<
    string,
    DocumentRow
  >;
  const missing = new Map<string, string>();
  const slices = new Map<string, (start: number, end: number) => string>();
  const wanted = rowsOf("documents", files.documents);
  if (!wanted.ok) return wanted;
  for (const row of wanted.value) {
    const id = row["doc_id"] as string;
    const fault = faultOf(row, documents.get(id));
    if (fault !== null) {
      missing.set(id, fault);
      continue;
    }
    const { text } = documents.get(id)!;
    const unit = unitCursor(text);
    slices.set(id, (start, end) => text.slice(unit(start), unit(end)));
  }
  const kept = new Set<string>();
  let lost = 0;
  const whole = (name: TableName): Result<DatasetFile> => {
    const rows = rowsOf(name, files[name]);
    if (!rows.ok) return rows;
    const fresh = freshRows(name, source);
    const isKept = (row: Row): boolean =>
      name === "quote_sentences" ? kept.has(row["sent_id"] as string) : !missing.has(row["doc_id"] as string);
    const required = columnsOf(name).filter((spec) => !spec.nullable);
    const table = rows.value.filter(isKept).flatMap((row) => {
      const slice =
        name === "sentences" || name === "quotes" ? slices.get(row["doc_id"] as string) : undefined;
      const whole: Row = {
        ...fresh.get(keyOf(name, row)),
        ...(slice === undefined ? {} : slicesOf(row, slice)),
        ...row,
      };
      if (required.some((spec) => (whole[spec.name] ?? null) === null)) {
        lost++;
        return [];
      }
      if (name === "sentences") kept.add(row["sent_id"] as string);
      return [whole];
    });
    let made: Table;
    try {
      made = tableFrom(name, table as unknown as ReadonlyArray<RowOf<typeof name>>);
    } catch (error) {
      return refuse("hydrate.csv", `the export's ${name} was edited (${(error as Error).message})`, ADVICE);
    }
    return accept({ path: `${name}.csv`, pieces: () => writeCsv(name, () => [made]) });
  };
  const found: Array<DatasetFile> = [];
  for (const name of TABLE_NAMES) {
    const file = whole(name);
    if (!file.ok) return file;
    found.push(file.value);
  }
  return accept({ files: found, articles: slices.size, missing: [...missing], lost });
};
