/**
 * Packs the accurate model's judgements of op-eds, each by heads that saw none of its outlet and author, as the generated
 * source that the fast model's training reads.
 * usage: node taught.ts DATA OPEDS PAIRS OTHERS   (OPEDS: JSON lines of doc, sentence, rules in the order of RULE_CLASSES;
 * PAIRS: of doc, sentence, byFold, log-odds by heads that saw neither the document's fold nor each of the folds;
 * OTHERS: of id, logits, one a fold, for sentences of the other sets)
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { judgedText, readGold, readJsonLines, readOpeds, sentenceHash, taughtText } from "@columnist/learn";

const [data = "", judged = "", pairs = "", others = ""] = process.argv.slice(2);
const models = new URL("../../../../packages/learn/src/models/", import.meta.url);
const read = (path: string): Uint8Array => readFileSync(join(data, path));
const texts = new Map(
  readOpeds(read).flatMap(({ id, sentences }) =>
    sentences.map((sentence) => [`${id} ${sentence.id}`, sentence.text] as const),
  ),
);
const rows = readJsonLines(readFileSync(judged)) as ReadonlyArray<{
  readonly doc: string;
  readonly sentence: string;
  readonly rules: ReadonlyArray<number>;
}>;
const oddsOf = new Map(
  (
    readJsonLines(readFileSync(pairs)) as ReadonlyArray<{
      readonly doc: string;
      readonly sentence: string;
      readonly byFold: ReadonlyArray<number>;
    }>
  ).map(({ doc, sentence, byFold }) => [`${doc} ${sentence}`, byFold]),
);
writeFileSync(
  new URL("taughtReasons.weights.ts", models),
  taughtText(
    rows.map(({ doc, sentence, rules }) => ({
      hash: sentenceHash(texts.get(`${doc} ${sentence}`)!),
      reasons: rules,
      odds: oddsOf.get(`${doc} ${sentence}`)!,
    })),
  ),
);

const sets = readGold((path) => (path.startsWith("labels/") ? read(path) : null));
const textOf = new Map(sets.flatMap(({ sentences }) => sentences.map(({ id, text }) => [id, text] as const)));
const found = readJsonLines(readFileSync(others)) as ReadonlyArray<{
  readonly id: string;
  readonly logits: ReadonlyArray<number>;
}>;
writeFileSync(
  new URL("judgedSentences.weights.ts", models),
  judgedText(new Map(found.map(({ id, logits }) => [sentenceHash(textOf.get(id)!), logits]))),
);
