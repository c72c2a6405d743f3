/**
 * What grows with the number of articles: `node tests/bench/scale/run.ts [--articles 125000,500000,2000000] [--write]`.
 * Clusters of duplicates over made signatures, a process each; CPU seconds and peak memory, and what an article more
 * costs. `--write` puts the table into docs/scale.md.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT, withBlock } from "../build/pipeline.ts";
import { machineName, rows, short } from "../build/table.ts";

const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "125000,500000,2000000" },
    write: { type: "boolean", default: false },
  },
});

interface Run {
  readonly articles: number;
  readonly clusters: number;
  /** Seconds of CPU that making the signatures took, which is not counted. */
  readonly cpu: number;
  /** MB of resident memory, at most; before: as the signatures and facts were there. */
  readonly before: number;
  readonly peak: number;
}

const runs = values.articles.split(",").map((articles): Run => {
  process.stderr.write(`duplicates among ${articles} articles\n`);
  const script = join(ROOT, "tests/bench/scale/duplicates.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", script, articles], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Run;
});

const table = [
  `${machineName()}; signatures of 128 minima, one article in ten a near copy of another.`,
  rows(
    [
      "articles",
      "clusters",
      "CPU s",
      "µs an article",
      "MB held",
      "bytes an article",
      "MB beside it",
      "bytes an article beside it",
    ],
    runs.map(({ articles, clusters, cpu, before, peak }) => [
      articles.toLocaleString("en"),
      clusters.toLocaleString("en"),
      short(cpu),
      short((cpu / articles) * 1e6),
      before.toFixed(0),
      ((before / articles) * 1e6).toFixed(0),
      (peak - before).toFixed(0),
      (((peak - before) / articles) * 1e6).toFixed(0),
    ]),
  ),
].join("\n\n");
console.log(table);
if (values.write) {
  const page = join(ROOT, "docs/scale.md");
  writeFileSync(page, withBlock(readFileSync(page, "utf8"), "duplicates", table));
}
