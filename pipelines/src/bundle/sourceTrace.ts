/** Where in the sources a trace out of a bundle leads. */
import { readFileSync } from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "../workspace.ts";

const mapOf = (path: string): SourceMap | null => {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${path}.map`, "utf8")) as SourceMapPayload);
  } catch {
    return null;
  }
};

/** A trace with each `file:///….js:LINE:COLUMN` that has a map beside it as the path and line of its source. */
export const sourceTrace = (trace: string): string => {
  const maps = new Map<string, SourceMap | null>();
  return trace.replace(
    /(file:\/\/[^\s()]+\.js):(\d+):(\d+)/g,
    (place, url: string, line: string, column: string) => {
      const path = fileURLToPath(url);
      if (!maps.has(path)) maps.set(path, mapOf(path));
      const found = maps.get(path)?.findEntry(Number(line) - 1, Number(column) - 1);
      if (found === undefined || !("originalSource" in found)) return place;
      const source = relative(ROOT, resolve(dirname(path), found.originalSource));
      return `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`;
    },
  );
};
