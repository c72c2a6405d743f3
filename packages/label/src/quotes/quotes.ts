/** The quotes of a text, and what they say of each sentence. */
import type { Quote, SegmentedArticle, SentenceQuotes, Span } from "@columnist/model";
import { readIndirect, type Indirect } from "./attribution.ts";
import type { Marked } from "./marks.ts";
import type { Draft } from "./quoteDraft.ts";
import { gateSentences } from "./quoteGate.ts";
import { isClause, kindFeatures, kindOfOther, quotesNobody, shapeOf, type MarkShape } from "./quoteKinds.ts";
import { shippedModels, type QuoteModels } from "./quoteModels.ts";
import { CLASS, CLITIC, COLON, COMMA, STOP } from "../kinds.ts";
import { readTokens, type Tokens } from "../tokens.ts";
import { Resolver, type Resolved } from "./resolve.ts";
import { readScene, type Scene } from "./scene.ts";
import { layCover, pickSpeaker, settingOf, speakerMethod, type MarkSetting } from "./speakers.ts";

/** What reading quotes takes of an article. */
export type QuoteInput = Pick<SegmentedArticle, "text" | "blocks" | "sentences">;

/** The quotes of a text, and what they say of each sentence (`sentences[i]` is for sentence `i`). */
export interface QuoteReading {
  readonly quotes: ReadonlyArray<Quote>;
  readonly sentences: ReadonlyArray<SentenceQuotes>;
}

/** Log-odds from which marks are held to quote somebody; chosen on held-out articles for the best F1. */
const QUOTES_FROM = 0.2;
/** The same for a phrase of up to three words after a determiner, which is more often distance. */
const PHRASE_QUOTES_FROM = 1;
/** The same for a phrase in single marks: distance, or a word as word, where doubles are for speech. */
const SINGLE_QUOTES_FROM = 2;
/** Words in one stretch beyond which nothing but speech fits. */
const LONG = 15;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

class QuoteReader {
  readonly drafts: Array<Draft> = [];
  readonly scene: Scene;
  private readonly models: QuoteModels;
  /** Built for the first speaker: many a text has none. */
  private resolver: Resolver | null = null;
  /** Draft of each stretch of marks. */
  private readonly draftOf: Int32Array;
  private readonly reports: ReadonlyArray<Indirect>;
  private readonly cover: Int32Array;
  /** Draft of each report. */
  private readonly draftOfReport: Int32Array;
  /** Cues that direct quotes took: what is left beside them ("on Monday") is no content. */
  private readonly directCues = new Set<number>();
  private previous = -1;
  private lastDraft = -1;
  private lastMark = -1;

  constructor(scene: Scene, models: QuoteModels) {
    this.scene = scene;
    this.models = models;
    this.draftOf = new Int32Array(scene.marks.length).fill(-1);
    this.reports = readIndirect(scene, models);
    this.cover = layCover(scene, this.reports);
    this.draftOfReport = new Int32Array(this.reports.length).fill(-1);
  }

  private resolve(mention: number, previous: number): Resolved {
    this.resolver ??= new Resolver(this.scene);
    return this.resolver.resolve(mention, previous);
  }

  private add(draft: Draft): number {
    this.drafts.push(draft);
    return this.drafts.length - 1;
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
      if (!this.repeatsQuote(found)) this.draftOfReport[i] = this.indirect(found);
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
    this.lastMark = i;
    this.lastDraft = id;
  }

  private nested(i: number, mark: Marked): void {
    const setting = settingOf(this.scene, mark, this.reports, this.cover);
    const shape = shapeOf(this.scene, mark);
    const parent = this.draftOf[mark.parent]!;
    const spoken = setting.cueHead >= 0 && isClause(this.scene, mark, setting, shape);
    this.draftOf[i] = this.add({
      pieces: [[mark.first, mark.last]],
      kind: spoken ? "direct" : kindOfOther(this.scene, mark, setting, shape),
      speaker: -1,
      speakerName: null,
      method: "none:nested",
      cue: null,
      parent,
      closed: mark.closed,
      confidence: 0.5,
      doubled: mark.family === "doubled",
      reopened: [],
    });
  }

  private outermost(i: number, mark: Marked): void {
    const { scene } = this;
    const setting = settingOf(scene, mark, this.reports, this.cover);
    const shape = shapeOf(scene, mark);
    const { kind } = this.models;
    const odds = kind.odds(kindFeatures(kind, scene, mark, setting, shape));
    const orphan =
      setting.sentenceStart && setting.sentenceEnd && shape.words > 2 && shape.lastInside === STOP;
    const phrase =
      shape.words <= 3 &&
      (setting.head === CLASS.determiner || setting.head === CLITIC) &&
      !shape.startsCapital;
    const clause = isClause(scene, mark, setting, shape);
    const single = mark.family === "single" && !clause;
    const from = single ? SINGLE_QUOTES_FROM : phrase ? PHRASE_QUOTES_FROM : QUOTES_FROM;
    const nobody = quotesNobody(scene, mark, setting, shape);
    const spoken = !nobody && (mark.family === "block" || odds > from || shape.words > LONG || orphan);
    if (!spoken) {
      this.draftOf[i] = this.add({
        pieces: [[mark.first, mark.last]],
        kind: kindOfOther(scene, mark, setting, shape),
        speaker: -1,
        speakerName: null,
        method: "none:no speech",
        cue: null,
        parent: -1,
        closed: mark.closed,
        confidence: sigmoid(-odds),
        doubled: mark.family === "doubled",
        reopened: [],
      });
      return;
    }
    this.spoken(i, mark, setting, shape, sigmoid(odds));
  }

  private spoken(i: number, mark: Marked, setting: MarkSetting, shape: MarkShape, confidence: number): void {
    const { scene } = this;
    const found = pickSpeaker(this.models.speaker, scene, mark, setting, this.previous);
    const joined = this.joins(mark, found.speaker, shape);
    if (joined >= 0) {
      const draft = this.drafts[joined]!;
      draft.pieces.push([mark.first, mark.last]);
      draft.closed = draft.closed && mark.closed;
      this.draftOf[i] = joined;
      this.lastMark = i;
      return;
    }
    const name = found.speaker < 0 ? null : this.resolve(found.speaker, this.previous);
    const direct = mark.family === "block" || isClause(scene, mark, setting, shape);
    const id = this.add({
      pieces: [[mark.first, mark.last]],
      kind: mark.family === "doubled" ? "indirect" : direct ? "direct" : "mixed",
      speaker: found.speaker,
      speakerName: name?.name ?? null,
      method:
        found.speaker < 0 ? "none:nobody in reach" : speakerMethod(scene, mark, found.speaker, found.cue),
      cue: found.cue < 0 ? null : [found.cue, found.cue + 1],
      parent: -1,
      closed: mark.closed,
      confidence: confidence * (found.speaker < 0 ? 1 : found.probability),
      doubled: mark.family === "doubled",
      reopened: [],
    });
    this.draftOf[i] = id;
    this.lastDraft = id;
    this.lastMark = i;
    if (direct && found.cue >= 0) this.directCues.add(found.cue);
    if (found.speaker >= 0) {
      const chain = name?.chain ?? [];
      const named = chain.at(-1) ?? found.speaker;
      this.previous = named;
    }
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
    this.scene.marks.forEach((mark, i) => {
      const draft = this.drafts[this.draftOf[i]!]!;
      const report = this.cover[mark.first]!;
      if (mark.parent >= 0 || report < 0 || this.draftOfReport[report]! < 0 || draft.pieces.length > 1)
        return;
      const holds = this.reports[report]!.pieces.some(
        ([first, last]) => first <= mark.first && mark.last <= last,
      );
      if (holds && draft.kind !== "direct") draft.parent = this.draftOfReport[report]!;
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
    const name = found.source < 0 ? null : this.resolve(found.source, -1);
    return this.add({
      pieces: [...found.pieces],
      kind: "indirect",
      speaker: found.source,
      speakerName: name?.name ?? null,
      method: found.source < 0 ? "none:implied" : "subject",
      cue: found.cue,
      parent: -1,
      closed: true,
      confidence: found.confidence,
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
  return {
    quotes: reader.drafts.map((draft) => publish(scene, draft)),
    sentences: gateSentences(scene, reader.drafts, input),
  };
};

/**
 * Reads the quotes of a text. Total and linear: any string gives a result.
 * @param tokens those of the text and its sentences, where they are cut already
 */
export const readQuotes = (input: QuoteInput, tokens?: Tokens): QuoteReading =>
  readQuotesWith(shippedModels, input, tokens);

const spanOf = (scene: Scene, first: number, last: number): Span => ({
  start: scene.tokens.starts[first]!,
  end: scene.tokens.ends[last - 1]!,
});

const publish = (scene: Scene, draft: Draft): Quote => {
  const m = draft.speaker < 0 ? undefined : scene.mentions[draft.speaker];
  return {
    pieces: draft.pieces.map(([first, last]) => spanOf(scene, first, last)),
    kind: draft.kind,
    speaker: draft.speakerName,
    speakerSpan: m === undefined ? null : spanOf(scene, m.first, m.last),
    speakerMethod: draft.method,
    cueSpan: draft.cue === null ? null : spanOf(scene, draft.cue[0], draft.cue[1]),
    parent: draft.parent < 0 ? null : draft.parent,
    closed: draft.closed,
    confidence: Math.min(1, Math.max(0, draft.confidence)),
  };
};
