/**
 * The guideline's quote gate: from quotes to what each sentence is (Q1 to Q8), and what attribution without marks makes
 * of it (R1 to R4). A null label passes the sentence on to the opinion and claim rules.
 */
import type { Label, QuoteKind, SegmentedArticle, SentenceQuotes, Voice } from "@columnist/model";
import { IS } from "../kinds.ts";
import { hashWord } from "../hash.ts";
import { COLON, COMMA, DASH, NUMBER } from "../kinds.ts";
import type { Draft } from "./quoteDraft.ts";
import { FEW } from "../models/model.ts";
import type { Scene } from "./scene.ts";
import type { Indirect } from "./attribution.ts";
import { PairScorer, probabilityOf, type Scorer } from "./quoteRanker.ts";
import { sentenceFeatures } from "./sentenceFeatures.ts";
import { BEFORE, eachSentence, isOutermost, type GateSentence } from "./sentenceShapes.ts";

/** Log-odds from which a sentence is a quote, and from which its voice is a source's: fitted, so even odds. */
const EVEN = 0;
/**
 * Log-odds from which the voice is a source's in a text of a few sentences (FEW): reports are seldom in op-eds, which the
 * odds were fitted on, and no rarer than other sentences where a few come alone. Chosen on minimal pairs.
 */
const SOURCE_OF_FEW = -1.32;

const WHICH = hashWord("which");
const JOINS = new Set(["and", "but", "yet"].map(hashWord));
const POINTS = new Set(["that", "this", "it", "these"].map(hashWord));
const BE = new Set(["is", "was", "are", "were", "remains", "seems", "sounds", "that's"].map(hashWord));
const OWN_TEXT = new Set(
  ["paper", "newspaper", "column", "magazine", "page", "columnist", "journal"].map(hashWord),
);
const THIS = new Set(["this", "our", "my"].map(hashWord));

/** `, which is …`, `, and that is …` in the author's own words after the marks: a verdict in its own clause. */
const hasVerdict = (scene: Scene, laid: Uint8Array, first: number, last: number): boolean => {
  const { kinds, hashes } = scene.tokens;
  let closed = false;
  for (let i = first; i < last - 2; i++) {
    if ((laid[i]! & 1) !== 0) {
      closed = true;
      continue;
    }
    if (!closed || (kinds[i] !== COMMA && kinds[i] !== DASH)) continue;
    let at = i + 1;
    if (JOINS.has(hashes[at]!)) at++;
    else if (hashes[at] !== WHICH) continue;
    if (hashes[at] !== WHICH && !POINTS.has(hashes[at]!)) continue;
    if (hashes[at] !== WHICH && BE.has(hashes[at]!)) return true;
    for (let j = at + 1; j < last && j < at + 3; j++) if (BE.has(hashes[j]!)) return true;
  }
  return false;
};

const isLoaded = (scene: Scene, draft: Draft): boolean => {
  if (draft.cue === null) return false;
  const [first, last] = draft.cue;
  for (let i = Math.max(0, first - 2); i < last + 2 && i < scene.tokens.count; i++) {
    const is = scene.tokens.is[i]!;
    if (scene.markOf[i] !== -1 && scene.markOf[i] !== scene.markOf[first]) continue;
    if (i >= first && i < last && (is & IS.loaded) !== 0) return true;
    if ((is & (IS.judging | IS.agreement)) !== 0) return true;
  }
  return false;
};

/** The author's own earlier text: "this paper wrote", "I wrote". */
const isOwn = (scene: Scene, draft: Draft): boolean => {
  if (draft.speaker < 0) return false;
  const m = scene.mentions[draft.speaker]!;
  const { hashes } = scene.tokens;
  if ((m.bits & IS.firstPerson) !== 0 && scene.markOf[m.first] === -1) return true;
  return THIS.has(hashes[m.first]!) && OWN_TEXT.has(hashes[m.head]!);
};

const standsIn = (draft: Draft, first: number, last: number, token: number): boolean =>
  token >= first && token < last && draft.pieces.every(([from, to]) => token < from || token >= to);

const colonBefore = (scene: Scene, draft: Draft): boolean => {
  const at = draft.pieces[0]![0] - 1;
  return at >= 0 && scene.tokens.kinds[at] === COLON;
};

/** Q1 to Q4, Q7, Q8 for a sentence whose point is someone's words. */
const ruleOfQuote = (
  scene: Scene,
  drafts: ReadonlyArray<Draft>,
  at: GateSentence,
  draft: Draft,
  isTitle: boolean,
): readonly [string, Label, boolean] => {
  const share = at.shape.words === 0 ? 0 : at.shape.quoted / at.shape.words;
  // Inside a piece that began earlier, or where a new paragraph re-opens it.
  const runsOn = draft.pieces.some(([first, last]) => first < at.shape.first && last > at.shape.first);
  const reopened = draft.reopened.includes(at.shape.first);
  if (runsOn || reopened) return ["Q1", "quote", false];
  const cue = draft.cue !== null && standsIn(draft, at.shape.first, at.shape.last, draft.cue[0]);
  if (colonBefore(scene, draft) && !cue && isTitle) return ["S2", "quote", false];
  const speaks =
    draft.speaker >= 0 &&
    standsIn(draft, at.shape.first, at.shape.last, scene.mentions[draft.speaker]!.first);
  const child = at.drafts.some((id) => {
    const inner = drafts[id]!;
    return inner.parent >= 0 && inner.kind === "direct" && drafts[inner.parent] === draft;
  });
  if (child) return ["Q4", "quote", false];
  if (cue && isLoaded(scene, draft)) return ["Q8", "quote", true];
  if (isOwn(scene, draft)) return ["Q7", "quote", false];
  if (share >= 0.95 && !cue && !speaks) return ["Q3", "quote", false];
  return ["Q2", "quote", false];
};

const kindOf = (drafts: ReadonlyArray<Draft>, at: GateSentence): QuoteKind => {
  let kind: QuoteKind = "none";
  for (const id of at.drafts) {
    const draft = drafts[id]!;
    if (draft.kind === "direct" && !draft.doubled && isOutermost(drafts, draft)) return "direct";
    if (draft.kind === "mixed" && !draft.doubled) kind = "mixed";
    else if (draft.kind === "indirect" && kind === "none") kind = "indirect";
  }
  return kind;
};

/** The scorers of the gate. */
export interface GateScores {
  /** Is the sentence a quote? */
  readonly gate: Scorer;
  /** Is its voice a source's? */
  readonly voice: Scorer;
}

const pairs = new WeakMap<GateScores, PairScorer>();

/** The two scorers as one, put together once. */
const pairOf = (scores: GateScores): PairScorer => {
  const known = pairs.get(scores);
  if (known !== undefined) return known;
  const pair = new PairScorer(scores.gate, scores.voice);
  pairs.set(scores, pair);
  return pair;
};

/** What the quotes of a text say of each of its sentences. */
export const gateSentences = (
  scores: GateScores,
  scene: Scene,
  drafts: ReadonlyArray<Draft>,
  reports: ReadonlyArray<Indirect>,
  input: Pick<SegmentedArticle, "blocks" | "sentences">,
): ReadonlyArray<SentenceQuotes> => {
  const out: Array<SentenceQuotes> = [];
  const both = pairOf(scores);
  eachSentence(scene, drafts, reports, input, (at) => {
    const [quote, voice] = both.odds(sentenceFeatures(both, scene, at.shape));
    const state = gateSentence(scene, drafts, at, quote, voice);
    out.push(state);
    return state.label === "quote" ? BEFORE.quote : state.voice === "source" ? BEFORE.source : BEFORE.author;
  });
  return out;
};

const hasNumber = ({ tokens }: Scene, first: number, last: number): boolean => {
  for (let i = first; i < last; i++) if (tokens.kinds[i] === NUMBER) return true;
  return false;
};

const speakerOf = (drafts: ReadonlyArray<Draft>, ids: ReadonlyArray<number>): string | null => {
  for (const id of ids) {
    const { speakerName } = drafts[id]!;
    if (speakerName !== null) return speakerName;
  }
  return null;
};

/** What the quotes of a sentence say of it before any rule does. */
const unruled = (
  drafts: ReadonlyArray<Draft>,
  at: GateSentence,
  pQuote: number,
  quoteShare: number,
): SentenceQuotes => ({
  rule: null,
  label: null,
  pQuote,
  quoteKind: kindOf(drafts, at),
  quoteShare,
  voice: "author",
  scareQuote: at.drafts.some((id) => drafts[id]!.kind === "scare" && isOutermost(drafts, drafts[id]!)),
  speaker: speakerOf(drafts, at.drafts),
  authorEvaluation: false,
  quotes: at.drafts,
});

const gateSentence = (
  scene: Scene,
  drafts: ReadonlyArray<Draft>,
  at: GateSentence,
  quote: number,
  voiceOdds: number,
): SentenceQuotes => {
  const { shape, spoken, stance, laid } = at;
  const share = shape.words === 0 ? 0 : shape.marked / shape.words;
  const base = unruled(drafts, at, probabilityOf(quote), share);
  const { main } = shape;
  if (
    main !== null &&
    main.kind === "direct" &&
    main.cue !== null &&
    hasVerdict(scene, laid, shape.first, shape.last)
  )
    return {
      ...base,
      pQuote: Math.min(base.pQuote, 0.5),
      rule: "Q8",
      label: "opinion",
      voice: "author",
      authorEvaluation: true,
    };
  if (quote > EVEN) {
    if (main === null) return { ...base, rule: "Q1", label: "quote", voice: "source" };
    const [rule, label, judged] = ruleOfQuote(scene, drafts, at, main, shape.isTitle);
    return { ...base, rule, label, voice: "source", authorEvaluation: judged };
  }
  // A count that a document gives ("the report lists 14 breaches") is no report of speech.
  const isCount = (): boolean => at.drafts.length === 0 && hasNumber(scene, shape.first, shape.last);
  const least = scene.tokens.first.length <= FEW && !isCount() ? SOURCE_OF_FEW : EVEN;
  const isSource = voiceOdds > least && !(at.isLaw && spoken.length === 0);
  const voice: Voice = isSource ? "source" : stance === "R4" ? "unclear" : "author";
  if (spoken.length > 0) {
    const judged = spoken.some((id) => isLoaded(scene, drafts[id]!));
    const label = stance === "R3" ? "opinion" : null;
    return { ...base, rule: stance === "R3" ? "R3" : "Q6", label, voice, authorEvaluation: judged };
  }
  if (stance === "R2" || stance === "R3") return { ...base, rule: stance, label: "opinion", voice: "author" };
  if (voice === "source") return { ...base, rule: "R1", label: "claim", voice };
  if (at.drafts.some((id) => drafts[id]!.kind !== "indirect")) return { ...base, rule: "Q5", voice };
  if (stance === "R4") return { ...base, rule: "R4", voice };
  return voice === "author" ? base : { ...base, voice };
};
