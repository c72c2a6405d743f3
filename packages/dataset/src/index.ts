export {
  changelog,
  changelogSection,
  changeName,
  countDiff,
  labelMoves,
  type DiffCount,
} from "./changelog.ts";
export { type Cause } from "./cause.ts";
export { cellText } from "./cells.ts";
export { BatchFault, checkBatch } from "./check.ts";
export {
  compareContracts,
  contractFault,
  contractIn,
  currentContract,
  type Contract,
  type ContractChange,
} from "./contract.ts";
export { CONTRACT_VERSION } from "./contractVersion.ts";
export { byKey, clusterablesIn, stretchesIn, type Chunk, type Stretch } from "./corpus.ts";
export { datasetFactsSchema, missingFacts, parseDatasetFacts, type DatasetFacts } from "./datasetFacts.ts";
export {
  diffTables,
  type DatasetDiff,
  type DiffTables,
  type DocumentChange,
  type SentenceChange,
} from "./diff.ts";
export {
  byDocId,
  clusterDuplicates,
  clusterSteps,
  similarity,
  type Cluster,
  type Clusterable,
  type Dated,
} from "./duplicates.ts";
export { addWords, openColumns, sortedWords } from "./dictionary.ts";
export { encodePart, type EncodedPart, type EncodedTable, type PartWords } from "./encodePart.ts";
export { judgementRows } from "./judgements.ts";
export { settlePart, type Placement, type Settlement } from "./settlePart.ts";
export {
  descriptionFiles,
  latestFile,
  manifestFile,
  sumsFile,
  type DatasetFile,
  type Description,
  type TextFile,
} from "./files.ts";
export { writeCsv, writeExcelCsv } from "./formats/csv.ts";
export {
  contentSha256,
  inputsSha256,
  jsonText,
  Latest,
  Manifest,
  ManifestFile,
  manifestOf,
} from "./manifest.ts";
export { partFiles, type DatasetWords, type PartFile } from "./partFiles.ts";
export { cutParts, endsPart } from "./parts.ts";
export { joinRanges, joinTables, sliceTable } from "./ranges.ts";
export { headLength, MESSAGES_START, PREFIX, readHead } from "./arrowMessages.ts";
export { alignedTables } from "./alignedTables.ts";
export { readArrow, readBatches } from "./readArrow.ts";
export { withoutUnchanged } from "./unchanged.ts";
export { readCsv } from "./readCsv.ts";
export { schemaFile, type SchemaFile } from "./schemaFile.ts";
export { splitOf, type Split } from "./split.ts";
export {
  addCounts,
  countOf,
  countTables,
  noCounts,
  recount,
  summaryOf,
  type Figure,
  type Summary,
  type SummaryCounts,
} from "./summary.ts";
export {
  compareVersions,
  FIRST_VERSION,
  freeVersion,
  nextVersion,
  stepOf,
  VERSION_NAME,
  type Bump,
  type VersionStep,
} from "./version.ts";
export {
  verifyRows,
  verifySame,
  verifySums,
  verifyTables,
  type RawOf,
  type VerifiedRows,
  type Violation,
} from "./verify.ts";
export { EXPORTS, exportFormat } from "./exports.ts";
export { hydrate, noTextPath, type Hydrated } from "./hydrate.ts";
export { IMPORTS, importFormat } from "./imports.ts";
export type { ImportFile, ImportFormat, MarkedArticle } from "./importFormat.ts";
export { correctionsFrom, type Imported } from "./corrections/fromMarks.ts";
export {
  EXPORT_FILE,
  exportFile,
  type ExportAbout,
  type ExportFormat,
  type ExportSource,
  type ExportTools,
  type SqlStep,
} from "./exportFormat.ts";
export {
  applyCorrections,
  asksForChange,
  Correction,
  parseCorrections,
  shownOutcomes,
  strayCorrections,
  wishOf,
  type Corrected,
  type Outcome,
} from "./corrections.ts";
export { parseTombstones, takenDown, Tombstone } from "./tombstones.ts";
export { diffPage } from "./diffPage.ts";
export { diffMarkdown } from "./diffText.ts";

export { HELD_OUT } from "./data/heldOut.ts";
