/** The articles: a list of all that fit, some in full, search and filters over both, and the sentences most in doubt. */
import { articleView, reason, WHY_NAMES } from "./articleView.ts";
import { escapeHtml, grouped, percent } from "./html.ts";
import { PART_NAMES, PARTS } from "./measures.ts";
import { shownOf, WHYS } from "./picks.ts";
import { section, table, type Cell } from "./table.ts";
import type { Tally } from "./tally.ts";

const NONE = "none stated";

/** Publishers of the listed and shown articles, sorted: filters go by their numbers. */
const publishersOf = (tally: Tally): ReadonlyArray<string> => {
  const names = [
    ...tally.listed.map(({ publisher }) => publisher ?? NONE),
    ...shownOf(tally.picks).map(({ document }) => document.publisher ?? NONE),
  ];
  return [...new Set(names)].sort();
};

const option = (value: string, name: string): string =>
  `<option value="${escapeHtml(value)}">${escapeHtml(name)}</option>`;

const finder = (tally: Tally, publishers: ReadonlyArray<string>): string => `<div id="finder" role="search">
<label class="grow">Search <input type="search" id="q" autocomplete="off" placeholder="words of a sentence, title, path or id"></label>
<label>Label <select id="label">${option("", "any")}${PARTS.map((part) => option(part, PART_NAMES[part])).join("")}</select></label>
<label>Publisher <select id="publisher">${option("", "any")}${publishers.map((name, i) => option(String(i), name)).join("")}</select></label>
<label>Shown as <select id="why-shown">${option("", "any")}${WHYS.map((why) => option(why, WHY_NAMES[why])).join("")}</select></label>
</div>
<div id="found" hidden><p id="found-count" role="status"></p><ol id="found-list"></ol></div>
<noscript><p>Search and filters need the page's script; everything is on the page without it.</p></noscript>`;

const chooser = (tally: Tally): string =>
  `<div class="legend"><button type="button" id="previous" aria-label="Previous article">◀</button><label class="grow">Article <select id="choice">${shownOf(
    tally.picks,
  )
    .map(({ document }) => option(document.doc_id, document.title ?? document.source_path))
    .join("")}</select></label><button type="button" id="next" aria-label="Next article">▶</button>
<label><input type="checkbox" id="rules"> rule ids</label>
<span class="key"><span class="opinion"><b>O</b> opinion</span> <span class="claim"><b>C</b> claim</span> <span class="quote"><b>Q</b> quote</span> <span class="unsure"><b>?</b> not sure</span> <span class="marks">quoted</span> <span class="marks scare">in marks, quoting nobody</span></span></div>`;

const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

const list = (tally: Tally, publishers: ReadonlyArray<string>): string => {
  const shown = new Set(shownOf(tally.picks).map(({ document }) => document.doc_id));
  const rows = tally.listed.map(({ docId, title, path, publisher, published, units, totals, lang }) => {
    const name = `<bdi>${escapeHtml(title ?? path)}</bdi>`;
    const id = escapeHtml(docId);
    const number = publishers.indexOf(publisher ?? NONE);
    const cells: ReadonlyArray<Cell> = [
      { html: shown.has(docId) ? `<a href="#${id}">${name}</a>` : name },
      publisher ?? "",
      published === null ? "" : dayOf(published),
      lang,
      units,
      ...PARTS.map((_, k) => totals[k]!),
      { html: `<code>${id}</code>` },
    ];
    return { attributes: ` id="row-${id}" data-p="${number}"`, cells };
  });
  const all = table(
    [
      "article",
      "publisher",
      "published",
      "language",
      "sentences",
      ...PARTS.map((part) => PART_NAMES[part]),
      "doc_id",
    ],
    rows.map(({ cells }) => cells),
    rows.map(({ attributes }) => attributes),
  );
  const some = tally.listed.length < tally.articles ? `The first ${grouped(tally.listed.length)}` : "All";
  return `<details id="list"><summary>${some} of ${grouped(tally.articles)} articles as a list</summary>${all}</details>`;
};

/** The section of articles. */
export const articlesSection = (tally: Tally): string => {
  const publishers = publishersOf(tally);
  const shown = shownOf(tally.picks);
  return section(
    "articles",
    "Articles",
    `<p>In full: ${shown.length} of ${grouped(tally.articles)}${shown.length < tally.articles ? ", a third least sure, a third spread over publishers, a third at random; copies are left out" : ""}.</p>`,
    finder(tally, publishers),
    list(tally, publishers),
    chooser(tally),
    ...shown.map((article) => articleView(article, publishers.indexOf(article.document.publisher ?? NONE))),
  );
};

const EXAMPLES = 8;

/** The section of doubt: of each article shown the sentence that is least sure, the least sure first. */
export const doubtSection = (tally: Tally): string => {
  const least = shownOf(tally.picks).flatMap(({ document, sentences }) => {
    const doubted = sentences.filter(({ abstain, block_kind: kind }) => abstain && kind === "paragraph");
    const [first] = doubted.toSorted(
      (a, b) => a.confidence - b.confidence || (a.sent_id < b.sent_id ? -1 : 1),
    );
    return first === undefined ? [] : [{ document, sentence: first }];
  });
  const examples = least
    .toSorted((a, b) => a.sentence.confidence - b.sentence.confidence)
    .slice(0, EXAMPLES)
    .map(
      ({ document, sentence }) =>
        `<li><div dir="auto"><a href="#${escapeHtml(sentence.sent_id)}">${escapeHtml(sentence.text)}</a> <span class="facts">${escapeHtml(reason(sentence))} · <bdi>${escapeHtml(document.title ?? document.source_path)}</bdi></span></div></li>`,
    );
  return examples.length === 0
    ? ""
    : section(
        "doubt",
        "Where it is in doubt",
        `<p>${percent(tally.abstained / Math.max(1, tally.sentences))} of sentences abstain. Of the articles below, the least sure sentence each:</p><ol class="examples">${examples.join("\n")}</ol>`,
      );
};
