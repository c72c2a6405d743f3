/** Indirect speech, thought and belief: what a reporting expression reports without marks, and whose it is. */
import { endCandidates, leftEndCandidates, leftStartCandidates, startCandidates } from "./extents.ts";
import { type ClassScorer, type Scorer } from "./quoteRanker.ts";
import { MARK, STOP } from "../kinds.ts";
import {
  AROUND,
  endFeatures,
  LEFT,
  leftEndFeatures,
  leftStartFeatures,
  NOTHING,
  RAISED,
  reportSetting,
  RIGHT,
  sideFeatures,
  startFeatures,
  type ReportSetting,
} from "./reports.ts";
import type { Scene } from "./scene.ts";
import { reportFeatures, type ReportCandidate } from "./reportFeatures.ts";
import { sourceCandidates, sourceFeatures } from "./sources.ts";

/** One attribution without marks: content as token ranges, ascending; two where the source stands in the middle. */
export interface Indirect extends ReportCandidate {
  readonly setting: ReportSetting;
  /** Tokens of the reporting expression. */
  readonly cue: readonly [number, number];
  readonly confidence: number;
  /** Log-odds that somebody but the author said, thought or wants it. */
  readonly odds: number;
}

/** The scorers of the four questions asked of a reporting expression. */
export interface ReportScores {
  readonly side: ClassScorer;
  readonly extent: Scorer;
  readonly source: Scorer;
  readonly report: Scorer;
}

const NONE: Report = { side: NOTHING, pieces: [] };
/** Least probability of a side, and of exactly right extents, from which content is looked at: whether it is somebody's is asked next. */
const LEAST_SIDE = 0.12;
const LEAST_EXACT = 0.05;
/** The same from which content is context: marks in it, and other reports in it, are read as parts of it. */
const SURE = 0.2;
/** Reporting expressions of a sentence that are read: each may report all that follows, and prose has not as many. */
const MOST_REPORTS = 64;
const SIDES = [RIGHT, LEFT, AROUND, RAISED] as const;

/** What a visit found: the side, and the content's token ranges. */
export interface Report {
  readonly side: number;
  readonly pieces: ReadonlyArray<readonly [number, number]>;
}

/** Visits each reporting expression of each sentence in order; what one visit gives is context of the next. */
export const eachReport = (scene: Scene, visit: (at: ReportSetting) => Report): void => {
  const { first, last } = scene.tokens;
  const { kinds } = scene.tokens;
  const { reportFrom } = scene;
  for (let s = 0; s < first.length; s++) {
    const from = first[s]!;
    let to = last[s]!;
    // A closing stop, and a mark after it that closes nothing opened here, are no content.
    while (to > from && (kinds[to - 1] === STOP || (kinds[to - 1] === MARK && scene.markOf[to - 1] === -1)))
      to--;
    let earlier = 0;
    let lastSide = NOTHING;
    let until = from;
    for (let i = reportFrom[from]!; i < to && earlier < MOST_REPORTS; i = reportFrom[i + 1]!) {
      const report = visit(reportSetting(scene, i, from, to, Math.min(3, earlier), i < until, lastSide));
      lastSide = report.side;
      for (const piece of report.pieces) until = Math.max(until, piece[1]);
      earlier++;
    }
  }
};

/** Finds what is reported without marks. Linear in the text: each cue asks a bounded number of questions. */
export const readIndirect = (scene: Scene, scores: ReportScores): ReadonlyArray<Indirect> => {
  const out: Array<Indirect> = [];
  eachReport(scene, (at) => {
    const found = reportAt(scene, scores, at);
    if (found === null) return NONE;
    out.push(found);
    return found.exact < SURE ? NONE : found;
  });
  return out;
};

/** What the reporting expression at a cue reports, null for nothing. */
const reportAt = (scene: Scene, scores: ReportScores, at: ReportSetting): Indirect | null => {
  sideFeatures(scores.side, scene, at);
  const odds = scores.side.take();
  // The likeliest side, and how likely it is beside the others and nothing at all.
  const sides = new Best();
  let sum = 1;
  for (let i = 0; i < odds.length; i++) {
    sum += Math.exp(odds[i]!);
    sides.offer(SIDES[i]!, odds[i]!);
  }
  const side = sides.pick;
  const likely = sides.probability * (1 - 1 / sum);
  if (likely < LEAST_SIDE) return null;
  const left = side === RIGHT ? null : leftPiece(scene, at, scores.extent);
  const right = side === LEFT ? null : rightPiece(scene, at, scores.extent);
  const found = left === null ? (right === null ? [] : [right]) : right === null ? [left] : [left, right];
  let exact = likely;
  for (const piece of found) exact *= found.length > 1 ? Math.sqrt(piece.probability) : piece.probability;
  if (found.length === 0 || exact < LEAST_EXACT) return null;
  const pieces = found.map((piece) => piece.tokens);
  if (pieces.some((piece) => isMarked(scene, piece))) return null;
  const source = pickSource(scene, at, side, scores.source);
  const candidate = { side, pieces, source, likely, exact };
  return {
    side,
    pieces,
    source,
    likely,
    exact,
    setting: at,
    cue: [at.cue, at.cue + 1],
    confidence: exact,
    odds: scores.report.odds(reportFeatures(scores.report, scene, at, candidate)),
  };
};

/** Reports whose content is sure enough to be context of what else stands in it. */
export const sureReports = (reports: ReadonlyArray<Indirect>): ReadonlyArray<Indirect> =>
  reports.filter(({ confidence }) => confidence >= SURE);

/** Content that is nothing but one stretch of marks is a quote already. */
const isMarked = (scene: Scene, [first, last]: readonly [number, number]): boolean => {
  const mark = scene.markOf[first]!;
  if (mark < 0) return false;
  const { first: from, last: to } = scene.marks[mark]!;
  return first === from && last >= to && last <= to + 1;
};

/** Log-odds below the best from which a candidate adds nothing that matters (under 1 in 400). */
const FAR = 6;

/** The best of some candidates, and its probability among them (softmax), kept as candidates come in. */
class Best {
  pick = -1;
  private top = -Infinity;
  private sum = 0;

  offer(candidate: number, odds: number): void {
    if (odds > this.top) {
      this.sum = this.sum * Math.exp(this.top - odds) + 1;
      this.top = odds;
      this.pick = candidate;
    } else if (odds > this.top - FAR) this.sum += Math.exp(odds - this.top);
  }

  get probability(): number {
    return this.pick < 0 ? 0 : 1 / this.sum;
  }
}

/** A piece of content and how likely both its ends are right. */
interface Piece {
  readonly tokens: readonly [number, number];
  readonly probability: number;
}

const rightPiece = (scene: Scene, at: ReportSetting, scorer: Scorer): Piece | null => {
  const start = new Best();
  // "said that …" leaves nothing to ask.
  if (at.thatAfter === 1 && scene.markOf[at.cue + 1] === -1) start.offer(at.cue + 1, 0);
  else
    for (const candidate of startCandidates(scene, at)) {
      const sum = startFeatures(scorer, scene, at, candidate);
      start.offer(candidate, scorer.odds(sum));
    }
  if (start.pick < 0) return null;
  const end = new Best();
  endCandidates(scene, at, start.pick, (candidate, seen) => {
    const sum = endFeatures(scorer, scene, at, start.pick, candidate, seen);
    end.offer(candidate, scorer.odds(sum));
  });
  if (end.pick <= start.pick) return null;
  return { tokens: [start.pick, end.pick], probability: start.probability * end.probability };
};

const leftPiece = (scene: Scene, at: ReportSetting, scorer: Scorer): Piece | null => {
  const end = new Best();
  for (const candidate of leftEndCandidates(scene, at)) {
    const sum = leftEndFeatures(scorer, scene, at, candidate);
    end.offer(candidate, scorer.odds(sum));
  }
  if (end.pick < 0) return null;
  const start = new Best();
  for (const candidate of leftStartCandidates(scene, at, end.pick)) {
    const sum = leftStartFeatures(scorer, scene, at, candidate, end.pick);
    start.offer(candidate, scorer.odds(sum));
  }
  if (end.pick <= start.pick) return null;
  return { tokens: [start.pick, end.pick], probability: start.probability * end.probability };
};

const pickSource = (scene: Scene, at: ReportSetting, side: number, scorer: Scorer): number => {
  let best = -1;
  let top = scorer.odds(sourceFeatures(scorer, scene, at, -1, 0, side));
  let before = 0;
  let after = 0;
  for (const candidate of sourceCandidates(scene, at)) {
    const rank = scene.mentions[candidate]!.first < at.cue ? before++ : after++;
    const sum = sourceFeatures(scorer, scene, at, candidate, rank, side);
    const odds = scorer.odds(sum);
    if (odds > top) {
      top = odds;
      best = candidate;
    }
  }
  return best;
};
