import type { Label } from "./label.ts";
import type { Span } from "./span.ts";

/**
 * What a stretch of text between marks, or reported without them, is.
 * `direct`: full clauses in marks. `mixed`: a phrase in marks inside the author's frame. `indirect`: reported without
 * marks. The rest are marks that quote nobody: `scare`, `title` of a work, `mention` (a name, nickname, motto or word as
 * word), `imagined` speech.
 */
export const QUOTE_SPAN_KINDS = [
  "direct",
  "mixed",
  "indirect",
  "scare",
  "title",
  "mention",
  "imagined",
] as const;
export type QuoteSpanKind = (typeof QUOTE_SPAN_KINDS)[number];

/**
 * Who speaks: a person by name; a group, body or place by name or noun ("the council"); a document; somebody without a
 * name ("a spokesman", "critics"); the author.
 */
export const SPEAKER_KINDS = ["person", "group", "document", "unnamed", "author"] as const;
/** Those of them who can be told apart over articles by their name. */
export const NAMED_SPEAKERS = ["person", "group", "document"] as const satisfies ReadonlyArray<
  (typeof SPEAKER_KINDS)[number]
>;
export type SpeakerKind = (typeof SPEAKER_KINDS)[number];

/** What a sentence holds of attributed content. */
export const QUOTE_KINDS = ["none", "direct", "mixed", "indirect"] as const;
export type QuoteKind = (typeof QUOTE_KINDS)[number];

/** Whose view the sentence gives. */
export const VOICES = ["author", "source", "unclear"] as const;
export type Voice = (typeof VOICES)[number];

/** One act of quoting: over any number of pieces, sentences and paragraphs. Offsets are UTF-16 into the text. */
export interface Quote {
  /** At least one, ascending; marks included (`“We will go,” he said, “in May.”` has two). */
  readonly pieces: ReadonlyArray<Span>;
  readonly kind: QuoteSpanKind;
  /** As named best in the article ("Volodymyr Zelensky" for a later "he"); null: no evidence in reach. */
  readonly speaker: string | null;
  /** What speaks: `author` where the text's own author does, and is not named; null with nobody. */
  readonly speakerKind: SpeakerKind | null;
  /** The mention beside the quote ("he", "the minister"); null with no speaker. */
  readonly speakerSpan: Span | null;
  /** Why there is no speaker, or how it was found: `before`, `after`, `inverted`, `colon`, `neighbour`, `pronoun`, `none:…` (`none:author`: the author does). */
  readonly speakerMethod: string;
  /** The reporting expression: "said", "according to"; null where there is none. */
  readonly cueSpan: Span | null;
  /** Index of the quote that this one stands in, null for an outermost one. */
  readonly parent: number | null;
  /** False where the marks were never closed. */
  readonly closed: boolean;
  /** Calibrated probability that the piece is somebody's and that `speaker` is who; with no speaker, that it is somebody's. 0 to 1. */
  readonly confidence: number;
  /** Calibrated probability that `kind` is right in this: that it quotes or reports somebody, or that it does not. 0 to 1. */
  readonly kindConfidence: number;
}

/** What the quotes say of one sentence: the quote gate of the guideline (Q1 to Q8, R1 to R4). */
export interface SentenceQuotes {
  /** Rule that fired, `Q1` … `R4`; null when none did. */
  readonly rule: string | null;
  /** The label that the rule gives; null where the gate leaves it to the opinion and claim rules. */
  readonly label: Label | null;
  /** Calibrated probability that the sentence is a quote, 0 to 1. */
  readonly pQuote: number;
  readonly quoteKind: QuoteKind;
  readonly quoteShare: number;
  readonly voice: Voice;
  readonly scareQuote: boolean;
  readonly speaker: string | null;
  readonly authorEvaluation: boolean;
  /** Indices into the quotes. */
  readonly quotes: ReadonlyArray<number>;
}
