/** What the columns of tables and the properties of records mean, as people say it: --columns, and `columns` of dataset.json. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { COLUMN_ROLES, type ColumnNames, type ColumnRole } from "@columnist/model";
import { ADVISED, advisedLine, type Told } from "../told.ts";

/** The file at the top of the seeds that says of the dataset what no article does. */
export const DATASET_FILE = "dataset.json";

/** `columns` of dataset.json cannot be used: a build without them would read other columns than the ones meant. */
export class ColumnsNotUsable
  extends Schema.TaggedError<ColumnsNotUsable>()("ColumnsNotUsable", ADVISED)
  implements Told
{
  readonly exitCode = 1;
  get line(): string {
    return advisedLine(this);
  }
}

const roles: ReadonlySet<string> = new Set(COLUMN_ROLES);

export const KNOWN_ROLES: string = COLUMN_ROLES.join(", ");

/** Column names by what they hold; a text says what is wrong with them. */
export const columnNamesOf = (pairs: ReadonlyArray<readonly [string, unknown]>): ColumnNames | string => {
  const found: Partial<Record<ColumnRole, string>> = {};
  for (const [role, name] of pairs) {
    if (!roles.has(role))
      return `${JSON.stringify(role)} is nothing that a column is read as; there are: ${KNOWN_ROLES}`;
    if (typeof name !== "string" || name.trim() === "") return `no column is named for ${role}`;
    found[role as ColumnRole] = name.trim();
  }
  return found;
};

/** "text=story,title=headline" as column names; a text says what is wrong with it. */
export const typedColumns = (typed: string): ColumnNames | string =>
  columnNamesOf(
    typed
      .split(",")
      .filter((pair) => pair.trim() !== "")
      .map((pair) => {
        const equals = pair.indexOf("=");
        return [
          pair.slice(0, equals < 0 ? pair.length : equals).trim(),
          equals < 0 ? "" : pair.slice(equals + 1),
        ];
      }),
  );

const fault = (what: string): ColumnsNotUsable =>
  new ColumnsNotUsable({
    what: `${DATASET_FILE}: ${what}`,
    advice: `write "columns": {"text": "story", "title": "headline"}, each a column's name; what a column may hold: ${KNOWN_ROLES}`,
  });

/** The columns that the dataset.json of a seeds folder names; null where there is none, or it names none. */
export const datasetColumns = Effect.fnUntraced(function* (seeds: string) {
  const path = join(seeds, DATASET_FILE);
  const text = yield* Effect.try({
    try: () => readFileSync(path, "utf8"),
    catch: (error) => (error as NodeJS.ErrnoException).code ?? "unknown",
  }).pipe(
    Effect.catch((code) =>
      code === "ENOENT" || code === "ENOTDIR"
        ? Effect.succeed(null)
        : Effect.fail(fault(`the system says ${code}`)),
    ),
  );
  if (text === null) return null;
  const read = yield* Effect.try({
    try: () => JSON.parse(text) as unknown,
    catch: (error) => fault(`not JSON: ${(error as Error).message}`),
  });
  const columns = typeof read === "object" && read !== null && "columns" in read ? read.columns : null;
  if (columns === null || columns === undefined) return null;
  if (typeof columns !== "object" || Array.isArray(columns)) return yield* fault("columns is no object");
  const names = columnNamesOf(Object.entries(columns));
  return typeof names === "string" ? yield* fault(names) : names;
});
