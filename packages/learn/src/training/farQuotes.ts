/** What PolNeAR teaches the quote reader: news with attributions in plenty, far from the op-eds that are read. */
import { readIndirect, readScene, readTokens, sureReports, type Scene } from "@columnist/label/quote-parts";
import { segment } from "@columnist/segment";
import { addArticleCandidates } from "./candidateExamples.ts";
import { AS_IT_IS, modelsOf, named, reportScores, type Named } from "./fittedQuotes.ts";
import { addMarkExamples, type MarkExamples } from "./markExamples.ts";
import { goldOfArticle } from "./markGold.ts";
import type { GoldArticle } from "./polnear.ts";
import { fitRanker, type FittedRanker, type RankExample } from "./rankFit.ts";
import { addAttributed, addReportExamples, type ReportExamples } from "./reportExamples.ts";

/** Steps of a ranker with many examples. */
export const STEADY = { epochs: 6, rate: 0.05, decay: 0.001 };
export const KINDS = { bits: 16, epochs: 6, rate: 0.05, decay: 0.005 };
export const REPORTS = { bits: 16, epochs: 8, rate: 0.02, decay: 0.02 };
export const SPEAKERS = { bits: 16, epochs: 6, rate: 0.06, decay: 0.01 };
export const CANDIDATES = { bits: 14, epochs: 10, rate: 0.06, decay: 0.002 };

interface Read {
  readonly article: GoldArticle;
  readonly scene: Scene;
}

/** What reports are: where content stands, where it ends, whose it is. */
const fitReports = (read: ReadonlyArray<Read>): ReadonlyArray<Named> => {
  const examples: ReportExamples = { sides: [], extents: [], sources: [] };
  for (const { article, scene } of read) addReportExamples(article, scene, examples);
  return [
    named("SIDE_WEIGHTS", fitRanker(examples.sides, { bits: 17, ...STEADY })),
    named("EXTENT_WEIGHTS", fitRanker(examples.extents, { bits: 17, ...STEADY })),
    named("SOURCE_WEIGHTS", fitRanker(examples.sources, { bits: 15, ...STEADY })),
  ];
};

/** What marks are for, and which mention speaks. */
const fitMarks = (marks: ReadonlyArray<MarkExamples>): ReadonlyArray<Named> => [
  named(
    "KIND_WEIGHTS",
    fitRanker(
      marks.flatMap(({ kinds }) => kinds),
      KINDS,
    ),
  ),
  named(
    "SPEAKER_WEIGHTS",
    fitRanker(
      marks.flatMap(({ speakers }) => speakers),
      SPEAKERS,
    ),
  ),
];

/** Rankers fitted on PolNeAR. */
export interface FarQuotes {
  readonly rankers: ReadonlyArray<Named>;
  /** The ranker of who speaks, given the one of pronouns: PolNeAR does not say whom those mean. */
  readonly candidates: (antecedents: FittedRanker) => FittedRanker;
  /** How many stretches of marks were read. */
  readonly marks: number;
}

/** Fits on articles; marks are read beside reports, and candidates with models, of the other half of them. */
export const fitFar = (articles: ReadonlyArray<GoldArticle>): FarQuotes => {
  const read = articles.map((article) => ({
    article,
    scene: readScene(readTokens(article.text, segment(article.text))),
  }));
  const halves = [read.filter((_, i) => i % 2 === 0), read.filter((_, i) => i % 2 === 1)];
  const reports = halves.map(fitReports);
  const attributed: Array<RankExample> = [];
  halves.forEach((half, i) => {
    const scores = reportScores(reports[1 - i]!);
    for (const { article, scene } of half) addAttributed(article, scene, scores, attributed);
  });
  const marks = halves.map((half, i) => {
    const scores = reportScores(reports[1 - i]!);
    const examples: MarkExamples = { kinds: [], speakers: [], antecedents: [] };
    for (const { article, scene } of half)
      addMarkExamples(
        scene,
        sureReports(readIndirect(scene, scores)),
        goldOfArticle(article, scene),
        examples,
      );
    return examples;
  });
  const candidates = (antecedents: FittedRanker): FittedRanker => {
    const examples: Array<RankExample> = [];
    halves.forEach((half, i) => {
      const others = [...fitMarks([marks[1 - i]!]), ...reports[1 - i]!];
      const models = modelsOf({
        rankers: [...others, named("ANTECEDENT_WEIGHTS", antecedents)],
        confidence: AS_IT_IS,
      });
      for (const { article, scene } of half) addArticleCandidates(article, scene, models, examples);
    });
    return fitRanker(examples, CANDIDATES);
  };
  return {
    rankers: [
      ...fitMarks(marks),
      ...fitReports(read),
      named("REPORT_WEIGHTS", fitRanker(attributed, REPORTS)),
    ],
    candidates,
    marks: marks.reduce((sum, { kinds }) => sum + kinds.length, 0),
  };
};
