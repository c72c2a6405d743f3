/**
 * The guideline's quote gate: from quotes to what each sentence is (Q1 to Q8), and what attribution without marks makes
 * of it (R1 to R4). A null label passes the sentence on to the opinion and claim rules.
 */
import type { Label, QuoteKind, SegmentedArticle, SentenceQuotes, Voice } from "@columnist/model";
import { IS } from "../kinds.ts";
import { hashWord } from "../hash.ts";
import { COLON, COMMA, DASH, NUMBER, STOP, WORD } from "../kinds.ts";
import type { Draft } from "./quoteDraft.ts";
import type { Scene } from "./scene.ts";
import { stanceOf, type Stance } from "./stance.ts";

/** From this share on, quoted words are what the sentence is about (guideline Q2). */
const MOST = 0.5;
/**
 * A reported clause in marks counts from this share on where the whole sentence is short; in a longer one the frame
 * outweighs it (PolNeAR's mapping asks for half of the words in any sentence).
 */
const CLAUSE = 0.4;
const SHORT = 14;
/** A reported clause that opens a sentence of at most so many words counts from this share on. */
const OPENING = 0.2;
const SHORTEST = 10;
/** The first sentence of a quote over several counts from this share on. */
const LEAD_IN = 0.3;
/** Share of reported words from which the report is the point of the sentence (as the mapping of PolNeAR has it). */
const REPORTED = 0.3;

const WHICH = hashWord("which");
const JOINS = new Set(["and", "but", "yet"].map(hashWord));
const POINTS = new Set(["that", "this", "it", "these"].map(hashWord));
const BE = new Set(["is", "was", "are", "were", "remains", "seems", "sounds", "that's"].map(hashWord));
const OWN_TEXT = new Set(
  ["paper", "newspaper", "column", "magazine", "page", "columnist", "journal"].map(hashWord),
);
const THIS = new Set(["this", "our", "my"].map(hashWord));

interface Gathered {
  readonly first: number;
  readonly last: number;
  readonly words: number;
  /** Words in marks that quote somebody, and in any marks. */
  readonly quoted: number;
  readonly marked: number;
  readonly reported: number;
  readonly drafts: ReadonlyArray<number>;
}

const UNQUOTED: SentenceQuotes = {
  rule: null,
  label: null,
  quoteKind: "none",
  quoteShare: 0,
  voice: "author",
  scareQuote: false,
  speaker: null,
  authorEvaluation: false,
  quotes: [],
};

const isSpoken = (draft: Draft): boolean =>
  (draft.kind === "direct" || draft.kind === "mixed") && !draft.doubled;

/** Not in another stretch of marks: alone, or a part of reported content. */
const isOutermost = (drafts: ReadonlyArray<Draft>, draft: Draft): boolean =>
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

const gather = (scene: Scene, laid: Uint8Array, drafts: ReadonlyArray<number>, s: number): Gathered => {
  const first = scene.tokens.first[s]!;
  const last = scene.tokens.last[s]!;
  if (drafts.length === 0) return { first, last, words: 0, quoted: 0, marked: 0, reported: 0, drafts };
  const { kinds } = scene.tokens;
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
  return { first, last, words, quoted, marked, reported, drafts };
};

/** Q1 to Q4, Q7, Q8 for a sentence whose point is someone's words. */
const ruleOfQuote = (
  scene: Scene,
  drafts: ReadonlyArray<Draft>,
  at: Gathered,
  draft: Draft,
  isTitle: boolean,
): readonly [string, Label, boolean] => {
  const share = at.words === 0 ? 0 : at.quoted / at.words;
  // Inside a piece that began earlier, or where a new paragraph re-opens it.
  const runsOn = draft.pieces.some(([first, last]) => first < at.first && last > at.first);
  const reopened = draft.reopened.includes(at.first);
  if (runsOn || reopened) return ["Q1", "quote", false];
  const cue = draft.cue !== null && standsIn(draft, at.first, at.last, draft.cue[0]);
  if (colonBefore(scene, draft) && !cue && isTitle) return ["S2", "quote", false];
  const speaks =
    draft.speaker >= 0 && standsIn(draft, at.first, at.last, scene.mentions[draft.speaker]!.first);
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

const kindOf = (drafts: ReadonlyArray<Draft>, at: Gathered): QuoteKind => {
  let kind: QuoteKind = "none";
  for (const id of at.drafts) {
    const draft = drafts[id]!;
    if (draft.kind === "direct" && !draft.doubled && isOutermost(drafts, draft)) return "direct";
    if (draft.kind === "mixed" && !draft.doubled) kind = "mixed";
    else if (draft.kind === "indirect" && kind === "none") kind = "indirect";
  }
  return kind;
};

/** What the quotes of a text say of each of its sentences. */
export const gateSentences = (
  scene: Scene,
  drafts: ReadonlyArray<Draft>,
  input: Pick<SegmentedArticle, "blocks" | "sentences">,
): ReadonlyArray<SentenceQuotes> => {
  const laid = layTokens(scene, drafts);
  const lists = layDrafts(scene, drafts);
  const out: Array<SentenceQuotes> = [];
  let block = 0;
  let beforeReported = false;
  for (let s = 0; s < lists.length; s++) {
    const start = input.sentences.starts[s]!;
    while (block < input.blocks.length && input.blocks[block]!.end <= start) block++;
    const kind = input.blocks[block]?.kind ?? "paragraph";
    const at = gather(scene, laid, lists[s]!, s);
    const isTitle =
      kind === "headline" || kind === "standfirst" || kind === "heading" || !endsInStop(scene, at);
    const fresh =
      s > 0 && scene.tokens.paragraph[at.first] === scene.tokens.paragraph[scene.tokens.first[s - 1]!];
    const state = gateSentence(scene, laid, drafts, at, isTitle, beforeReported && fresh);
    beforeReported = state.rule === "R1" || state.rule === "R4";
    out.push(state);
  }
  return out;
};

const endsInStop = (scene: Scene, at: Gathered): boolean => {
  for (let i = at.last - 1; i >= at.first && i >= at.last - 3; i--)
    if (scene.tokens.kinds[i] === STOP) return true;
  return false;
};

/** A sentence with no quote and no report in it: the author's own, unless it says that it is a view (R2, R3). */
const gateUnquoted = (stance: Stance): SentenceQuotes => {
  if (stance === "R2" || stance === "R3") return { ...UNQUOTED, rule: stance, label: "opinion" };
  return stance === "R4" ? { ...UNQUOTED, rule: "R4", voice: "unclear" } : UNQUOTED;
};

const gateSentence = (
  scene: Scene,
  laid: Uint8Array,
  drafts: ReadonlyArray<Draft>,
  at: Gathered,
  isTitle: boolean,
  afterReport: boolean,
): SentenceQuotes => {
  if (at.drafts.length === 0) return gateUnquoted(stanceOf(scene, drafts, at, afterReport));
  const spoken = at.drafts.filter((id) => isSpoken(drafts[id]!) && isOutermost(drafts, drafts[id]!));
  const scare = at.drafts.some((id) => drafts[id]!.kind === "scare" && isOutermost(drafts, drafts[id]!));
  const share = at.words === 0 ? 0 : at.quoted / at.words;
  const speaker = at.drafts.map((id) => drafts[id]!.speakerName).find((name) => name !== null) ?? null;
  const base: SentenceQuotes = {
    ...UNQUOTED,
    quoteKind: kindOf(drafts, at),
    quoteShare: at.words === 0 ? 0 : at.marked / at.words,
    scareQuote: scare,
    speaker,
    quotes: at.drafts,
  };
  if (spoken.length > 0) {
    const main =
      spoken.map((id) => drafts[id]!).find((draft) => draft.kind === "direct") ?? drafts[spoken[0]!]!;
    if (main.kind === "direct" && main.cue !== null && hasVerdict(scene, laid, at.first, at.last))
      return { ...base, rule: "Q8", label: "opinion", voice: "author", authorEvaluation: true };
    // The lead-in of a quote that runs on into the next sentence belongs to it.
    const leadsIn = main.pieces.some(
      ([first, last]) => first > at.first && first < at.last && last > at.last,
    );
    const clause =
      main.kind === "direct" &&
      share >= CLAUSE &&
      at.words <= SHORT &&
      (main.cue !== null || colonBefore(scene, main));
    // "“We tried,” said Len Hobbs of the trust.": the clause opens a very short sentence, and the rest only reports it.
    const opens =
      main.kind === "direct" &&
      main.cue !== null &&
      share >= OPENING &&
      at.words <= SHORTEST &&
      main.pieces[0]![0] <= at.first + 1;
    if (opens || share >= MOST || clause || (leadsIn && share >= LEAD_IN)) {
      const [rule, label, judged] = ruleOfQuote(scene, drafts, at, main, isTitle);
      return { ...base, rule, label, voice: "source", authorEvaluation: judged };
    }
  }
  const stance = stanceOf(scene, drafts, at, afterReport);
  const reported = at.words === 0 ? 0 : at.reported / at.words;
  if (spoken.length > 0) {
    const judged = spoken.some((id) => isLoaded(scene, drafts[id]!));
    const label = stance === "R3" ? "opinion" : null;
    return { ...base, rule: stance === "R3" ? "R3" : "Q6", label, voice: "source", authorEvaluation: judged };
  }
  if (stance === "R2" || stance === "R3") return { ...base, rule: stance, label: "opinion", voice: "author" };
  if (stance === "R1" && reported >= REPORTED)
    return { ...base, rule: "R1", label: "claim", voice: "source" };
  const voice: Voice = stance === "R4" ? "unclear" : "author";
  if (at.drafts.some((id) => drafts[id]!.kind !== "indirect")) return { ...base, rule: "Q5", voice };
  if (stance === "R4") return { ...base, rule: "R4", voice };
  return { ...base, voice };
};
