/** `pipeline evaluate`: the figures of every area, as a table or as JSON lines, held to their floors. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { brokenFloors, raisedFloors, type BrokenFloor, type Figure, type Floors } from "@columnist/learn";
import type { EvaluatedArea } from "@columnist/review";
import { EVALUATIONS } from "../evaluations.ts";
import { FloorBroken, NothingFound } from "../findings.ts";
import { FlagInvalid } from "../plan.ts";
import { paint, print, printJson } from "../terminal.ts";
import { ROOT } from "../workspace.ts";
import { chosen, goldData } from "./goldData.ts";

interface Typed {
  readonly data: string;
  readonly area: ReadonlyArray<string>;
  readonly json: boolean;
  /** Where the HTML page goes. */
  readonly page: Option.Option<string>;
  /** Bring the floors up to what is measured. */
  readonly raiseFloors: boolean;
}

const FLOORS = `${ROOT}tests/gold/evaluationFloors.json`;

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

const fell = ({ area, name, value, floor }: BrokenFloor): string =>
  `${area}: ${name} is ${number(value)}, its floor ${number(floor)}`;

const notWritable = (file: string) =>
  new FlagInvalid({ flag: "--page", value: file, expected: "a file in a folder that is there" });

/** The page is drawn by code that no other evaluation needs: loaded when it is asked for. */
const writePage = Effect.fnUntraced(function* (file: string, areas: ReadonlyArray<EvaluatedArea>) {
  const { renderEvaluation } = yield* Effect.promise(() => import("@columnist/review"));
  const html = renderEvaluation(areas);
  yield* Effect.try({ try: () => writeFileSync(file, html), catch: () => notWritable(file) });
});

export const evaluate = Effect.fn("evaluate")(function* ({ data, area, json, page, raiseFloors }: Typed) {
  const read = yield* goldData(data);
  const areas = yield* chosen(EVALUATIONS, area);
  // Found out before minutes of measuring, not after.
  if (Option.isSome(page) && !existsSync(dirname(resolve(page.value)))) return yield* notWritable(page.value);
  let floors = JSON.parse(readFileSync(FLOORS, "utf8")) as Floors;
  const broken: Array<BrokenFloor> = [];
  const shown: Array<EvaluatedArea> = [];
  let measured = 0;
  for (const { id, run, detail } of areas) {
    yield* Effect.yieldNow;
    const { figures, parts } =
      Option.isSome(page) && detail !== undefined ? detail(read) : { figures: run(read), parts: [] };
    if (figures.length > 0) shown.push({ id, figures, parts });
    measured += figures.length;
    broken.push(...brokenFloors(id, figures, floors));
    if (raiseFloors && figures.length > 0) floors = raisedFloors(id, figures, floors);
    if (json) for (const figure of figures) yield* printJson({ area: id, ...figure });
    else if (figures.length === 0) yield* print(`${paint("bold", id)}: its gold data is not in ${data}\n`);
    else yield* print(`${paint("bold", id)}\n${table(figures)}`);
  }
  if (measured === 0)
    return yield* new NothingFound({
      what: `No gold data of any area is in ${data}`,
      advice: "name the folder that holds articles, labels and segment",
    });
  if (Option.isSome(page)) yield* writePage(page.value, shown);
  if (raiseFloors) writeFileSync(FLOORS, `${JSON.stringify(floors, null, 2)}\n`);
  if (broken.length > 0)
    return yield* new FloorBroken({
      what: broken.map(fell).join("; "),
      advice: "mend what made it worse: floors are only ever raised",
    });
});
