export { renderEvaluation, type EvaluatedArea } from "./evaluation.ts";
export { driftOf, SHOWN_RELABELLED, type Changes, type Relabelled } from "./changes.ts";
export { escapeHtml } from "./html.ts";
export { renderReport, type ReportFacts } from "./report.ts";
export {
  addRows,
  addTally,
  COUNTED,
  countRows,
  emptyTally,
  showFailures,
  SHOWN_ARTICLES,
  SHOWN_FAILURES,
  showRows,
  type CountedRows,
  type LabelCounts,
  type ReportRows,
  type ShownArticle,
  type Tally,
} from "./tally.ts";
