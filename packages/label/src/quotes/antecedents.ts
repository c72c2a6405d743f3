/** Whom a pronoun means: entities named before it, ranked by gender, number, place and how often they were spoken of. */
import { IS } from "../kinds.ts";
import { genderOfPronoun, PLURAL, UNKNOWN } from "./genders.ts";
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

const genderAt = ({ mentions, tokens }: Scene, at: number): number =>
  genderOfPronoun(tokens.hashes[mentions[at]!.first]!);

/** Whom the pronoun `at` may mean: what fits it, the latest first. */
export const antecedentsOf = (
  scene: Scene,
  entities: Entities,
  at: number,
  gender: number = genderAt(scene, at),
): ReadonlyArray<Antecedent> => {
  const { mentions } = scene;
  const out: Array<Antecedent> = [];
  const seen = new Set<number>();
  for (let i = at - 1; i >= 0 && i >= at - REACH && out.length < MOST; i--) {
    const entity = entities.of[i]!;
    if (entity < 0 || seen.has(entity) || i === mentions[at]!.owner) continue;
    seen.add(entity);
    if (fit(entities.all[entity]!, gender) !== UNFIT) out.push({ entity, mention: i });
  }
  return out;
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
  gender: number = genderAt(scene, at),
): number => {
  let sum = 0;
  const { tokens, markOf } = scene;
  const pronoun = scene.mentions[at]!;
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

/** What a pronoun may mean, and how likely each is. */
export interface WeighedAntecedents {
  readonly candidates: ReadonlyArray<Antecedent>;
  /** Probability of each candidate; what they leave of one is nobody's. */
  readonly shares: ReadonlyArray<number>;
}

/** How likely each antecedent of the pronoun `at` is. */
export const weighAntecedents = (
  scorer: Scorer,
  scene: Scene,
  entities: Entities,
  at: number,
  previous: number,
): WeighedAntecedents => {
  const candidates = antecedentsOf(scene, entities, at);
  const none = scorer.odds(
    antecedentFeatures(scorer, scene, entities, at, null, Math.min(3, candidates.length), previous),
  );
  const odds = candidates.map((candidate, rank) =>
    scorer.odds(antecedentFeatures(scorer, scene, entities, at, candidate, rank, previous)),
  );
  const top = Math.max(none, ...odds);
  const powers = odds.map((odd) => Math.exp(odd - top));
  const sum = powers.reduce((total, power) => total + power, Math.exp(none - top));
  return { candidates, shares: powers.map((power) => power / sum) };
};

/** The likeliest antecedent of those weighed; null where nobody is likelier. */
export const likeliest = ({ candidates, shares }: WeighedAntecedents): Antecedent | null => {
  let best: Antecedent | null = null;
  let most = 1 - shares.reduce((total, share) => total + share, 0);
  shares.forEach((share, i) => {
    if (share <= most) return;
    most = share;
    best = candidates[i]!;
  });
  return best;
};
