import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { ShareSums } from "@columnist/statistics";
import { articleView } from "./articleView.ts";
import { escapeHtml, grouped, percent } from "./html.ts";
import { changesSection, type Changes } from "./changes.ts";
import { mixes, PART_LEGEND } from "./mixes.ts";
import { barPlot, histogram, PART_NAMES } from "./plots.ts";
import { SCRIPT, STYLE } from "./style.ts";
import { figure, section, table } from "./table.ts";
import { PARTS, totalOf, type PartCounts, type Tally } from "./tally.ts";

/** What the page says beside the tally. */
export interface ReportFacts {
  /** Version of the dataset, `1.2.0`. */
  readonly version: string;
  /** What changed since the version before; null for the first. */
  readonly changes: Changes | null;
}

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** The policy under which the page runs: its own style and script, nothing from anywhere else. */
const policy = (): string =>
  `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${base64(sha256(utf8ToBytes(SCRIPT)))}'; base-uri 'none'; form-action 'none'`;

const card = (value: string, name: string): string => `<li><b>${value}</b> ${name}</li>`;

const mixBar = ({ totals, units }: ShareSums): string => {
  const shares = PARTS.map((part, k) => ({ part, share: totals[k]! / Math.max(1, units) }));
  const spans = shares.map(
    ({ part, share }) =>
      `<span class="${part}" style="width:${(share * 100).toFixed(2)}%">${share > 0.12 ? `${PART_NAMES[part]} ${percent(share)}` : ""}</span>`,
  );
  const words = shares.map(({ part, share }) => `${PART_NAMES[part]} ${percent(share)}`).join(", ");
  return `<div class="mix" role="img" aria-label="${words}">${spans.join("")}</div>`;
};

/** Whether the confidences hold can be seen only where people looked: says how many sentences that are. */
const calibration = (tally: Tally): string =>
  tally.human === 0
    ? "<p>No sentence here was corrected by a person, so this page cannot say whether the confidences hold on these articles; <code>pipeline evaluate</code> measures that on gold data.</p>"
    : `<p>${grouped(tally.human)} sentences have a person's label.</p>`;

const ruleRows = (tally: Tally): ReadonlyArray<ReadonlyArray<string | number>> =>
  [...tally.byRule]
    .sort(([a, x], [b, y]) => totalOf(y) - totalOf(x) || (a < b ? -1 : 1))
    .map(([rule, counts]) => [rule, counts.opinion, counts.claim, counts.quote]);

const SHOWN_SPEAKERS = 20;

const steps = (
  kind: string,
  groups: ReadonlyMap<number, PartCounts>,
  name: (from: number) => string,
): string =>
  table(
    [kind, ...PARTS.map((part) => PART_NAMES[part])],
    [...groups]
      .sort(([a], [b]) => a - b)
      .map(([from, counts]) => [name(from), ...PARTS.map((part) => counts[part])]),
  );

const droppedRows = (tally: Tally): ReadonlyArray<ReadonlyArray<string | number>> =>
  [...tally.droppedByRule]
    .sort(([a, x], [b, y]) => y.characters - x.characters || (a < b ? -1 : 1))
    .slice(0, 40)
    .map(([rule, { pieces, characters }]) => [rule, pieces, characters]);

/**
 * The report as one self-contained HTML page: no network, its own script alone may run, every text of a seed escaped.
 * Same tally, same bytes.
 */
export const renderReport = (tally: Tally, facts: ReportFacts): string => {
  const speakers = [...tally.bySpeaker]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, SHOWN_SPEAKERS);
  const sections = [
    mixes(tally),
    section(
      "rules",
      "Reasons",
      `<details><summary>Guideline rules that decided</summary>${table(["rule", "opinion", "claim", "quote"], ruleRows(tally))}</details>`,
    ),
    section(
      "shape",
      "Length and confidence",
      figure(
        `Words a sentence ${PART_LEGEND}`,
        histogram("Sentence length by label", tally.byLength, "words", 5),
        steps("words", tally.byLength, (words) => `${words} to ${words + 4}`),
      ),
      figure(
        `How sure the labels are: calibrated probability that the label is right ${PART_LEGEND}`,
        histogram("Confidence by label", tally.byConfidence, "confidence", 0.05),
        steps(
          "confidence",
          tally.byConfidence,
          (from) => `${from.toFixed(2)} to ${(from + 0.05).toFixed(2)}`,
        ),
      ),
      `<p>${grouped(tally.abstained)} of ${grouped(tally.sentences)} sentences abstain: two labels stay possible. If the confidences hold, ${grouped(Math.round(tally.confidence))} labels (${percent(tally.confidence / Math.max(1, tally.sentences))}) are right.</p>`,
      calibration(tally),
    ),
    section(
      "quotes",
      "Who is quoted",
      tally.bySpeaker.size === 0
        ? "<p>No quote has a speaker.</p>"
        : figure(
            "Direct and mixed quotes by speaker",
            barPlot("Quotes by speaker", speakers, "quotes"),
            table(
              ["speaker", "quotes"],
              speakers.map(([name, quotes]) => [name, quotes]),
            ),
          ),
      `<p>${grouped(tally.unattributed)} quotes have no speaker in reach.</p>`,
    ),
    section(
      "dropped",
      "What was dropped and why",
      "<p>Markup and white space are left out here; every other character that is not in a text is in the table <code>dropped</code>.</p>",
      table(["rule", "pieces", "characters"], droppedRows(tally)),
    ),
    section(
      "duplicates",
      "Duplicates",
      tally.duplicates.size === 0
        ? "<p>No article is a near copy of another.</p>"
        : table(
            ["canonical article", "copies"],
            [...tally.duplicates].map(([id, copies]) => [id, copies.join(", ")]),
          ),
    ),
    section(
      "failures",
      "Failures",
      tally.failures.length === 0
        ? "<p>Every input became rows.</p>"
        : table(
            ["input", "error", "what is wrong", "what to do"],
            tally.failures.map((failure) => [
              failure.source_record === null
                ? failure.source_path
                : `${failure.source_path} # ${failure.source_record}`,
              failure.error,
              failure.detail,
              failure.advice,
            ]),
          ),
    ),
    ...(facts.changes === null ? [] : [changesSection(tally.sample, facts.changes)]),
    section(
      "articles",
      "Articles",
      `<div class="legend"><label>Article <select id="choice">${tally.shown
        .map(
          ({ document }) =>
            `<option value="${document.doc_id}">${escapeHtml(document.title ?? document.source_path)}</option>`,
        )
        .join("")}</select></label><label><input type="checkbox" id="rules"> rule ids</label>
<span class="opinion"><b>O</b> opinion</span><span class="claim"><b>C</b> claim</span><span class="quote"><b>Q</b> quote</span>
<span class="unsure">abstains</span> <span class="marks">quoted</span> <span class="marks scare">in marks, quoting nobody</span></div>`,
      tally.shown.length < tally.articles
        ? `<p>The first ${tally.shown.length} of ${grouped(tally.articles)} articles; copies are left out.</p>`
        : "",
      ...tally.shown.map(articleView),
    ),
  ];
  const links = sections
    .map((html) => /<section id="(\w+)"><h2>([^<]*)/.exec(html)!)
    .map(([, id, title]) => `<li><a href="#${id}">${title}</a></li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Columnist dataset ${escapeHtml(facts.version)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>Columnist dataset ${escapeHtml(facts.version)}</h1>
<p>Sentences of newspaper opinion articles, each labeled opinion, claim or quote.</p>
<ul class="cards">
${card(grouped(tally.articles), "articles")}${card(grouped(tally.sentences), "sentences")}${card(grouped(tally.characters), "characters of text")}${card(grouped(tally.failures.length), "failures")}
</ul>
${mixBar(tally.mix)}
<nav aria-label="Sections"><ul>${links.join("")}</ul></nav>
</header>
<main>
${sections.join("\n")}
</main>
<footer><p>Made by Columnist from the rows of this version; the same rows give the same page.</p></footer>
<div id="why" role="status"></div>
<script>${SCRIPT}</script>
</body>
</html>
`;
};
