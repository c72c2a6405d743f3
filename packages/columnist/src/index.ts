export { addArticle } from "./addArticle.ts";
export { cleanChunk, failureRow, labelChunk, parseChunk, segmentChunk, type Chunk } from "./chunk.ts";
export { cleanArticle, labelArticle, processArticle, segmentArticle } from "./processArticle.ts";
export {
  addChunk,
  processChunk,
  signaturesOf,
  tablesOf,
  type ChunkResult,
  type RowOptions,
} from "./processChunk.ts";
export type { StageVersions } from "./documentRow.ts";
export { STAGE_VERSIONS } from "./versions.ts";
export { articleRows, type ArticleRows } from "./rows.ts";
