import type { SegmentedArticle } from "./article.ts";
import type { Quote, QuoteKind, Voice } from "./quote.ts";

/** The three labels, in the fixed order of every probability vector and of the Arrow dictionary. */
export const LABELS = ["opinion", "claim", "quote"] as const;
export type Label = (typeof LABELS)[number];

/** What made the label. */
export const LABEL_SOURCES = ["rule", "model", "human"] as const;
export type LabelSource = (typeof LABEL_SOURCES)[number];

/** Why a sentence has its label: a stretch of text, what saw it, and how much it weighed. */
export interface LabelEvidence {
  /** `rule`, `lexicon`, `cue`, `mark`, `neighbour`, `position` … */
  readonly kind: string;
  /** Guideline rule, or the id of the feature that weighed. */
  readonly rule: string;
  /** UTF-16 offsets into the article's text. */
  readonly start: number;
  readonly end: number;
  /** Log-odds towards the label given; negative weighed against it. */
  readonly weight: number;
}

/** The judgement on one sentence. */
export interface SentenceLabel {
  readonly label: Label;
  /** Calibrated; they sum to 1. */
  readonly pOpinion: number;
  readonly pClaim: number;
  readonly pQuote: number;
  /** Calibrated probability that the label is right, 0 to 1. */
  readonly confidence: number;
  /** True where two labels stay possible: users who want sure rows leave these out. */
  readonly abstain: boolean;
  /** The two labels that stay possible, e.g. `opinion|claim`; null when not abstaining. */
  readonly abstainBetween: string | null;
  readonly source: LabelSource;
  /** Guideline rule that is the reason of the label: `Q2`, `O1`, `C1`, …; null where none can be named with reason. */
  readonly rule: string | null;
  readonly voice: Voice;
  /** C1 to C10 of the guideline for a claim, else null. */
  readonly claimType: string | null;
  readonly quoteKind: QuoteKind;
  /** Words inside quotation marks over all words, 0 to 1. */
  readonly quoteShare: number;
  readonly scareQuote: boolean;
  /** Name of who speaks (quote, indirect speech); null where nobody in reach does. */
  readonly speaker: string | null;
  /** A loaded cue or adverb judges the quoted words, but not in a clause of its own (Q8). */
  readonly authorEvaluation: boolean;
  readonly loadedWords: ReadonlyArray<string>;
  /** Indices into the article's quotes. */
  readonly quotes: ReadonlyArray<number>;
  readonly evidence: ReadonlyArray<LabelEvidence>;
}

/** The article with its judgements: `labels[i]` judges sentence `i`. */
export interface LabeledArticle extends SegmentedArticle {
  readonly labels: ReadonlyArray<SentenceLabel>;
  readonly quotes: ReadonlyArray<Quote>;
}
