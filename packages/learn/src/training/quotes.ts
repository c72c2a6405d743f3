/**
 * Trains the rankers of the quote reader on PolNeAR: what marks are for, who speaks, what is reported without marks. Log-linear over hashed
 * features, fitted by AdaGrad in a fixed order; nothing of the texts can be read back from the weights.
 */
import {
  BEFORE,
  ClassScorer,
  eachSentence,
  Features,
  readDrafts,
  readIndirect,
  readScene,
  readTokens,
  Scorer,
  sentenceFeatures,
  sureReports,
  type Line,
  type QuoteConfidence,
  type QuoteModels,
  type QuoteWeights,
  type ReportScores,
  type Scene,
} from "@columnist/label/quote-parts";
import type { Training } from "../index.ts";
import { segment } from "@columnist/segment";
import { addMarkExamples, type MarkExamples } from "./markExamples.ts";
import { goldOfArticle } from "./markGold.ts";
import { opedInput, opeds, type Oped } from "./quotedOpeds.ts";
import { goldArticles, type GoldArticle } from "./polnear.ts";
import { addSayings, confidenceOf, newSayings, type QuoteSayings } from "./quoteConfidence.ts";
import { fitRanker, mixRankers, type FittedRanker, type RankExample } from "./rankFit.ts";
import { readOped, type ReadOped } from "./readOped.ts";
import { addReportExamples, type ReportExamples } from "./reportExamples.ts";

const WEIGHTS_PATH = "packages/label/src/quotes/quoteWeights.ts";

interface Named {
  readonly name: string;
  readonly fitted: FittedRanker;
}

const STEADY = { epochs: 6, rate: 0.05, decay: 0.001 };

/** What reports are, fitted on PolNeAR: where content stands, where it ends, whose it is. */
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

const KINDS = { bits: 15, epochs: 6, rate: 0.05, decay: 0.005 };
const SPEAKERS = { bits: 16, epochs: 6, rate: 0.06, decay: 0.01 };
const ANTECEDENTS = { bits: 11, epochs: 8, rate: 0.1, decay: 0.002 };
const REPORTS = { bits: 15, epochs: 6, rate: 0.03, decay: 0.02 };
const SENTENCES = { bits: 14, epochs: 6, rate: 0.03, decay: 0.01 };

/** Everything that `pipeline train --area quotes` writes. */
export interface FittedQuotes {
  readonly rankers: ReadonlyArray<Named>;
  readonly confidence: QuoteConfidence;
}

const LINE: Line = { scale: 1, shift: 0 };
const AS_IT_IS: QuoteConfidence = { marks: LINE, speakers: LINE, reports: LINE, sources: LINE };

const named = (name: string, fitted: FittedRanker): Named => ({ name, fitted });

/** What op-eds teach, beside what PolNeAR has taught. */
const fitNear = (opeds: ReadonlyArray<ReadOped>, far: ReadonlyArray<Named>): ReadonlyArray<Named> => {
  const farOf = (name: string): FittedRanker => far.find((one) => one.name === name)!.fitted;
  const kinds = fitRanker(
    opeds.flatMap(({ marks }) => marks.kinds),
    KINDS,
  );
  const speakers = fitRanker(
    opeds.flatMap(({ marks }) => marks.speakers),
    SPEAKERS,
  );
  const sources = fitRanker(
    opeds.flatMap((one) => one.sources),
    { bits: 15, ...STEADY, decay: 0.005 },
  );
  return [
    named("KIND_WEIGHTS", mixRankers(kinds, farOf("KIND_WEIGHTS"), 0.3)),
    named("SPEAKER_WEIGHTS", mixRankers(speakers, farOf("SPEAKER_WEIGHTS"), 0.6)),
    named(
      "ANTECEDENT_WEIGHTS",
      fitRanker(
        opeds.flatMap(({ marks }) => marks.antecedents),
        ANTECEDENTS,
      ),
    ),
    named(
      "REPORT_WEIGHTS",
      fitRanker(
        opeds.flatMap(({ reports }) => reports),
        REPORTS,
      ),
    ),
    named("SIDE_WEIGHTS", farOf("SIDE_WEIGHTS")),
    named("EXTENT_WEIGHTS", farOf("EXTENT_WEIGHTS")),
    named("SOURCE_WEIGHTS", mixRankers(sources, farOf("SOURCE_WEIGHTS"), 0.6)),
  ];
};

/** Examples of the gate and of the voice: sentences as a reader sees them whose models have not seen them. */
const sentenceExamples = (
  oped: ReadOped,
  models: QuoteModels,
  gates: Array<RankExample>,
  voices: Array<RankExample>,
  sayings: QuoteSayings,
): void => {
  const features = new Features();
  const { document, scene } = oped;
  const { drafts, reports } = readDrafts(models, scene);
  addSayings(oped, drafts, sayings);
  eachSentence(scene, drafts, reports, opedInput(document), ({ shape }, s) => {
    const { label, voice } = document.sentences[s]!;
    if (label !== null) {
      sentenceFeatures(features, scene, shape);
      const rows = [new Int32Array(0), features.take()];
      gates.push({ rows, right: [label === "quote" ? 1 : 0] });
      if (label !== "quote") voices.push({ rows, right: [voice === "source" ? 1 : 0] });
    }
    return label === "quote" ? BEFORE.quote : voice === "source" ? BEFORE.source : BEFORE.author;
  });
};

/**
 * Fits every ranker: on PolNeAR's articles, which have attributions in plenty, and on op-eds, which are what is read.
 * Marks are read beside reports, and sentences beside quotes, that models of other texts found.
 */
export const fitQuotes = (
  articles: ReadonlyArray<GoldArticle>,
  documents: ReadonlyArray<Oped>,
  log: (line: string) => void,
): FittedQuotes => {
  const read = articles.map((article) => ({
    article,
    scene: readScene(readTokens(article.text, segment(article.text))),
  }));
  const halves = [read.filter((_, i) => i % 2 === 0), read.filter((_, i) => i % 2 === 1)];
  const marks: MarkExamples = { kinds: [], speakers: [], antecedents: [] };
  halves.forEach((half, i) => {
    const scores = reportScores(fitReports(halves[1 - i]!));
    for (const { article, scene } of half)
      addMarkExamples(scene, sureReports(readIndirect(scene, scores)), goldOfArticle(article, scene), marks);
  });
  const far = [
    named("KIND_WEIGHTS", fitRanker(marks.kinds, KINDS)),
    named("SPEAKER_WEIGHTS", fitRanker(marks.speakers, SPEAKERS)),
    ...fitReports(read),
  ];
  const scores = reportScores(far);
  const opeds = documents.map((document) => readOped(document, scores));
  log(
    `${articles.length} articles with ${marks.kinds.length} stretches in marks, ${documents.length} op-eds with ${opeds.reduce((sum, one) => sum + one.marks.kinds.length, 0)}`,
  );
  const gates: Array<RankExample> = [];
  const voices: Array<RankExample> = [];
  const sayings = newSayings();
  for (const half of [0, 1]) {
    const others = opeds.filter((_, i) => i % 2 !== half);
    const models = modelsOf({ rankers: fitNear(others, far), confidence: AS_IT_IS });
    opeds.forEach((oped, i) => {
      if (i % 2 === half) sentenceExamples(oped, models, gates, voices, sayings);
    });
  }
  return {
    rankers: [
      ...fitNear(opeds, far),
      named("GATE_WEIGHTS", fitRanker(gates, SENTENCES)),
      named("VOICE_WEIGHTS", fitRanker(voices, SENTENCES)),
    ],
    confidence: confidenceOf(sayings),
  };
};

const weightsOf = (named: ReadonlyArray<Named>, name: string): QuoteWeights =>
  named.find((model) => model.name === name)!.fitted;

const NO_WEIGHTS: QuoteWeights = { scale: 0, base64: btoa("\0".repeat(8)) };

/** A scorer that gives even odds where the ranker is not fitted yet: while its own examples are read. */
const scorerOf = (named: ReadonlyArray<Named>, name: string): Scorer =>
  new Scorer(named.find((model) => model.name === name)?.fitted ?? NO_WEIGHTS);

const reportScores = (named: ReadonlyArray<Named>): ReportScores => ({
  side: new ClassScorer(weightsOf(named, "SIDE_WEIGHTS")),
  extent: new Scorer(weightsOf(named, "EXTENT_WEIGHTS")),
  source: new Scorer(weightsOf(named, "SOURCE_WEIGHTS")),
  report: scorerOf(named, "REPORT_WEIGHTS"),
});

/** Fitted rankers as the quote reader takes them, for measuring without shipping them. */
export const modelsOf = ({ rankers: named, confidence }: FittedQuotes): QuoteModels => ({
  confidence,
  gate: scorerOf(named, "GATE_WEIGHTS"),
  voice: scorerOf(named, "VOICE_WEIGHTS"),
  kind: new Scorer(weightsOf(named, "KIND_WEIGHTS")),
  speaker: new Scorer(weightsOf(named, "SPEAKER_WEIGHTS")),
  antecedent: new Scorer(weightsOf(named, "ANTECEDENT_WEIGHTS")),
  ...reportScores(named),
});

/** The models of the quote reader; data: labels/polnear-docs.jsonl, its train split. */
export const quotesTraining: Training = {
  id: "quotes",
  run: (read, log) => {
    const articles = goldArticles(read).filter((article) => article.split === "train");
    if (articles.length === 0) return [];
    const { rankers, confidence } = fitQuotes(articles, opeds(read), log);
    const text = [
      "// Generated by `pipeline train --area quotes`; do not edit.",
      'import type { QuoteConfidence } from "./quoteModels.ts";',
      'import type { QuoteWeights } from "./quoteRanker.ts";',
      "",
      ...rankers.map(
        ({ name, fitted }) =>
          `export const ${name}: QuoteWeights = {\n  scale: ${fitted.scale},\n  base64:\n    "${fitted.base64}",\n};`,
      ),
      `export const CONFIDENCE: QuoteConfidence = ${JSON.stringify(confidence)};`,
      "",
    ].join("\n");
    return [{ path: WEIGHTS_PATH, text }];
  },
};
