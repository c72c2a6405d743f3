/**
 * Each stage alone over one set of articles, warm, and the floors of the machine beside it: MB of input a second of user
 * CPU. Prints JSON. A process of its own, since module runners slow the calls between modules down.
 */
import { createHash, hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { countTables, verifyRows } from "@columnist/dataset";
import { TABLE_NAMES, type Source } from "@columnist/model";
import { cleanChunk, labelChunk, parseChunk, segmentChunk, tablesOf, type RowOptions } from "columnist";
import { assemble, writeArrow } from "@columnist/dataset/oracle";
import { writeCsv } from "@columnist/dataset";

const [folder, seconds] = [process.argv[2]!, Number(process.argv[3] ?? 1)];
const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .sort()
  .slice(0, 300);
const sources = paths.map((path): Source => ({
  path,
  record: null,
  bytes: readFileSync(path),
  mediaType: null,
  url: null,
  fetchedAt: null,
}));
const megabytes = sources.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;

const drain = (pieces: Iterable<Uint8Array>): number => {
  let bytes = 0;
  for (const piece of pieces) bytes += piece.length;
  return bytes;
};
const decoder = new TextDecoder();
const texts = sources.map(({ bytes }) => decoder.decode(bytes));
const parsed = parseChunk(sources);
const cleaned = cleanChunk(parsed);
const segmented = segmentChunk(cleaned);
const labeled = labelChunk(segmented);
const result = tablesOf(labeled);
const corpus = assemble([result]);
const written = TABLE_NAMES.flatMap((name) => [
  ...writeArrow(name, () => corpus.batches(name)),
  ...writeCsv(name, () => corpus.batches(name)),
]);

// What the pipeline gives to the making of rows.
const sha256 = (data: Uint8Array | string): string => hash("sha256", data, "hex");
const AS_A_BUILD: RowOptions = {
  sha256,
  witness: (source, rows) => void verifyRows(rows, source.bytes, sha256),
};

const RUNS: ReadonlyArray<readonly [name: string, run: () => unknown]> = [
  ["floor: read the files", () => paths.map((path) => readFileSync(path).length)],
  ["floor: decode UTF-8", () => sources.map(({ bytes }) => decoder.decode(bytes).length)],
  [
    "floor: a loop over every character",
    () => {
      let sum = 0;
      for (const text of texts) for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
      return sum;
    },
  ],
  [
    "floor: SHA-256 of what a build writes",
    () => written.map((piece) => createHash("sha256").update(piece).digest()),
  ],
  ["parse", () => parseChunk(sources)],
  ["clean", () => cleanChunk(parsed)],
  ["segment", () => segmentChunk(cleaned)],
  ["label and quotes", () => labelChunk(segmented)],
  ["rows, each checked, and columns", () => tablesOf(labeled, AS_A_BUILD)],
  ["order, duplicates", () => assemble([result])],
  ["write Arrow", () => TABLE_NAMES.map((name) => drain(writeArrow(name, () => corpus.batches(name))))],
  ["write CSV", () => TABLE_NAMES.map((name) => drain(writeCsv(name, () => corpus.batches(name))))],
  ["count for the card", () => countTables(result.tables)],
];

const user = (): number => process.cpuUsage().user / 1e6;

/** MB a second of user CPU, after as long a warm-up. */
const rate = (run: () => unknown): number => {
  const warm = user() + seconds;
  while (user() < warm) run();
  const start = user();
  let runs = 0;
  while (user() - start < seconds) {
    run();
    runs++;
  }
  return (megabytes * runs) / (user() - start);
};

console.log(
  JSON.stringify({
    megabytes,
    writtenBytes: drain(written),
    stages: RUNS.map(([name, run]) => ({ name, rate: rate(run) })),
  }),
);
