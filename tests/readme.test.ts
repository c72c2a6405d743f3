/** The generated parts of README.md and docs/columns.md are what the code says: written here when they are old, and failed in CI. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { compareVersions, datasetFactsSchema, parseDatasetFacts, VERSION_NAME } from "@columnist/dataset";
import { columnsOf, TABLE_NAMES, type TableName } from "@columnist/model";
import { tableFromIPC } from "apache-arrow";
import { expect, test } from "vitest";

const file = new URL("../README.md", import.meta.url);
const columnsFile = new URL("../docs/columns.md", import.meta.url);

const ABOUT: Readonly<Record<TableName, string>> = {
  sentences: "one row a sentence",
  quotes: "one row a piece of a quote",
  quote_sentences: "which quotes stand in which sentences",
  documents: "one row an article",
  dropped: "every stretch of input that is not in a text, with its rule",
  fields: "what the input says of an article that no column holds",
  failures: "every input that gave no rows, with its reason",
  offset_map: "where the cleaned text equals the input's bytes",
  judgements: "what people said of sentences and quotes, a row a line of `corrections/`",
};

const columnsTable = (): string =>
  TABLE_NAMES.map((table) => {
    const rows = columnsOf(table).map(({ name, storage, unit, nullable, description }) => {
      const type = `${storage}${nullable ? ", null" : ""}${unit === null || unit === "share" ? "" : ` (${unit})`}`;
      return `| \`${name}\` | ${type} | ${description.replaceAll("|", "\\|")} |`;
    });
    const body = ["| column | type | meaning |", "|---|---|---|", ...rows].join("\n");
    return `## ${table}\n${ABOUT[table][0]!.toUpperCase()}${ABOUT[table].slice(1)}.\n\n${body}`;
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

/** Commands about versions, with the number of the oldest that is shipped. */
const versionCommands = (): string => {
  const oldest = readdirSync(datasets)
    .filter((name) => VERSION_NAME.test(name))
    .sort(compareVersions)[0]!;
  return [
    "```sh",
    'pnpm() { npx -y pnpm@12.21.0 "$@"; }',
    "pnpm run pipeline versions            # which there are, and which one is in use",
    `pnpm run pipeline rollback ${oldest}      # use an older one: latest.json points to it`,
    `pnpm run pipeline diff ${oldest}          # what changed from it to the one in use, row by row`,
    "```",
  ].join("\n");
};

const hold = (path: URL, wanted: (now: string) => string): void => {
  const now = readFileSync(path, "utf8");
  const text = wanted(now);
  if (now === text) return;
  if (process.env["CI"] === undefined) writeFileSync(path, text);
  else expect(now).toBe(text);
};

/** The fields of dataset.json, from its schema. */
const factsTable = (): string => {
  const { properties } = datasetFactsSchema() as {
    properties: Record<string, { description?: string; type?: string }>;
  };
  const rows = Object.entries(properties).map(
    ([name, { description, type }]) => `| \`${name}\` | ${type ?? ""} | ${description ?? ""} |`,
  );
  return ["| field | type | meaning |", "|---|---|---|", ...rows].join("\n");
};

test("the fields of dataset.json are those that are read, and its example is one", () => {
  const path = new URL("../docs/dataset-json.md", import.meta.url);
  hold(path, (now) => withBlock(now, "fields", factsTable()));
  const [, example] = /```json\n([\s\S]*?)```/.exec(readFileSync(path, "utf8"))!;
  expect(parseDatasetFacts("dataset.json", example!)).toMatchObject({ ok: true });
  const shipped = readFileSync(new URL("../seeds/dataset.json", import.meta.url), "utf8");
  expect(parseDatasetFacts("dataset.json", shipped)).toMatchObject({ ok: true });
});

test("the table of columns is the contract's, the sample and the numbers of versions are the shipped dataset's", () => {
  hold(columnsFile, (now) => withBlock(now, "columns", columnsTable()));
  expect(readFileSync(columnsFile, "utf8")).toContain("| `sent_id` |");
  if (!existsSync(new URL("latest.json", datasets))) return;
  hold(file, (now) => withBlock(withBlock(now, "sample", sample()), "versions", versionCommands()));
  expect(readFileSync(file, "utf8")).toContain("<!-- versions -->\n```sh");
});

test("each command that the README names exists", () => {
  const commands = readdirSync(new URL("../pipelines/src/commands", import.meta.url)).map((name) =>
    name.replace(/\.ts$/, ""),
  );
  const named = [...readFileSync(file, "utf8").matchAll(/run pipeline ([a-z]+)/g)].map((match) => match[1]!);
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => !commands.includes(name))).toEqual([]);
});
