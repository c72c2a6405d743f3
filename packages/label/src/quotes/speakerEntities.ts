/**
 * Who speaks a marked stretch, as people, bodies and documents rather than mentions: what its mentions around the marks say
 * for each, what was told of it before, and how much the text is about it. Nobody and the author are candidates too.
 */
import { subjectOf } from "./clauseSubjects.ts";
import type { Marked } from "./marks.ts";
import type { MarkSetting } from "./markSetting.ts";
import { pair, single, triple, type FeatureSink, type Scorer } from "./quoteRanker.ts";
import type { Resolver } from "./resolve.ts";
import { weighMentions } from "./speakers.ts";
import type { Scene } from "./scene.ts";

/** Candidates that are no entity. */
export const NOBODY = -1;
export const AUTHOR = -2;

/** Shares of mentions below this say nothing. */
const LEAST = 1e-3;
/** Entities by the marks that are ranked: the likeliest so many by their mentions. */
const MOST = 8;

/** One who may speak a stretch. */
export interface Candidate {
  /** Index of the entity; NOBODY or AUTHOR. */
  readonly entity: number;
  /** What mentions by name or noun around the marks, and pronouns there, say for it: sums of probabilities. */
  direct: number;
  pronoun: number;
  /** The likeliest of those mentions (a pronoun where that is it), -1 for none, and its share. */
  mention: number;
  share: number;
  /** Whether it is a pronoun: then the mention that it goes back to, else -1. */
  named: number;
}

/** What was told before a stretch. */
export interface Told {
  /** Entity that spoke last, and the one before it; -1 for nobody. */
  previous: number;
  earlier: number;
  /** The mention that named the last speaker; -1 for none. */
  mention: number;
  /** Where the last stretch that quotes somebody ended, as token; -1 for none. */
  end: number;
  /** Entity that is the source of the last report without marks, and its token; -1 for none. */
  reporter: number;
  reported: number;
  /** How often each entity spoke. */
  readonly spoke: Map<number, number>;
}

export const nothingTold = (): Told => ({
  previous: -1,
  earlier: -1,
  mention: -1,
  end: -1,
  reporter: -1,
  reported: -1,
  spoke: new Map(),
});

const candidateOf = (entity: number): Candidate => ({
  entity,
  direct: 0,
  pronoun: 0,
  mention: -1,
  share: 0,
  named: -1,
});

/** The candidates of one stretch, nobody first. */
export interface Candidates {
  readonly all: ReadonlyArray<Candidate>;
  /** Entities that are subjects: of the sentence before, of the verb of report before the stretch, of that after it, of what it stands in. */
  readonly subjects: ReadonlyArray<number>;
}

/** The first mention of a sentence that hangs on nothing and stands outside marks, -1 for none: what it is about. */
const openerOf = ({ mentions, mentionFrom, markOf, tokens }: Scene, sentence: number): number => {
  if (sentence < 0) return -1;
  const to = tokens.last[sentence]!;
  for (let i = mentionFrom[tokens.first[sentence]!]!; i < mentions.length && mentions[i]!.last <= to; i++) {
    const m = mentions[i]!;
    if (m.hangsOn < 0 && !m.possessive && markOf[m.first] === -1) return i;
  }
  return -1;
};

/** Whether the stretch names the entity: few speak of themselves by name. */
const namesItself = (
  { mentionFrom }: Scene,
  { first, last }: Marked,
  mentions: ReadonlyArray<number>,
): boolean => {
  const from = mentionFrom[first]!;
  const to = mentionFrom[last]!;
  return mentions.some((at) => at >= from && at < to);
};

/** Reads who may speak the stretch `mark`. */
export const candidatesOf = (
  mentionScorer: Scorer,
  scene: Scene,
  people: Resolver,
  mark: Marked,
  setting: MarkSetting,
  told: Told,
  leading: ReadonlyArray<number>,
): Candidates => {
  const { entities } = people;
  const weighed = weighMentions(mentionScorer, scene, entities, mark, setting, told.mention);
  const nobody = candidateOf(NOBODY);
  const author = candidateOf(AUTHOR);
  const byEntity = new Map<number, Candidate>();
  const of = (entity: number): Candidate => {
    if (entity === NOBODY) return nobody;
    if (entity === AUTHOR) return author;
    let found = byEntity.get(entity);
    if (found === undefined) byEntity.set(entity, (found = candidateOf(entity)));
    return found;
  };
  const take = (one: Candidate, share: number, mention: number, named: number): void => {
    if (named >= 0) one.pronoun += share;
    else one.direct += share;
    if (share <= one.share) return;
    one.share = share;
    one.mention = mention;
    one.named = named;
  };
  // "she said" of somebody who is not known: the mention speaks, and nobody is named.
  const unnamed = (share: number, mention: number): void => {
    nobody.pronoun += share;
    if (share <= nobody.share) return;
    nobody.share = share;
    nobody.mention = mention;
  };
  let rest = 1;
  weighed.candidates.forEach((at, i) => {
    const share = weighed.shares[i]!;
    rest -= share;
    if (share < LEAST) return;
    if (people.isOpen(at)) {
      const { candidates, shares } = people.weigh(at, told.previous);
      let left = 1;
      candidates.forEach(({ entity, mention }, j) => {
        left -= shares[j]!;
        if (share * shares[j]! >= LEAST) take(of(entity), share * shares[j]!, at, mention);
      });
      unnamed(share * left, at);
      return;
    }
    const who = people.resolve(at, told.previous);
    if (who.kind === "author") take(author, share, at, -1);
    else if (who.entity >= 0) take(of(who.entity), share, at, who.mention === at ? -1 : who.mention);
    else unnamed(share, at);
  });
  nobody.direct += Math.max(0, rest);
  const sentence = scene.tokens.ofToken[mark.first]!;
  const subjects = [
    sentence > 0 ? subjectOf(scene, scene.tokens.last[sentence - 1]! - 1) : -1,
    setting.subjectHead,
    setting.subjectTail,
    setting.subjectHere,
    openerOf(scene, sentence),
    openerOf(scene, sentence - 1),
  ].map((at) => (at < 0 ? -1 : people.resolve(at, told.previous).entity));
  const near = [...byEntity.values()].sort(
    (a, b) => b.direct + b.pronoun - a.direct - a.pronoun || a.entity - b.entity,
  );
  const kept = near.slice(0, MOST);
  const extra = [told.previous, told.earlier, told.reporter, ...subjects, ...leading];
  for (const entity of extra)
    if (entity >= 0 && !kept.some((one) => one.entity === entity)) kept.push(of(entity));
  if (author.direct > LEAST) kept.push(author);
  return { all: [nobody, ...kept], subjects };
};

/** The names that the text speaks of most: up to three, the most often named first. */
export const leadingOf = (people: Resolver): ReadonlyArray<number> => {
  const { all } = people.entities;
  return all
    .flatMap(({ isName, kind, mentions }, i) =>
      isName && kind !== "document" && mentions.length > 2 ? [i] : [],
    )
    .sort((a, b) => all[b]!.mentions.length - all[a]!.mentions.length || a - b)
    .slice(0, 3);
};

const few = (n: number): number => (n < 0 ? 9 : n < 4 ? n : n < 7 ? 4 : n < 12 ? 5 : 6);
const step = (p: number): number => {
  const q = Math.min(0.995, Math.max(0.001, p));
  return Math.round(Math.log(q / (1 - q)) * 1.2);
};
const KIND_NUMBER = { person: 1, group: 2, document: 3, unnamed: 4, author: 5 };

/** Features of candidate `i` as who speaks `mark`. */
export const candidateFeatures = (
  out: FeatureSink,
  scene: Scene,
  people: Resolver,
  mark: Marked,
  setting: MarkSetting,
  told: Told,
  { all, subjects }: Candidates,
  i: number,
  leading: ReadonlyArray<number>,
): number => {
  let sum = 0;
  const { tokens, mentionFrom } = scene;
  const one = all[i]!;
  const p = one.direct + one.pronoun;
  let best = 0;
  for (let j = 0; j < all.length; j++)
    if (j !== i && all[j]!.direct + all[j]!.pronoun > best) best = all[j]!.direct + all[j]!.pronoun;
  const cues = (setting.cueHead >= 0 ? 1 : 0) + (setting.cueTail >= 0 ? 2 : 0);
  const whole = (setting.sentenceStart ? 1 : 0) + (setting.sentenceEnd ? 2 : 0);
  const frame = cues * 4 + whole;
  const near =
    told.end < 0
      ? 5
      : tokens.paragraph[told.end - 1] === tokens.paragraph[mark.first]
        ? Math.min(2, tokens.ofToken[mark.first]! - tokens.ofToken[told.end - 1]!)
        : 2 + Math.min(2, tokens.paragraph[mark.first]! - tokens.paragraph[told.end - 1]!);
  const what = one.entity >= 0 ? KIND_NUMBER[people.entities.all[one.entity]!.kind] : -one.entity + 10;
  const margin = step(p / (p + best + 1e-6));
  sum += out.add(pair(800, step(p), what < 11 ? 0 : what));
  sum += out.add(pair(801, margin, what < 11 ? 0 : what));
  sum += out.add(pair(802, what, frame));
  sum += out.add(triple(803, margin, frame, what < 11 ? 0 : what));
  if (one.entity < 0) {
    sum += out.add(triple(804, what, near, whole));
    sum += out.add(triple(805, what, step(one.direct), cues));
    sum += out.add(triple(806, what, step(one.pronoun), cues));
    return sum;
  }
  const entity = people.entities.all[one.entity]!;
  const here = mentionFrom[mark.first]!;
  let low = 0;
  let high = entity.mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entity.mentions[middle]! < here) low = middle + 1;
    else high = middle;
  }
  const before = low;
  const latest = low > 0 ? entity.mentions[low - 1]! : -1;
  const gap = latest < 0 ? -1 : tokens.ofToken[mark.first]! - tokens.ofToken[scene.mentions[latest]!.first]!;
  const isPrevious = told.previous === one.entity ? 1 : 0;
  const isEarlier = told.earlier === one.entity ? 1 : 0;
  const isReporter =
    told.reporter === one.entity ? 1 + few(tokens.ofToken[mark.first]! - tokens.ofToken[told.reported]!) : 0;
  let subject = 0;
  for (let j = 0; j < subjects.length; j++) if (subjects[j] === one.entity) subject |= 1 << j;
  const lead = leading.indexOf(one.entity) + 1;
  const place = few(gap);
  const spoke = few(told.spoke.get(one.entity) ?? 0);
  const apart = told.end < 0 ? 9 : Math.min(8, Math.max(0, mark.first - told.end));
  const own = namesItself(scene, mark, entity.mentions) ? 1 : 0;
  sum += out.add(triple(840, spoke, isPrevious, cues));
  sum += out.add(triple(841, spoke, margin, isPrevious));
  sum += out.add(triple(842, isPrevious, apart, whole));
  sum += out.add(triple(843, own, what, isPrevious));
  sum += out.add(triple(844, own, margin, entity.isName ? 1 : 0));
  sum += out.add(single(810, what));
  sum += out.add(triple(811, isPrevious, near, whole));
  sum += out.add(triple(812, isPrevious, near, margin));
  sum += out.add(triple(813, isPrevious, near, frame));
  sum += out.add(triple(814, isReporter, isPrevious, cues));
  sum += out.add(triple(815, isReporter, margin, 0));
  sum += out.add(triple(816, subject, margin, cues));
  sum += out.add(triple(817, subject, whole, cues));
  sum += out.add(triple(818, lead, margin, 0));
  sum += out.add(triple(819, lead, isPrevious, cues));
  sum += out.add(triple(820, few(before), place, 0));
  sum += out.add(triple(821, few(entity.mentions.length), what, entity.isName ? 1 : 0));
  sum += out.add(triple(822, place, margin, 0));
  sum += out.add(triple(823, place, cues, what));
  sum += out.add(triple(824, isEarlier, isPrevious, near));
  sum += out.add(triple(825, step(one.direct), step(one.pronoun), 0));
  sum += out.add(triple(826, what, entity.isName ? 1 : 0, margin));
  sum += out.add(triple(827, entity.gender, what, cues));
  sum += out.add(triple(828, place, subject, isPrevious));
  if (one.mention >= 0) {
    const m = scene.mentions[one.mention]!;
    const type = m.kind * 2 + (m.possessive ? 1 : 0);
    sum += out.add(triple(830, type, margin, m.first < mark.first ? 1 : 0));
    sum += out.add(triple(831, type, m.hangsOn >= 0 ? 1 : 0, cues));
  } else sum += out.add(triple(832, whole, cues, near));
  return sum;
};
