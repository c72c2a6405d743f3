import type { JudgementRow, Labeller } from "@columnist/model";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { shareOf, type ShareSums } from "@columnist/statistics";
import { articlesSection, doubtSection } from "./articles.ts";
import { changesSection, type Changes } from "./changes.ts";
import { escapeHtml, grouped, percent } from "./html.ts";
import { PART_NAMES, PARTS } from "./measures.ts";
import { mixes, shareText } from "./mixes.ts";
import { peopleSection } from "./people.ts";
import { shownOf } from "./picks.ts";
import { SCRIPT } from "./script.ts";
import {
  duplicatesSection,
  droppedSection,
  failuresSection,
  quotesSection,
  rulesSection,
  shapeSection,
} from "./sections.ts";
import { STYLE } from "./style.ts";
import type { Tally } from "./tally.ts";
import { trustSection } from "./trust.ts";
import { warningsSection, type AddressOf } from "./warnings.ts";

/** What the page says beside the tally. */
export interface ReportFacts {
  /** Version of the dataset, `1.2.0`. */
  readonly version: string;
  /** What dataset.json calls it; null where it does not. */
  readonly title: string | null;
  /** What changed since the version before; null for the first. */
  readonly changes: Changes | null;
  readonly labeller: Labeller;
  /** What people said; none where nobody judged. */
  readonly judgements?: ReadonlyArray<JudgementRow>;
}

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** The policy under which the page runs: its own style and script, nothing from anywhere else. */
const policy = (): string =>
  `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${base64(sha256(utf8ToBytes(SCRIPT)))}'; base-uri 'none'; form-action 'none'`;

const card = (value: string, name: string): string => `<li><b>${value}</b> ${name}</li>`;

const mixBar = (sums: ShareSums): string => {
  const shares = PARTS.map((part, k) => ({ part, ...shareOf(sums, k) }));
  const spans = shares.map(
    ({ part, share }) =>
      `<span class="${part}" style="width:${(share * 100).toFixed(2)}%">${share > 0.2 ? PART_NAMES[part] : ""}</span>`,
  );
  const words = shares.map(
    ({ part, share, interval }) =>
      `<li class="${part === "unsure" ? "unsure-part" : part}"><b>${PART_NAMES[part]}</b> ${shareText(share, interval)}</li>`,
  );
  const label = shares.map(({ part, share }) => `${PART_NAMES[part]} ${percent(share)}`).join(", ");
  return `<div class="mix" role="img" aria-label="${label}">${spans.join("")}</div><ul class="mixwords">${words.join("")}</ul>`;
};

/** Where the page has an article or a sentence: in full, or as a row of the list. */
const addresses = (tally: Tally): AddressOf => {
  const shown = shownOf(tally.picks).flatMap(({ document, sentences }) => [
    document.doc_id,
    ...sentences.map(({ sent_id }) => sent_id),
  ]);
  const inFull = new Set(shown);
  const listed = new Set(tally.listed.map(({ docId }) => docId));
  return (id) => (inFull.has(id) ? `#${escapeHtml(id)}` : listed.has(id) ? `#row-${escapeHtml(id)}` : null);
};

const sectionsOf = (
  tally: Tally,
  { changes, labeller, judgements = [] }: ReportFacts,
): ReadonlyArray<string> => {
  const addressOf = addresses(tally);
  let copies = 0;
  for (const others of tally.duplicates.values()) copies += others.length;
  const warned = {
    judged: labeller.heldOut?.languages ?? [],
    failures: tally.failures.length,
    copies,
    unattributed: tally.unattributed,
  };
  return [
    warningsSection(tally.warnings, warned, addressOf),
    trustSection(tally, labeller),
    changes === null ? "" : changesSection(tally.sample, changes, addressOf),
    peopleSection(judgements),
    mixes(tally),
    doubtSection(tally),
    articlesSection(tally),
    quotesSection(tally),
    shapeSection(tally),
    rulesSection(tally),
    droppedSection(tally),
    duplicatesSection(tally, addressOf),
    failuresSection(tally),
  ].filter((section) => section !== "");
};

/**
 * The report as one self-contained HTML page: no network, its own script alone may run, every text of a seed escaped.
 * Same tally, same bytes.
 */
export const renderReport = (tally: Tally, facts: ReportFacts): string => {
  const sections = sectionsOf(tally, facts);
  const links = sections
    .map((html) => /<section id="(\w+)"><h2>([^<]*)/.exec(html)!)
    .map(([, id, title]) => `<li><a href="#${id}">${title}</a></li>`);
  const title = escapeHtml(`${facts.title ?? "Columnist dataset"} ${facts.version}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1 dir="auto">${title}</h1>
<p>Sentences of newspaper opinion articles, each labeled opinion, claim or quote by a program, or not sure.</p>
<ul class="cards">
${card(grouped(tally.articles), "articles")}${card(grouped(tally.sentences), "sentences")}${card(grouped(tally.sentences - tally.abstained), "of them sure")}${card(grouped(tally.characters), "characters of text")}
</ul>
${mixBar(tally.mix)}
<nav aria-label="Sections"><ul>${links.join("")}</ul></nav>
</header>
<main>
${sections.join("\n")}
</main>
<footer><p>Made by Columnist from the rows of this version; the same rows give the same page. Queries are for DuckDB, over the table files beside this page.</p></footer>
<div id="why" hidden><span role="status"></span> <button type="button" id="copy-id" class="plain">Copy id</button> <button type="button" id="copy-link" class="plain">Copy link</button></div>
<script>${SCRIPT}</script>
</body>
</html>
`;
};
