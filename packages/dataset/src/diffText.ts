/** A diff as Markdown: what CI writes under a pull request. */
import { changeName, countDiff, labelMoves } from "./changelog.ts";
import type { DatasetDiff, SentenceChange } from "./diff.ts";
import type { VersionStep } from "./version.ts";

// Forges cut comments at 65,536 characters; nobody reads past the first hundred rows of one.
const MAX_ROWS = 100;
const MAX_TEXT = 160;

// Texts come from anywhere: no mark-up of theirs may become ours, nor a name at an @ be called.
const plain = (text: string): string => {
  const line = text.replaceAll(/\s+/g, " ");
  const short = line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT - 1)}…` : line;
  return short.replaceAll(/[\\`*_{}[\]<>()#+!|@~-]/g, (mark) => `&#${mark.charCodeAt(0)};`);
};

const judged = (label: string | null, rule: string | null): string =>
  label === null ? "" : `${label} ${rule}`;

const row = (change: SentenceChange): string => {
  const before = judged(change.label_before, change.rule_before);
  const after = judged(change.label_after, change.rule_after);
  const label = before === after || before === "" || after === "" ? after || before : `${before} → ${after}`;
  const was =
    change.text_before === null || change.text_before === change.text
      ? ""
      : `<br>was: ${plain(change.text_before)}`;
  return `| ${label} | ${changeName(change.change)} | ${change.cause} | ${plain(change.text)}${was} | \`${change.sent_id}\` |`;
};

/** The labels that sentences lost and got, as a table. */
const labelTable = (diff: DatasetDiff): ReadonlyArray<string> => {
  const rows = labelMoves(diff).map(({ from, to, count }) => `| ${from} | ${to} | ${count} |`);
  return rows.length === 0 ? [] : ["| label was | is | sentences |", "|---|---|--:|", ...rows, ""];
};

/**
 * Labels first, then counts, then the rows article by article, as many as a comment holds. Sentences of which only the
 * probabilities moved are counted and not listed.
 */
export const diffMarkdown = (diff: DatasetDiff, step: VersionStep | null): string => {
  const lines: Array<string> = [];
  if (step !== null) lines.push(`**${step.bump}**: ${plain(step.reason)}`, "");
  lines.push(...labelTable(diff));
  const counts = countDiff(diff);
  if (counts.length === 0) lines.push("No article and no sentence differs.");
  for (const { of, change, cause, count } of counts)
    lines.push(`- ${count} ${of} ${changeName(change)} (${cause})`);
  let path: string | null = null;
  const listed = diff.sentences.filter(({ change }) => change !== "probabilities");
  for (const change of listed.slice(0, MAX_ROWS)) {
    if (change.source_path !== path) {
      path = change.source_path;
      lines.push(
        "",
        `**${plain(path)}**`,
        "",
        "| label | change | cause | sentence | id |",
        "|---|---|---|---|---|",
      );
    }
    lines.push(row(change));
  }
  if (listed.length > MAX_ROWS) lines.push("", `and ${listed.length - MAX_ROWS} more sentences`);
  return `${lines.join("\n")}\n`;
};
