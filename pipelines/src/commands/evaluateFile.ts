/** `pipeline evaluate --file FILE`: the labeller on anybody's labelled sentences. */
import { readFileSync } from "node:fs";
import * as Effect from "effect/Effect";
import type { OpinionModel } from "@columnist/label";
import { modelOf } from "@columnist/label/models";
import {
  judgeSets,
  labelFigures,
  labelledFile,
  THREE_CLASSES,
  TWO_CLASSES,
  type Figure,
  type LabelledRow,
} from "@columnist/learn";
import { cellsOf, DELIMITERS } from "@columnist/parse/csv-rows";
import { withModel } from "../accurate/labelModel.ts";
import { NothingFound } from "../findings.ts";
import { FlagInvalid } from "../plan.ts";

interface Table {
  readonly columns: ReadonlyArray<string>;
  readonly rows: ReadonlyArray<LabelledRow>;
}

const EXPECTED = "CSV with a row of names, or JSON lines, with text and label (see --help)";

/** The lines of a JSONL file; the number of the first that is no object, where there is one. */
const jsonTable = (text: string): Table | number => {
  const rows: Array<LabelledRow> = [];
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    try {
      const entries = Object.entries(JSON.parse(line) as Record<string, unknown>);
      rows.push(
        new Map(
          entries.map(([name, value]) => [
            name.toLowerCase(),
            typeof value === "string" ? value : JSON.stringify(value),
          ]),
        ),
      );
    } catch {
      return i + 1;
    }
  }
  return { columns: [...new Set(rows.flatMap((row) => [...row.keys()]))], rows };
};

const csvTable = (text: string): Table => {
  const names = (delimiter: string): ReadonlyArray<string> =>
    cellsOf(text, 0, delimiter).cells.map((cell) => cell.text.trim().toLowerCase());
  const delimiter = DELIMITERS.toSorted((a, b) => names(b).length - names(a).length)[0]!;
  const columns = names(delimiter);
  const rows: Array<LabelledRow> = [];
  for (let at = cellsOf(text, 0, delimiter).end; at < text.length;) {
    const { cells, end } = cellsOf(text, at, delimiter);
    if (cells.length > 1 || cells[0]?.text.trim() !== "")
      rows.push(new Map(columns.map((name, i) => [name, cells[i]?.text ?? ""])));
    at = end;
  }
  return { columns, rows };
};

const tableIn = Effect.fnUntraced(function* (path: string) {
  const text = yield* Effect.try({
    try: () => readFileSync(path, "utf8").replace(/^\uFEFF/u, ""),
    catch: () => new FlagInvalid({ flag: "--file", value: path, expected: "a file that can be read" }),
  });
  const table = /^\s*\{/u.test(text) ? jsonTable(text) : csvTable(text);
  if (typeof table === "number")
    return yield* new FlagInvalid({
      flag: "--file",
      value: `${path}, line ${table}, which is no JSON object`,
      expected: EXPECTED,
    });
  return table;
});

/** Figures of the labeller on the file's sentences; quotes are a class where the file has some. */
export const figuresOfFile = Effect.fnUntraced(function* (path: string) {
  const { columns, rows } = yield* tableIn(path);
  const file = labelledFile(columns, rows);
  if (!file.ok)
    return yield* new FlagInvalid({ flag: "--file", value: `${path}: ${file.reason}`, expected: EXPECTED });
  if (file.documents.length === 0)
    return yield* new NothingFound({
      what: `No row of ${path} has both a text and a label`,
      advice: "fill the columns text and label",
    });
  const hasQuotes = file.documents.some(({ sentences }) => sentences.some(({ label }) => label === "quote"));
  const classes = hasQuotes ? 3 : 2;
  const outcomes = yield* withModel((model: string | OpinionModel) => {
    const judge = typeof model === "string" ? modelOf(model) : model;
    return judgeSets(file.documents, "whole", () => judge, classes);
  });
  const names = hasQuotes ? THREE_CLASSES : TWO_CLASSES;
  const right: Figure = {
    set: "your sentences",
    metric: "label right",
    value: outcomes.filter(({ gold, given }) => gold === given).length / outcomes.length,
    interval: null,
    n: outcomes.length,
    better: "higher",
  };
  return { figures: [right, ...labelFigures("your sentences", outcomes, names)], left: file.left };
});
