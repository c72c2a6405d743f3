import type { Quote, SegmentedArticle, SentenceLabel } from "@columnist/model";
import { combine } from "./combine.ts";
import { modelOf } from "./models.ts";
import type { OpinionModel } from "./models/model.ts";
import { readSentences, type SentenceReading, type TextInput } from "./sentences.ts";

/** What labelling takes of an article: the least it needs, so that bare text can be labelled too. */
export type LabelInput = TextInput &
  Pick<SegmentedArticle, "detectedLanguage"> & {
    /** `opinion`, `news`, …: evidence, null where unknown. */
    readonly genre: string | null;
  };

/** The judgements of a text, one a sentence, and the quotes in it. */
export interface Labels {
  readonly labels: ReadonlyArray<SentenceLabel>;
  readonly quotes: ReadonlyArray<Quote>;
}

/** Another language than the rules and the model were made for: nothing is known but the marks. */
const withheld = (label: SentenceLabel): SentenceLabel => ({
  ...label,
  label: label.label === "quote" ? "quote" : "claim",
  pOpinion: label.label === "quote" ? label.pOpinion : (1 - label.pQuote) / 2,
  pClaim: label.label === "quote" ? label.pClaim : 1 - label.pQuote - (1 - label.pQuote) / 2,
  confidence: 0.5,
  abstain: true,
  abstainBetween: label.label === "quote" ? "claim|quote" : "opinion|claim",
  source: label.label === "quote" ? "rule" : "model",
  rule: label.label === "quote" ? label.rule : null,
  claimType: label.label === "quote" ? null : "C9",
  loadedWords: [],
  evidence: [],
});

/**
 * Labels each sentence of a text opinion, claim or quote, with probabilities and reasons. Total and linear in the text.
 * Abstains on every sentence where the language is known and not English.
 * @param model a model, or the id of one of the registry; the one that ships unless told
 */
export const label = (input: LabelInput, model: string | OpinionModel = "fast"): Labels =>
  labelReading(input, readSentences(input), model);

/** The same of a text that is read already. */
export const labelReading = (
  input: LabelInput,
  reading: SentenceReading,
  model: string | OpinionModel,
): Labels => {
  const opinionModel = typeof model === "string" ? modelOf(model) : model;
  const scores = opinionModel.score(reading, input.isList === true);
  const labels = reading.views.map((view, i) =>
    combine(view, reading.votes[i]!, scores, i, scores.judges?.[i] ?? opinionModel),
  );
  const language = input.detectedLanguage.toLowerCase();
  const isEnglish = language === "und" || language === "" || language === "en" || language.startsWith("en-");
  return { quotes: reading.quotes, labels: isEnglish ? labels : labels.map(withheld) };
};
