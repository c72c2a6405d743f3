/**
 * Pages read by this project and by its peers, in one run: bodies, titles, authors and dates right, and pages a second of
 * CPU. `node tests/bench/peers/html/compare.ts --data DIR [--half held-out|dev|all] [--rounds 3] [--write]`
 *
 * Installs the peers into .cache/peers-html. Bodies of this project come from a classifier fitted on the other half of
 * the sites (as `evaluate` does it); the peers' come as they are. Timing takes the tools in turn, round after round, on the
 * same pages, each in a process of its own; a ratio is the median over rounds.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import {
  articles,
  bodyScore,
  bytesOf,
  foldLine,
  type GoldPage,
  goldPages,
  halfOf,
  sameNames,
  sourceOf,
} from "@columnist/learn/evaluation";
import { writeResults } from "../results.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    half: { type: "string", default: "all" },
    rounds: { type: "string", default: "3" },
    write: { type: "boolean", default: false },
  },
});
if (values.data === undefined) throw new Error("Say --data DIR: the folder that holds articles/");
const here = new URL(".", import.meta.url).pathname;
const cache = new URL("../../../../.cache/peers-html", import.meta.url).pathname;
const print = (line: string): boolean => process.stdout.write(`${line}\n`);

const read = (path: string): Uint8Array | null => {
  const full = `${values.data}/${path}`;
  return existsSync(full) ? readFileSync(full) : null;
};

const run = (command: string, args: ReadonlyArray<string>): void => {
  const { status, stderr } = spawnSync(command, args, {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${stderr}`);
};
mkdirSync(`${cache}/pages`, { recursive: true });
if (!existsSync(`${cache}/venv/ready`)) {
  run("python3", ["-m", "venv", `${cache}/venv`]);
  // The pip that Python 3.11 brings cannot resolve lxml's extra.
  run(`${cache}/venv/bin/pip`, ["install", "--quiet", "--upgrade", "pip"]);
  run(`${cache}/venv/bin/pip`, ["install", "--quiet", "-r", `${here}requirements.txt`]);
  writeFileSync(`${cache}/venv/ready`, "");
}
if (!existsSync(`${cache}/node_modules/defuddle`)) {
  writeFileSync(`${cache}/package.json`, '{"private":true}');
  run("npm", [
    "install",
    "--silent",
    "--no-audit",
    "--no-fund",
    "--prefix",
    cache,
    "defuddle@0.19.4",
    "linkedom@0.18.15",
  ]);
}

const pages = goldPages(read).filter((page) => values.half === "all" || halfOf(page) === values.half);
const pathOf = (page: GoldPage): string => `${cache}/pages/${page.id.replaceAll("/", "_")}.html`;
for (const page of pages) {
  const bytes = bytesOf(read, page);
  if (bytes !== null) writeFileSync(pathOf(page), bytes);
}
const paths = pages.map(pathOf);

interface Found {
  readonly body?: string | null;
  readonly title?: string | null;
  readonly author?: string | null;
  readonly date?: string | null;
}
interface Tool {
  readonly name: string;
  readonly ask: (
    request: object,
  ) => Promise<{ readonly pages?: ReadonlyArray<Found>; readonly seconds?: number }>;
  readonly stop: () => void;
}
const startTool = (name: string): Tool => {
  const isOurs = name === "columnist" || name === "defuddle";
  const child = spawn(
    isOurs ? process.execPath : `${cache}/venv/bin/python`,
    [`${here}peers.${isOurs ? "ts" : "py"}`, name, cache],
    {
      stdio: ["pipe", "pipe", "ignore"],
    },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    name,
    ask: async (request) => {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value } = (await lines.next()) as { readonly value: string | undefined };
      if (value === undefined) throw new Error(`${name} stopped`);
      return JSON.parse(value) as {
        pages?: ReadonlyArray<Found>;
        seconds?: number;
      };
    },
    stop: () => child.kill(),
  };
};

const spaced = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
const share = (hits: number, of: number): number | null => (of === 0 ? null : hits / of);

/** Bodies that people wrote or reviewed, marked phrases, then fields. */
const scores = (found: ReadonlyArray<Found>): ReadonlyArray<number | null> => {
  const sums = {
    pages: 0,
    precision: 0,
    recall: 0,
    f1: 0,
    exact: 0,
    kept: 0,
    phrases: 0,
    leaked: 0,
    title: 0,
    titles: 0,
    author: 0,
    authors: 0,
    date: 0,
    dates: 0,
  };
  for (const [i, page] of pages.entries()) {
    const { author, body, date, title } = found[i]!;
    if (page.body !== null && /^(?:scrapinghub|flairnlp)$/.test(sourceOf(page))) {
      const score = bodyScore(page.body, body ?? "");
      sums.pages++;
      sums.precision += score.precision;
      sums.recall += score.recall;
      sums.f1 += score.f1;
      if (score.f1 > 0.9999) sums.exact++;
    }
    const text = spaced(body ?? "");
    for (const phrase of page.segments_with ?? []) {
      sums.phrases++;
      if (text.includes(spaced(phrase))) sums.kept++;
    }
    for (const phrase of page.segments_without ?? []) if (text.includes(spaced(phrase))) sums.leaked++;
    if (sourceOf(page) === "mozilla") continue;
    if (page.title !== null) {
      sums.titles++;
      if (foldLine(page.title) === foldLine(title ?? "")) sums.title++;
    }
    if (page.authors !== null && page.authors.length > 0) {
      sums.authors++;
      if (sameNames(page.authors, (author ?? "").split("; "))) sums.author++;
    }
    if (page.published !== null) {
      sums.dates++;
      if (page.published.slice(0, 10) === (date ?? "").slice(0, 10)) sums.date++;
    }
  }
  const precision = sums.kept / Math.max(1, sums.kept + sums.leaked);
  const recall = sums.kept / Math.max(1, sums.phrases);
  return [
    share(sums.precision, sums.pages), share(sums.recall, sums.pages), share(sums.f1, sums.pages), share(sums.exact, sums.pages),
    (2 * precision * recall) / Math.max(1e-9, precision + recall), share(sums.title, sums.titles), share(sums.author, sums.authors), share(sums.date, sums.dates),
  ]; // prettier-ignore
};
const line = (name: string, cells: ReadonlyArray<number | null>): string =>
  name.padEnd(24) + cells.map((cell) => (cell?.toFixed(3) ?? "").padStart(10)).join("");

print(`${pages.length} pages (${values.half}); bodies: scrapinghub and flairnlp; fields: all but mozilla`);
print(
  "".padEnd(24) +
    ["precision", "recall", "body f1", "exact", "phrases f1", "title", "author", "date"]
      .map((head) => head.padStart(10))
      .join(""),
);
const tools = [
  "columnist",
  "trafilatura",
  "trafilatura precision",
  "readability",
  "resiliparse",
  "defuddle",
].map(startTool);
const found = new Map<string, ReadonlyArray<number | null>>();
for (const tool of tools) {
  found.set(tool.name, scores((await tool.ask({ extract: paths })).pages!));
  print(line(tool.name === "columnist" ? "columnist (as shipped)" : tool.name, found.get(tool.name)!));
}
const figures = articles.run(read, () => undefined);
const figure = (set: string, metric: string): number | null =>
  figures.find((one) => one.set === set && one.metric === metric)?.value ?? null;
const set = values.half === "all" ? "bodies" : `bodies ${values.half}`;
const unseen = ["precision", "recall", "f1", "exact"].map((metric) => figure(set, `body ${metric}`));
print(line("columnist (unseen sites)", unseen));

const rounds = Number(values.rounds);
const sample = paths.filter((_, i) => i % Math.max(1, Math.floor(paths.length / 200)) === 0);
const seconds = new Map<string, Array<number>>();
const timed = tools.filter(({ name }) => /^(?:columnist|trafilatura|resiliparse)$/.test(name));
for (const tool of timed) await tool.ask({ time: sample });
for (let round = 0; round < rounds; round++)
  for (const tool of timed) {
    const list = seconds.get(tool.name) ?? [];
    seconds.set(tool.name, list);
    list.push((await tool.ask({ time: sample })).seconds!);
  }
const median = (numbers: ReadonlyArray<number>): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;
print(`\n${sample.length} pages, ${rounds} rounds in turn, after one to warm up`);
for (const { name } of timed) {
  const own = seconds.get(name)!;
  const ratio = median(own.map((time, round) => seconds.get("trafilatura")![round]! / time));
  print(
    `${name.padEnd(24)}${(sample.length / median(own)).toFixed(1).padStart(10)} pages a CPU second${ratio.toFixed(2).padStart(10)} times trafilatura`,
  );
}
if (values.write) {
  const speed = (name: string): number | null => {
    const times = seconds.get(name);
    return times === undefined ? null : sample.length / median(times);
  };
  const [, , , , ...fields] = found.get("columnist")!;
  writeResults(import.meta.url, {
    title: "Pages: body, title, author, date",
    command: "node tests/bench/peers/html/compare.ts --data DIR --write",
    set: `${pages.length} real pages (${values.half}) of the article-extraction benchmark (scrapinghub), fundus (flairnlp), trafilatura's and Mozilla's tests`,
    labelledBy:
      "People of those projects: bodies written or reviewed by hand in the first two, phrases that must and must not be there in trafilatura's.",
    heldOut:
      "Bodies of Columnist come from a classifier fitted on the other half of the sites; its rules for fields were written with pages of these sites in view, and phrases are those of the classifier as shipped, which saw them. trafilatura's own pages are its phrases.",
    measures: [
      ...[
        "body precision",
        "body recall",
        "body F1",
        "body exact",
        "phrases F1",
        "title",
        "author",
        "date",
      ].map((name) => ({ name, better: "higher" as const, digits: 3 })),
      { name: "pages a CPU second", better: "higher", digits: 0 },
    ],
    rows: [
      {
        group: null,
        name: "columnist",
        isOurs: true,
        values: [...unseen, ...fields, speed("columnist")],
      },
      ...tools
        .filter(({ name }) => name !== "columnist")
        .map(({ name }) => ({
          group: null,
          name,
          isOurs: false,
          values: [...found.get(name)!, speed(name)],
        })),
    ],
  });
}
for (const tool of tools) tool.stop();
