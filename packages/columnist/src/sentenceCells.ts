/** The cells of the rows of `sentences`: one line a column, in the order of the contract. */
import {
  sentId,
  type LabeledArticle,
  type OffsetCursor,
  type SentenceLabel,
  type SentenceRow,
  type Sha256,
} from "@columnist/model";
import { joined, orNull } from "./cells.ts";
import { occurrences } from "./occurrences.ts";
import { rawRanges, type RawRange } from "./rawRange.ts";

// More decimals would say more than a calibration on some thousand sentences knows.
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/** What is known of an article's sentences before there are rows. */
export interface SentenceFacts {
  readonly doc: string;
  readonly article: LabeledArticle;
  /** By sentence, as the others. */
  readonly ids: ReadonlyArray<string>;
  /** Number of the block that the sentence stands in. */
  readonly blocks: Int32Array;
  readonly raw: ReadonlyArray<RawRange | null>;
  readonly labelerVersion: string;
  /** UTF-16 offsets of the text to code points. */
  readonly point: OffsetCursor;
  /** UTF-16 offsets of the raw input to bytes of the record. */
  readonly byte: OffsetCursor;
}

export const sentenceFacts = (
  doc: string,
  article: LabeledArticle,
  labelerVersion: string,
  point: OffsetCursor,
  byte: OffsetCursor,
  sha256: Sha256,
): SentenceFacts => {
  const { text, sentences, blocks: textBlocks } = article;
  const { starts, ends } = sentences;
  const toRaw = rawRanges(article);
  const nth = occurrences();
  const ids: Array<string> = [];
  const raw: Array<RawRange | null> = [];
  const blocks = new Int32Array(starts.length);
  let block = 0;
  for (let i = 0; i < starts.length; i++) {
    const [start, end] = [starts[i]!, ends[i]!];
    while (block + 1 < textBlocks.length && textBlocks[block + 1]!.start <= start) block++;
    blocks[i] = block;
    const sentence = text.slice(start, end);
    ids.push(sentId(doc, sentence, nth(sentence), sha256));
    raw.push(toRaw({ start, end }));
  }
  return { doc, article, ids, blocks, raw, labelerVersion, point, byte };
};

/** A column whose cell follows from the sentence's label alone. */
const labelled =
  <V>(of: (label: SentenceLabel) => V) =>
  ({ article }: SentenceFacts, i: number): V =>
    of(article.labels[i]!);

export const SENTENCE_CELLS: {
  readonly [C in keyof SentenceRow]-?: (facts: SentenceFacts, i: number) => SentenceRow[C];
} = {
  sent_id: ({ ids }, i) => ids[i]!,
  doc_id: ({ doc }) => doc,
  sent_index: (_, i) => i,
  para_index: ({ blocks }, i) => blocks[i]!,
  block_kind: ({ article, blocks }, i) => article.blocks[blocks[i]!]!.kind,
  text: ({ article: { text, sentences } }, i) => text.slice(sentences.starts[i], sentences.ends[i]),
  char_start: ({ article, point }, i) => point(article.sentences.starts[i]!),
  char_end: ({ article, point }, i) => point(article.sentences.ends[i]!),
  raw_byte_start: ({ raw, byte }, i) => (raw[i] === null ? null : byte(raw[i]!.start)),
  raw_byte_end: ({ raw, byte }, i) => (raw[i] === null ? null : byte(raw[i]!.end)),
  raw_exact: ({ raw }, i) => raw[i]?.exact ?? false,
  label: labelled(({ label }) => label),
  machine_label: labelled(({ label }) => label),
  // To four decimals, with a sum of 1.
  p_opinion: labelled(({ pOpinion }) => Math.fround(rounded(pOpinion))),
  p_claim: labelled(({ pOpinion, pQuote }) => Math.fround(rounded(1 - rounded(pOpinion) - rounded(pQuote)))),
  p_quote: labelled(({ pQuote }) => Math.fround(rounded(pQuote))),
  confidence: labelled(({ confidence }) => Math.fround(rounded(confidence))),
  abstain: labelled(({ abstain }) => abstain),
  abstain_between: labelled(({ abstainBetween }) => abstainBetween),
  label_source: labelled(({ source }) => source),
  rule_id: labelled(({ rule }) => rule),
  labeler_version: ({ labelerVersion }) => labelerVersion,
  voice: labelled(({ voice }) => voice),
  claim_type: labelled(({ claimType }) => claimType),
  quote_kind: labelled(({ quoteKind }) => quoteKind),
  quote_share: labelled(({ quoteShare }) => Math.fround(quoteShare)),
  scare_quote: labelled(({ scareQuote }) => scareQuote),
  speaker: labelled(({ speaker }) => orNull(speaker)),
  author_evaluation: labelled(({ authorEvaluation }) => authorEvaluation),
  loaded_words: labelled(({ loadedWords }) => joined(loadedWords)),
  evidence: ({ article, point }, i) =>
    article.labels[i]!.evidence.map((item) => ({
      kind: item.kind,
      rule_id: item.rule,
      char_start: point(item.start),
      char_end: point(item.end),
      weight: Math.fround(item.weight),
    })),
  // The pass over the corpus sets it.
  split: () => "train",
};
