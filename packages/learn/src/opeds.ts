import { ruleClassOf } from "@columnist/label/features";
import type { BlockKind, Label } from "@columnist/model";
import type { ReadData } from "./figures.ts";
import { readJsonLines, type GoldDocument, type GoldSentence } from "./gold.ts";
import { opedFolds } from "./opedFolds.ts";

const FILE = "opeds/opeds.jsonl";

interface RawSentence {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly para: number;
  readonly label: Label | null;
  readonly rule: string;
  readonly certainty: number;
  readonly second: string | null;
}

interface RawOped {
  readonly id: string;
  readonly source: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly sentences: ReadonlyArray<RawSentence>;
}

const isLabel = (word: string | null): word is Label =>
  word === "opinion" || word === "claim" || word === "quote";

/** The first paragraph is the headline where it is the document's title. */
const kindOf = ({ title, text }: RawOped, { start, end, para }: RawSentence): BlockKind =>
  para === 0 && title !== null && text.slice(start, end).trim() === title.trim() ? "headline" : "paragraph";

const sentenceOf = (oped: RawOped, raw: RawSentence): GoldSentence => ({
  id: raw.id,
  text: oped.text.slice(raw.start, raw.end),
  label: raw.label,
  nativeLabel: raw.rule,
  kind: kindOf(oped, raw),
  paragraph: raw.para,
  outlet: oped.source,
  agreement: null,
  second: isLabel(raw.second) ? raw.second : null,
  certainty: raw.label === null ? null : raw.certainty,
  ruleClass: raw.label === null ? -1 : ruleClassOf(raw.rule, raw.label),
});

/**
 * Op-eds labelled by the guideline, as documents of five folds by outlet and author. None where the data is not there.
 * Sentences that are none of the article (share bars, bylines) stand in their places without a label.
 */
export const readOpeds = (read: ReadData): ReadonlyArray<GoldDocument> => {
  const bytes = read(FILE);
  if (bytes === null) return [];
  const opeds = readJsonLines(bytes) as ReadonlyArray<RawOped>;
  const folds = opedFolds(
    opeds.map(({ id, source, url, sentences }) => ({ id, source, url, sentences: sentences.length })),
  );
  return opeds.map((oped) => ({
    id: oped.id,
    set: "opeds",
    sentences: oped.sentences.map((sentence) => sentenceOf(oped, sentence)),
    source: oped.id,
    fold: folds.get(oped.id)!,
  }));
};

/**
 * Other gold in the folds of the op-eds: editorials of Webis stand with the op-eds of their outlet, some of which are the
 * same texts. Without op-eds everything stays where it was.
 */
export const besideOpeds = (
  opeds: ReadonlyArray<GoldDocument>,
  others: ReadonlyArray<GoldDocument>,
): ReadonlyArray<GoldDocument> => {
  const foldOf = new Map(opeds.map(({ sentences, fold }) => [sentences[0]!.outlet, fold]));
  return others.map((document) =>
    document.set === "webis"
      ? { ...document, fold: foldOf.get(document.source.split("/")[0]!) ?? document.fold }
      : document,
  );
};
