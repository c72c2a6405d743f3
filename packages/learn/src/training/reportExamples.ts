/** Examples for the rankers of reported content: from gold attributions to what each reporting expression reports. */
import {
  AROUND,
  classBucket,
  CLASSES,
  eachReport,
  endCandidates,
  endFeatures,
  Features,
  LEFT,
  leftEndCandidates,
  leftEndFeatures,
  leftStartCandidates,
  leftStartFeatures,
  NOTHING,
  readIndirect,
  reportFeatures,
  RAISED,
  RIGHT,
  sideFeatures,
  sourceCandidates,
  sourceFeatures,
  startCandidates,
  startFeatures,
  type ReportScores,
  type ReportSetting,
  type Scene,
} from "@columnist/label/quote-parts";
import type { GoldArticle, GoldQuote } from "./polnear.ts";
import type { RankExample } from "./rankFit.ts";
import { isSourceHead } from "./sourceHeads.ts";

/** Index of the first token that ends after a UTF-16 offset. */
const tokenAt = (scene: Scene, offset: number): number => {
  let low = 0;
  let high = scene.tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scene.tokens.ends[middle]! > offset) high = middle;
    else low = middle + 1;
  }
  return low;
};

const SLACK = 2;

/** All its pieces are stretches of marks: a quote, not indirect speech. */
const isMarked = (scene: Scene, pieces: ReadonlyArray<GoldQuote>): boolean =>
  pieces.every((piece) =>
    scene.marks.some(
      (mark) =>
        mark.parent < 0 &&
        Math.abs(mark.start - piece.start) <= SLACK &&
        Math.abs(mark.end - piece.end) <= SLACK,
    ),
  );

/** The gold attribution of each reporting expression: that whose cue holds it and whose content is nearest. */
const assign = (article: GoldArticle, scene: Scene): Map<number, ReadonlyArray<GoldQuote>> => {
  const reports = new Set<number>();
  eachReport(scene, (at) => {
    reports.add(at.cue);
    return { side: NOTHING, pieces: [] };
  });
  const { starts, ends, count } = scene.tokens;
  const out = new Map<number, ReadonlyArray<GoldQuote>>();
  for (const pieces of Map.groupBy(article.quotes, (quote) => quote.qid).values()) {
    const sorted = [...pieces].sort((a, b) => a.start - b.start);
    const cued = sorted.find((piece) => piece.cue !== undefined);
    if (cued?.cue === undefined || isMarked(scene, sorted)) continue;
    let best = -1;
    let least = Infinity;
    for (const [from, to] of [cued.cue, ...(cued.cue_more ?? [])])
      for (let i = tokenAt(scene, from); i < count && starts[i]! < to; i++) {
        if (!reports.has(i)) continue;
        const gap = Math.min(
          ...sorted.map((piece) =>
            piece.start >= ends[i]! ? piece.start - ends[i]! : starts[i]! - piece.end,
          ),
        );
        if (gap < least) {
          least = gap;
          best = i;
        }
      }
    if (best >= 0 && !out.has(best)) out.set(best, sorted);
  }
  return out;
};

/** The three sets of examples. */
export interface ReportExamples {
  readonly sides: Array<RankExample>;
  readonly extents: Array<RankExample>;
  readonly sources: Array<RankExample>;
}

const addRight = (scene: Scene, at: ReportSetting, piece: GoldQuote, out: Array<RankExample>): void => {
  const features = new Features();
  const start = tokenAt(scene, piece.start);
  const starts = startCandidates(scene, at);
  const index = starts.indexOf(start);
  if (index < 0) return;
  const rows = starts.map((candidate) => {
    startFeatures(features, scene, at, candidate);
    return features.take();
  });
  out.push({ rows, right: [index] });
  const end = tokenAt(scene, piece.end - 1) + 1;
  const ends: Array<Int32Array> = [];
  let right = -1;
  endCandidates(scene, at, start, (candidate, seen) => {
    endFeatures(features, scene, at, start, candidate, seen);
    if (candidate === end || (right < 0 && candidate === at.last && end >= candidate)) right = ends.length;
    ends.push(features.take());
  });
  if (right >= 0) out.push({ rows: ends, right: [right] });
};

const addLeft = (scene: Scene, at: ReportSetting, piece: GoldQuote, out: Array<RankExample>): void => {
  const features = new Features();
  const end = tokenAt(scene, piece.end - 1) + 1;
  const ends = leftEndCandidates(scene, at);
  const index = ends.indexOf(end);
  if (index < 0) return;
  const rows = ends.map((candidate) => {
    leftEndFeatures(features, scene, at, candidate);
    return features.take();
  });
  out.push({ rows, right: [index] });
  const start = tokenAt(scene, piece.start);
  const starts = leftStartCandidates(scene, at, end);
  const right = starts.findIndex(
    (candidate) => candidate === start || (candidate === at.first && start < candidate),
  );
  if (right < 0) return;
  const startRows = starts.map((candidate) => {
    leftStartFeatures(features, scene, at, candidate, end);
    return features.take();
  });
  out.push({ rows: startRows, right: [right] });
};

/** Who the source is among the candidates and nobody; null where none of them is right and somebody should be. */
export const sourceExample = (
  scene: Scene,
  at: ReportSetting,
  side: number,
  isSource: ((mention: number) => boolean) | null,
): RankExample | null => {
  const features = new Features();
  sourceFeatures(features, scene, at, -1, 0, side);
  const rows = [features.take()];
  const right = isSource === null ? [0] : [];
  let before = 0;
  let after = 0;
  for (const candidate of sourceCandidates(scene, at)) {
    const m = scene.mentions[candidate]!;
    sourceFeatures(features, scene, at, candidate, m.first < at.cue ? before++ : after++, side);
    if (isSource?.(candidate) === true) right.push(rows.length);
    rows.push(features.take());
  }
  return right.length > 0 ? { rows, right } : null;
};

/** Adds the examples of one article. */
export const addReportExamples = (article: GoldArticle, scene: Scene, out: ReportExamples): void => {
  const gold = assign(article, scene);
  const features = new Features();
  const { starts, ends } = scene.tokens;
  eachReport(scene, (at) => {
    const pieces = gold.get(at.cue) ?? [];
    const right = pieces.find((piece) => piece.start >= ends[at.cue]!);
    const left = pieces.findLast((piece) => piece.end <= starts[at.cue]!);
    let side: number = NOTHING;
    if (left !== undefined && right !== undefined)
      side = /[,;—-]/.test(article.text.slice(left.end - 1, starts[at.cue])) ? AROUND : RAISED;
    else if (right !== undefined) side = RIGHT;
    else if (left !== undefined) side = LEFT;
    sideFeatures(features, scene, at);
    const shared = features.take();
    const rows = Array.from({ length: CLASSES }, (_, i) => shared.map((bucket) => classBucket(bucket, i)));
    out.sides.push({ rows: [new Int32Array(0), ...rows], right: [side] });
    if (right !== undefined) addRight(scene, at, right, out.extents);
    if (left !== undefined) addLeft(scene, at, left, out.extents);
    if (side === NOTHING) return { side, pieces: [] };
    const spoken = pieces.find((piece) => piece.speaker !== undefined);
    const spans = spoken?.speaker === undefined ? [] : [spoken.speaker, ...(spoken.speaker_more ?? [])];
    const isSource = (mention: number): boolean => isSourceHead(scene, mention, spans);
    const example = sourceExample(scene, at, side, spans.length === 0 ? null : isSource);
    if (example !== null) out.sources.push(example);
    return {
      side,
      pieces: pieces.map(
        (piece) => [tokenAt(scene, piece.start), tokenAt(scene, piece.end - 1) + 1] as const,
      ),
    };
  });
};

/** Adds of what seems reported in an article whether it is attributed to somebody: whether a gold cue touches its own. */
export const addAttributed = (
  article: GoldArticle,
  scene: Scene,
  scores: ReportScores,
  out: Array<RankExample>,
): void => {
  const features = new Features();
  const { starts, ends } = scene.tokens;
  const cues = article.quotes.flatMap(({ cue, cue_more }) =>
    cue === undefined ? [] : [cue, ...(cue_more ?? [])],
  );
  for (const found of readIndirect(scene, scores)) {
    const from = starts[found.cue[0]]!;
    const to = ends[found.cue[1] - 1]!;
    reportFeatures(features, scene, found.setting, found);
    const isAttributed = cues.some(([start, end]) => start < to && end > from);
    out.push({ rows: [new Int32Array(0), features.take()], right: [isAttributed ? 1 : 0] });
  }
};
