/**
 * The splitter against its peers, in one run: sentences of the gold data right, and megabytes a second.
 * `node tests/bench/peers/segment/compare.ts [--data DIR] [--part dev|train] [--rounds 5] [--write]`
 *
 * Installs the peers into .cache/peers-segment. Timing takes the tools in turn, round after round, each in a process of
 * its own, on texts that exist as strings already, with its output consumed. Rates are per second of CPU (user and system, all threads), which
 * other load on the machine moves less than wall time; a ratio is the median over rounds. Peers get one paragraph at a time for accuracy (none of them crosses one then) and whole
 * texts for timing.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { generateArticle } from "../../corpus/article.ts";
import { type GoldText, score } from "./score.ts";
import { startTools } from "./tools.ts";
import { writeResults } from "../results.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    part: { type: "string", default: "dev" },
    rounds: { type: "string", default: "5" },
    write: { type: "boolean", default: false },
  },
});
const root = new URL("../../../..", import.meta.url).pathname;

const OPINION = /^(?:gum-(?:news|essay|letter|speech|interview)|ewt-weblog)$/;

const goldOf = (file: string): ReadonlyArray<GoldText> =>
  values.data === undefined
    ? []
    : readFileSync(`${values.data}/segment/${file}.jsonl`, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as GoldText);

const treebanks = [...goldOf(`ewt-${values.part}`), ...goldOf(`gum-${values.part}`)];
const opinion = treebanks.filter(({ dataset }) => OPINION.test(dataset));
const cases = ["golden-en-odd", "yasbd-golden-en", "sentencex-tests-en"].map((file) => ({
  file,
  texts: goldOf(file),
}));

/** Texts to time: articles of the gold data, else generated ones, as clean leaves them. */
const corpus: ReadonlyArray<string> =
  treebanks.length > 0
    ? treebanks.map(({ text }) => text).filter((text) => text.length > 1500)
    : Array.from({ length: 250 }, (_, number) => generateArticle(number).paragraphs.join("\n\n"));

const bytesOf = (texts: ReadonlyArray<string>): number =>
  texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const tools = startTools(`${root}.cache/peers-segment`);

const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const median = (numbers: ReadonlyArray<number>): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

const accuracy = new Map<string, ReadonlyArray<number>>();
if (treebanks.length > 0) {
  print(
    `accuracy on op-ed genres of the ${values.part} part (${opinion.length} documents) and on case files`,
  );
  for (const tool of tools) {
    const { boundary, exact, extra, missed, sentences } = await score(tool, opinion);
    const passes: string[] = [];
    const shares: number[] = [];
    for (const { file, texts } of cases) {
      const { passed } = await score(tool, texts);
      passes.push(`${passed}/${texts.length} ${file}`);
      shares.push(passed / texts.length);
    }
    accuracy.set(tool.name, [boundary, exact, ...shares]);
    print(
      `  ${tool.name.padEnd(18)} boundary F1 ${(100 * boundary).toFixed(2)}  exact F1 ${(100 * exact).toFixed(2)}  ` +
        `+${extra} -${missed} of ${sentences}  ${passes.join("  ")}`,
    );
  }
}

/** A tool is timed on about this many seconds of work a round. */
const SECONDS = 0.25;

const plans = [];
for (const tool of tools) {
  // Warm: compiled, and fast enough that the count of passes is right.
  const sample = corpus.slice(0, 8);
  let passes = 1;
  let seconds = await tool.time(sample, passes);
  while (seconds < SECONDS) {
    passes = Math.ceil(passes * Math.min(10, (1.2 * SECONDS) / seconds));
    seconds = await tool.time(sample, passes);
  }
  const budget = (passes * bytesOf(sample) * SECONDS) / seconds;
  let count = 0;
  for (let bytes = 0; count < corpus.length && bytes < budget; count++) bytes += bytesOf([corpus[count]!]);
  const texts = corpus.slice(0, count);
  plans.push({ tool, texts, passes: Math.max(1, Math.round(budget / bytesOf(texts))) });
}
const rates = new Map<string, number[]>(tools.map(({ name }) => [name, []]));
for (let round = 0; round < Number(values.rounds); round++)
  for (const { tool, texts, passes } of plans) {
    const seconds = await tool.time(texts, passes);
    rates.get(tool.name)!.push((passes * bytesOf(texts)) / 1e6 / seconds);
  }
print(
  `\nspeed on ${(bytesOf(corpus) / 1e6).toFixed(2)} MB of UTF-8, ${values.rounds} interleaved rounds, per second of CPU`,
);
const own = rates.get("columnist")!;
if (values.write)
  writeResults(import.meta.url, {
    title: "Sentences",
    command: "node tests/bench/peers/segment/compare.ts --data DIR --write",
    set: `${opinion.length} documents of the genres nearest to op-eds in the ${values.part} part of UD English EWT and GUM, and three files of odd cases; speed on ${(bytesOf(corpus) / 1e6).toFixed(1)} MB of texts`,
    labelledBy:
      "The treebanks' annotators; the authors of the case files, which are those of other splitters.",
    heldOut:
      "The rules of Columnist were written with the train part in view and not with the dev part; the case files were read. What others were made with is not known.",
    measures: [
      { name: "boundaries right (F1)", better: "higher", digits: 3 },
      { name: "whole sentences right (F1)", better: "higher", digits: 3 },
      ...cases.map(({ file }) => ({ name: `cases of ${file}`, better: "higher" as const, digits: 2 })),
      { name: "MB a CPU second", better: "higher", digits: 2 },
    ],
    rows: tools.map(({ name }) => ({
      group: null,
      name,
      isOurs: name === "columnist",
      values: [...(accuracy.get(name) ?? [null, null, ...cases.map(() => null)]), median(rates.get(name)!)],
    })),
  });
for (const { name } of tools) {
  const mine = rates.get(name)!;
  const ratio = median(mine.map((rate, round) => own[round]! / rate));
  print(
    `  ${name.padEnd(18)} ${median(mine).toFixed(2).padStart(8)} MB/s   columnist is ${ratio.toFixed(1)} times as fast`,
  );
}
for (const tool of tools) tool.stop();
