/** Examples for the rankers of marks: what they are for, who speaks, whom a pronoun means. */
import {
  antecedentFeatures,
  antecedentsOf,
  cueBeside,
  Entities,
  Features,
  kindFeatures,
  lastOf,
  layCover,
  PRONOUN,
  settingOf,
  shapeOf,
  speakerCandidates,
  speakerFeatures,
  type Cover,
  type Marked,
  type Scene,
} from "@columnist/label/quote-parts";
import type { RankExample } from "./rankFit.ts";

/** What gold says of a stretch of marks. */
export interface MarkGold {
  /** It holds somebody's words; null where the gold does not know the stretch. */
  readonly quotes: boolean | null;
  /** Whether a mention is who speaks; null where nobody is named. */
  readonly isSpeaker: ((mention: number) => boolean) | null;
  /** Whether an entity is; null where the gold has no names. */
  readonly isEntity: ((entity: number) => boolean) | null;
}

export interface MarkExamples {
  readonly kinds: Array<RankExample>;
  readonly speakers: Array<RankExample>;
  readonly antecedents: Array<RankExample>;
}

/** Adds what the pronoun `at` means; nothing where it has nobody to mean. */
export const addAntecedent = (
  scene: Scene,
  entities: Entities,
  at: number,
  previous: number,
  isEntity: (entity: number) => boolean,
  out: Array<RankExample>,
): boolean => {
  const features = new Features();
  const candidates = antecedentsOf(scene, entities, at);
  antecedentFeatures(features, scene, entities, at, null, Math.min(3, candidates.length), previous);
  const rows = [features.take()];
  const right: Array<number> = [];
  candidates.forEach((candidate, rank) => {
    antecedentFeatures(features, scene, entities, at, candidate, rank, previous);
    if (isEntity(candidate.entity)) right.push(rows.length);
    rows.push(features.take());
  });
  if (right.length > 0) out.push({ rows, right });
  return right.length > 0;
};

/** Adds the examples of one text. `gold` says what it knows of a stretch. */
export const addMarkExamples = (
  scene: Scene,
  reports: ReadonlyArray<Cover>,
  gold: (mark: Marked, entities: Entities) => MarkGold,
  out: MarkExamples,
): void => {
  const features = new Features();
  const entities = new Entities(scene);
  let previous = -1;
  let last: Marked | undefined;
  let wasSpoken = false;
  const cover = layCover(scene, reports);
  for (const mark of scene.marks) {
    if (mark.parent >= 0) continue;
    const { quotes, isSpeaker, isEntity } = gold(mark, entities);
    if (quotes === null) continue;
    const setting = settingOf(scene, mark, reports, cover);
    kindFeatures(features, scene, mark, setting, shapeOf(scene, mark), lastOf(scene, mark, last, wasSpoken));
    last = mark;
    wasSpoken = quotes;
    out.kinds.push({ rows: [new Int32Array(0), features.take()], right: [quotes ? 1 : 0] });
    if (!quotes || isSpeaker === null) continue;
    const candidates = speakerCandidates(scene, mark, setting.source, previous);
    speakerFeatures(features, scene, entities, mark, setting, -1, 0, previous);
    const rows = [features.take()];
    const right: Array<number> = [];
    const pronouns: Array<number> = [];
    let before = 0;
    let after = 0;
    for (const at of candidates) {
      const m = scene.mentions[at]!;
      const rank = m.first < mark.first ? before++ : after++;
      speakerFeatures(features, scene, entities, mark, setting, at, rank, previous);
      if (isSpeaker(at)) right.push(rows.length);
      else if (isEntity !== null && m.kind === PRONOUN && isBeside(scene, setting, at)) pronouns.push(at);
      rows.push(features.take());
    }
    // A pronoun beside the verb of report speaks where it can mean who does: names farther off are only named.
    if (isEntity !== null)
      for (const at of pronouns)
        if (
          addAntecedent(
            scene,
            entities,
            at,
            previous < 0 ? -1 : entities.of[previous]!,
            isEntity,
            out.antecedents,
          )
        ) {
          right.length = 0;
          right.push(candidates.indexOf(at) + 1);
          break;
        }
    const first = right[0];
    if (first !== undefined) {
      const picked = candidates[first - 1]!;
      previous =
        scene.mentions[picked]!.kind !== PRONOUN || isEntity === null
          ? picked
          : (antecedentsOf(scene, entities, picked).find(({ entity }) => isEntity(entity))?.mention ??
            picked);
    }
    // A speaker out of reach is nobody in reach.
    out.speakers.push({ rows, right: first === undefined ? [0] : right });
  }
};

const isBeside = (scene: Scene, setting: ReturnType<typeof settingOf>, at: number): boolean => {
  const { cue } = cueBeside(scene, scene.mentions[at]!);
  return cue >= 0 && (cue === setting.cueHead || cue === setting.cueTail);
};
