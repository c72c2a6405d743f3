export * from "./article.ts";
export {
  emptyTables,
  EvidenceBuilder,
  finishTables,
  newTables,
  TableBuilder,
  TextBuilder,
  WordBuilder,
  type TableBuilders,
} from "./builders.ts";
export { textReader, type Cell } from "./cellReader.ts";
export * from "./columns.ts";
export * from "./evaluated.ts";
export * from "./identity.ts";
export { joinBytes } from "./joinBytes.ts";
export { jsonLine } from "./jsonLine.ts";
export * from "./label.ts";
export * from "./offsets.ts";
export { plainIssue } from "./plainIssue.ts";
export * from "./quote.ts";
export * from "./refusal.ts";
export * from "./rows.ts";
export * from "./rowsFrom.ts";
export * from "./source.ts";
export * from "./span.ts";
export * from "./words.ts";
