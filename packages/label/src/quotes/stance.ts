/** What attribution without marks makes of a sentence: a report (R1), the author's own view (R2, R3), or unclear (R4). */
import { IS } from "../kinds.ts";
import { hashWord } from "../hash.ts";
import { COMMA, WORD } from "../kinds.ts";
import type { Draft } from "./quoteDraft.ts";
import { isCueVerb, type Scene } from "./scene.ts";

export type Stance = "R1" | "R2" | "R3" | "R4" | null;

const LAWS = new Set(
  ["act", "law", "laws", "statute", "constitution", "treaty", "code", "contract"].map(hashWord),
);
const FIRST = new Set(["i", "we"].map(hashWord));
const VIEWS = new Set(
  ["view", "opinion", "judgment", "judgement", "mind", "book", "reckoning"].map(hashWord),
);
const OUR = new Set(["my", "our"].map(hashWord));
const IN = new Set(["in", "to"].map(hashWord));
const VERDICTS = new Set(["right", "wrong", "mistaken", "correct", "foolish", "wise", "naive"].map(hashWord));
const BE = new Set(["is", "are", "was", "were"].map(hashWord));
const TO = hashWord("to");
const WOULD = new Set(["would", "had", "could"].map(hashWord));
/** Verbs whose present tense with "I" or "we" gives a view. */
const OPINES = new Set(
  "believe think feel suspect argue maintain contend insist doubt hope fear regret agree disagree expect predict reckon submit trust suppose urge applaud welcome condemn deplore"
    .split(" ")
    .map(hashWord),
);

/** Words without one of these bits tell nothing of the stance. */
const TELLING = IS.firstPerson | IS.crowd | IS.agreement | IS.auxiliary;

/** Reads the stance of a sentence given as token range and quotes. */
export const stanceOf = (
  scene: Scene,
  drafts: ReadonlyArray<Draft>,
  at: { readonly first: number; readonly last: number; readonly drafts: ReadonlyArray<number> },
  afterReport: boolean,
): Stance => {
  const { hashes, kinds, is: bits } = scene.tokens;
  const outside = (i: number): boolean => scene.markOf[i] === -1;
  for (let i = at.first; i < at.last; i++) {
    if (kinds[i] !== WORD || !outside(i)) continue;
    const is = bits[i]!;
    if ((is & TELLING) === 0) continue;
    const next = i + 1 < at.last ? i + 1 : i;
    // "I think", "we firmly believe".
    if (FIRST.has(hashes[i]!)) {
      for (let j = next; j < at.last && j < i + 3; j++) if (OPINES.has(hashes[j]!)) return "R2";
    }
    if (OUR.has(hashes[i]!) && VIEWS.has(hashes[next]!) && i > at.first && IN.has(hashes[i - 1]!))
      return "R2";
    // "Everyone knows", "nobody says": a view, or speech in the present; "nobody answered" is an event.
    if ((is & IS.crowd) !== 0 && isCueVerb(scene, next)) {
      const verb = bits[next]!;
      if ((verb & IS.thought) !== 0 || ((verb & IS.speech) !== 0 && (verb & IS.finite) === 0)) return "R2";
    }
    // "rightly warned", "insists wrongly".
    if ((is & IS.agreement) !== 0) {
      for (let j = Math.max(at.first, i - 1); j < at.last && j <= i + 2; j++)
        if (j !== i && isCueVerb(scene, j) && outside(j)) return "R3";
    }
    // "is right to warn", "was wrong to say".
    if (BE.has(hashes[i]!) && i + 3 < at.last && VERDICTS.has(hashes[i + 1]!) && hashes[i + 2] === TO)
      if (isCueVerb(scene, i + 3)) return "R3";
  }
  for (const id of at.drafts) {
    const draft = drafts[id]!;
    if (draft.kind !== "indirect" || draft.parent >= 0) continue;
    if (draft.doubled) return "R1";
    if (draft.speaker < 0) continue;
    const source = scene.mentions[draft.speaker]!;
    if (LAWS.has(hashes[source.head]!) || !reports(scene, draft)) continue;
    if (isMain(scene, at.first, at.last, source.outer, draft)) return "R1";
  }
  if (afterReport && isFree(scene, at.first, at.last)) return "R4";
  return null;
};

/** Least confidence in a report's extents for the sentence to be one. */
const LEAST = 0.3;
const ACCORDING = hashWord("according");

/** Speech, thought, or the finding of a document: not praise, support or a mere seeming, and not a participle's aside. */
const reports = (scene: Scene, draft: Draft): boolean => {
  if (draft.cue === null || draft.confidence < LEAST) return false;
  const cue = draft.cue[0];
  const is = scene.tokens.is[cue]!;
  if (scene.tokens.hashes[cue] === ACCORDING) return true;
  if ((is & IS.gerund) !== 0 && ((scene.tokens.is[cue - 1] ?? 0) & IS.auxiliary) === 0) return false;
  if ((is & (IS.speech | IS.thought)) !== 0) return isCueVerb(scene, cue);
  const source = scene.mentions[draft.speaker]!;
  return (is & IS.evidence) !== 0 && (source.bits & (IS.body | IS.person)) !== 0;
};

/** The report is the sentence's own clause: its source opens the sentence, or its content does. */
const isMain = (scene: Scene, first: number, last: number, source: number, draft: Draft): boolean => {
  const content = draft.pieces[0]![0];
  if (content <= first + 1) return true;
  if (source < first || source >= last) return false;
  if ((scene.tokens.is[source]! & IS.relative) !== 0) return false;
  if (source - first <= 2) return true;
  for (let i = first; i < source; i++) if (scene.tokens.kinds[i] === COMMA && source - i <= 2) return true;
  return source - first <= 5;
};

/** A third person with "would" or "had" and no verb of report: the source's thought, unmarked. */
const isFree = (scene: Scene, first: number, last: number): boolean => {
  const { hashes } = scene.tokens;
  const is = scene.tokens.is[first] ?? 0;
  if ((is & IS.subject) === 0 || (is & IS.thirdPerson) === 0) return false;
  return (
    first + 1 < last && WOULD.has(hashes[first + 1]!) && !isCueVerb(scene, Math.min(last - 1, first + 2))
  );
};
