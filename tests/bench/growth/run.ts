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
  "a.json": '[{"id":"1","text":"a"},{"text":"',
  "a.rtf": "{\\rtf1\\ansi ",
  "a.eml":
    "From: a\nSubject: b\nDate: c\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n",
  "lexis.txt": " 1 of 2 DOCUMENTS\n\nPost\n\nMay 3, 2024\n\nTitle\n\nLENGTH: 9 words\n\n",
  "nexis.txt": "Title\nPost\nMay 3, 2024\n\nCopyright 2024 A\n\nSection: B\nLength: 9 words\nBody\n\n",
  "factiva.txt":
    "Title\n\n9 words\n3 May 2024\nPost\nEnglish\n(c) 2024 A\n\nDocument ABCDEF0020240503ek53000b1\n\n",
  "proquest.txt": "____________________\n\nDocument 1 of 2\n\nTitle\n\nAuthor: A, B\n\nFull text: a\n\n",
  "newsbank.txt":
    "Title\n\nMay 3, 2024 | Post\n\nAuthor/Byline: A B | Section: C\n\n9\nWords\n\nRead News Document\n\n",
  "europresse.html":
    '<article><span class="DocHeader">3 mai 2024</span><p class="titreArticleVisu">A</p><div class="docOcurrContainer"><p>',
  "nitf.xml": "<nitf><body><body.content><p>",
  "tei.xml": "<TEI><text><body><p>",
  "document.xml": "<w:document><w:body><w:p><w:r><w:t>",
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
