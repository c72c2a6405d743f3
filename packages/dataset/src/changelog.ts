/** CHANGELOG.md of a dataset, written from the row diff, newest version first. */
import type { Cause } from "./cause.ts";
import { DOCUMENT_CHANGES, SENTENCE_CHANGES, type DatasetDiff } from "./diff.ts";
import type { VersionStep } from "./version.ts";

/** How often each kind of change has each cause. */
export interface DiffCount {
  /** What is counted, in the number that the count asks for. */
  readonly of: "article" | "articles" | "sentence" | "sentences";
  readonly change: string;
  readonly cause: Cause;
  readonly count: number;
}

const NAMES: Readonly<Record<string, string>> = {
  text_changed: "text changed",
  metadata_changed: "metadata changed",
  other: "other columns changed",
  probabilities: "other probabilities only",
};

/** The name of a change as people read it. */
export const changeName = (change: string): string => NAMES[change] ?? change;

/** A diff as counts, in the fixed order of the kinds of change. */
export const countDiff = (diff: DatasetDiff): ReadonlyArray<DiffCount> => {
  const counts: Array<DiffCount> = [];
  const add = (
    of: "article" | "sentence",
    kinds: ReadonlyArray<string>,
    changes: ReadonlyArray<{ change: string; cause: Cause }>,
  ): void => {
    for (const change of kinds) {
      const causes = new Map<Cause, number>();
      for (const item of changes)
        if (item.change === change) causes.set(item.cause, (causes.get(item.cause) ?? 0) + 1);
      for (const [cause, count] of [...causes].toSorted(([a], [b]) => (a < b ? -1 : 1)))
        counts.push({ of: count === 1 ? of : `${of}s`, change, cause, count });
    }
  };
  add("article", DOCUMENT_CHANGES, diff.documents);
  add("sentence", SENTENCE_CHANGES, diff.sentences);
  return counts;
};

/** How often a label became another. */
export interface LabelMove {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** The labels that sentences lost and got, most often first. */
export const labelMoves = (diff: DatasetDiff): ReadonlyArray<LabelMove> => {
  const moves = new Map<string, LabelMove>();
  for (const { change, label_before, label_after } of diff.sentences) {
    if (change !== "relabelled") continue;
    const [from, to] = [label_before ?? "", label_after ?? ""];
    const key = `${from} ${to}`;
    moves.set(key, { from, to, count: (moves.get(key)?.count ?? 0) + 1 });
  }
  return [...moves]
    .toSorted(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
    .map(([, move]) => move);
};

/** The section of one version. `step` is null for the first. `note`: what people did before it, a rollback say. */
export const changelogSection = (
  version: string,
  step: VersionStep | null,
  diff: DatasetDiff | null,
  note: string | null = null,
): string => {
  const lines = [`## ${version}`, ""];
  if (note !== null) lines.push(note, "");
  if (step === null || diff === null) lines.push("The first version.");
  else {
    lines.push(`${step.bump.toUpperCase()}: ${step.reason}.`, "");
    for (const { of, change, cause, count } of countDiff(diff))
      lines.push(`- ${count} ${of} ${changeName(change)} (${cause})`);
    for (const { from, to, count } of labelMoves(diff)) lines.push(`  - ${count} ${from} → ${to}`);
    for (const { change, source_path, path_before } of diff.documents.slice(0, MAX_LISTED)) {
      const from = path_before === null ? "" : `, was \`${path_before}\``;
      lines.push(`  - \`${source_path}\` ${changeName(change)}${from}`);
    }
    if (diff.documents.length > MAX_LISTED)
      lines.push(`  - and ${diff.documents.length - MAX_LISTED} more articles`);
  }
  return `${lines.join("\n").trimEnd()}\n`;
};

const MAX_LISTED = 50;
const TITLE = "# Changes\n";

/** The changelog with a new section on top of the sections of the version before. */
export const changelog = (section: string, before: string | null): string => {
  const older = before === null ? "" : `\n${before.replace(TITLE, "").trimStart()}`;
  return `${TITLE}\n${section}${older}`;
};
