/** What the gate and the voice of a sentence are told from: its quotes and reports, their shares and frames, what stood before. */
import { hashWord } from "../hash.ts";
import { CLASS, COLON, IS, MARK, STOP, WORD } from "../kinds.ts";
import { lemmaOf } from "../wordTable.ts";
import type { Draft } from "./quoteDraft.ts";
import { pair, single, triple, type FeatureSink } from "./quoteRanker.ts";
import { tokenClass, tokenValue } from "./reports.ts";
import type { Scene } from "./scene.ts";

/** What is counted of one sentence. */
export interface SentenceShape {
  readonly first: number;
  readonly last: number;
  readonly words: number;
  /** Words in marks that quote somebody, and in any marks; words of reports that are published. */
  readonly quoted: number;
  readonly marked: number;
  readonly reported: number;
  /** The draft that matters most: a direct one, else the first that quotes; null for none. */
  readonly main: Draft | null;
  readonly isTitle: boolean;
  /** The likeliest report that begins here: its log-odds (-9 for none), its cue's token (-1) and side. */
  readonly odds: number;
  readonly cue: number;
  readonly side: number;
  /** What the sentence before is: 0 the author's, 1 a source's, 2 a quote; 4 more where a paragraph parts them. */
  readonly before: number;
  /** R1 to R4 as 1 to 4, 0 for none. */
  readonly stance: number;
}

const QUESTION = hashWord("?");
const tenths = (part: number, whole: number): number => (whole === 0 ? 0 : Math.floor((part / whole) * 10));
const few = (n: number): number => (n < 6 ? n : n < 9 ? 6 : n < 14 ? 7 : n < 22 ? 8 : 9);

/** The longest piece of the main draft in the sentence: its words, whether it holds a verb, and what frames it. */
const longest = (scene: Scene, { first, last, main }: SentenceShape) => {
  const { kinds, is, classes } = scene.tokens;
  let words = 0;
  let verbs = 0;
  let head = 0;
  let opener = 0;
  let opens = 0;
  for (const [from, to] of main?.pieces ?? []) {
    if (to <= first || from >= last) continue;
    let n = 0;
    let finite = 0;
    let start = 0;
    for (let i = Math.max(from, first); i < Math.min(to, last); i++) {
      if (kinds[i] !== WORD) continue;
      if (n++ === 0) start = classes[i]!;
      if ((is[i]! & (IS.auxiliary | IS.subject)) !== 0) finite |= 1;
      if ((is[i]! & IS.reports) !== 0 || classes[i] === CLASS.ed || classes[i] === CLASS.s) finite |= 2;
    }
    if (n <= words) continue;
    words = n;
    verbs = finite;
    opener = start;
    head = from > first ? tokenClass(scene, from - 1) : 98;
    opens =
      (from < first ? 1 : 0) + (to > last ? 2 : 0) + (from <= first + 1 ? 4 : 0) + (to >= last - 1 ? 8 : 0);
  }
  return { words, verbs, head, opener, opens };
};

/** Features of a sentence: of the gate and of the voice alike. */
export const sentenceFeatures = (out: FeatureSink, scene: Scene, at: SentenceShape): number => {
  let sum = 0;
  const { tokens } = scene;
  const { first, last, main } = at;
  const size = few(at.words);
  const share = tenths(at.quoted, at.words);
  const kind = main === null ? 0 : main.kind === "direct" ? 1 : 2;
  const piece = longest(scene, at);
  const cue = main?.cue?.[0] ?? -1;
  const isHere = cue >= first && cue < last ? 1 : 0;
  const lemma = isHere === 1 ? lemmaOf(tokens.hashes[cue]!) : 0;
  const speaks = main === null ? 0 : main.speakerName === null ? 1 : 2;
  const odds = Math.max(-5, Math.min(5, Math.round(at.odds * 2) / 2)) * 2;
  const report = at.cue < 0 ? 0 : lemmaOf(tokens.hashes[at.cue]!);
  const covers = tenths(at.reported, at.words);
  const asks = last > first && tokens.hashes[last - 1] === QUESTION ? 1 : 0;
  const opener = tokenClass(scene, first);
  const ends = last > first ? tokens.kinds[last - 1]! : 0;
  let own = 0;
  let cues = 0;
  for (let i = first; i < last; i++) {
    if (scene.markOf[i] !== -1) continue;
    const is = tokens.is[i]!;
    if ((is & IS.firstPerson) !== 0) own = 1;
    if ((is & (IS.reports | IS.cueNoun | IS.cueAdjective | IS.agreement | IS.crowd)) === 0) continue;
    cues = Math.min(3, cues + 1);
    sum += out.add(single(900, lemmaOf(tokens.hashes[i]!)));
    sum += out.add(pair(901, lemmaOf(tokens.hashes[i]!), kind));
  }
  const colon = first > 1 && tokens.kinds[first - 1] === COLON ? 1 : 0;
  sum += out.add(single(910, 0));
  sum += out.add(pair(911, share, kind));
  sum += out.add(triple(912, size, share, kind));
  sum += out.add(triple(913, few(piece.words), piece.verbs, kind));
  sum += out.add(triple(914, piece.head, piece.opener, Math.min(few(piece.words), 6)));
  sum += out.add(triple(915, piece.opens, kind, speaks));
  sum += out.add(triple(916, lemma, kind, Math.min(few(piece.words), 6)));
  sum += out.add(triple(917, isHere, kind, few(piece.words)));
  sum += out.add(triple(918, piece.head, kind, share));
  sum += out.add(triple(919, piece.opens, share, isHere));
  sum += out.add(triple(920, at.before, kind, tenths(at.marked, at.words)));
  sum += out.add(triple(921, at.before, opener, colon));
  sum += out.add(triple(922, ends === MARK ? 1 : ends === STOP ? 2 : 0, kind, at.isTitle ? 1 : 0));
  sum += out.add(pair(923, odds, kind));
  sum += out.add(triple(924, odds, covers, at.side));
  sum += out.add(triple(925, odds, at.before, own));
  sum += out.add(pair(926, report, Math.sign(at.odds)));
  sum += out.add(triple(927, at.stance, kind, own));
  sum += out.add(triple(928, asks, kind, own));
  sum += out.add(triple(929, opener, tokenClass(scene, first + 1), kind));
  sum += out.add(pair(930, tokenValue(scene, first), kind));
  sum += out.add(triple(931, cues, kind, at.before));
  sum += out.add(triple(932, speaks, main?.speakerKind === "author" ? 1 : 0, share));
  sum += out.add(triple(933, piece.verbs, piece.head, speaks));
  sum += out.add(triple(934, at.stance, odds, 0));
  return sum;
};
