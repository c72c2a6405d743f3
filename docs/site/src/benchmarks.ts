/**
 * The page of benchmarks, as Markdown: Columnist beside other tools, its losses first. No figure is written here: each is
 * read from what a measurement wrote (results.json of tests/bench/peers, the blocks of tests/bench/README.md, the held-out
 * figures of @columnist/dataset, the models' cards).
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HELD_OUT } from "@columnist/dataset";
import { lossesOf, type PeerResults } from "./peerResults.ts";

/** Comparisons in the order of the page; the folders of tests/bench/peers. */
const AREAS = ["html", "segment", "quotes", "chain"] as const;

const table = (head: ReadonlyArray<string>, body: ReadonlyArray<ReadonlyArray<string>>): string =>
  [head, head.map((_, i) => (i === 0 ? "---" : "---:")), ...body]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");

/** The comparisons that were written. */
export const peersIn = (root: string): ReadonlyArray<PeerResults> =>
  AREAS.flatMap((area) => {
    const path = join(root, "tests/bench/peers", area, "results.json");
    return existsSync(path) ? [JSON.parse(readFileSync(path, "utf8")) as PeerResults] : [];
  });

const notes = ({
  set,
  labelledBy,
  heldOut,
  machine,
  command,
}: Pick<PeerResults, "set" | "labelledBy" | "heldOut"> & Partial<PeerResults>): string =>
  [
    `- Measured on: ${set}.`,
    ...(labelledBy === null ? [] : [`- Labelled by: ${labelledBy}`]),
    ...(heldOut === null ? [] : [`- Held out: ${heldOut}`]),
    ...(machine === undefined ? [] : [`- Machine: ${machine}.`]),
    ...(command === undefined ? [] : [`- Again: \`${command}\``]),
  ].join("\n");

const comparison = (results: PeerResults): string => {
  const { title, measures, rows } = results;
  const hasGroups = rows.some(({ group }) => group !== null);
  const best = measures.map(({ better, digits }, i) => (group: string | null): string | undefined => {
    const values = rows.flatMap((row) =>
      row.group === group && row.values[i] !== null ? [row.values[i]!] : [],
    );
    return values.length === 0
      ? undefined
      : (better === "higher" ? Math.max(...values) : Math.min(...values)).toFixed(digits);
  });
  const lines = rows.map(({ group, name, isOurs, values }) => [
    ...(hasGroups ? [group ?? ""] : []),
    isOurs ? `**${name}**` : name,
    ...values.map((value, i) => {
      const shown = value?.toFixed(measures[i]!.digits) ?? "";
      return shown !== "" && shown === best[i]!(group) ? `**${shown}**` : shown;
    }),
  ]);
  const head = [
    ...(hasGroups ? ["on"] : []),
    "tool",
    ...measures.map(({ name, better }) => (better === "lower" ? `${name} (less is better)` : name)),
  ];
  return `## ${title}\n\n${table(head, lines)}\n\nThe best of each column is bold.\n\n${notes(results)}`;
};

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

const labels = (): string => {
  const models = Object.entries(HELD_OUT);
  const measures = ["right", "rightWhereSure", "rightWhereUnsure", "abstained"] as const;
  const names = ["label right", "right where sure", "right where not sure", "not sure"];
  const lines = models.map(([name, figures]) => [
    name,
    ...measures.map((of) => {
      const { share, interval } = figures[of];
      return interval === null ? percent(share) : `${percent(share)} [${interval.map(percent).join(", ")}]`;
    }),
  ]);
  const notesOf = models.map(([name, { documents, sentences, set, labelledBy, heldOut }]) =>
    [
      `### The model ${name}`,
      notes({ set: `${documents} documents, ${sentences} sentences: ${set}`, labelledBy, heldOut }),
    ].join("\n\n"),
  );
  return ["## Labels", table(["model", ...names], lines), "Intervals of 95 % by article.", ...notesOf].join(
    "\n\n",
  );
};

/** A section of a page that a training or a measurement wrote, its headings a step lower. */
const sectionOf = (root: string, path: string, heading: string): string => {
  const text = readFileSync(join(root, path), "utf8");
  const start = text.indexOf(`## ${heading}\n`);
  if (start < 0) throw new Error(`${path} has no section "${heading}"`);
  const end = text.indexOf("\n## ", start);
  return `#${text.slice(start, end < 0 ? undefined : end).trim()}`;
};

/** What stands between two marks of the benchmarks' README, without the day. */
const blockOf = (root: string, name: string): string => {
  const text = readFileSync(join(root, "tests/bench/README.md"), "utf8");
  const [, rest = ""] = text.split(`<!-- start of the ${name} -->`);
  const [block = ""] = rest.split(`<!-- end of the ${name} -->`);
  if (block.trim() === "") throw new Error(`tests/bench/README.md has no block "${name}"`);
  return block.trim().replace(/^\d{4}-\d{2}-\d{2}, /, "");
};

const losses = (peers: ReadonlyArray<PeerResults>): string => {
  const lines = peers.flatMap((results) =>
    lossesOf(results).map(({ measure: { name, digits }, group, theirs, ours }) => {
      const where = group === null ? results.title : `${results.title}, ${group}`;
      return `- ${where}: ${name}, ${theirs.name} ${theirs.value.toFixed(digits)}, Columnist ${ours.toFixed(digits)}.`;
    }),
  );
  return lines.length === 0 ? "In none of the measures below." : lines.join("\n");
};

/** The page. `root`: the repository's folder. */
export const benchmarks = (root: string): string => {
  const peers = peersIn(root);
  return [
    "# Benchmarks",
    "Columnist beside the tools that people use, with what each figure was measured on, who said what is right, and what had been held out. Every figure is copied from the file that its measurement wrote when this page was made; none is typed. Read ratios and not seconds: the machine was shared.",
    "## Where others are better",
    losses(peers),
    ...peers.map(comparison),
    labels(),
    sectionOf(root, "packages/label/src/models/card.md", "Figures on op-eds, out of fold"),
    sectionOf(root, "packages/label/src/models/card.md", "Figures on other sets, out of fold"),
    "The rest of these two tables' story is told by the [model card](../packages/label/src/models/card.md), the transformer's by [its own](../pipelines/models/accurate/card.md).",
    "## Speed and memory of a build",
    blockOf(root, "results"),
    "By size:",
    blockOf(root, "sizes"),
    "",
  ].join("\n\n");
};
