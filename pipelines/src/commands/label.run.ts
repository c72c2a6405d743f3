import { label, type OpinionModel } from "@columnist/label";
import type { Quote, SentenceLabel, Spans, TextBlock } from "@columnist/model";
import { segment } from "@columnist/segment";
import { withModel } from "../accurate/labelModel.ts";
import { readIdentified, type Id } from "./identified.ts";
import { runFilter } from "./jsonLines.ts";
import { cursorOfText, type OffsetUnit } from "./offsetUnit.ts";

/** A text to label: cut here, or with the cuts that came with it. */
export interface LabelRequest {
  readonly id: Id;
  readonly text: string;
  /** UTF-16 offsets of the sentences as they came; null: cut here. */
  readonly cuts: ReadonlyArray<{ readonly start: number; readonly end: number }> | null;
}

/** Sentences that came cut: they stand in a text that joins them by one space. */
export const joinSentences = (id: Id, sentences: ReadonlyArray<string>): LabelRequest => {
  let at = 0;
  const cuts = sentences.map((sentence) => {
    const start = at;
    at += sentence.length + 1;
    return { start, end: start + sentence.length };
  });
  return { id, text: sentences.join(" "), cuts };
};

/** Paragraphs: what blank lines part, or single line feeds in a text that has no blank line. */
const paragraphs = (text: string): ReadonlyArray<TextBlock> => {
  const border = /\n[^\S\n]*\n/.test(text) ? /\n[^\S\n]*\n\s*/g : /\n\s*/g;
  const blocks: Array<TextBlock> = [];
  let start = 0;
  const add = (end: number): void => {
    if (text.slice(start, end).trim() !== "") blocks.push({ kind: "paragraph", start, end });
  };
  for (const found of text.matchAll(border)) {
    add(found.index);
    start = found.index + found[0].length;
  }
  add(text.length);
  return blocks;
};

interface Cut {
  readonly sentences: Spans;
  /** For each given sentence, the number of its span; -1 for one of white space alone, which has none. */
  readonly numbers: ReadonlyArray<number>;
}

/** Given cuts as spans: trimmed, and none that is empty. */
const spansOf = (text: string, cuts: NonNullable<LabelRequest["cuts"]>): Cut => {
  const starts: Array<number> = [];
  const ends: Array<number> = [];
  const numbers = cuts.map(({ start, end }) => {
    const sentence = text.slice(start, end);
    const trimmed = sentence.trim();
    if (trimmed === "") return -1;
    const from = start + sentence.indexOf(trimmed);
    ends.push(from + trimmed.length);
    return starts.push(from) - 1;
  });
  const sentences: Spans = {
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
  };
  return { sentences, numbers };
};

const NOTHING: Pick<SentenceLabel, "label" | "rule" | "voice" | "quoteKind"> = {
  label: "claim",
  rule: null,
  voice: "author",
  quoteKind: "none",
};

const quoteName = (index: number): string => `q${index + 1}`;

const sentenceAnswer = (judgement: SentenceLabel | undefined, start: number, end: number): unknown => ({
  start,
  end,
  label: judgement?.label ?? NOTHING.label,
  p_opinion: judgement?.pOpinion ?? 0,
  p_claim: judgement?.pClaim ?? 1,
  p_quote: judgement?.pQuote ?? 0,
  confidence: judgement?.confidence ?? 0,
  abstain: judgement?.abstain ?? true,
  rule: judgement?.rule ?? NOTHING.rule,
  voice: judgement?.voice ?? NOTHING.voice,
  quote_kind: judgement?.quoteKind ?? NOTHING.quoteKind,
  quotes: judgement?.quotes.map(quoteName) ?? [],
});

const quoteAnswers = (
  quotes: ReadonlyArray<Quote>,
  text: string,
  at: (utf16: number) => number,
): ReadonlyArray<unknown> =>
  quotes.flatMap((quote, index) =>
    quote.pieces.map((piece) => ({
      id: quoteName(index),
      start: at(piece.start),
      end: at(piece.end),
      kind: quote.kind,
      speaker: quote.speaker,
      speaker_kind: quote.speakerKind,
      speaker_start: quote.speakerSpan === null ? null : at(quote.speakerSpan.start),
      speaker_end: quote.speakerSpan === null ? null : at(quote.speakerSpan.end),
      cue: quote.cueSpan === null ? null : text.slice(quote.cueSpan.start, quote.cueSpan.end),
      closed: quote.closed,
      confidence: quote.confidence,
      kind_confidence: quote.kindConfidence,
    })),
  );

/** The labels and quotes of a text, as the design of the command line has them. */
export const answer = (
  { id, text, cuts }: LabelRequest,
  unit: OffsetUnit,
  model: string | OpinionModel = "fast",
): unknown => {
  const blocks =
    cuts === null ? paragraphs(text) : [{ kind: "paragraph" as const, start: 0, end: text.length }];
  const cut = cuts === null ? null : spansOf(text, cuts);
  const sentences = cut?.sentences ?? segment(text);
  const labels = label(
    { text, blocks, sentences, detectedLanguage: "en", genre: null, isList: cuts !== null },
    model,
  );
  const at = cursorOfText(text, unit);
  const spans = cuts ?? Array.from(sentences.starts, (start, i) => ({ start, end: sentences.ends[i]! }));
  return {
    id,
    sentences: spans.map(({ start, end }, i) =>
      sentenceAnswer(labels.labels[cut === null ? i : cut.numbers[i]!], at(start), at(end)),
    ),
    quotes: quoteAnswers(labels.quotes, text, at),
  };
};

/** `pipeline label`. */
export const labelFilter = (unit: OffsetUnit) =>
  runFilter<LabelRequest>({
    expected: '{"id": "…", "text": "…"} or {"id": "…", "sentences": ["…", …]}',
    read: (value) => {
      const found = readIdentified(value);
      if ("wrong" in found) return found;
      const { text, sentences } = found.fields;
      if (sentences !== undefined)
        return Array.isArray(sentences) && sentences.every((sentence) => typeof sentence === "string")
          ? { input: joinSentences(found.id, sentences) }
          : { wrong: '"sentences" is not a list of texts' };
      return typeof text === "string"
        ? { input: { id: found.id, text, cuts: null } }
        : { wrong: 'neither "text" nor "sentences" is there' };
    },
    answer: (input) => withModel((model) => answer(input, unit, model)),
  });
