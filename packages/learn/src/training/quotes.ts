/**
 * Trains the rankers of the quote reader: on PolNeAR, which has attributions in plenty, and on op-eds, which are what is read.
 * Log-linear over hashed features, fitted by AdaGrad in a fixed order; nothing of the texts can be read back from the weights.
 */
import {
  BEFORE,
  eachSentence,
  Features,
  readDrafts,
  sentenceFeatures,
  type QuoteModels,
} from "@columnist/label/quote-parts";
import type { Training } from "../index.ts";
import { addOpedCandidates } from "./candidateExamples.ts";
import { CANDIDATES, fitFar, KINDS, REPORTS, SPEAKERS, STEADY, type FarQuotes } from "./farQuotes.ts";
import {
  AS_IT_IS,
  fittedOf,
  modelsOf,
  named,
  reportScores,
  type FittedQuotes,
  type Named,
} from "./fittedQuotes.ts";
import { opedInput, opeds, type Oped } from "./quotedOpeds.ts";
import { goldArticles, type GoldArticle } from "./polnear.ts";
import { addSayings, confidenceOf, newSayings, type QuoteSayings } from "./quoteConfidence.ts";
import { fitRanker, mixRankers, type FittedRanker, type RankExample } from "./rankFit.ts";
import { readOped, type ReadOped } from "./readOped.ts";

const WEIGHTS_PATH = "packages/label/src/quotes/quoteWeights.ts";

const ANTECEDENTS = { bits: 11, epochs: 8, rate: 0.1, decay: 0.002 };
const SENTENCES = { bits: 14, epochs: 6, rate: 0.03, decay: 0.01 };
/** How much of what PolNeAR says of marks is heard beside op-eds: in news nearly all of them quote. */
const FAR_KINDS = 0.2;
/** How much of what PolNeAR says of candidates is heard beside op-eds. */
const FAR_CANDIDATES = 0.7;
/** The same of whether content is anybody's: most of what seems reported in news is. */
const FAR_REPORTS = 0.3;

/** What op-eds teach, beside what PolNeAR has taught. */
export const fitNear = (opeds: ReadonlyArray<ReadOped>, far: ReadonlyArray<Named>): ReadonlyArray<Named> => {
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
  const reports = fitRanker(
    opeds.flatMap((one) => one.reports),
    REPORTS,
  );
  return [
    named("KIND_WEIGHTS", mixRankers(kinds, fittedOf(far, "KIND_WEIGHTS"), FAR_KINDS)),
    named("SPEAKER_WEIGHTS", mixRankers(speakers, fittedOf(far, "SPEAKER_WEIGHTS"), 0.6)),
    named(
      "ANTECEDENT_WEIGHTS",
      fitRanker(
        opeds.flatMap(({ marks }) => marks.antecedents),
        ANTECEDENTS,
      ),
    ),
    named("REPORT_WEIGHTS", mixRankers(reports, fittedOf(far, "REPORT_WEIGHTS"), FAR_REPORTS)),
    named("SIDE_WEIGHTS", fittedOf(far, "SIDE_WEIGHTS")),
    named("EXTENT_WEIGHTS", fittedOf(far, "EXTENT_WEIGHTS")),
    named("SOURCE_WEIGHTS", mixRankers(sources, fittedOf(far, "SOURCE_WEIGHTS"), 0.6)),
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

/** Who speaks, by op-eds and by PolNeAR. */
const mixCandidates = (examples: ReadonlyArray<RankExample>, far: FittedRanker): Named =>
  named("CANDIDATE_WEIGHTS", mixRankers(fitRanker(examples, CANDIDATES), far, FAR_CANDIDATES));

/** Fits what op-eds teach beside what PolNeAR has taught. Candidates and sentences are read by models of the other half. */
export const fitOpeds = (opeds: ReadonlyArray<ReadOped>, far: FarQuotes): FittedQuotes => {
  const gates: Array<RankExample> = [];
  const voices: Array<RankExample> = [];
  const sayings = newSayings();
  const all = fitNear(opeds, far.rankers);
  const farCandidates = far.candidates(fittedOf(all, "ANTECEDENT_WEIGHTS"));
  const halves = [0, 1].map((half) => opeds.filter((_, i) => i % 2 === half));
  const near = halves.map((_, half) => fitNear(halves[1 - half]!, far.rankers));
  const candidates = halves.map((half, i) => {
    const models = modelsOf({ rankers: near[i]!, confidence: AS_IT_IS });
    const examples: Array<RankExample> = [];
    for (const oped of half) addOpedCandidates(oped, models, examples);
    return examples;
  });
  halves.forEach((half, i) => {
    const rankers = [...near[i]!, mixCandidates(candidates[1 - i]!, farCandidates)];
    const models = modelsOf({ rankers, confidence: AS_IT_IS });
    for (const oped of half) sentenceExamples(oped, models, gates, voices, sayings);
  });
  return {
    rankers: [
      ...all,
      mixCandidates(candidates.flat(), farCandidates),
      named("GATE_WEIGHTS", fitRanker(gates, SENTENCES)),
      named("VOICE_WEIGHTS", fitRanker(voices, SENTENCES)),
    ],
    confidence: confidenceOf(sayings),
  };
};

/** Fits every ranker. */
export const fitQuotes = (
  articles: ReadonlyArray<GoldArticle>,
  documents: ReadonlyArray<Oped>,
  log: (line: string) => void,
): FittedQuotes => {
  const far = fitFar(articles);
  const scores = reportScores(far.rankers);
  const read = documents.map((document) => readOped(document, scores));
  log(
    `${articles.length} articles with ${far.marks} stretches in marks, ${read.length} op-eds with ${read.reduce((sum, one) => sum + one.marks.kinds.length, 0)}`,
  );
  return fitOpeds(read, far);
};

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
