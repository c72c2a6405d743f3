/** Markdown of the card. */
import type { Answer } from "./answers.ts";

/** Text in a cell of a table; a text of a seed can neither end the cell nor become markup. */
export const cell = (text: string): string =>
  text
    .replaceAll(/[\r\n]+/g, " ")
    .replaceAll("|", "\\|")
    .replaceAll("<", "&lt;");

/** A table; columns named in `numbers` stand right. */
export const markdownTable = (
  head: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<string | number | null>>,
): string => {
  const isNumber = (column: number): boolean =>
    rows.every((row) => typeof row[column] !== "string") && rows.length > 0;
  return [
    `| ${head.map(cell).join(" | ")} |`,
    `|${head.map((_, column) => (isNumber(column) ? "---:|" : "---|")).join("")}`,
    ...rows.map(
      (row) => `| ${row.map((value) => (value === null ? "" : cell(String(value)))).join(" | ")} |`,
    ),
  ].join("\n");
};

/** A table, and under it the query that gives it again. Nothing where it has no rows. */
export const answerTable = ({ columns, rows, sql }: Answer): ReadonlyArray<string> =>
  rows.length === 0 ? [] : [markdownTable(columns, rows), "", "```sql", sql, "```", ""];
