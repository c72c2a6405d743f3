/** The README's generated parts are what the code says: written here when they are old, and failed in CI. */
import { readFileSync, writeFileSync } from "node:fs";
import { columnsOf, TABLE_NAMES, type TableName } from "@columnist/model";
import { expect, test } from "vitest";

const file = new URL("../README.md", import.meta.url);

const ABOUT: Readonly<Record<TableName, string>> = {
  sentences: "one row a sentence",
  quotes: "one row a piece of a quote",
  quote_sentences: "which quotes stand in which sentences",
  documents: "one row an article",
  dropped: "every stretch of input that is not in a text, with its rule",
  failures: "every input that gave no rows, with its reason",
  offset_map: "where the cleaned text equals the input's bytes",
};

const columnsTable = (): string =>
  TABLE_NAMES.map((table) => {
    const rows = columnsOf(table).map(({ name, storage, unit, nullable, description }) => {
      const type = `${storage}${nullable ? ", null" : ""}${unit === null || unit === "share" ? "" : ` (${unit})`}`;
      return `| \`${name}\` | ${type} | ${description.replaceAll("|", "\\|")} |`;
    });
    const body = ["| column | type | meaning |", "|---|---|---|", ...rows].join("\n");
    return table === "sentences"
      ? `**${table}**: ${ABOUT[table]}\n\n${body}`
      : `<details><summary><b>${table}</b>: ${ABOUT[table]}</summary>\n\n${body}\n\n</details>`;
  }).join("\n\n");

const withBlock = (text: string, name: string, block: string): string =>
  text.replace(
    new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`),
    () => `<!-- ${name} -->\n${block}\n<!-- /${name} -->`,
  );

test("the table of columns is the contract's", () => {
  const now = readFileSync(file, "utf8");
  const wanted = withBlock(now, "columns", columnsTable());
  if (now !== wanted && process.env["CI"] === undefined) writeFileSync(file, wanted);
  expect(now.includes("<!-- columns -->")).toBe(true);
  if (process.env["CI"] !== undefined) expect(now).toBe(wanted);
});

test("each command that the README names exists", async () => {
  const { readdirSync } = await import("node:fs");
  const commands = readdirSync(new URL("../pipelines/src/commands", import.meta.url)).map((name) =>
    name.replace(/\.ts$/, ""),
  );
  const named = [...readFileSync(file, "utf8").matchAll(/run pipeline ([a-z]+)/g)].map((match) => match[1]!);
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => !commands.includes(name))).toEqual([]);
});
