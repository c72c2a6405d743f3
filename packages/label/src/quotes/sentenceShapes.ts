/** What stands in each sentence: whose each word is, which quotes and reports reach into it. */
import type { SegmentedArticle } from "@columnist/model";
import { NUMBER, STOP, WORD } from "../kinds.ts";
import type { Indirect } from "./attribution.ts";
import type { Draft } from "./quoteDraft.ts";
import type { Scene } from "./scene.ts";
import { LAWS } from "./reportFeatures.ts";
import type { SentenceShape } from "./sentenceFeatures.ts";
import { stanceOf, type Stance } from "./stance.ts";

/** A sentence as the gate sees it. */
export interface GateSentence {
  readonly shape: SentenceShape;
  readonly stance: Stance;
  /** Quotes that reach into it, and those of them that hold somebody's words and are not inside another. */
  readonly drafts: ReadonlyArray<number>;
  readonly spoken: ReadonlyArray<number>;
  /** Where any marks have closed: 1 in marks that quote, 2 in other marks, 4 in reports; a byte a token. */
  readonly laid: Uint8Array;
  /** What is reported is what a law says: no view of anybody (guideline C3). */
  readonly isLaw: boolean;
}

/** What a visit made of a sentence, for the next one. */
export const BEFORE = { author: 0, source: 1, quote: 2, parted: 4 } as const;

export const isSpoken = (draft: Draft): boolean =>
  (draft.kind === "direct" || draft.kind === "mixed") && !draft.doubled;

/** Not in another stretch of marks: alone, or a part of reported content. */
export const isOutermost = (drafts: ReadonlyArray<Draft>, draft: Draft): boolean =>
  draft.parent < 0 || drafts[draft.parent]!.kind === "indirect";

/** Whose word each token is: 1 in marks that quote, 2 in other marks, 4 reported without marks. */
const layTokens = (scene: Scene, drafts: ReadonlyArray<Draft>): Uint8Array => {
  const laid = new Uint8Array(scene.tokens.count);
  for (const draft of drafts) {
    if (!isOutermost(drafts, draft)) continue;
    const bit = isSpoken(draft) ? 1 : draft.kind === "indirect" ? 4 : 2;
    for (const [first, last] of draft.pieces) for (let i = first; i < last; i++) laid[i]! |= bit;
  }
  return laid;
};

const NO_DRAFTS: ReadonlyArray<number> = [];

/** Quotes of each sentence, ascending. */
const layDrafts = (scene: Scene, drafts: ReadonlyArray<Draft>): ReadonlyArray<ReadonlyArray<number>> => {
  const out: Array<Array<number> | undefined> = Array.from({ length: scene.tokens.first.length });
  drafts.forEach((draft, id) => {
    for (const [first, last] of draft.pieces) {
      let from = scene.tokens.ofToken[first]!;
      for (let i = first; from < 0 && i < last; i++) from = scene.tokens.ofToken[i]!;
      if (from < 0) continue;
      for (let s = from; s < out.length && scene.tokens.first[s]! < last; s++) {
        const list = (out[s] ??= []);
        if (list.at(-1) !== id) list.push(id);
      }
    }
  });
  return out.map((list) => list ?? NO_DRAFTS);
};

/** The first direct quote, else the first of all. */
const mainOf = (drafts: ReadonlyArray<Draft>, spoken: ReadonlyArray<number>): Draft | null =>
  drafts[spoken.find((id) => drafts[id]!.kind === "direct") ?? spoken[0]!] ?? null;

const STANCES: ReadonlyArray<Stance> = [null, "R1", "R2", "R3", "R4"];

const endsInStop = (scene: Scene, first: number, last: number): boolean => {
  for (let i = last - 1; i >= first && i >= last - 3; i--) if (scene.tokens.kinds[i] === STOP) return true;
  return false;
};

const isLaw = (scene: Scene, report: Indirect | undefined): boolean =>
  report !== undefined &&
  report.source >= 0 &&
  LAWS.has(scene.tokens.hashes[scene.mentions[report.source]!.head]!);

/** The likeliest report of each sentence, as index; -1 for none. */
const bestReports = (scene: Scene, reports: ReadonlyArray<Indirect>): Int32Array => {
  const best = new Int32Array(scene.tokens.first.length).fill(-1);
  reports.forEach((report, i) => {
    const s = scene.tokens.ofToken[report.setting.cue]!;
    if (s >= 0 && (best[s]! < 0 || reports[best[s]!]!.odds < report.odds)) best[s] = i;
  });
  return best;
};

/** Visits the sentences in order; `visit` says with `BEFORE` what one is, which the next one sees. */
export const eachSentence = (
  scene: Scene,
  drafts: ReadonlyArray<Draft>,
  reports: ReadonlyArray<Indirect>,
  { blocks, sentences }: Pick<SegmentedArticle, "blocks" | "sentences">,
  visit: (sentence: GateSentence, s: number) => number,
): void => {
  const laid = layTokens(scene, drafts);
  const lists = layDrafts(scene, drafts);
  const best = bestReports(scene, reports);
  const { kinds, first: firsts, last: lasts, paragraph } = scene.tokens;
  let block = 0;
  let before: number = BEFORE.author;
  for (let s = 0; s < lists.length; s++) {
    const start = sentences.starts[s]!;
    while (block < blocks.length && blocks[block]!.end <= start) block++;
    const kind = blocks[block]?.kind ?? "paragraph";
    const first = firsts[s]!;
    const last = lasts[s]!;
    let words = 0;
    let quoted = 0;
    let marked = 0;
    let reported = 0;
    for (let i = first; i < last; i++) {
      if (kinds[i] !== WORD && kinds[i] !== NUMBER) continue;
      words++;
      const bit = laid[i]!;
      if ((bit & 3) !== 0) marked++;
      if ((bit & 1) !== 0) quoted++;
      if ((bit & 5) !== 0) reported++;
    }
    const list = lists[s]!;
    // Most sentences have none.
    const spoken =
      list.length === 0
        ? NO_DRAFTS
        : list.filter((id) => isSpoken(drafts[id]!) && isOutermost(drafts, drafts[id]!));
    const main = spoken.length === 0 ? null : mainOf(drafts, spoken);
    const fresh = s > 0 && paragraph[first] === paragraph[firsts[s - 1]!];
    const stance = stanceOf(scene, drafts, { first, last, drafts: list }, fresh && before === BEFORE.source);
    const report = best[s]! < 0 ? undefined : reports[best[s]!]!;
    const shape: SentenceShape = {
      first,
      last,
      words,
      quoted,
      marked,
      reported,
      main,
      isTitle:
        kind === "headline" || kind === "standfirst" || kind === "heading" || !endsInStop(scene, first, last),
      odds: report?.odds ?? -9,
      cue: report?.setting.cue ?? -1,
      side: report?.side ?? 0,
      before: before + (fresh ? 0 : BEFORE.parted),
      stance: STANCES.indexOf(stance),
    };
    before = visit({ shape, stance, drafts: list, spoken, laid, isLaw: isLaw(scene, report) }, s);
  }
};
