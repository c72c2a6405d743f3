/** `pipeline evaluate`: the figures of every area, as a table or as JSON lines, held to their floors. */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import * as Option from "effect/Option";
import {
  brokenFloors,
  raisedFloors,
  type BrokenFloor,
  type Figure,
  type Floors,
  type ReadData,
} from "@columnist/learn";
import type { EvaluatedArea } from "@columnist/review";
import { labelModelNamed } from "../accurate/labelModel.ts";
import type { ModelName } from "../accurate/modelNames.ts";
import { EVALUATIONS } from "../learning/evaluations.ts";
import { FloorBroken, NothingFound } from "../findings.ts";
import { FlagInvalid } from "../plan.ts";
import { counted, paint, print, printJson } from "../terminal.ts";
import { ROOT } from "../workspace.ts";
import { chosen, goldData } from "../learning/goldData.ts";

interface Typed {
  readonly data: Option.Option<string>;
  /** Somebody's own sentences, to measure on instead. */
  readonly file: Option.Option<string>;
  readonly model: ModelName;
  readonly area: ReadonlyArray<string>;
  readonly json: boolean;
  /** Where the HTML page goes. */
  readonly page: Option.Option<string>;
  /** Bring the floors up to what is measured. */
  readonly raiseFloors: boolean;
  /** Write what reports and cards say of the model. */
  readonly heldOut: boolean;
}

const folderOf = (data: Option.Option<string>): string => Option.getOrElse(data, () => "this repository");

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
  const files = yield* FileSystem.FileSystem;
  yield* files.writeFileString(file, html).pipe(Effect.mapError(() => notWritable(file)));
});

const printFigures = Effect.fnUntraced(function* (id: string, figures: ReadonlyArray<Figure>, json: boolean) {
  if (!json) return yield* print(`${paint("bold", id)}\n${table(figures)}`);
  for (const figure of figures) yield* printJson({ area: id, ...figure });
});

/** The areas that are asked for; without a data folder those whose gold is in the repository. */
const areasOf = Effect.fnUntraced(function* (data: Option.Option<string>, area: ReadonlyArray<string>) {
  const areas = yield* chosen(EVALUATIONS, area);
  if (Option.isSome(data)) return areas;
  const shipped = areas.filter(({ isShipped }) => isShipped === true);
  if (shipped.length === 0)
    return yield* new NothingFound({
      what: `The gold of ${area.join(", ")} is not in this repository`,
      advice: "name the folder that holds it: --data DIR",
    });
  return shipped;
});

const say = (line: string): void => void process.stderr.write(`  ${line}\n`);

/** `--held-out`: measures the model on what it has not seen and writes it beside the cards' code. */
const measureHeldOut = Effect.fnUntraced(function* (data: Option.Option<string>, model: ModelName) {
  const { MEASURED_MODELS, writeHeldOut } = yield* Effect.promise(
    () => import("../learning/writeHeldOut.ts"),
  );
  const measured = MEASURED_MODELS.find((name) => name === model);
  if (measured === undefined)
    return yield* new FlagInvalid({ flag: "--model", value: model, expected: MEASURED_MODELS.join(" or ") });
  const read: ReadData = Option.isSome(data) ? yield* goldData(data.value) : () => null;
  const found = yield* Effect.promise(() => writeHeldOut(read, measured, say));
  if (found === null)
    return yield* new NothingFound({
      what: `No op-eds are in ${folderOf(data)}`,
      advice: "name the folder that holds opeds/opeds.jsonl: --data DIR",
    });
  yield* print(
    `${model}: ${(100 * found.right.share).toFixed(1)} % of ${found.sentences} sentences right, ${(100 * found.rightWhereSure.share).toFixed(1)} % where it is sure\n`,
  );
});

export const evaluate = Effect.fn("evaluate")(function* (typed: Typed) {
  const { data, file, model, area, json, page, raiseFloors, heldOut } = typed;
  if (heldOut) return yield* measureHeldOut(data, model);
  if (Option.isSome(file)) {
    const { figuresOfFile } = yield* Effect.promise(() => import("./evaluateFile.ts"));
    const { figures, left } = yield* figuresOfFile(file.value).pipe(Effect.provide(labelModelNamed(model)));
    if (left > 0) yield* Effect.sync(() => say(`${counted(left, "row")} without text or label left out`));
    return yield* printFigures(model, figures, json);
  }
  const read: ReadData = Option.isSome(data) ? yield* goldData(data.value) : () => null;
  const areas = yield* areasOf(data, area);
  // Found out before minutes of measuring, not after.
  const files = yield* FileSystem.FileSystem;
  if (
    Option.isSome(page) &&
    !(yield* Effect.orElseSucceed(files.exists(dirname(resolve(page.value))), () => false))
  )
    return yield* notWritable(page.value);
  let floors = JSON.parse(readFileSync(FLOORS, "utf8")) as Floors;
  const broken: Array<BrokenFloor> = [];
  const shown: Array<EvaluatedArea> = [];
  let measured = 0;
  for (const { id, run, detail } of areas) {
    yield* Effect.yieldNow;
    say(`${id}: measuring`);
    const { figures, parts } =
      Option.isSome(page) && detail !== undefined
        ? detail(read, say)
        : { figures: run(read, say), parts: [] };
    if (figures.length > 0) shown.push({ id, figures, parts });
    measured += figures.length;
    broken.push(...brokenFloors(id, figures, floors));
    if (raiseFloors && figures.length > 0) floors = raisedFloors(id, figures, floors);
    if (figures.length > 0) yield* printFigures(id, figures, json);
    else if (!json) yield* print(`${paint("bold", id)}: its gold data is not in ${folderOf(data)}\n`);
  }
  if (measured === 0)
    return yield* new NothingFound({
      what: `No gold data of any area is in ${folderOf(data)}`,
      advice: "name the folder that holds articles, labels and segment",
    });
  if (Option.isSome(page)) yield* writePage(page.value, shown);
  if (raiseFloors) yield* Effect.orDie(files.writeFileString(FLOORS, `${JSON.stringify(floors, null, 2)}\n`));
  if (broken.length > 0)
    return yield* new FloorBroken({
      what: broken.map(fell).join("; "),
      advice: "mend what made it worse: floors are only ever raised",
    });
});
