import { buildTree } from "../html/build.ts";
import { type ExportLine, linesOfPage, linesOfText } from "./exportLine.ts";

/** What carries an export: a page, or text. */
export const carrierOf = (raw: string): "text/html" | "text/plain" =>
  /^\s{0,200}<[!?a-z]/i.test(raw.slice(0, 400)) ? "text/html" : "text/plain";

/** The lines of an export, whatever carries it. */
export const carriedLines = (raw: string): ReadonlyArray<ExportLine> =>
  carrierOf(raw) === "text/html" ? linesOfPage(buildTree(raw)) : linesOfText(raw);
