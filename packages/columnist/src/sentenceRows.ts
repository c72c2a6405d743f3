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
import { rawRanges } from "./rawRange.ts";

// More decimals would say more than a calibration on some thousand sentences knows.
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/** The three probabilities to four decimals, with a sum of 1. */
const probabilities = ({ pOpinion, pQuote }: SentenceLabel) => {
  const [opinion, quote] = [rounded(pOpinion), rounded(pQuote)];
  return {
    p_opinion: Math.fround(opinion),
    p_claim: Math.fround(rounded(1 - opinion - quote)),
    p_quote: Math.fround(quote),
  };
};

/**
 * The rows of `sentences`, in order. `point` turns UTF-16 offsets of the text into code points, `byte` those of the
 * raw input into bytes of the record. `split` is set by the pass over the corpus.
 */
export const sentenceRows = (
  doc: string,
  article: LabeledArticle,
  labelerVersion: string,
  point: OffsetCursor,
  byte: OffsetCursor,
  sha256: Sha256,
): ReadonlyArray<SentenceRow> => {
  const { text, sentences: spans } = article;
  const toRaw = rawRanges(article);
  const nth = occurrences();
  let block = 0;
  const sentences: Array<SentenceRow> = [];
  for (let i = 0; i < spans.starts.length; i++) {
    const start = spans.starts[i]!;
    const end = spans.ends[i]!;
    while (block + 1 < article.blocks.length && article.blocks[block + 1]!.start <= start) block++;
    const judgement = article.labels[i]!;
    const sentence = text.slice(start, end);
    const raw = toRaw({ start, end });
    sentences.push({
      sent_id: sentId(doc, sentence, nth(sentence), sha256),
      doc_id: doc,
      sent_index: i,
      para_index: block,
      block_kind: article.blocks[block]!.kind,
      text: sentence,
      char_start: point(start),
      char_end: point(end),
      raw_byte_start: raw === null ? null : byte(raw.start),
      raw_byte_end: raw === null ? null : byte(raw.end),
      raw_exact: raw?.exact ?? false,
      label: judgement.label,
      ...probabilities(judgement),
      confidence: Math.fround(rounded(judgement.confidence)),
      abstain: judgement.abstain,
      abstain_between: judgement.abstainBetween,
      label_source: judgement.source,
      rule_id: judgement.rule,
      labeler_version: labelerVersion,
      voice: judgement.voice,
      claim_type: judgement.claimType,
      quote_kind: judgement.quoteKind,
      quote_share: Math.fround(judgement.quoteShare),
      scare_quote: judgement.scareQuote,
      speaker: orNull(judgement.speaker),
      author_evaluation: judgement.authorEvaluation,
      loaded_words: joined(judgement.loadedWords),
      evidence: judgement.evidence.map((item) => ({
        kind: item.kind,
        rule_id: item.rule,
        char_start: point(item.start),
        char_end: point(item.end),
        weight: Math.fround(item.weight),
      })),
      split: "train",
    });
  }
  return sentences;
};
