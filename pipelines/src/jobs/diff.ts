/** `pipeline diff A B`: what changed between two versions, row by row. */
import * as Effect from "effect/Effect";
import {
  changeName,
  compareContracts,
  countDiff,
  currentContract,
  diffMarkdown,
  diffPage,
  diffTables,
  type DatasetDiff,
  type SentenceChange,
} from "@columnist/dataset";
import { changedRows } from "../store/changedRows.ts";
import { contractOf, findVersion, shortName } from "../store/published.ts";
import { paint, print, printJson, shown, type Style } from "../terminal.ts";

interface Typed {
  readonly a: string;
  /** Null: the version in use. */
  readonly b: string | null;
  readonly out: string;
  readonly as: "text" | "json" | "markdown" | "page";
  readonly json: boolean;
}

const SIGNS: { readonly [C in SentenceChange["change"]]: readonly [sign: string, style: Style] } = {
  added: ["+", "green"],
  removed: ["-", "red"],
  moved: [">", "blue"],
  relabelled: ["!", "yellow"],
  text_changed: ["~", "magenta"],
  other: [".", "dim"],
};
// A terminal is no place for thousands of lines; --json has them all.
const MOST_LINES = 200;
const LONGEST = 100;

const short = (text: string): string => {
  const line = shown(text).replaceAll("\n", " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
};

const sentenceLine = (change: SentenceChange): string => {
  const [sign, style] = SIGNS[change.change];
  const before = `${change.label_before} ${change.rule_before}`;
  const after = `${change.label_after} ${change.rule_after}`;
  const judged =
    change.label_before === null
      ? `${after} | `
      : change.label_after === null || before === after
        ? `${before} | `
        : `${before} → ${after} | `;
  const was =
    change.text_before === null || change.text_before === change.text
      ? ""
      : `${short(change.text_before)} → `;
  const columns = change.change === "other" ? ` (${change.columns.join(", ")})` : "";
  return `  ${paint(style, `${sign} ${judged}${was}${short(change.text)}`)}${columns} ${paint("dim", change.cause)}\n`;
};

/** Counts, and the changes themselves as far as a terminal holds them. */
export const diffSummary = (diff: DatasetDiff): string => {
  let text = "";
  for (const { of, change, cause, count } of countDiff(diff))
    text += `${String(count).padStart(7)} ${of} ${changeName(change)} (${cause})\n`;
  if (text === "") return "No article and no sentence differs\n";
  let lines = 0;
  let path = "";
  for (const change of diff.sentences) {
    if (lines++ === MOST_LINES) {
      text += `  … and ${diff.sentences.length - MOST_LINES} more (--json lists them all)\n`;
      break;
    }
    if (change.source_path !== path) {
      path = change.source_path;
      text += `${paint("bold", shown(path))}\n`;
    }
    text += sentenceLine(change);
  }
  return text;
};

export const diff = Effect.fn("diff")(function* ({ a, b, out, as, json }: Typed) {
  const older = yield* findVersion(a, out);
  const newer = yield* findVersion(b, out);
  const { before, after } = yield* changedRows(older, newer);
  const changes = diffTables(
    before,
    after,
    compareContracts(contractOf(older), currentContract()).incomparable,
  );
  if (json || as === "json") yield* printJson({ from: older.version, to: newer.version, ...changes });
  else if (as === "markdown") yield* print(diffMarkdown(changes, null));
  else if (as === "page") yield* print(diffPage(changes, older.version, newer.version));
  else yield* print(`${shortName(older)} → ${shortName(newer)}\n${diffSummary(changes)}`);
});
