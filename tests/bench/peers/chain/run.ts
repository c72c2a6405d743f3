/**
 * Columnist against today's tools, alone and as a chain, on the same files, in turn, on one core each, all in one run:
 * `node tests/bench/peers/chain/run.ts [--mb 1] [--rounds 3] [--forms text,hard,html] [--pages DIR] [--write]`
 *
 * Whole processes, start-up counted. CPU seconds (user + system) are what other load on the machine moves least: the
 * ratio of these, the median over rounds, is what to quote; wall seconds stand beside them. `--pages` names a folder of
 * real pages for the form `html`, of which generated ones are a poor likeness.
 */
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { corpus } from "../../build/pipeline.ts";
import { writeResults } from "../results.ts";

const { values } = parseArgs({
  options: {
    mb: { type: "string", default: "1" },
    rounds: { type: "string", default: "3" },
    forms: { type: "string", default: "text,hard,html" },
    pages: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const root = new URL("../../../..", import.meta.url).pathname;
const cache = `${root}.cache/peers-chain`;
const python = `${cache}/bin/python`;

interface Used {
  readonly cpu: number;
  readonly wall: number;
}

/** What a command and its children used, in seconds. */
const measure = (command: string, args: ReadonlyArray<string>): Used => {
  const start = performance.now();
  const { status, stderr } = spawnSync(
    "/bin/sh",
    ["-c", '"$0" "$@" >/dev/null; s=$?; times >&2; exit $s', command, ...args],
    { encoding: "utf8", cwd: root },
  );
  const wall = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(stderr);
  // The second line of `times` is the CPU time of the shell's children: `0m1.230s 0m0.200s`.
  const line = stderr.trim().split("\n").at(-1)!;
  const cpu = [...line.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
  return { cpu, wall };
};

const START = `${root}pipelines/start.js`;
const OURS: Readonly<Record<"build" | "parse", (seeds: string) => ReadonlyArray<string>>> = {
  build: (seeds) => [START, "build", "--seeds", seeds, "--out", `${cache}/ours`, "--jobs", "1", "--no-cache"],
  parse: (seeds) => ["-c", `find "$0" -type f | xargs "$1" "$2" parse`, seeds, process.execPath, START],
};

/** What is set against what, by form. */
const PAIRS: Readonly<Record<string, ReadonlyArray<readonly [ours: "build" | "parse", theirs: string]>>> = {
  text: [
    ["build", "pysbd"],
    ["build", "light"],
    ["build", "spacy"],
  ],
  hard: [
    ["build", "pysbd"],
    ["build", "light"],
    ["build", "spacy"],
  ],
  html: [
    ["parse", "trafilatura"],
    ["build", "trafilatura"],
    ["build", "light"],
    ["build", "spacy"],
  ],
};
const NAMES: Readonly<Record<string, string>> = {
  pysbd: "pySBD alone",
  trafilatura: "trafilatura alone",
  light: "chain of trafilatura, pySBD, TF-IDF and regression, pyarrow",
  spacy: "chain of trafilatura, spaCy small, textacy, TF-IDF and regression, pyarrow",
};

if (!existsSync(python)) {
  const run = (command: string, args: ReadonlyArray<string>): void => {
    const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
  };
  run("python3", ["-m", "venv", cache]);
  run(python, ["-m", "pip", "install", "-q", "-r", `${root}tests/bench/peers/chain/requirements.txt`]);
}

const median = (numbers: ReadonlyArray<number>): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
const seedsOf = (form: string): string =>
  form === "html" && values.pages !== undefined ? resolve(values.pages) : corpus(values.mb, form);

// The first command after an edit makes the bundle; that is nobody's build.
measure(process.execPath, [START, "--version"]);
const measured: Array<{ group: string; name: string; isOurs: boolean; values: ReadonlyArray<number> }> = [];
console.log("| form | Columnist | against | CPU s | theirs | wall s | theirs | ratio of CPU |");
console.log("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |");
for (const form of values.forms.split(",")) {
  const seeds = seedsOf(form);
  for (const [ours, theirs] of PAIRS[form]!) {
    const rounds = Array.from({ length: Number(values.rounds) }, () => {
      rmSync(`${cache}/ours`, { recursive: true, force: true });
      const a = measure(ours === "parse" ? "/bin/sh" : process.execPath, OURS[ours](seeds));
      const b = measure(python, [
        `${root}tests/bench/peers/chain/chain.py`,
        seeds,
        `${cache}/theirs`,
        `${root}tests/gold/labels.jsonl`,
        theirs,
      ]);
      return { a, b };
    });
    const cells = [
      median(rounds.map(({ a }) => a.cpu)),
      median(rounds.map(({ b }) => b.cpu)),
      median(rounds.map(({ a }) => a.wall)),
      median(rounds.map(({ b }) => b.wall)),
      median(rounds.map(({ a, b }) => b.cpu / a.cpu)),
    ];
    const group = form === "hard" ? "text that hardly repeats" : form;
    measured.push(
      { group, name: `columnist ${ours}`, isOurs: true, values: [cells[0]!, cells[2]!] },
      { group, name: NAMES[theirs]!, isOurs: false, values: [cells[1]!, cells[3]!] },
    );
    const shown = cells.map((value) => value.toFixed(2));
    console.log(`| ${form} | ${ours} | ${NAMES[theirs]!} | ${shown.join(" | ")} |`);
  }
}
if (values.write)
  writeResults(import.meta.url, {
    title: "A whole build against a chain of tools",
    command: `node tests/bench/peers/chain/run.ts --mb ${values.mb} --forms ${values.forms} --write`,
    set: `${values.mb} MB of generated articles (tests/bench/corpus), whole processes in turn, their start counted, ${values.rounds} rounds`,
    labelledBy: null,
    heldOut: null,
    measures: [
      { name: "CPU s", better: "lower", digits: 2 },
      { name: "wall s", better: "lower", digits: 2 },
    ],
    rows: measured,
  });
