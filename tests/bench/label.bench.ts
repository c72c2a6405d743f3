/**
 * Speed of the label stage in MB of text a second on one core: the fast model (tokens, rules, scores), the quote pass,
 * and both with evidence (`label`). Text is put together from invented sentences, so that words repeat as prose does.
 * 12 ms a run are about 0.25 MB: 20 MB/s.
 */
import { label, readQuotes, type LabelInput } from "@columnist/label";
import { readTokens, voteOnSentences } from "@columnist/label/features";
import { modelOf } from "@columnist/label/models";
import { test } from "vitest";

const SENTENCES = [
  "The council closed the east pier on 3 March, and the ferries have gone round by Tilbrook since then.",
  "It is a disgrace that nobody asked the fishermen what the closing would cost them in a wet spring.",
  '"We were never told," said Ana Lutz, who has skippered the Kelmsey boat for nineteen years.',
  "According to the audit, the board knew of the leak in 2019 and filed no report with the ministry.",
  "If the mayor means what he says, he should publish the contract this week, all 212 pages of it.",
  "How many more winters must a town wait for a bridge that was promised to it twice?",
  "Rents rose by a third after the cap ended, because fewer flats were built in the upper town.",
  "So the policy has failed, and the sooner the chamber admits it the better for all of us.",
];

const DOCUMENTS = 60;
const LENGTH = 32;

const documentOf = (seed: number): LabelInput => {
  let text = "";
  const starts: number[] = [];
  const ends: number[] = [];
  const blocks: Array<{ kind: "paragraph"; start: number; end: number }> = [];
  for (let i = 0; i < LENGTH; i++) {
    if (i % 3 === 0) {
      if (text !== "") text += "\n\n";
      blocks.push({ kind: "paragraph", start: text.length, end: text.length });
    } else text += " ";
    starts.push(text.length);
    text += SENTENCES[(i * 5 + seed * 3) % SENTENCES.length]!;
    ends.push(text.length);
    blocks[blocks.length - 1] = { kind: "paragraph", start: blocks.at(-1)!.start, end: text.length };
  }
  return {
    text,
    blocks,
    sentences: {
      starts: Int32Array.from(starts),
      ends: Int32Array.from(ends),
    },
    detectedLanguage: "en",
    genre: null,
  };
};

const documents = Array.from({ length: DOCUMENTS }, (_, i) => documentOf(i));
const megabytes = documents.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
const tokens = documents.map((document) => readTokens(document.text, document.sentences));
const quotes = documents.map((document, i) => readQuotes(document, tokens[i]));

test(`the label stage over ${megabytes.toFixed(2)} MB`, async ({ bench }) => {
  await bench.compare(
    bench("fast model", () => {
      for (const [i, document] of documents.entries())
        modelOf("fast").score(voteOnSentences(document, tokens[i]!, quotes[i]!));
    }),
    bench("words", () => {
      for (const document of documents) readTokens(document.text, document.sentences);
    }),
    bench("quotes", () => {
      for (const [i, document] of documents.entries()) readQuotes(document, tokens[i]);
    }),
    bench("label", () => {
      for (const document of documents) label(document);
    }),
  );
});
