import type { Label } from "./label.ts";

/** One measured number of an evaluation. */
export interface Figure {
  /** Data set or part of it: `ewt-dev`, `webis-editorials held-out`. */
  readonly set: string;
  /** What was measured: `boundary f1`, `macro f1`, `ece`. */
  readonly metric: string;
  readonly value: number;
  /** 95 % interval, by bootstrap over documents; null where none was computed. */
  readonly interval: readonly [number, number] | null;
  /** Units measured: sentences, quotes, pages. */
  readonly n: number;
  readonly better: "higher" | "lower";
}

/** Sentences of one confidence: how sure they were and how many were right. */
export interface ReliabilityBin {
  /** Mean confidence, 0 to 1. */
  readonly confidence: number;
  readonly right: number;
  readonly n: number;
}

/** The share of sentences kept when the least sure are left out, and the error among those kept. Both 0 to 1. */
export interface KeptShare {
  readonly coverage: number;
  readonly risk: number;
}

/** A sentence that was given another label than its gold one. */
export interface Mistaken {
  readonly gold: Label;
  readonly given: Label;
  readonly confidence: number;
  readonly text: string;
}

/** Labels of one part of the gold data beside what was given: what a page of an evaluation shows. */
export interface EvaluatedPart {
  readonly name: string;
  readonly classes: ReadonlyArray<Label>;
  /** Sentences by gold and given label: `confusion[gold * classes.length + given]`. */
  readonly confusion: ReadonlyArray<number>;
  /** By rising confidence. */
  readonly reliability: ReadonlyArray<ReliabilityBin>;
  /** By rising coverage. */
  readonly curve: ReadonlyArray<KeptShare>;
  /** Where the labeller abstains on the rest. */
  readonly kept: KeptShare;
  /** The surest of those that went wrong, each pair of labels apart; none where a part shows no texts. */
  readonly mistaken: ReadonlyArray<Mistaken>;
}

/** A share that was measured, with its 95 % interval by documents; null where there were too few. */
export interface MeasuredShare {
  readonly share: number;
  readonly interval: readonly [number, number] | null;
  /** Sentences. */
  readonly n: number;
}

/**
 * How right a model's labels were on documents that no fit of it had seen: shipped with the program, so that a report can
 * say how far the labels beside it can be trusted.
 */
export interface HeldOut {
  readonly model: string;
  /** Version of the label stage that was measured. */
  readonly version: string;
  /** What was judged, who labelled it, and what "held out" means here: a sentence each. */
  readonly set: string;
  readonly labelledBy: string;
  readonly heldOut: string;
  /** BCP 47; nothing is known of others. */
  readonly languages: ReadonlyArray<string>;
  readonly documents: number;
  readonly sentences: number;
  /** Share of labels that are right; where the program is sure, and where it abstains. */
  readonly right: MeasuredShare;
  readonly rightWhereSure: MeasuredShare;
  readonly rightWhereUnsure: MeasuredShare;
  /** Share that abstains. */
  readonly abstained: MeasuredShare;
  /** Of what the annotator called each label, the share that was found; of what was called so, the share that is. */
  readonly recall: Readonly<Record<Label, MeasuredShare>>;
  readonly precision: Readonly<Record<Label, MeasuredShare>>;
  /** Bins of .05 of confidence, by rising confidence. */
  readonly reliability: ReadonlyArray<MeasuredShare & { readonly confidence: number }>;
  /**
   * By rising threshold, hundredths: the error (share wrong) among the sentences whose confidence is at least
   * `threshold`, and which share of all they are (`coverage`).
   */
  readonly curve: ReadonlyArray<MeasuredShare & { readonly coverage: number; readonly threshold: number }>;
}

/** What labelled a dataset. */
export interface Labeller {
  /** `fast`, `balanced` or `accurate`. */
  readonly model: string;
  /** Version of the label stage. */
  readonly version: string;
  /** What was measured of that model; null where nothing was. */
  readonly heldOut: HeldOut | null;
}
