/** What gold says of a stretch of marks: PolNeAR by spans, op-eds by names. */
import { FIRST_PERSON, type Entities, type Marked, type Scene } from "@columnist/label/quote-parts";
import type { MarkGold } from "./markExamples.ts";
import type { Oped } from "./quotedOpeds.ts";
import type { GoldArticle } from "./polnear.ts";
import { isSourceHead } from "./sourceHeads.ts";
import { isAuthorName, isShortForm, plainName } from "./speakerNames.ts";

/** What PolNeAR says of a stretch of marks: its sources are spans, of which what hangs on the head is not who speaks. */
export const goldOfArticle =
  (article: GoldArticle, scene: Scene) =>
  (mark: Marked): MarkGold => {
    const gold = article.quotes.find((quote) => quote.start < mark.end - 1 && quote.end > mark.start + 1);
    if (gold === undefined) return { quotes: false, isSpeaker: null, isEntity: null };
    const spans = gold.speaker === undefined ? [] : [gold.speaker, ...(gold.speaker_more ?? [])];
    return {
      quotes: true,
      isSpeaker: (at) => isSourceHead(scene, at, spans),
      isEntity: null,
    };
  };

/** Whether an entity is who the gold names: by its whole name where some entity has that, else by a short form. */
export const entityTest = (entities: Entities, name: string): ((entity: number) => boolean) => {
  const exact = new Set<number>();
  const short = new Set<number>();
  entities.all.forEach((entity, i) => {
    if (plainName(entities.nameOf(entity)) === plainName(name)) exact.add(i);
    else if (isShortForm(entities.nameOf(entity), name)) short.add(i);
  });
  const right = exact.size > 0 ? exact : short;
  return (entity) => right.has(entity);
};

/** What an op-ed's gold says of a stretch: its speakers are names. */
export const goldOfOped =
  (document: Oped) =>
  (mark: Marked, entities: Entities): MarkGold => {
    const gold = document.quotes.find(({ start }) => mark.start <= start && start < mark.end);
    if (gold === undefined) return { quotes: null, isSpeaker: null, isEntity: null };
    const { speaker } = gold;
    const quotes = gold.kind === "direct" || gold.kind === "mixed";
    if (speaker === null) return { quotes, isSpeaker: null, isEntity: null };
    const isEntity = entityTest(entities, speaker);
    const { scene } = entities;
    return {
      quotes,
      isEntity,
      isSpeaker: (at) =>
        isAuthorName(speaker)
          ? (scene.mentions[at]!.bits & FIRST_PERSON) !== 0
          : entities.of[at]! >= 0 && isEntity(entities.of[at]!),
    };
  };
