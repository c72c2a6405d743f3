/**
 * Memory and CPU by size: `node tests/bench/build/sizes.ts [--sizes 1,3,10,30,100] [--form hard] [--jobs 1,2] [--write]`.
 * A build's CPU seconds a MB, wall seconds and peak memory at each size; what does not grow with the size is flat.
 * `--write` also puts the table into tests/bench/README.md and draws docs/scale.svg. `--sizes 1,10,100,1000` is asked for
 * by name: it writes 20 GB and takes half an hour.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { corpus, pipeline, ROOT, withBlock } from "./pipeline.ts";
import { scalePlot, type SizeRun } from "./scalePlot.ts";
import { machineName, rows, short } from "./table.ts";

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "1,3,10,30,100" },
    form: { type: "string", default: "hard" },
    jobs: { type: "string", default: "1,2" },
    write: { type: "boolean", default: false },
  },
});
const out = join(ROOT, ".cache/bench-sizes");

const runs: Array<SizeRun> = [];
for (const size of values.sizes.split(",")) {
  const seeds = corpus(size, values.form);
  for (const jobs of values.jobs.split(",")) {
    process.stderr.write(`${size} MB of ${values.form}, --jobs ${jobs}\n`);
    rmSync(out, { recursive: true, force: true });
    const used = pipeline(["build", "--seeds", seeds, "--out", out, "--jobs", jobs, "--no-cache", "--json"]);
    runs.push({ mb: Number(size), jobs: Number(jobs), ...used });
  }
}
rmSync(out, { recursive: true, force: true });

const date = new Date().toISOString().slice(0, 10);
const table = [
  `${date}, ${machineName()}; text of the form \`${values.form}\`.`,
  rows(
    ["MB", "workers", "CPU s", "CPU s a MB", "wall s", "peak MB"],
    runs.map(({ mb, jobs, user, system, wall, peak }) => [
      String(mb),
      String(jobs),
      short(user + system),
      short((user + system) / mb),
      short(wall),
      peak.toFixed(0),
    ]),
  ),
].join("\n\n");
console.log(table);
if (values.write) {
  const readme = join(ROOT, "tests/bench/README.md");
  writeFileSync(readme, withBlock(readFileSync(readme, "utf8"), "sizes", table));
  writeFileSync(join(ROOT, "docs/scale.svg"), scalePlot(runs, `${date}; ${machineName()}`));
}
