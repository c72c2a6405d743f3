/**
 * Does any input take more than linear time? Pieces that have a meaning to a format or a stage, repeated without end, in
 * each format; what takes much more than four times as long for four times as much is printed.
 *
 * node tests/bench/growth/run.ts [units of the shorter input] [path of one format, as a.html]
 */
import { Script } from "node:vm";
import { processChunk } from "columnist";
import { recordSplitter } from "@columnist/parse";
import { PIECES } from "./pieces.ts";

const UNITS = Number(process.argv[2] ?? 16_000);
const ONLY = process.argv[3];
const TIMES = 4;
/** A ratio from which growth is not linear: between four, and the sixteen of a square. */
const TOO_MUCH = 7;
/** Milliseconds below which a measure says nothing, and above which an input is given up. */
const LEAST = 150;
const MOST = 20_000;

const HEADS: Readonly<Record<string, string>> = {
  "a.txt": "",
  "a.html": "<!doctype html><html><body><article><p>The council must act now.</p>",
  "a.md": "# Title\n\n",
  "a.csv": 'id,title,text\n1,a,"',
  "a.xml": '<?xml version="1.0"?><rss><channel><item><title>a</title><description>',
  "a.jsonl": '{"id":"1","text":"',
};

const runs: { job: () => void } = { job: () => undefined };
Object.assign(globalThis, { growth: runs });
const call = new Script("growth.job()");

/** Milliseconds that the whole takes for an input, `MOST` where it takes longer. */
const measure = (path: string, text: string): number => {
  runs.job = () => {
    const bytes = Buffer.from(text);
    const splitter = recordSplitter(path, bytes.subarray(0, 4096));
    processChunk([...splitter.push(bytes), ...splitter.end()]);
  };
  const start = performance.now();
  try {
    call.runInThisContext({ timeout: MOST });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
  }
  return performance.now() - start;
};

let found = 0;
for (const [path, head] of Object.entries(HEADS)) {
  if (ONLY !== undefined && ONLY !== path) continue;
  for (const piece of PIECES) {
    const input = (units: number): string => head + piece.repeat(Math.ceil(units / piece.length));
    const growth = (units: number): readonly [number, number] => [
      measure(path, input(units)),
      measure(path, input(units * TIMES)),
    ];
    const isTooMuch = ([short, long]: readonly [number, number]): boolean =>
      long > LEAST && long > short * TOO_MUCH;
    if (!isTooMuch(growth(UNITS))) continue;
    // Again and longer, now that its code is compiled and the machine may have less to do.
    const again = growth(UNITS * TIMES);
    if (!isTooMuch(again)) continue;
    found++;
    console.log(`${path} ${JSON.stringify(piece)}: ${again.map((time) => time.toFixed(0)).join(" -> ")} ms`);
  }
  console.log(`${path}: ${PIECES.length} pieces tried`);
}
process.exitCode = found === 0 ? 0 : 1;
