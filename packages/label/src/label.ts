import type { Quote, SegmentedArticle, SentenceLabel } from "@columnist/model";
import { readQuotes } from "./quotes.ts";

/** What labelling takes of an article: the least it needs, so that bare text can be labelled too. */
export type LabelInput = Pick<SegmentedArticle, "text" | "blocks" | "sentences" | "detectedLanguage"> & {
  /** `opinion`, `news`, …: evidence, null where unknown. */
  readonly genre: string | null;
};

export interface Labels {
  readonly labels: ReadonlyArray<SentenceLabel>;
  readonly quotes: ReadonlyArray<Quote>;
}

/** Placeholder until rules and model land in this room. */
export const label = (input: LabelInput): Labels => {
  const reading = readQuotes(input);
  return {
    quotes: reading.quotes,
    labels: reading.sentences.map((state) => ({
      label: "claim", pOpinion: 0, pClaim: 1, pQuote: 0, confidence: 0, abstain: true, abstainBetween: "opinion|claim",
      source: "rule", rule: "C9", voice: state.voice, claimType: "C9", quoteKind: state.quoteKind,
      quoteShare: state.quoteShare, scareQuote: state.scareQuote, speaker: state.speaker,
      authorEvaluation: state.authorEvaluation, loadedWords: [], quotes: state.quotes, evidence: [],
    })),
  };
};
