/** `pipeline evaluate`: the figures of every area, as a table or as JSON lines. */
import * as Effect from "effect/Effect";
import type { Figure } from "@columnist/learn";
import { EVALUATIONS } from "../evaluations.ts";
import { NothingFound } from "../findings.ts";
import { chosen, goldData } from "./goldData.ts";
import { paint, print, printJson } from "../terminal.ts";

interface Typed {
  readonly data: string;
  readonly area: ReadonlyArray<string>;
  readonly json: boolean;
}

const number = (value: number): string => value.toFixed(4);

const table = (figures: ReadonlyArray<Figure>): string => {
  const rows = figures.map(({ set, metric, value, interval, n }) => [
    set,
    metric,
    number(value),
    interval === null ? "" : `[${number(interval[0])}, ${number(interval[1])}]`,
    String(n),
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join("  ")
        .trimEnd(),
    )
    .map((line) => `  ${line}\n`)
    .join("");
};

export const evaluate = Effect.fn("evaluate")(function* ({ data, area, json }: Typed) {
  const read = yield* goldData(data);
  const areas = yield* chosen(EVALUATIONS, area);
  let measured = 0;
  for (const { id, run } of areas) {
    yield* Effect.yieldNow;
    const figures = run(read);
    measured += figures.length;
    if (json) for (const figure of figures) yield* printJson({ area: id, ...figure });
    else if (figures.length === 0) yield* print(`${paint("bold", id)}: its gold data is not in ${data}\n`);
    else yield* print(`${paint("bold", id)}\n${table(figures)}`);
  }
  if (measured === 0)
    return yield* new NothingFound({
      what: `No gold data of any area is in ${data}`,
      advice: "name the folder that holds articles, labels and segment",
    });
});
