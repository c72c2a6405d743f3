export { driftOf, SHOWN_RELABELLED, type Changes, type Relabelled } from "./changes.ts";
export { renderEvaluation, type EvaluatedArea } from "./evaluation.ts";
export { escapeHtml } from "./html.ts";
export { SHOWN_ARTICLES, type ShownArticle } from "./picks.ts";
export { renderReport, type ReportFacts } from "./report.ts";
export {
  addRows,
  addTally,
  COUNTED,
  countRows,
  emptyTally,
  LISTED_ARTICLES,
  showFailures,
  SHOWN_FAILURES,
  type CountedRows,
  type LabelCounts,
  type ReportRows,
  type Tally,
} from "./tally.ts";
