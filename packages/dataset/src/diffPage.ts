/** A diff as one self-contained HTML page: no script, no network, light and dark, readable without colour. */
import { changeName, countDiff, labelMoves } from "./changelog.ts";
import type { DatasetDiff, DocumentChange, SentenceChange } from "./diff.ts";

// A page of more rows is slow to open; the JSON has them all.
const MAX_ROWS = 5000;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (mark) => ENTITIES[mark]!);

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1a1a1a, #ececec); --paper: light-dark(#fff, #16181b); --line: light-dark(#d0d0d0, #3a3d42);
  --gone: light-dark(#fbe0dd, #4d211d); --new: light-dark(#dcf3e2, #1c4029); }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; } th, td { border-top: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { font-weight: 600; } td.count { text-align: right; font-variant-numeric: tabular-nums; }
h2 { font-size: 1.05rem; margin-top: 2rem; overflow-wrap: anywhere; } td.text { overflow-wrap: anywhere; }
ins { background: var(--new); text-decoration: underline; } del { background: var(--gone); }
`;

/** What two texts share at their start and end stays plain; the words between are struck out and put in. */
const markEdit = (before: string, after: string): string => {
  const left = before.split(/(?<=\s)/);
  const right = after.split(/(?<=\s)/);
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start++;
  let end = 0;
  while (
    end < left.length - start &&
    end < right.length - start &&
    left.at(-1 - end)!.trim() === right.at(-1 - end)!.trim()
  )
    end++;
  const part = (words: ReadonlyArray<string>): string =>
    escape(words.slice(start, words.length - end).join(""));
  const [gone, added] = [part(left), part(right)];
  return [
    escape(right.slice(0, start).join("")),
    gone === "" ? "" : `<del>${gone}</del>`,
    added === "" ? "" : `<ins>${added}</ins>`,
    escape(right.slice(right.length - end).join("")),
  ].join("");
};

const textCell = (change: SentenceChange): string => {
  if (change.change === "added") return `<ins>${escape(change.text)}</ins>`;
  if (change.change === "removed") return `<del>${escape(change.text)}</del>`;
  return change.text_before === null || change.text_before === change.text
    ? escape(change.text)
    : markEdit(change.text_before, change.text);
};

const labelCell = (change: SentenceChange): string => {
  const before = change.label_before === null ? null : `${change.label_before} ${change.rule_before}`;
  const after = change.label_after === null ? null : `${change.label_after} ${change.rule_after}`;
  if (before === null || after === null || before === after) return escape(after ?? before ?? "");
  return `<del>${escape(before)}</del> <ins>${escape(after)}</ins>`;
};

const sentenceRow = (change: SentenceChange): string =>
  `<tr><td>${labelCell(change)}</td><td>${escape(changeName(change.change))}</td><td>${escape(change.cause)}</td><td class="text">${textCell(change)}${
    change.change === "other" ? ` <small>(${escape(change.columns.join(", "))})</small>` : ""
  }</td><td><code>${escape(change.sent_id)}</code></td></tr>`;

const articleTitle = (change: DocumentChange | undefined, path: string): string => {
  if (change === undefined) return escape(path);
  const from = change.path_before === null ? "" : `, was ${escape(change.path_before)}`;
  return `${escape(path)}: ${escape(changeName(change.change))}${from} (${escape(change.cause)})`;
};

/** The page of a diff. `from` and `to` name the versions. */
export const diffPage = (diff: DatasetDiff, from: string, to: string): string => {
  const title = `${escape(from)} to ${escape(to)}`;
  const counts = countDiff(diff).map(
    ({ of, change, cause, count }) =>
      `<tr><td class="count">${count}</td><td>${of}</td><td>${escape(changeName(change))}</td><td>${escape(cause)}</td></tr>`,
  );
  const moves = labelMoves(diff).map(
    ({ from, to, count }) =>
      `<tr><td>${escape(from)}</td><td>${escape(to)}</td><td class="count">${count}</td></tr>`,
  );
  const groups = new Map<string, Array<SentenceChange>>();
  for (const change of diff.documents) groups.set(change.doc_id, []);
  const listed = diff.sentences.filter(({ change }) => change !== "probabilities");
  for (const change of listed.slice(0, MAX_ROWS)) {
    const group = groups.get(change.doc_id) ?? [];
    groups.set(change.doc_id, group);
    group.push(change);
  }
  const documents = new Map(diff.documents.map((change) => [change.doc_id, change]));
  const sections = [...groups].map(([doc, changes]) => {
    const document = documents.get(doc);
    const path = document?.source_path ?? changes[0]!.source_path;
    const head = `<h2>${articleTitle(document, path)}</h2>`;
    if (changes.length === 0) return `${head}\n<p>${escape(document?.columns.join(", ") ?? "")}</p>`;
    return `${head}
<table><thead><tr><th scope="col">label</th><th scope="col">change</th><th scope="col">cause</th><th scope="col">sentence</th><th scope="col">id</th></tr></thead>
<tbody>
${changes.map(sentenceRow).join("\n")}
</tbody></table>`;
  });
  const more = listed.length - MAX_ROWS;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Columnist: ${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${
  moves.length === 0
    ? ""
    : `<table><thead><tr><th scope="col">label was</th><th scope="col">is</th><th scope="col">sentences</th></tr></thead>
<tbody>
${moves.join("\n")}
</tbody></table>
`
}${
    counts.length === 0
      ? "<p>No article and no sentence differs.</p>"
      : `<table><thead><tr><th scope="col">count</th><th scope="col">of</th><th scope="col">change</th><th scope="col">cause</th></tr></thead>
<tbody>
${counts.join("\n")}
</tbody></table>`
  }
${sections.join("\n")}
${more > 0 ? `<p>And ${more} more sentences: <code>diff --json</code> lists them all.</p>` : ""}
</main>
</body>
</html>
`;
};
