/**
 * Trains the rankers of the quote reader on PolNeAR: what marks are for, who speaks, what is reported without marks. Log-linear over hashed
 * features, fitted by AdaGrad in a fixed order; nothing of the texts can be read back from the weights.
 */
import {
  ClassScorer,
  Features,
  kindFeatures,
  layCover,
  readIndirect,
  readScene,
  readTokens,
  settingOf,
  shapeOf,
  speakerCandidates,
  speakerFeatures,
  Scorer,
  type Cover,
  type QuoteModels,
  type Scene,
  type QuoteWeights,
} from "@columnist/label/quote-parts";
import type { Training } from "@columnist/learn";
import { segment } from "@columnist/segment";
import { fitRanker, type FittedRanker, type RankExample } from "./rankFit.ts";
import { addReportExamples, type ReportExamples } from "./reportExamples.ts";
import { goldArticles, type GoldArticle, type GoldQuote } from "./polnear.ts";

const WEIGHTS_PATH = "packages/label/src/quotes/quoteWeights.ts";

/** Examples of one article for each ranker. */
const addMarkExamples = (
  article: GoldArticle,
  scene: Scene,
  reports: ReadonlyArray<Cover>,
  kinds: Array<RankExample>,
  speakers: Array<RankExample>,
): void => {
  const features = new Features();
  const { tokens } = scene;
  let previous = -1;
  const cover = layCover(scene, reports);
  for (const mark of scene.marks) {
    if (mark.parent >= 0) continue;
    const gold: GoldQuote | undefined = article.quotes.find(
      (quote) => quote.start < mark.end - 1 && quote.end > mark.start + 1,
    );
    const setting = settingOf(scene, mark, reports, cover);
    kindFeatures(features, scene, mark, setting, shapeOf(scene, mark));
    kinds.push({ rows: [new Int32Array(0), features.take()], right: [gold === undefined ? 0 : 1] });
    if (gold === undefined) continue;
    const spans = gold.speaker === undefined ? [] : [gold.speaker, ...(gold.speaker_more ?? [])];
    const candidates = speakerCandidates(scene, mark, setting.source, previous);
    speakerFeatures(features, scene, mark, setting, -1, 0, previous);
    const rows = [features.take()];
    const right: Array<number> = [];
    let before = 0;
    let after = 0;
    for (const at of candidates) {
      const m = scene.mentions[at]!;
      speakerFeatures(
        features,
        scene,
        mark,
        setting,
        at,
        m.first < mark.first ? before++ : after++,
        previous,
      );
      const from = tokens.starts[m.first]!;
      const to = tokens.ends[m.last - 1]!;
      if (spans.some((span) => span[0] < to && span[1] > from)) right.push(rows.length);
      rows.push(features.take());
    }
    const first = right[0];
    if (first !== undefined) previous = candidates[first - 1]!;
    // A speaker out of reach is nobody in reach.
    speakers.push({ rows, right: first === undefined ? [0] : right });
  }
};

interface Named {
  readonly name: string;
  readonly fitted: FittedRanker;
}

const STEADY = { epochs: 6, rate: 0.05, decay: 0.001 };

const fitReports = (read: ReadonlyArray<Read>): ReadonlyArray<Named> => {
  const examples: ReportExamples = { sides: [], extents: [], sources: [] };
  for (const { article, scene } of read) addReportExamples(article, scene, examples);
  return [
    { name: "SIDE_WEIGHTS", fitted: fitRanker(examples.sides, { bits: 17, ...STEADY }) },
    { name: "EXTENT_WEIGHTS", fitted: fitRanker(examples.extents, { bits: 17, ...STEADY }) },
    { name: "SOURCE_WEIGHTS", fitted: fitRanker(examples.sources, { bits: 15, ...STEADY }) },
  ];
};

interface Read {
  readonly article: GoldArticle;
  readonly scene: Scene;
}

/** Fits every ranker on some articles. Marks are read beside reports that a model of the other half found. */
export const fitQuotes = (
  articles: ReadonlyArray<GoldArticle>,
  log: (line: string) => void,
): ReadonlyArray<Named> => {
  const read = articles.map((article) => ({
    article,
    scene: readScene(readTokens(article.text, segment(article.text))),
  }));
  const halves = [read.filter((_, i) => i % 2 === 0), read.filter((_, i) => i % 2 === 1)];
  const kinds: Array<RankExample> = [];
  const speakers: Array<RankExample> = [];
  halves.forEach((half, i) => {
    const scores = reportScores(fitReports(halves[1 - i]!));
    for (const { article, scene } of half)
      addMarkExamples(article, scene, readIndirect(scene, scores), kinds, speakers);
  });
  log(
    `${articles.length} articles, ${kinds.length} stretches in marks, ${speakers.length} with a speaker to find`,
  );
  return [
    { name: "KIND_WEIGHTS", fitted: fitRanker(kinds, { bits: 14, epochs: 6, rate: 0.05, decay: 0 }) },
    { name: "SPEAKER_WEIGHTS", fitted: fitRanker(speakers, { bits: 15, epochs: 6, rate: 0.1, decay: 0 }) },
    ...fitReports(read),
  ];
};

const weightsOf = (named: ReadonlyArray<Named>, name: string): QuoteWeights =>
  named.find((model) => model.name === name)!.fitted;

const reportScores = (named: ReadonlyArray<Named>) => ({
  side: new ClassScorer(weightsOf(named, "SIDE_WEIGHTS")),
  extent: new Scorer(weightsOf(named, "EXTENT_WEIGHTS")),
  source: new Scorer(weightsOf(named, "SOURCE_WEIGHTS")),
});

/** Fitted rankers as the quote reader takes them, for measuring without shipping them. */
export const modelsOf = (named: ReadonlyArray<Named>): QuoteModels => ({
  kind: new Scorer(weightsOf(named, "KIND_WEIGHTS")),
  speaker: new Scorer(weightsOf(named, "SPEAKER_WEIGHTS")),
  ...reportScores(named),
});

/** The models of the quote reader; data: labels/polnear-docs.jsonl, its train split. */
export const quotesTraining: Training = {
  id: "quotes",
  run: (read, log) => {
    const articles = goldArticles(read).filter((article) => article.split === "train");
    if (articles.length === 0) return [];
    const text = [
      "// Generated by `pipeline train --area quotes`; do not edit.",
      'import type { QuoteWeights } from "./quoteRanker.ts";',
      "",
      ...fitQuotes(articles, log).map(
        ({ name, fitted }) =>
          `export const ${name}: QuoteWeights = {\n  scale: ${fitted.scale},\n  base64:\n    "${fitted.base64}",\n};`,
      ),
      "",
    ].join("\n");
    return [{ path: WEIGHTS_PATH, text }];
  },
};
