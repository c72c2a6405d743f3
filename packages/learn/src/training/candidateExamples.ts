/** Examples for the ranker of people, bodies and documents: who of them speaks a stretch of marks, as a reader comes to it. */
import {
  AUTHOR,
  Features,
  readDrafts,
  type Candidates,
  type Entities,
  type Marked,
  type QuoteModels,
  type Scene,
} from "@columnist/label/quote-parts";
import { entityTest, goldOfArticle } from "./markGold.ts";
import type { GoldArticle } from "./polnear.ts";
import type { RankExample } from "./rankFit.ts";
import type { ReadOped } from "./readOped.ts";
import { isAuthorName } from "./speakerNames.ts";

type Test = (candidate: Candidates["all"][number], people: Entities) => boolean;

/** Reads a text with models that have not seen it; `goldOf` gives who speaks a stretch of marks, null where that teaches nothing. */
const addRows = (
  scene: Scene,
  models: QuoteModels,
  goldOf: (mark: Marked) => Test | null,
  out: Array<RankExample>,
): void => {
  const features = new Features();
  readDrafts(models, scene, (picker, mark, setting, candidates) => {
    const test = goldOf(mark);
    if (test === null) return;
    const right: Array<number> = [];
    const rows = candidates.all.map((candidate, i) => {
      if (test(candidate, picker.people.entities)) right.push(i);
      picker.features(features, mark, setting, candidates, i);
      return features.take();
    });
    // Out of reach, or not named: nobody.
    out.push({ rows, right: right.length > 0 ? right : [0] });
  });
};

/** Adds what an op-ed teaches: its speakers are names. */
export const addOpedCandidates = (
  { document, scene }: ReadOped,
  models: QuoteModels,
  out: Array<RankExample>,
): void => {
  addRows(
    scene,
    models,
    (mark) => {
      const gold = document.quotes.find(({ start }) => mark.start <= start && start < mark.end);
      if (gold === undefined || (gold.kind !== "direct" && gold.kind !== "mixed")) return null;
      const { speaker } = gold;
      if (speaker === null) return () => false;
      if (isAuthorName(speaker)) return ({ entity }) => entity === AUTHOR;
      let isEntity: ((entity: number) => boolean) | undefined;
      return ({ entity }, entities) => {
        isEntity ??= entityTest(entities, speaker);
        return entity >= 0 && isEntity(entity);
      };
    },
    out,
  );
};

/** Adds what an article of PolNeAR teaches: its speakers are spans, so whoever its mention there may mean is right. */
export const addArticleCandidates = (
  article: GoldArticle,
  scene: Scene,
  models: QuoteModels,
  out: Array<RankExample>,
): void => {
  const goldOf = goldOfArticle(article, scene);
  addRows(
    scene,
    models,
    (mark) => {
      const { quotes, isSpeaker } = goldOf(mark);
      return quotes === true && isSpeaker !== null
        ? ({ mention }) => mention >= 0 && isSpeaker(mention)
        : null;
    },
    out,
  );
};
