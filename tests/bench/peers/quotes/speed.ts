/**
 * Megabytes of text that `readQuotes` reads in a second on one core: `node speed.ts [--rounds 12]`. Generated articles with
 * quotes in one of three paragraphs; the best of the rounds, since other load only ever slows one down.
 */
import { parseArgs } from "node:util";

import { readQuotes, type QuoteInput } from "@columnist/label";
import { segment } from "@columnist/segment";
import { generateArticle } from "../../corpus/article.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "12" } } });

const QUOTES = [
  "“The quay is full and the sheds are full,” Ines Varga said on Monday, “and nobody counts the boats.”",
  "Officials said the pier would close for ten weeks, and the mayor called the plan “a sad old heap”.",
  'According to the audit, the board "knew of the leak and filed no report".',
];

const inputs: ReadonlyArray<QuoteInput> = Array.from({ length: 200 }, (_, number) => {
  const paragraphs = generateArticle(number).paragraphs.flatMap((paragraph, i) =>
    i % 3 === 2 ? [paragraph, QUOTES[(number + i) % QUOTES.length]!] : [paragraph],
  );
  const text = paragraphs.join("\n\n");
  return { text, blocks: [{ kind: "paragraph", start: 0, end: text.length }], sentences: segment(text) };
});

const bytes = inputs.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
let best = Infinity;
let quotes = 0;
for (let round = 0; round < Number(values.rounds); round++) {
  const before = performance.now();
  quotes = 0;
  for (const input of inputs) quotes += readQuotes(input).quotes.length;
  best = Math.min(best, performance.now() - before);
}
process.stdout.write(
  `readQuotes: ${(bytes / 1e3 / best).toFixed(1)} MB/s, ${inputs.length} articles, ${(bytes / 1e6).toFixed(1)} MB, ${quotes} quotes\n`,
);
