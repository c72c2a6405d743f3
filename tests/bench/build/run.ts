/**
 * The whole build, measured: `node tests/bench/build/run.ts [--sizes 1,10] [--html 2] [--seconds 1] [--write]`.
 * Prints the table; `--write` also puts it into tests/bench/README.md, the numbers into results.json and draws plot.svg.
 * Times are CPU seconds of whole processes, which other load moves less than wall time; ratios are what to quote.
 */
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { CACHE, corpus, pipeline, ROOT, withBlock, type Usage } from "./pipeline.ts";
import { plot } from "./plot.ts";
import { machineName, markdown, type BuildRun, type Results } from "./table.ts";

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "1,10" },
    html: { type: "string", default: "2" },
    seconds: { type: "string", default: "1" },
    write: { type: "boolean", default: false },
  },
});
const out = join(ROOT, ".cache/bench-out");

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const stagesOf = (folder: string): Results["text"] => {
  const script = join(ROOT, "tests/bench/build/stages.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder, values.seconds], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Results["text"];
};

const build = (folder: string, jobs: number, ...more: ReadonlyArray<string>): Usage =>
  pipeline(["build", "--seeds", folder, "--out", out, "--jobs", String(jobs), "--json", ...more]);

const fresh = (): void => rmSync(out, { recursive: true, force: true });

const sizes = values.sizes.split(",");
const builds: Array<BuildRun> = [];
const RUNS = [
  ...sizes.flatMap((size) => [["text", size] as const, ["hard", size] as const]),
  ["html", values.html] as const,
];
for (const [form, mb] of RUNS) {
  for (const jobs of [1, 2]) {
    say(`build: ${mb} MB of ${form}, ${jobs} worker${jobs === 1 ? "" : "s"}`);
    const folder = corpus(mb, form);
    fresh();
    builds.push({ form, mb: Number(mb), jobs, ...build(folder, jobs, "--no-cache") });
  }
}

say("rebuild after one changed article");
const largest = sizes.at(-1)!;
const changing = join(ROOT, ".cache/bench-changing");
rmSync(changing, { recursive: true, force: true });
cpSync(corpus(largest, "hard"), changing, { recursive: true });
fresh();
rmSync(CACHE, { recursive: true, force: true });
const first = build(changing, 1);
const one = readdirSync(changing, { recursive: true, withFileTypes: true }).find((entry) => entry.isFile())!;
appendFileSync(join(one.parentPath, one.name), "\nThe council will vote again in March.\n");
// A file that was written within two seconds of a build is read again by the next one: nobody builds as fast as this.
await setTimeout(3000);
const changed = build(changing, 1);
say("build with nothing changed");
const version = pipeline(["--version"]);
const unchanged = build(changing, 1);

say("stages, text");
const text = stagesOf(corpus("10"));
say("stages, hard text");
const hard = stagesOf(corpus("10", "hard"));
say("stages, HTML");
const html = stagesOf(corpus(values.html, "html"));

const results: Results = {
  date: new Date().toISOString().slice(0, 10),
  machine: machineName(),
  text,
  hard,
  html,
  builds,
  rebuild: { mb: Number(largest), first, changed, version, unchanged },
};
const table = markdown(results);
console.log(table);
if (values.write) {
  const readme = join(ROOT, "tests/bench/README.md");
  writeFileSync(readme, withBlock(readFileSync(readme, "utf8"), "results", table.trim()));
  writeFileSync(join(ROOT, "tests/bench/build/results.json"), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(ROOT, "tests/bench/build/plot.svg"), plot(results));
}
fresh();
rmSync(CACHE, { recursive: true, force: true });
rmSync(changing, { recursive: true, force: true });
