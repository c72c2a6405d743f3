/** `pipeline diff A B`: what changed between two versions, row by row. */
import { dirname } from "node:path";
import * as Effect from "effect/Effect";
import {
  changeName,
  compareContracts,
  countDiff,
  currentContract,
  diffMarkdown,
  diffPage,
  diffTables,
  labelMoves,
  type DatasetDiff,
  type SentenceChange,
} from "@columnist/dataset";
import { changedRows } from "../store/changedRows.ts";
import { contractOf, findVersion, shortName, versionInUse } from "../store/published.ts";
import type { Published } from "../store/versions.ts";
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
  probabilities: [".", "dim"],
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
  return `  ${paint(style, `${sign} ${judged}${was}${short(change.text)}`)}${columns} ${paint("dim", `${change.cause}  ${change.sent_id}`)}\n`;
};

/**
 * Labels first, then counts, then the changes themselves as far as a terminal holds them. Sentences of which only the
 * probabilities moved are counted and not listed.
 */
export const diffSummary = (diff: DatasetDiff): string => {
  let text = labelMoves(diff)
    .map(({ from, to, count }) => `${String(count).padStart(7)} ${paint("yellow", `${from} → ${to}`)}\n`)
    .join("");
  for (const { of, change, cause, count } of countDiff(diff))
    text += `${String(count).padStart(7)} ${of} ${changeName(change)} (${cause})\n`;
  if (text === "") return "No article and no sentence differs\n";
  const listed = diff.sentences.filter(({ change }) => change !== "probabilities");
  let path = "";
  for (const change of listed.slice(0, MOST_LINES)) {
    if (change.source_path !== path) {
      path = change.source_path;
      text += `${paint("bold", shown(path))}\n`;
    }
    text += sentenceLine(change);
  }
  const more = listed.length - MOST_LINES;
  return more > 0 ? `${text}  … and ${more} more (--json lists them all)\n` : text;
};

/** doc_ids that no diff of these versions may show the words of: taken down in one of them, or since. */
const goneFrom = Effect.fnUntraced(function* (versions: ReadonlyArray<Published>) {
  const known = versions.map(({ manifest }) => manifest.taken_down);
  for (const folder of new Set(versions.map((version) => dirname(version.folder)))) {
    const { published } = yield* versionInUse(folder);
    if (published !== null) known.push(published.manifest.taken_down);
  }
  return new Set(known.flat());
});

export const diff = Effect.fn("diff")(function* ({ a, b, out, as, json }: Typed) {
  const older = yield* findVersion(a, out);
  const newer = yield* findVersion(b, out);
  const { before, after } = yield* changedRows(older, newer);
  const sides = [older, newer];
  const changes = diffTables(before, after, {
    incomparable: compareContracts(contractOf(older), currentContract()).incomparable,
    takenDown: yield* goneFrom(sides),
    corrected: new Set(sides.flatMap(({ manifest }) => manifest.corrections.articles)),
  });
  if (json || as === "json") yield* printJson({ from: older.version, to: newer.version, ...changes });
  else if (as === "markdown") yield* print(diffMarkdown(changes, null));
  else if (as === "page") yield* print(diffPage(changes, older.version, newer.version));
  else yield* print(`${shortName(older)} → ${shortName(newer)}\n${diffSummary(changes)}`);
});
