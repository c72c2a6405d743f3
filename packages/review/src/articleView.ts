import type { Label, QuoteRow, SentenceRow } from "@columnist/model";
import { escapeHtml, percent } from "./html.ts";
import type { ShownArticle, Why } from "./picks.ts";
import { copyButton } from "./table.ts";

/** A letter before each sentence, so that the labels can be told apart without colour. */
const LETTER: Readonly<Record<Label, string>> = { opinion: "O", claim: "C", quote: "Q" };

const NAMED_QUOTES = new Set(["direct", "mixed", "indirect"]);

/** Why an article is among those that are shown, as people say it. */
export const WHY_NAMES: Readonly<Record<Why, string>> = {
  doubt: "least sure",
  publisher: "by publisher",
  random: "at random",
};

/** What a pointer or a screen reader is told of a sentence. */
export const reason = (sentence: SentenceRow): string =>
  [
    `${sentence.label} ${percent(sentence.confidence)}`,
    sentence.rule_id === null
      ? `no rule named (${sentence.label_source})`
      : `rule ${sentence.rule_id} (${sentence.label_source})`,
    sentence.abstain && sentence.abstain_between !== null
      ? `not sure between ${sentence.abstain_between.replace("|", " and ")}`
      : "",
    sentence.voice === "author" ? "" : `voice: ${sentence.voice}`,
    sentence.speaker === null ? "" : `speaker: ${sentence.speaker}`,
    sentence.scare_quote ? "scare quotes" : "",
  ]
    .filter((part) => part !== "")
    .join(" · ");

/** A sentence's text with its quoted stretches marked. Offsets are code points of the article's text. */
const withQuotes = (sentence: SentenceRow, quotes: ReadonlyArray<QuoteRow>): string => {
  const characters = Array.from(sentence.text);
  let html = "";
  let at = 0;
  for (const quote of quotes) {
    const start = Math.max(at, quote.char_start - sentence.char_start);
    const end = Math.min(characters.length, quote.char_end - sentence.char_start);
    if (end <= start) continue;
    const title = [quote.kind, quote.speaker === null ? "" : `by ${quote.speaker}`, quote.quote_id]
      .filter((part) => part !== "")
      .join(" ");
    html += escapeHtml(characters.slice(at, start).join(""));
    html += `<span class="marks ${quote.kind}" title="${escapeHtml(title)}">${escapeHtml(characters.slice(start, end).join(""))}</span>`;
    at = end;
  }
  return html + escapeHtml(characters.slice(at).join(""));
};

/** A sentence: one stop of the keyboard an article, arrow keys walk from it. */
const sentenceView = (sentence: SentenceRow, quotes: ReadonlyArray<QuoteRow>): string => {
  const inside = quotes.filter(
    (quote) => quote.char_start < sentence.char_end && quote.char_end > sentence.char_start,
  );
  const kind = `s ${sentence.label}${sentence.abstain ? " unsure" : ""}`;
  const stop = sentence.sent_index === 0 ? 0 : -1;
  return `<span id="${escapeHtml(sentence.sent_id)}" class="${kind}" tabindex="${stop}" title="${escapeHtml(reason(sentence))}"><sup dir="ltr">${LETTER[sentence.label]}${sentence.abstain ? "?" : ""}<span class="rule"> ${escapeHtml(sentence.rule_id ?? "")}</span></sup>${withQuotes(sentence, inside)}</span>`;
};

const isFact = (fact: string | null | undefined): fact is string => fact !== null && fact !== undefined;

/**
 * One article with each sentence in its label's colour, quotes underlined, reasons on hover and on focus. Its id and those
 * of its sentences are anchors.
 * @param publisher number of its publisher in the page's list, for filters
 */
export const articleView = (
  { document, sentences, quotes, why }: ShownArticle & { readonly why: Why },
  publisher: number,
): string => {
  const visible = quotes.filter((quote) => quote.kind !== "indirect" && quote.parent_quote_id === null);
  const paragraphs = Map.groupBy(sentences, (sentence) => sentence.para_index);
  const body = [...paragraphs.values()].map(
    (paragraph) =>
      `<p class="${paragraph[0]!.block_kind}" dir="auto">${paragraph.map((sentence) => sentenceView(sentence, visible)).join(" ")}</p>`,
  );
  const speakers = [
    ...new Set(
      quotes.flatMap((quote) =>
        NAMED_QUOTES.has(quote.kind) && quote.speaker !== null ? [quote.speaker] : [],
      ),
    ),
  ];
  const facts = [
    document.authors?.replaceAll("|", ", "),
    document.publisher,
    document.section,
    document.published_raw,
    document.source_path,
  ]
    .filter(isFact)
    .map((fact) => `<bdi>${escapeHtml(fact)}</bdi>`);
  const id = escapeHtml(document.doc_id);
  return [
    `<article id="${id}" lang="${escapeHtml(document.lang === "und" ? "en" : document.lang)}" data-p="${publisher}" data-why="${why}">`,
    `<h3 dir="auto">${escapeHtml(document.title ?? document.source_path)}</h3>`,
    `<p class="facts">${facts.join(" · ")}</p>`,
    `<p class="facts" lang="en">Shown as ${WHY_NAMES[why]} · <a href="#${id}">link</a> · <code>${id}</code> ${copyButton(document.doc_id, "Copy id")}</p>`,
    speakers.length === 0
      ? ""
      : `<p class="facts">Quoted or reported: ${speakers.map((name) => `<bdi>${escapeHtml(name)}</bdi>`).join(", ")}</p>`,
    ...body,
    "</article>",
  ].join("\n");
};
