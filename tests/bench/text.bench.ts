/**
 * Scraped plain text through parse and clean, in MB of input a second of one core; the bar of issue 4 is 100. A bare loop
 * over the same units stands beside it as a yardstick of the machine. `vitest bench --run tests/bench/text.bench.ts`
 */
import { clean } from "@columnist/clean";
import { parse } from "@columnist/parse";
import { test } from "vitest";

const SENTENCES = [
  "The weir has run dry for three summers, and nobody at the town hall will say why it should be so or who is to mend it.",
  "Last year the water board sold 4,000 megalitres to a bottling plant, according to its own accounts, and bought a van.",
  "“They took it at night,” said Orla Venn, who keeps bees by the weir. “You could hear the pumps from the church.”",
  "It’s a scandal, and it's ours; we should buy the weir back before there is nothing left of it to buy .",
];

/** One op-ed of `paragraphs` paragraphs with furniture around it, as bytes. */
const article = (paragraphs: number): Uint8Array => {
  const body = Array.from({ length: paragraphs }, (_, i) =>
    [0, 1, 2, 3].map((k) => SENTENCES[(i + k) % 4]!.replace("three", `${i + k}`)).join(" "),
  );
  return new TextEncoder().encode(
    ["Opinion", "Give us back the weir", "I.Marsh34 min ago", "Share", ...body, "31 Comments", "0"].join(
      "\n\n",
    ),
  );
};

const bytes = article(18);
const source = {
  path: "a.txt",
  record: null,
  bytes,
  mediaType: null,
  url: null,
  fetchedAt: "2026-05-05T12:00:00Z",
};
const parsed = parse(source);
const text = new TextDecoder().decode(bytes);
let sink = 0;

test(`an op-ed of ${bytes.length} bytes`, async ({ bench }) => {
  await bench.compare(
    bench("bare loop over its units", () => {
      let hash = 0;
      for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
      sink += hash;
    }),
    bench("parse", () => {
      const result = parse(source);
      if (result.ok) sink += result.value.blocks.length;
    }),
    bench("clean", () => {
      if (parsed.ok) sink += clean(parsed.value).text.length;
    }),
    bench("parse and clean", () => {
      const result = parse(source);
      if (result.ok) sink += clean(result.value).text.length;
    }),
  );
  if (Number.isNaN(sink)) throw new Error("unreachable: keeps the results alive");
});
