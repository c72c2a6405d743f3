import { label, type OpinionModel } from "@columnist/label";
import { inputOf } from "./encode.ts";
import type { GoldDocument, GoldSentence } from "./gold.ts";
import type { Outcome } from "./labelFigures.ts";

/** A judged sentence with what it says. */
export interface JudgedSentence extends Outcome {
  readonly sentence: GoldSentence;
}

const CLASS_OF: Readonly<Record<string, number>> = { opinion: 0, claim: 1, quote: 2 };

/**
 * What models say of the labelled sentences of some documents.
 * @param reading of whole documents, or of each sentence with nothing around it
 * @param modelOf a model that has not seen the document
 * @param classes 2: what is taken for a quote counts as claim, gold quotes are left out; 3: quotes are a class
 */
export const judgeSets = (
  documents: ReadonlyArray<GoldDocument>,
  reading: "whole" | "alone",
  modelOf: (document: GoldDocument) => OpinionModel,
  classes: 2 | 3,
): ReadonlyArray<JudgedSentence> =>
  documents.flatMap((document) => {
    const parts =
      reading === "whole" ? [document.sentences] : document.sentences.map((sentence) => [sentence]);
    return parts.flatMap((part) => {
      if (part.every((sentence) => (CLASS_OF[sentence.label ?? ""] ?? classes) >= classes)) return [];
      const { labels } = label({ ...inputOf(part), detectedLanguage: "en", genre: null }, modelOf(document));
      return part.flatMap((sentence, i): ReadonlyArray<JudgedSentence> => {
        const gold = CLASS_OF[sentence.label ?? ""] ?? classes;
        if (gold >= classes) return [];
        const { label: given, pOpinion, confidence } = labels[i]!;
        const isOpinion = given === "opinion";
        return [
          {
            sentence,
            gold,
            given: classes === 3 ? CLASS_OF[given]! : isOpinion ? 0 : 1,
            confidence: classes === 3 ? confidence : isOpinion ? pOpinion : 1 - pOpinion,
            group: document.id,
          },
        ];
      });
    });
  });
