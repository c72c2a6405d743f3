import { collect } from "../vendors/collect.ts";
import type { Reading } from "../vendors/exportArticle.ts";
import type { ExportLine } from "../vendors/exportLine.ts";
import { dayIn, statesCopyright } from "../vendors/stated.ts";
import { vendorFormat } from "../vendors/vendor.ts";

/** What the classes of Europresse's page say of a line; the first that fits counts. */
const PARTS: ReadonlyArray<readonly [part: string, mark: RegExp]> = [
  ["publisher", /DocPublicationName/],
  ["facts", /DocHeader/],
  ["title", /titreArticle|articletitle/i],
  ["subtitle", /subtitle|sousTitre|DocTitreSec/i],
  ["authors", /docAuthors|sm-margin-bottomNews|DocAuthor/i],
  ["number", /publiC-lblNodoc/],
  ["other", /publiCertificat|public-cert|DocFooter|imageArticle|DocLegend|apd-|rdp__image/i],
  ["body", /docOcurrContainer|DocText|textArticle/i],
];
const DAY =
  /\d{1,2}(?:er)? \p{L}{3,9} (?:1[89]|20)\d{2}|\p{L}{3,9} \d{1,2},? (?:1[89]|20)\d{2}|\d{1,2}\. \p{L}{3,9} (?:1[89]|20)\d{2}/u;
const WEEKDAY =
  /^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\p{L}+tag)$/iu;

const partOfPage = ({ mark }: ExportLine): string | null =>
  PARTS.find(([, known]) => known.test(mark))?.[0] ?? null;

/** Reads one `article` of Europresse's page: paper, day and page, headline, writers, text, the certificate. */
export const readEuropresse = (lines: ReadonlyArray<ExportLine>): Reading => {
  const into = collect();
  const isMarked = lines.some((line) => partOfPage(line) === "body");
  let hasTitle = false;
  for (const line of lines) {
    const part = partOfPage(line) ?? (hasTitle && !isMarked ? "body" : "other");
    if (part === "title") {
      into.set("title", line.text);
      into.text(line, "headline");
      hasTitle = true;
    } else if (part === "subtitle") {
      into.set("description", line.text);
      into.text(line, "standfirst");
    } else if (part === "body" && !statesCopyright(line.text)) into.text(line, "paragraph");
    else {
      into.field(line, part === "authors" ? "byline" : part === "body" ? "rights" : part);
      if (part === "publisher" || part === "authors") into.set(part, line.text);
      else if (part === "facts") readFacts(line.text, into);
      else if (statesCopyright(line.text)) into.rights(line.text);
      else into.own(part, line.text);
    }
  }
  return into.done();
};

/** "Idées, vendredi 3 mai 2024 645 mots, p. 28" */
const readFacts = (text: string, into: ReturnType<typeof collect>): void => {
  const found = DAY.exec(text);
  const day = found === null ? null : dayIn(found[0]);
  into.own("DocHeader", text);
  if (found === null || day === null) return;
  into.set("published", day.value);
  const section = text.slice(0, found.index).split(/[,•·]/).map((piece) => piece.trim()).find((piece) => piece !== "" && !WEEKDAY.test(piece)); // prettier-ignore
  if (section !== undefined) into.set("section", section);
};

/** Europresse's HTML (eureka.cc, europresse.com). */
export const europresse = vendorFormat({
  id: "europresse",
  name: "Europresse",
  sniff: (head) =>
    /class="[^"]{0,80}\b(?:DocPublicationName|titreArticleVisu|docOcurrContainer|DocHeader)\b/.test(head)
      ? 0.99
      : // The tag first: few texts have one, and looking for a name in any case reads them whole.
        /<article\b/i.test(head) && /(?:europresse|eureka\.cc|CEDROM)/i.test(head)
        ? 0.95
        : 0,
  read: readEuropresse,
  mark: /<article\b/gi,
  at: "before",
  isDocument: (text) => /DocPublicationName|titreArticle|articletitle/.test(text),
  recordId: (text) =>
    /publiC-lblNodoc"[^<>]{0,80}>\s{0,20}([^<>]{4,80}?)\s{0,20}</
      .exec(text)?.[1]
      ?.replace(/[^\x20-\x7e]+/g, "·") ?? null,
});
