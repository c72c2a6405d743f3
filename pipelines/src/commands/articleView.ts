/** An article's rows as a person reads them: a line a sentence, coloured by label, quotes underlined, speakers and ids. */
import type { DocumentRow, DroppedRow, Label, QuoteRow, SentenceRow } from "@columnist/model";
import { paint, shown, type Style } from "../terminal.ts";

/** What is shown of an article. */
export interface ViewedArticle {
  readonly document: DocumentRow;
  readonly sentences: ReadonlyArray<SentenceRow>;
  readonly quotes: ReadonlyArray<QuoteRow>;
  readonly dropped: ReadonlyArray<DroppedRow>;
}

const COLOURS: { readonly [L in Label]: Style } = { opinion: "yellow", claim: "cyan", quote: "green" };

const share = (value: number): string => (value >= 0.995 ? "1.0" : value.toFixed(2).slice(1)).padStart(3);

const isSpoken = ({ kind }: QuoteRow): boolean => kind === "direct" || kind === "mixed";

/** Pieces of quotes that stand in a sentence, in the order of the text. */
const piecesIn = (
  { quotes }: ViewedArticle,
  { char_start, char_end }: SentenceRow,
): ReadonlyArray<QuoteRow> =>
  quotes
    .filter((piece) => isSpoken(piece) && piece.char_start < char_end && piece.char_end > char_start)
    .toSorted((a, b) => a.char_start - b.char_start);

/** The sentence's text with the pieces of quotes in it underlined. */
const underlined = (sentence: SentenceRow, pieces: ReadonlyArray<QuoteRow>, colour: Style): string => {
  const points = Array.from(sentence.text);
  const text = (from: number, to: number): string => shown(points.slice(from, to).join(""));
  let painted = "";
  let at = 0;
  for (const piece of pieces) {
    const from = Math.max(at, piece.char_start - sentence.char_start);
    const to = Math.min(points.length, piece.char_end - sentence.char_start);
    if (to <= from) continue;
    painted += paint(colour, text(at, from));
    painted += paint([colour, "underline"].flat() as Style, text(from, to));
    at = to;
  }
  return (painted + paint(colour, text(at, points.length))).replaceAll("\n", " ");
};

const sentenceLine = (article: ViewedArticle, sentence: SentenceRow): string => {
  const colour = COLOURS[sentence.label];
  const pieces = piecesIn(article, sentence);
  const head = `${sentence.label.padEnd(7)} ${share(sentence.confidence)} ${(sentence.rule_id ?? "").padEnd(3)}`;
  const doubt = sentence.abstain ? paint("dim", " ?") : "";
  const speaker = sentence.speaker === null ? "" : paint("dim", ` — ${shown(sentence.speaker)}`);
  const ids = [sentence.sent_id, ...new Set(pieces.map(({ quote_id }) => quote_id))].join(" ");
  return `${paint(colour, head)} | ${underlined(sentence, pieces, colour)}${speaker}${doubt}  ${paint("dim", ids)}\n`;
};

const dateOf = (time: number | null, raw: string | null): string | null =>
  time === null ? raw : new Date(time).toISOString().slice(0, 16).replace("T00:00", "").replace("T", " ");

const heading = (document: DocumentRow): string => {
  const facts = [
    document.authors?.replaceAll("|", ", "),
    document.section,
    dateOf(document.published_at, document.published_raw),
    document.media_type,
    document.lang,
  ].filter((fact) => fact !== undefined && fact !== null);
  const record = document.source_record === null ? "" : ` ${document.source_record}`;
  return (
    `${paint("dim", shown(`${document.source_path}${record}  ${document.doc_id}`))}\n` +
    `${paint("bold", shown(document.title ?? "(no headline)"))}\n${shown(facts.join(" · "))}\n`
  );
};

const summary = ({ sentences, quotes, dropped }: ViewedArticle): string => {
  const counted = (label: Label): string => {
    const count = sentences.filter((row) => row.label === label).length;
    return paint(COLOURS[label], `${count} ${label}`);
  };
  const unsure = sentences.filter(({ abstain }) => abstain).length;
  const spoken = new Set(quotes.filter(isSpoken).map(({ quote_id }) => quote_id)).size;
  const lines = dropped.filter(({ kind }) => kind !== "markup" && kind !== "space").length;
  return (
    `\n${sentences.length} sentences: ${counted("opinion")}, ${counted("claim")}, ${counted("quote")}` +
    `${unsure > 0 ? `; ${unsure} not sure (?)` : ""}; ` +
    `${spoken} quotes; ${lines} pieces dropped (\`pipeline dropped\` lists them)\n` +
    `Why a sentence has its label: \`pipeline explain ${sentences[0]?.sent_id ?? "SENT_ID"}\`\n`
  );
};

/** All lines of an article. */
export const articleView = (article: ViewedArticle): string => {
  let text = heading(article.document);
  let block = -1;
  for (const sentence of article.sentences) {
    if (sentence.para_index !== block) {
      const kind = sentence.block_kind;
      text += kind === "paragraph" ? "\n" : `\n${paint("dim", kind)}\n`;
      block = sentence.para_index;
    }
    text += sentenceLine(article, sentence);
  }
  return text + summary(article);
};
