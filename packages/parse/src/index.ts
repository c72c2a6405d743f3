export { parse } from "./parse.ts";
export { recordSplitter, type SplitOptions } from "./records.ts";
export { FORMATS } from "./formats.ts";
export type { Brotli, Format, RecordSplitter } from "./format.ts";
export { decode, type Decoded } from "./encoding.ts";
export { VERSION } from "./version.ts";
