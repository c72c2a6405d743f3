import {
  fillDense,
  DENSE_NAMES,
  fillGrams,
  guidelinePull,
  quoteProbability,
  GRAMS_A_TOKEN,
  eachLetterGram,
  isSign,
  readSentences,
} from "@columnist/label/features";
import type { BlockKind, Label } from "@columnist/model";
import type { GoldDocument, GoldSentence, GoldSet } from "./gold.ts";

/** How much of a document a sentence is read with; `list`: with others that need not belong to it. */
export type Reading = "document" | "alone" | "list";

/** Sentences as numbers, parallel arrays. Row `i` of `dense` starts at `i * DENSE_NAMES.length`. */
export interface Encoded {
  readonly count: number;
  readonly dense: Float32Array;
  /** Grams of words of sentence `i`: `grams[gramFirst[i] … gramFirst[i + 1]]`, 32-bit hashes. */
  readonly grams: Int32Array;
  readonly gramFirst: Int32Array;
  /** Its words, numbers and marks, as numbers of the shared `Lexemes`. */
  readonly words: Int32Array;
  readonly wordFirst: Int32Array;
  readonly documents: Int32Array;
  readonly texts: ReadonlyArray<string>;
  readonly ids: ReadonlyArray<string>;
  readonly sets: ReadonlyArray<GoldSet>;
  readonly labels: ReadonlyArray<Label | null>;
  /** The other label that a careful reader could give; null where none is named. */
  readonly seconds: ReadonlyArray<Label | null>;
  /** 3 sure, 2 arguable, 1 a coin toss; 0 where that is not told. */
  readonly certainties: Uint8Array;
  /** Number of the gold's rule among RULE_CLASSES, -1 where that is not told. */
  readonly ruleClasses: Int8Array;
  readonly folds: Uint8Array;
  /** 1 where the sentence opens a paragraph, 0 where not, 2 where paragraphs are unknown. */
  readonly opens: Uint8Array;
  /** The quote gate says quote. */
  readonly gate: Uint8Array;
  /** The gate's rule, null for none, and how likely it takes a quote to be. */
  readonly gateRules: ReadonlyArray<string | null>;
  readonly pQuotes: Float32Array;
  /** Log-odds of opinion that the guideline adds. */
  readonly pull: Float32Array;
}

/** The input of the label stage for sentences cut already: joined by a space, paragraphs by a blank line. */
export const inputOf = (sentences: ReadonlyArray<Pick<GoldSentence, "text" | "paragraph" | "kind">>) => {
  const starts = new Int32Array(sentences.length);
  const ends = new Int32Array(sentences.length);
  const blocks: Array<{ kind: BlockKind; start: number; end: number }> = [];
  let text = "";
  for (const [i, sentence] of sentences.entries()) {
    const isNew = i === 0 || sentence.paragraph !== sentences[i - 1]!.paragraph;
    if (i > 0) text += isNew ? "\n\n" : " ";
    starts[i] = text.length;
    text += sentence.text;
    ends[i] = text.length;
    if (isNew) blocks.push({ kind: sentence.kind, start: starts[i]!, end: text.length });
    else blocks[blocks.length - 1]!.end = text.length;
  }
  return { text, blocks, sentences: { starts, ends } };
};

class Growing {
  values = new Int32Array(1 << 20);
  length = 0;
  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Int32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
}

/** Every distinct token of some encodings: its hash and the hashes of its n-grams of letters. */
export interface Lexemes {
  readonly numberOf: Map<number, number>;
  readonly hashes: number[];
  readonly letters: Array<ReadonlyArray<number>>;
}
export const noLexemes = (): Lexemes => ({ numberOf: new Map(), hashes: [], letters: [] });

/** Documents as numbers: what the trainers take. `alone` reads each sentence with nothing around it. */
export const encode = (
  documents: ReadonlyArray<GoldDocument>,
  reading: Reading,
  lexemes: Lexemes,
): Encoded => {
  const count = documents.reduce((sum, document) => sum + document.sentences.length, 0);
  const width = DENSE_NAMES.length;
  const dense = new Float32Array(count * width);
  const grams = new Growing();
  const words = new Growing();
  const gramFirst = new Int32Array(count + 1);
  const wordFirst = new Int32Array(count + 1);
  const documentOf = new Int32Array(count);
  const folds = new Uint8Array(count);
  const certainties = new Uint8Array(count);
  const ruleClasses = new Int8Array(count).fill(-1);
  const seconds: Array<Label | null> = [];
  const opens = new Uint8Array(count);
  const gate = new Uint8Array(count);
  const gateRules: Array<string | null> = [];
  const pQuotes = new Float32Array(count);
  const pull = new Float32Array(count);
  const texts: string[] = [];
  const ids: string[] = [];
  const sets: GoldSet[] = [];
  const labels: Array<Label | null> = [];
  let n = 0;
  for (const [d, document] of documents.entries()) {
    const parts =
      reading !== "alone" ? [document.sentences] : document.sentences.map((sentence) => [sentence]);
    for (const part of parts) {
      const input = inputOf(part);
      const { views, votes, block } = readSentences({ ...input, isList: reading === "list" });
      for (const [i, view] of views.entries()) {
        fillDense(view, votes[i]!, dense, n * width);
        gramFirst[n] = grams.length;
        wordFirst[n] = words.length;
        const room = (view.to - view.from) * GRAMS_A_TOKEN + 1;
        const found = new Int32Array(room);
        const gramCount = fillGrams(view, found, new Int32Array(room));
        for (let k = 0; k < gramCount; k++) grams.push(found[k]!);
        for (let t = view.from; t < view.to; t++) {
          const hash = view.tokens.hashes[t]!;
          let lexeme = lexemes.numberOf.get(hash);
          if (lexeme === undefined) {
            lexeme = lexemes.hashes.length;
            lexemes.numberOf.set(hash, lexeme);
            lexemes.hashes.push(hash);
            const letters: number[] = [];
            if (!isSign(view.tokens.kinds[t]!))
              eachLetterGram(view.tokens.codes, view.tokens.starts[t]!, view.tokens.ends[t]!, (gram) =>
                letters.push(gram),
              );
            lexemes.letters.push(letters);
          }
          words.push(lexeme);
        }
        const gold = part[i]!;
        documentOf[n] = d;
        folds[n] = document.fold;
        opens[n] = gold.paragraph < 0 || part.length === 1 ? 2 : i === 0 || block[i] !== block[i - 1] ? 1 : 0;
        pull[n] = guidelinePull(votes[i]!);
        gate[n] = view.quotes.label === "quote" ? 1 : 0;
        gateRules.push(view.quotes.label === "quote" ? view.quotes.rule : null);
        pQuotes[n] = quoteProbability(view.quotes);
        texts.push(gold.text);
        ids.push(gold.id);
        sets.push(document.set);
        labels.push(gold.label);
        seconds.push(gold.second ?? null);
        certainties[n] = gold.certainty ?? 0;
        ruleClasses[n] = gold.ruleClass ?? -1;
        n++;
      }
    }
  }
  gramFirst[n] = grams.length;
  wordFirst[n] = words.length;
  return {
    count,
    dense,
    grams: grams.values.slice(0, grams.length),
    gramFirst,
    words: words.values.slice(0, words.length),
    wordFirst,
    documents: documentOf,
    texts,
    ids,
    sets,
    labels,
    seconds,
    certainties,
    ruleClasses,
    folds,
    opens,
    gate,
    gateRules,
    pQuotes,
    pull,
  };
};
