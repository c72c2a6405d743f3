/**
 * The quote reader beside its peers on the same articles: marks with a cue-verb expression, and textacy (with spaCy's
 * small English model, which PyPI has as a mirror only).
 * `node tests/bench/peers/quotes/compare.ts --data DIR [--part dev|train] [--limit N] [--write]`
 *
 * Installs textacy into .cache/peers-quotes. Prints the figures of `evaluate --area quotes` that a finder of quotes in
 * marks can have, and megabytes per second of CPU.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

import { readQuotes, type QuoteInput, type QuoteReading } from "@columnist/label";
import type { Quote } from "@columnist/model";
import { segment } from "@columnist/segment";
import { writeResults } from "../results.ts";
import { countQuotes, goldArticles, quoteFigures, type GoldArticle } from "@columnist/learn/evaluation";

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    part: { type: "string", default: "dev" },
    limit: { type: "string", default: "84" },
    write: { type: "boolean", default: false },
  },
});
const root = new URL("../../../..", import.meta.url).pathname;
const here = new URL(".", import.meta.url).pathname;
const cache = `${root}.cache/peers-quotes`;

interface Found {
  readonly start: number;
  readonly end: number;
  /** UTF-16 offsets of the speaker, -1 for none. */
  readonly from: number;
  readonly to: number;
}

const CUE =
  /\b(?:said|says|told|tells|wrote|writes|added|adds|according to|noted|argued|called|asked|announced)\b/;
const NAME = /(?:\b(?:he|she|they|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*)\b)/g;
const REACH = 60;

/** Marks with a reporting verb near them; the name nearest to the verb speaks. */
const byExpression = (text: string): ReadonlyArray<Found> =>
  [...text.matchAll(/["“][^"“”\n]*["”]/g)].flatMap((mark) => {
    const start = mark.index;
    const end = start + mark[0].length;
    for (const [from, to] of [
      [end, Math.min(text.length, end + REACH)],
      [Math.max(0, start - REACH), start],
    ] as const) {
      const near = text.slice(from, to);
      const cue = CUE.exec(near);
      if (cue === null) continue;
      const names = [...near.matchAll(NAME)].sort(
        (a, b) => Math.abs(a.index - cue.index) - Math.abs(b.index - cue.index),
      );
      const name = names[0];
      if (name === undefined) return [{ start, end, from: -1, to: -1 }];
      return [{ start, end, from: from + name.index, to: from + name.index + name[0].length }];
    }
    return mark[0].split(" ").length > 5 ? [{ start, end, from: -1, to: -1 }] : [];
  });

const readingOf = (found: ReadonlyArray<Found>): QuoteReading => ({
  sentences: [],
  quotes: found.map(({ start, end, from, to }): Quote => ({
    pieces: [{ start, end }],
    kind: "direct",
    speaker: from < 0 ? null : "named",
    speakerSpan: from < 0 ? null : { start: from, end: to },
    speakerKind: from < 0 ? null : "person",
    speakerMethod: "peer",
    cueSpan: null,
    parent: null,
    closed: true,
    confidence: 1,
    kindConfidence: 1,
  })),
});

const run = (command: string, args: ReadonlyArray<string>): void => {
  const { status, stderr } = spawnSync(command, args, {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${stderr}`);
};

/** What textacy finds in each text, the paragraphs that it refuses, and its seconds of CPU. */
const byTextacy = async (texts: ReadonlyArray<string>) => {
  mkdirSync(cache, { recursive: true });
  if (!existsSync(`${cache}/venv/ready`)) {
    run("python3", ["-m", "venv", `${cache}/venv`]);
    run(`${cache}/venv/bin/pip`, ["install", "--quiet", "-r", `${here}requirements.txt`]);
    writeFileSync(`${cache}/venv/ready`, "");
  }
  const child = spawn(`${cache}/venv/bin/python`, [`${here}peers.py`], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const found = new Map<string, ReadonlyArray<Found>>();
  let refused = 0;
  let seconds = 0;
  for (const text of texts) {
    child.stdin.write(`${JSON.stringify({ text })}\n`);
    const { value } = await lines.next();
    const answer = JSON.parse(value as string) as {
      readonly quotes: ReadonlyArray<readonly [number, number, number, number]>;
      readonly refused: number;
      readonly seconds: number;
    };
    found.set(
      text,
      answer.quotes.map(([start, end, from, to]) => ({ start, end, from, to })),
    );
    refused += answer.refused;
    seconds += answer.seconds;
  }
  child.stdin.end();
  return { found, refused, seconds };
};

const print = (line: string): boolean => process.stdout.write(`${line}\n`);

const articles: ReadonlyArray<GoldArticle> = goldArticles((path) => {
  if (values.data === undefined) return null;
  return new Uint8Array(readFileSync(`${values.data}/${path}`));
})
  .filter((article) => article.split === values.part)
  .slice(0, Number(values.limit));
if (articles.length === 0) {
  print("nothing to compare: --data names the folder of gold data (labels/polnear-docs.jsonl)");
  process.exit(1);
}

const bytes = articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
const timed = (read: (text: string) => unknown): number => {
  for (const { text } of articles) read(text);
  const before = process.cpuUsage();
  for (const { text } of articles) read(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

const inputs = new Map<string, QuoteInput>(
  articles.map(({ text }) => [
    text,
    { text, blocks: [{ kind: "paragraph", start: 0, end: text.length }], sentences: segment(text) },
  ]),
);
const textacy = await byTextacy(articles.map(({ text }) => text));
const tools = [
  { name: "columnist", read: readQuotes, seconds: timed((text) => readQuotes(inputs.get(text)!)) },
  {
    name: "marks and verbs",
    read: ({ text }: QuoteInput) => readingOf(byExpression(text)),
    seconds: timed(byExpression),
  },
  {
    name: "textacy",
    read: ({ text }: QuoteInput) => readingOf(textacy.found.get(text)!),
    seconds: textacy.seconds,
  },
];

print(
  `${articles.length} articles of the ${values.part} part; textacy refused ${textacy.refused} paragraphs`,
);
const measured: Array<{ group: null; name: string; isOurs: boolean; values: ReadonlyArray<number> }> = [];
let metrics: ReadonlyArray<string> = [];
for (const { name, read, seconds } of tools) {
  const figures = quoteFigures(
    name,
    articles.map((article) => countQuotes(article, read)),
  ).slice(0, 4);
  const line = figures.map(({ metric, value }) => `${metric} ${value.toFixed(3)}`).join("  ");
  print(`${name.padEnd(16)} ${line}  ${(bytes / 1e6 / seconds).toFixed(2)} MB/s`);
  metrics = figures.map(({ metric }) => metric);
  measured.push({
    group: null,
    name,
    isOurs: name === "columnist",
    values: [...figures.map(({ value }) => value), bytes / 1e6 / seconds],
  });
}
if (values.write)
  writeResults(import.meta.url, {
    title: "Quotes and who speaks",
    command: "node tests/bench/peers/quotes/compare.ts --data DIR --write",
    set: `${articles.length} articles of the ${values.part} part of PolNeAR; textacy refused ${textacy.refused} of their paragraphs`,
    labelledBy: "PolNeAR's annotators (journalism students).",
    heldOut:
      "The weights of Columnist are fitted on PolNeAR's train part; its rules were written with the dev part in view. Neither of the others was fitted here.",
    measures: [
      ...metrics.map((name) => ({ name, better: "higher" as const, digits: 3 })),
      { name: "MB a CPU second", better: "higher", digits: 2 },
    ],
    rows: measured,
  });
