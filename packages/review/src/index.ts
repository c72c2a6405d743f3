export { escapeHtml } from "./html.ts";
export { renderReport, type ReportFacts } from "./report.ts";
export {
  addRows,
  emptyTally,
  type LabelCounts,
  type ReportRows,
  type ShownArticle,
  type Tally,
} from "./tally.ts";
