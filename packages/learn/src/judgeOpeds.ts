import { label, type OpinionModel } from "@columnist/label";
import { ruleClassOf } from "@columnist/label/features";
import { baseline } from "./baseline.ts";
import { inputOf } from "./encode.ts";
import type { GoldDocument, GoldSentence } from "./gold.ts";
import type { JudgedOped } from "./opedFigures.ts";

const LABELS = ["opinion", "claim", "quote"] as const;

const goldOf = (sentence: GoldSentence, document: GoldDocument) => ({
  gold: sentence.label!,
  second: sentence.second ?? null,
  certainty: sentence.certainty ?? 0,
  goldRule: sentence.ruleClass ?? -1,
  group: document.id,
});

/**
 * What a labeller says of each labelled sentence of some documents, read whole.
 * @param modelOf the model that judges a document: one that has not seen it, where the figures are to mean something
 */
export const judgeOpeds = (
  documents: ReadonlyArray<GoldDocument>,
  modelOf: (document: GoldDocument) => OpinionModel,
): ReadonlyArray<JudgedOped> =>
  documents.flatMap((document) => {
    const input = { ...inputOf(document.sentences), detectedLanguage: "en", genre: null };
    const { labels } = label(input, modelOf(document));
    return document.sentences.flatMap((sentence, i): ReadonlyArray<JudgedOped> => {
      if (sentence.label === null) return [];
      const { label: given, rule, confidence, abstain } = labels[i]!;
      const givenRule = rule === null ? null : ruleClassOf(rule, given);
      return [{ ...goldOf(sentence, document), given, givenRule, confidence, abstains: abstain }];
    });
  });

/**
 * The same from the baseline, fitted on the documents of the other folds: it names no rule and abstains on nothing.
 * @param told judgements of the same documents that say what is a quote, so that the baseline need not know marks; null:
 * the baseline tells quotes by their words too
 */
export const judgeByBaseline = (
  documents: ReadonlyArray<GoldDocument>,
  told: ReadonlyArray<JudgedOped> | null,
): ReadonlyArray<JudgedOped> => {
  const labelled = documents
    .flatMap((document) =>
      document.sentences
        .filter(({ label: gold }) => gold !== null)
        .map((sentence) => ({ document, sentence })),
    )
    .map((row, i) => ({ ...row, quote: told?.[i]?.given === "quote" ? told[i]! : null }));
  const classes = told === null ? 3 : 2;
  return [...new Set(documents.map(({ fold }) => fold))].flatMap((fold) => {
    const fitted = labelled.filter(
      ({ document, sentence }) => document.fold !== fold && LABELS.indexOf(sentence.label!) < classes,
    );
    const asked = labelled.filter(({ document }) => document.fold === fold);
    const answers = baseline(
      fitted.map(({ sentence }) => sentence.text),
      fitted.map(({ sentence }) => LABELS.indexOf(sentence.label!)),
      classes,
      asked.map(({ sentence }) => sentence.text),
    );
    return asked.map(({ document, sentence, quote }, i): JudgedOped => ({
      ...goldOf(sentence, document),
      given: quote === null ? LABELS[answers[i]!.given]! : "quote",
      givenRule: null,
      confidence: quote === null ? Math.max(...answers[i]!.probabilities) : quote.confidence,
      abstains: false,
    }));
  });
};
