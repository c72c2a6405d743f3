import type { Label, QuoteRow, SentenceRow } from "@columnist/model";
import { escapeHtml, percent } from "./html.ts";
import type { ShownArticle } from "./tally.ts";

/** A letter before each sentence, so that the labels can be told apart without colour. */
const LETTER: Readonly<Record<Label, string>> = { opinion: "O", claim: "C", quote: "Q" };

const NAMED_QUOTES = new Set(["direct", "mixed", "indirect"]);

/** What a pointer or a screen reader is told of a sentence. */
const reason = (sentence: SentenceRow): string =>
  [
    `${sentence.label} ${percent(sentence.confidence)}`,
    sentence.rule_id === null
      ? `no rule named (${sentence.label_source})`
      : `rule ${sentence.rule_id} (${sentence.label_source})`,
    sentence.abstain && sentence.abstain_between !== null
      ? `abstains between ${sentence.abstain_between.replace("|", " and ")}`
      : "",
    sentence.voice === "author" ? "" : `voice: ${sentence.voice}`,
    sentence.speaker === null ? "" : `speaker: ${sentence.speaker}`,
    sentence.scare_quote ? "scare quotes" : "",
    sentence.sent_id,
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

/** One article with each sentence in its label's colour, quotes underlined, reasons on hover and on focus. */
export const articleView = ({ document, sentences, quotes }: ShownArticle): string => {
  const visible = quotes.filter((quote) => quote.kind !== "indirect" && quote.parent_quote_id === null);
  const paragraphs = Map.groupBy(sentences, (sentence) => sentence.para_index);
  const body = [...paragraphs.values()].map((paragraph) => {
    const kind = paragraph[0]!.block_kind;
    const inner = paragraph.map((sentence) => {
      const inside = visible.filter(
        (quote) => quote.char_start < sentence.char_end && quote.char_end > sentence.char_start,
      );
      const why = escapeHtml(reason(sentence));
      return `<span class="s ${sentence.label}${sentence.abstain ? " unsure" : ""}" tabindex="0" data-why="${why}" title="${why}"><sup>${LETTER[sentence.label]}<span class="rule"> ${escapeHtml(sentence.rule_id ?? "")}</span></sup>${withQuotes(sentence, inside)}</span>`;
    });
    return `<p class="${kind}">${inner.join(" ")}</p>`;
  });
  const speakers = [
    ...new Set(
      quotes.flatMap((quote) =>
        NAMED_QUOTES.has(quote.kind) && quote.speaker !== null ? [quote.speaker] : [],
      ),
    ),
  ];
  const facts = [
    document.authors?.replaceAll("|", ", "),
    document.section,
    document.published_raw,
    document.source_path,
  ]
    .filter((fact) => fact !== null && fact !== undefined)
    .map((fact) => escapeHtml(fact));
  return [
    `<article id="${document.doc_id}" lang="${escapeHtml(document.lang === "und" ? "en" : document.lang)}">`,
    `<h3>${escapeHtml(document.title ?? document.source_path)}</h3>`,
    `<p class="facts">${facts.join(" · ")}</p>`,
    speakers.length === 0
      ? ""
      : `<p class="facts">Quoted or reported: ${speakers.map(escapeHtml).join(", ")}</p>`,
    ...body,
    "</article>",
  ].join("\n");
};
