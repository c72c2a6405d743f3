/** The quotes of a text, and what they say of each sentence. */
import type { Quote, SegmentedArticle, SentenceQuotes } from "@columnist/model";
import { readIndirect, sureReports, type Indirect } from "./attribution.ts";
import type { Marked } from "./marks.ts";
import type { Draft } from "./quoteDraft.ts";
import { gateSentences } from "./quoteGate.ts";
import {
  isClause,
  kindFeatures,
  kindOfOther,
  lastOf,
  framedAsQuote,
  quotesByFrame,
  quotesNobody,
  shapeOf,
  type MarkShape,
} from "./quoteKinds.ts";
import { isSomebody, nameIfSure, publish } from "./publishQuotes.ts";
import { shippedModels, type QuoteModels } from "./quoteModels.ts";
import { COLON, COMMA, STOP } from "../kinds.ts";
import { probabilityOf } from "./quoteRanker.ts";
import { readTokens, type Tokens } from "../tokens.ts";
import { readScene, type Scene } from "./scene.ts";
import { layCover, settingOf, type MarkSetting } from "./markSetting.ts";
import { SpeakerPicker, type Watch } from "./speakerPicker.ts";
import { signedBy, speakerMethod } from "./speakers.ts";

/** What reading quotes takes of an article. */
export type QuoteInput = Pick<SegmentedArticle, "text" | "blocks" | "sentences">;

/** The quotes of a text, and what they say of each sentence (`sentences[i]` is for sentence `i`). */
export interface QuoteReading {
  readonly quotes: ReadonlyArray<Quote>;
  readonly sentences: ReadonlyArray<SentenceQuotes>;
}

/** Log-odds from which marks are held to quote somebody; chosen on held-out op-eds for the best F1. */
const QUOTES_FROM = 0.4;
/** The same for a phrase in single marks: distance, or a word as word, where doubles are for speech. */
const SINGLE_QUOTES_FROM = 1.5;
/** Log-odds from which content is held to be what somebody said, thought or wants: right three times of four on held-out op-eds. */
const REPORTS_FROM = 0.75;
/** Log-odds of marks whose frame settles that they quote. */
const FRAMED = 2.5;
/** Log-odds from which a verb before the marks settles it: below, the words say too much against it. */
const FRAMED_FROM = -1;
/** Words in one stretch beyond which nothing but speech fits. */
const LONG = 15;

/** What a stretch that nobody is known to speak says of its speaker. */
const UNSPOKEN = { speaker: -1, speakerName: null, speakerKind: null, entity: -1, cue: null } as const;

class QuoteReader {
  readonly drafts: Array<Draft> = [];
  readonly scene: Scene;
  private readonly models: QuoteModels;
  private readonly speakers: SpeakerPicker;
  /** Draft of each stretch of marks. */
  private readonly draftOf: Int32Array;
  readonly reports: ReadonlyArray<Indirect>;
  /** Reports that are context of marks, and which of them covers each token. */
  private readonly sure: ReadonlyArray<Indirect>;
  private readonly cover: Int32Array;
  /** Draft of each report. */
  private readonly draftOfReport: Int32Array;
  /** Cues that direct quotes took: what is left beside them ("on Monday") is no content. */
  private readonly directCues = new Set<number>();
  /** The outermost stretch before, and whether it quotes somebody. */
  private before: Marked | undefined = undefined;
  private beforeSpoken = false;
  private lastDraft = -1;
  private lastMark = -1;

  constructor(scene: Scene, models: QuoteModels, watch?: Watch) {
    this.scene = scene;
    this.models = models;
    this.draftOf = new Int32Array(scene.marks.length).fill(-1);
    this.reports = readIndirect(scene, models);
    this.sure = sureReports(this.reports);
    this.speakers = new SpeakerPicker(scene, models, this.sure, watch);
    this.cover = layCover(scene, this.sure);
    this.draftOfReport = new Int32Array(this.reports.length).fill(-1);
  }

  private add(draft: Draft): number {
    this.drafts.push(draft);
    return this.drafts.length - 1;
  }

  /** Adds a draft of one stretch of marks. */
  private addMark(
    i: number,
    mark: Marked,
    rest: Omit<Draft, "pieces" | "closed" | "doubled" | "reopened">,
  ): number {
    const id = this.add({
      ...rest,
      pieces: [[mark.first, mark.last]],
      closed: mark.closed,
      doubled: mark.family === "doubled",
      reopened: [],
    });
    this.draftOf[i] = id;
    return id;
  }

  read(): void {
    const { marks } = this.scene;
    for (let i = 0; i < marks.length; i++) {
      const mark = marks[i]!;
      if (mark.parent >= 0) this.nested(i, mark);
      else if (mark.continues >= 0 && this.draftOf[mark.continues]! >= 0) this.goOn(i, mark);
      else this.outermost(i, mark);
    }
    this.reports.forEach((found, i) => {
      if (found.odds > REPORTS_FROM && !this.repeatsQuote(found))
        this.draftOfReport[i] = this.indirect(found);
    });
    this.adopt();
  }

  private goOn(i: number, mark: Marked): void {
    const id = this.draftOf[mark.continues]!;
    const draft = this.drafts[id]!;
    this.draftOf[i] = id;
    draft.pieces.push([mark.first, mark.last]);
    draft.reopened.push(mark.first);
    draft.closed = mark.closed;
    if (draft.speaker < 0 && isSomebody(draft.kind)) this.nameLate(id, mark);
    this.lastMark = i;
    this.lastDraft = id;
  }

  /** A quote over paragraphs that says only at its end who speaks. */
  private nameLate(id: number, mark: Marked): void {
    const setting = settingOf(this.scene, mark, this.sure, this.cover);
    const found = this.speakers.pick(mark, setting);
    const { who } = found;
    if (who.name === null) return;
    this.drafts[id] = {
      ...this.drafts[id]!,
      speaker: found.speaker,
      speakerName: who.name,
      speakerKind: who.kind,
      entity: who.entity,
      method: speakerMethod(this.scene, mark, found.speaker, found.cue),
      cue: found.cue < 0 ? null : [found.cue, found.cue + 1],
    };
  }

  private nested(i: number, mark: Marked): void {
    const setting = settingOf(this.scene, mark, this.sure, this.cover);
    const shape = shapeOf(this.scene, mark);
    const parent = this.draftOf[mark.parent]!;
    const spoken = setting.cueHead >= 0 && isClause(this.scene, mark, setting, shape);
    this.addMark(i, mark, {
      ...UNSPOKEN,
      kind: spoken ? "direct" : kindOfOther(this.scene, mark, setting, shape),
      method: "none:nested",
      parent,
      confidence: 0.5,
      odds: 0,
    });
  }

  private outermost(i: number, mark: Marked): void {
    const { scene } = this;
    const setting = settingOf(scene, mark, this.sure, this.cover);
    const shape = shapeOf(scene, mark);
    const { kind } = this.models;
    const last = lastOf(scene, mark, this.before, this.beforeSpoken);
    const odds = kind.odds(kindFeatures(kind, scene, mark, setting, shape, last));
    const orphan =
      setting.sentenceStart && setting.sentenceEnd && shape.words > 2 && shape.lastInside === STOP;
    const clause = isClause(scene, mark, setting, shape);
    const single = mark.family === "single" && !clause;
    const from = single ? SINGLE_QUOTES_FROM : QUOTES_FROM;
    this.before = mark;
    const nobody = quotesNobody(scene, mark, setting, shape);
    const framed =
      mark.family === "block" ||
      signedBy(scene, mark) >= 0 ||
      quotesByFrame(scene, mark, setting, shape, last) ||
      (odds > FRAMED_FROM && framedAsQuote(scene, mark, setting));
    const spoken = !nobody && (framed || odds > from || shape.words > LONG || orphan);
    this.beforeSpoken = spoken;
    if (!spoken) {
      this.addMark(i, mark, {
        ...UNSPOKEN,
        kind: kindOfOther(scene, mark, setting, shape),
        method: "none:no speech",
        parent: -1,
        confidence: probabilityOf(-odds),
        odds,
      });
      return;
    }
    this.spoken(i, mark, setting, shape, framed ? Math.max(odds, FRAMED) : odds);
  }

  private spoken(i: number, mark: Marked, setting: MarkSetting, shape: MarkShape, odds: number): void {
    const { scene } = this;
    const list =
      setting.joined && this.lastMark >= 0 && this.lastDraft >= 0 ? this.drafts[this.lastDraft] : undefined;
    if (list !== undefined && this.draftOf[this.lastMark] === this.lastDraft && this.isNext(mark)) {
      this.goesOnList(i, mark, setting, shape, list, odds);
      return;
    }
    const found = this.speakers.pick(mark, setting);
    const joined = this.joins(mark, found.speaker, shape);
    if (joined >= 0) {
      const draft = this.drafts[joined]!;
      draft.pieces.push([mark.first, mark.last]);
      draft.closed = draft.closed && mark.closed;
      this.draftOf[i] = joined;
      this.lastMark = i;
      return;
    }
    const { who } = found;
    const direct = mark.family === "block" || isClause(scene, mark, setting, shape);
    this.addSpoken(i, mark, direct, {
      speaker: found.speaker,
      speakerName: who.name,
      speakerKind: who.kind,
      entity: who.entity,
      method: who.why ?? speakerMethod(scene, mark, found.speaker, found.cue),
      cue: found.cue < 0 ? null : [found.cue, found.cue + 1],
      confidence: probabilityOf(odds) * found.probability,
      odds,
    });
    if (direct && found.cue >= 0) this.directCues.add(found.cue);
    this.speakers.spoke(who, mark);
  }

  /** The last stretch that quotes somebody is the one right before `mark`. */
  private isNext(mark: Marked): boolean {
    const before = this.scene.marks[this.lastMark]!;
    return mark.first - before.last <= 5 && mark.first >= before.last;
  }

  /** "a “mess”, a “farce” and “an insult to the dead”": one of a string, by whoever spoke the one before. */
  private goesOnList(
    i: number,
    mark: Marked,
    setting: MarkSetting,
    shape: MarkShape,
    before: Draft,
    odds: number,
  ): void {
    const direct = before.kind === "direct" && isClause(this.scene, mark, setting, shape);
    this.addSpoken(i, mark, direct, {
      ...before,
      confidence: probabilityOf(odds) * before.confidence,
      odds,
    });
  }

  /** Adds a draft of a stretch that quotes somebody: the one that the next may go on with. */
  private addSpoken(
    i: number,
    mark: Marked,
    direct: boolean,
    rest: Omit<Parameters<QuoteReader["addMark"]>[2], "kind" | "parent">,
  ): void {
    this.lastDraft = this.addMark(i, mark, {
      ...rest,
      kind: mark.family === "doubled" ? "indirect" : direct ? "direct" : "mixed",
      parent: -1,
    });
    this.lastMark = i;
  }

  /** The quote that this stretch goes on with: same speaker, nothing between but who says it. -1 for none. */
  private joins(mark: Marked, speaker: number, shape: MarkShape): number {
    const { scene } = this;
    const before = this.lastMark < 0 ? undefined : scene.marks[this.lastMark];
    const draft = this.lastDraft < 0 ? undefined : this.drafts[this.lastDraft];
    if (before === undefined || draft === undefined || draft.kind === "mixed" || draft.speaker < 0) return -1;
    if (this.draftOf[this.lastMark] !== this.lastDraft) return -1;
    if (mark.first - before.last > 16 || mark.first <= before.last) return -1;
    if (scene.tokens.paragraph[mark.first] !== scene.tokens.paragraph[before.first]) return -1;
    const m = scene.mentions[draft.speaker]!;
    if (m.first < before.last || m.last > mark.first) return -1;
    if (speaker >= 0 && scene.mentions[speaker]!.first >= mark.last) return -1;
    let stops = 0;
    for (let i = before.last; i < mark.first - 1; i++)
      if (scene.tokens.kinds[i] === STOP && scene.tokens.ofToken[i] !== scene.tokens.ofToken[i + 1]) stops++;
    if (stops > 0 || shape.words < 1) return -1;
    return this.lastDraft;
  }

  /** A stretch of marks in reported content is a part of it. */
  private adopt(): void {
    const given = this.reports.flatMap((report, at) => (this.draftOfReport[at]! < 0 ? [] : [{ report, at }]));
    if (given.length === 0) return;
    const cover = layCover(
      this.scene,
      given.map(({ report }) => report),
    );
    this.scene.marks.forEach((mark, i) => {
      const draft = this.drafts[this.draftOf[i]!]!;
      if (mark.parent >= 0 || draft.kind === "direct" || draft.pieces.length > 1) return;
      const { report, at } = given[cover[mark.first]!] ?? {};
      if (report === undefined || at === undefined) return;
      if (report.pieces.some(([first, last]) => first <= mark.first && mark.last <= last))
        draft.parent = this.draftOfReport[at]!;
    });
  }

  /** A report that holds a quote led in by a comma or a colon, or the beginning of one that runs on, says it twice. */
  private repeatsQuote(found: Indirect): boolean {
    const { markOf, marks, tokens } = this.scene;
    const tokensLong = found.pieces.reduce((sum, [first, last]) => sum + last - first, 0);
    if (this.directCues.has(found.cue[0]) && tokensLong < 4) return true;
    for (const [first, last] of found.pieces)
      for (let i = first; i < last; i++) {
        const at = markOf[i]!;
        if (at < 0) continue;
        const mark = marks[at]!;
        if (mark.first < first || mark.last > last) return true;
        const head = mark.first > first ? tokens.kinds[mark.first - 1] : 0;
        const draft = this.drafts[this.draftOf[at]!]!;
        if (draft.kind === "direct" && (head === COMMA || head === COLON)) return true;
        i = mark.last - 1;
      }
    return false;
  }

  private indirect(found: Indirect): number {
    const who = this.speakers.resolve(found.source, -1);
    return this.add({
      pieces: [...found.pieces],
      kind: "indirect",
      speaker: found.source,
      speakerName: who.name,
      speakerKind: who.kind,
      entity: who.entity,
      method: found.source < 0 ? "none:implied" : (who.why ?? "subject"),
      cue: found.cue,
      parent: -1,
      closed: true,
      confidence: probabilityOf(found.odds),
      odds: found.odds,
      doubled: false,
      reopened: [],
    });
  }
}

/** Reads the quotes of a text with given models; `readQuotes` has those that ship. */
export const readQuotesWith = (
  models: QuoteModels,
  input: QuoteInput,
  tokens: Tokens = readTokens(input.text, input.sentences),
): QuoteReading => {
  const scene = readScene(tokens, input.blocks);
  const reader = new QuoteReader(scene, models);
  reader.read();
  const drafts = reader.drafts.map((draft) => nameIfSure(draft, models.confidence));
  return {
    quotes: drafts.map((draft) => publish(scene, draft, models.confidence)),
    sentences: gateSentences(models, scene, drafts, reader.reports, input),
  };
};

/**
 * Reads the quotes of a text. Total and linear: any string gives a result.
 * @param tokens those of the text and its sentences, where they are cut already
 */
export const readQuotes = (input: QuoteInput, tokens?: Tokens): QuoteReading =>
  readQuotesWith(shippedModels, input, tokens);

/** What the gate is fitted on: the quotes and reports of a text as a reader with given models has them. `watch` sees each pick. */
export const readDrafts = (
  models: QuoteModels,
  scene: Scene,
  watch?: Watch,
): { readonly drafts: ReadonlyArray<Draft>; readonly reports: ReadonlyArray<Indirect> } => {
  const reader = new QuoteReader(scene, models, watch);
  reader.read();
  return { drafts: reader.drafts, reports: reader.reports };
};
