/** The README's generated parts are what the code says: written here when they are old, and failed in CI. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { columnsOf, TABLE_NAMES, type TableName } from "@columnist/model";
import { tableFromIPC } from "apache-arrow";
import { expect, test } from "vitest";

const file = new URL("../README.md", import.meta.url);

const ABOUT: Readonly<Record<TableName, string>> = {
  sentences: "one row a sentence",
  quotes: "one row a piece of a quote",
  quote_sentences: "which quotes stand in which sentences",
  documents: "one row an article",
  dropped: "every stretch of input that is not in a text, with its rule",
  fields: "what the input says of an article that no column holds",
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

const datasets = new URL("../datasets/", import.meta.url);

/** Three sentences of the shipped dataset, found by how they begin. */
const sample = (): string => {
  const { version } = JSON.parse(readFileSync(new URL("latest.json", datasets), "utf8")) as {
    version: string;
  };
  const rows = tableFromIPC(readFileSync(new URL(`${version}/sentences.arrow`, datasets)))
    .toArray()
    .map((row) => row.toJSON() as Record<string, string | number | null>);
  const lines = ["That is 35,040", "“You can’t mend", "My quarrel is"].map((start) => {
    const row = rows.find(({ text }) => String(text).startsWith(start))!;
    const share = (name: string): string => Number(row[name]).toFixed(2).padEnd(name.length);
    const text = String(row["text"]);
    return [
      String(row["label"]).padEnd(7),
      share("p_opinion"),
      share("p_claim"),
      share("p_quote"),
      String(row["rule_id"]).padEnd(7),
      String(row["speaker"] ?? "").padEnd(11),
      text.length > 58 ? `${text.slice(0, 57)}…` : text,
    ].join("  ");
  });
  const head = "label    p_opinion  p_claim  p_quote  rule_id  speaker      text";
  return ["```", head, ...lines, "```"].join("\n");
};

test("the table of columns is the contract's, and the sample is the shipped dataset's", () => {
  const now = readFileSync(file, "utf8");
  const columns = withBlock(now, "columns", columnsTable());
  const wanted = existsSync(new URL("latest.json", datasets))
    ? withBlock(columns, "sample", sample())
    : columns;
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
