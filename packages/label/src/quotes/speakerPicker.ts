/** Reads speakers from the start of a text to its end: who is picked for a stretch is told before the next. */
import type { Marked } from "./marks.ts";
import type { Cover, MarkSetting } from "./markSetting.ts";
import { labelledBy } from "./quoteKinds.ts";
import type { QuoteModels } from "./quoteModels.ts";
import type { FeatureSink } from "./quoteRanker.ts";
import { Resolver, type Resolved } from "./resolve.ts";
import type { Scene } from "./scene.ts";
import { cueOf, signedBy, trailingSpeaker } from "./speakers.ts";
import {
  AUTHOR,
  candidateFeatures,
  candidatesOf,
  leadingOf,
  NOBODY,
  nothingTold,
  type Candidates,
  type Told,
} from "./speakerEntities.ts";

const UNKNOWN: Resolved = {
  entity: -1,
  mention: -1,
  name: null,
  kind: null,
  why: "none:nobody in reach",
};

const UNNAMED: Resolved = { ...UNKNOWN, why: "none:pronoun" };

/** How sure a speaker is whom the frame of the marks states. */
const STATED = 0.95;

/** Who speaks a stretch. */
export interface Picked {
  /** The mention beside the marks that speaks, -1 for none. */
  readonly speaker: number;
  readonly who: Resolved;
  /** Token of the reporting verb, -1 for none. */
  readonly cue: number;
  readonly probability: number;
}

/** Sees each stretch before its speaker is picked: how the ranker of candidates is taught. */
export type Watch = (
  picker: SpeakerPicker,
  mark: Marked,
  setting: MarkSetting,
  candidates: Candidates,
) => void;

export class SpeakerPicker {
  readonly scene: Scene;
  private readonly models: Pick<QuoteModels, "speaker" | "antecedent" | "candidate">;
  /** Built for the first speaker: many a text has none. */
  private resolver: Resolver | null = null;
  private lead: ReadonlyArray<number> | null = null;
  /** Reports without marks, in order, and how many of them were told. */
  private readonly reports: ReadonlyArray<Cover>;
  private heard = 0;
  private readonly watch: Watch;
  readonly told: Told = nothingTold();

  constructor(
    scene: Scene,
    models: Pick<QuoteModels, "speaker" | "antecedent" | "candidate">,
    reports: ReadonlyArray<Cover>,
    watch: Watch = () => {},
  ) {
    this.scene = scene;
    this.models = models;
    this.reports = reports;
    this.watch = watch;
  }

  get people(): Resolver {
    this.resolver ??= new Resolver(this.scene, this.models.antecedent);
    return this.resolver;
  }

  get leading(): ReadonlyArray<number> {
    this.lead ??= leadingOf(this.people);
    return this.lead;
  }

  resolve(mention: number, previous: number): Resolved {
    return mention < 0 ? UNKNOWN : this.people.resolve(mention, previous);
  }

  /** Features of candidate `i` as who speaks a stretch. */
  features(out: FeatureSink, mark: Marked, setting: MarkSetting, candidates: Candidates, i: number): number {
    const { scene, people, told, leading } = this;
    return candidateFeatures(out, scene, people, mark, setting, told, candidates, i, leading);
  }

  /** Who speaks a stretch. */
  pick(mark: Marked, setting: MarkSetting): Picked {
    const { scene, models, people, told } = this;
    const { cueTail } = setting;
    const stated: ReadonlyArray<readonly [mention: number, cue: number]> = [
      [signedBy(scene, mark), -1],
      [trailingSpeaker(scene, setting), cueTail],
      [labelledBy(scene, mark), -1],
    ];
    for (const [speaker, cue] of stated)
      if (speaker >= 0)
        return { speaker, who: this.resolve(speaker, told.previous), cue, probability: STATED };
    this.hear(mark.first);
    const candidates = candidatesOf(models.speaker, scene, people, mark, setting, told, this.leading);
    this.watch(this, mark, setting, candidates);
    const { all } = candidates;
    const scorer = models.candidate;
    const odds = all.map((_, i) => scorer.odds(this.features(scorer, mark, setting, candidates, i)));
    let best = 0;
    for (let i = 1; i < all.length; i++) {
      const more = odds[i]! - odds[best]!;
      const mass = all[i]!.direct + all[i]!.pronoun - all[best]!.direct - all[best]!.pronoun;
      if (more > 0 || (more === 0 && mass > 0)) best = i;
    }
    // Texts where their own paper speaks are too few to learn it from.
    const author = all.findIndex(({ entity, direct }) => entity === AUTHOR && direct > 0.5);
    if (author >= 0) best = author;
    const sum = odds.reduce((total, odd) => total + Math.exp(odd - odds[best]!), 0);
    const one = all[best]!;
    const found = one.mention;
    const cue = cueOf(scene, setting, found);
    const probability = 1 / sum;
    if (one.entity === NOBODY) {
      const isUnnamed = one.pronoun > one.direct;
      const speaker = isUnnamed ? found : -1;
      return {
        speaker,
        who: isUnnamed ? UNNAMED : UNKNOWN,
        cue: cueOf(scene, setting, speaker),
        probability,
      };
    }
    if (one.entity === AUTHOR)
      return { speaker: found, who: this.resolve(found, told.previous), cue, probability };
    const entity = people.entities.all[one.entity]!;
    const at =
      found >= 0
        ? found
        : (entity.mentions.findLast((mention) => scene.mentions[mention]!.first < mark.first) ??
          entity.mentions[0]!);
    const named = one.named >= 0 ? one.named : at;
    const who =
      found >= 0 && !people.isOpen(found)
        ? this.resolve(found, told.previous)
        : people.named(one.entity, named);
    return { speaker: at, who, cue, probability };
  }

  /** Notes whose the last report before token `at` is. */
  private hear(at: number): void {
    const { reports, told } = this;
    let last = -1;
    while (this.heard < reports.length && reports[this.heard]!.cue[0] < at) {
      if (reports[this.heard]!.source >= 0) last = this.heard;
      this.heard++;
    }
    if (last < 0) return;
    const { entity } = this.people.resolve(reports[last]!.source, told.previous);
    if (entity < 0) return;
    told.reporter = entity;
    told.reported = reports[last]!.cue[0];
  }

  /** Notes who spoke a stretch. */
  spoke(who: Resolved, mark: Marked): void {
    const { told } = this;
    told.end = mark.last;
    if (who.entity < 0) return;
    told.spoke.set(who.entity, (told.spoke.get(who.entity) ?? 0) + 1);
    if (who.entity !== told.previous) told.earlier = told.previous;
    told.previous = who.entity;
    told.mention = who.mention;
  }
}
