/** Whom a pronoun means: entities named before it, ranked by gender, number, place and how often they were spoken of. */
import { IS } from "../kinds.ts";
import { FEMALE, genderOfPronoun, MALE, PLURAL, UNKNOWN } from "./genders.ts";
import type { Entities, Entity } from "./entities.ts";
import { pair, single, triple, type FeatureSink, type Scorer } from "./quoteRanker.ts";
import type { Scene } from "./scene.ts";

/** Entities that are asked, the latest first, and mentions looked through for them. */
const MOST = 10;
const REACH = 70;

/** An entity that a pronoun may mean, by its latest mention before it. */
export interface Antecedent {
  readonly entity: number;
  readonly mention: number;
}

const FIT = 1;
const OPEN = 2;
const UNFIT = 0;

/** Whether an entity can be what a pronoun of some gender or number means. */
const fit = (entity: Entity, gender: number): number => {
  const { kind, isName, role } = entity;
  if (!isName && role === 0 && kind !== "document") return UNFIT;
  const isOne = kind === "person" || (!isName && (role & IS.person) !== 0 && entity.gender !== PLURAL);
  if (gender === PLURAL) return entity.gender === PLURAL ? FIT : isOne ? UNFIT : OPEN;
  if (gender === UNKNOWN) return isOne || entity.gender === PLURAL ? UNFIT : FIT;
  if (!isOne) return UNFIT;
  return entity.gender === UNKNOWN ? OPEN : entity.gender === gender ? FIT : UNFIT;
};

/** Whom the pronoun `at` may mean: what fits it, the latest first. */
export const antecedentsOf = (scene: Scene, entities: Entities, at: number): ReadonlyArray<Antecedent> => {
  const { mentions, tokens } = scene;
  const gender = genderOfPronoun(tokens.hashes[mentions[at]!.first]!);
  const out: Array<Antecedent> = [];
  const seen = new Set<number>();
  for (let i = at - 1; i >= 0 && i >= at - REACH && out.length < MOST; i--) {
    const entity = entities.of[i]!;
    if (entity < 0 || seen.has(entity) || i === mentions[at]!.owner) continue;
    seen.add(entity);
    if (fit(entities.all[entity]!, gender) !== UNFIT) out.push({ entity, mention: i });
  }
  // One who is known to be a woman is "she" before one of whom nothing is known.
  const sure = out.filter(({ entity }) => fit(entities.all[entity]!, gender) === FIT);
  return sure.length > 0 && (gender === MALE || gender === FEMALE) ? sure : out;
};

const few = (n: number): number => (n < 4 ? n : n < 7 ? 4 : n < 12 ? 5 : 6);

/** At the head of a sentence or right before a verb of report: the likeliest thing for a later pronoun. */
const isSubject = (scene: Scene, i: number): boolean => {
  const { tokens } = scene;
  const m = scene.mentions[i]!;
  if (m.possessive || m.hangsOn >= 0) return false;
  const sentence = tokens.ofToken[m.first]!;
  if (sentence >= 0 && m.outer - tokens.first[sentence]! < 2) return true;
  return m.full < tokens.count && ((tokens.is[m.full] ?? 0) & (IS.cueVerb | IS.auxiliary)) !== 0;
};

/** Features of an entity (null for nobody) as what the pronoun `at` means; `previous` is who spoke last, as entity. */
export const antecedentFeatures = (
  out: FeatureSink,
  scene: Scene,
  entities: Entities,
  at: number,
  candidate: Antecedent | null,
  rank: number,
  previous: number,
): number => {
  let sum = 0;
  const { tokens, markOf } = scene;
  const pronoun = scene.mentions[at]!;
  const gender = genderOfPronoun(tokens.hashes[pronoun.first]!);
  if (candidate === null) {
    sum += out.add(pair(700, gender, rank));
    sum += out.add(pair(701, gender, previous < 0 ? 0 : 1));
    return sum;
  }
  const entity = entities.all[candidate.entity]!;
  const m = scene.mentions[candidate.mention]!;
  const how = fit(entity, gender);
  const kind = (entity.kind === "person" ? 1 : entity.kind === "unnamed" ? 2 : 3) + (entity.isName ? 4 : 0);
  const here = tokens.ofToken[pronoun.first]!;
  const gap = few(here - tokens.ofToken[m.first]!);
  const paragraphs = few(tokens.paragraph[pronoun.first]! - tokens.paragraph[m.first]!);
  const inMarks = markOf[m.first] === -1 ? 0 : 1;
  // "The tenant, Berta Cole, wrote": what stands beside a subject is one.
  const beside = candidate.mention - 1;
  const isApposed = beside >= 0 && entities.of[beside] === candidate.entity && isSubject(scene, beside);
  const subject = isApposed || isSubject(scene, candidate.mention) ? 1 : 0;
  const place = subject + (m.hangsOn >= 0 ? 2 : 0) + (m.possessive ? 4 : 0) + inMarks * 8;
  let count = 0;
  for (const one of entity.mentions) {
    if (one >= at || count >= 12) break;
    count++;
  }
  const spoke = previous < 0 ? 2 : previous === candidate.entity ? 1 : 0;
  sum += out.add(single(709, gender));
  sum += out.add(triple(710, gender, how, kind));
  sum += out.add(triple(711, gender, rank, how));
  sum += out.add(pair(712, gap, rank));
  sum += out.add(triple(713, gap, place, how));
  sum += out.add(triple(714, paragraphs, spoke, how));
  sum += out.add(triple(715, few(count), kind, how));
  sum += out.add(triple(716, place, rank, gender));
  sum += out.add(triple(717, spoke, gap, gender));
  sum += out.add(triple(718, spoke, subject, inMarks));
  sum += out.add(pair(719, few(count), gap));
  sum += out.add(triple(720, kind, place, gender));
  return sum;
};

/** The likeliest antecedent of the pronoun `at`; null for nobody that is sure enough. */
export const pickAntecedent = (
  scorer: Scorer,
  scene: Scene,
  entities: Entities,
  at: number,
  previous: number,
): Antecedent | null => {
  const candidates = antecedentsOf(scene, entities, at);
  let best: Antecedent | null = null;
  let top = scorer.odds(
    antecedentFeatures(scorer, scene, entities, at, null, Math.min(3, candidates.length), previous),
  );
  candidates.forEach((candidate, rank) => {
    const odds = scorer.odds(antecedentFeatures(scorer, scene, entities, at, candidate, rank, previous));
    if (odds > top) {
      top = odds;
      best = candidate;
    }
  });
  return best;
};
