import { NEXIS_BODY, NEXIS_CLASSIFICATION, NEXIS_END } from "../data/exportLabels.ts";
import { collect } from "../vendors/collect.ts";
import type { Reading } from "../vendors/exportArticle.ts";
import type { ExportLine } from "../vendors/exportLine.ts";
import { labelIn, NEXIS } from "../vendors/labels.ts";
import { dayIn, statesCopyright } from "../vendors/stated.ts";
import { vendorFormat } from "../vendors/vendor.ts";
import { readHead, readTail, tailStart } from "../vendors/zones.ts";

const bodies: ReadonlySet<string> = new Set(NEXIS_BODY);
const classifications: ReadonlySet<string> = new Set(NEXIS_CLASSIFICATION);
const ends: ReadonlySet<string> = new Set(NEXIS_END);

const isBody = ({ text }: ExportLine): boolean => text.length < 30 && bodies.has(text.toLowerCase());
const isClassification = ({ text }: ExportLine): boolean =>
  text.length < 30 && classifications.has(text.toLowerCase());
const isEnd = ({ text }: ExportLine): boolean => text.length < 40 && ends.has(text.toLowerCase());

/** Running heads of printed pages. */
const PAGE = /^(?:page|seite|página|pagina) \d{1,5} (?:of|von|de|di|sur|van) \d{1,5}$/i;
/** Lines of the list of documents and the search that a download starts with. */
const COVER =
  /^(?:User Name|Date and Time|Job Number|Documents? ?\(\d+\)|Client\/Matter|Search (?:Terms|Type)|Narrowed by|Content Type|Benutzername|Datum und Uhrzeit|Auftragsnummer|Dokumente? ?\(\d+\)|Kunde\/Mandant|Suchbegriffe|Suchtyp|\| ?About LexisNexis|About LexisNexis)\b/i;

/** Where a document's own lines start: behind the list and the search of the cover, and the running head. */
const topOf = (lines: ReadonlyArray<ExportLine>, to: number): number => {
  let top = 0;
  for (let at = 0; at < to; at++) if (COVER.test(lines[at]!.text)) top = at + 1;
  return top;
};

/** Reads one document of Nexis Uni: headline, publisher, day, copyright, labels, "Body", text, "Classification", labels. */
export const readNexis = (every: ReadonlyArray<ExportLine>): Reading => {
  const into = collect();
  const isPage = (at: number): boolean => PAGE.test(every[at]?.text ?? "");
  // A running head is its page's number and the headline again; the first of all may be the headline itself.
  const lines: Array<ExportLine> = [];
  const heads = new Map<number, ReadonlyArray<ExportLine>>();
  const times = new Map<string, number>();
  for (const { text } of every) times.set(text, (times.get(text) ?? 0) + 1);
  for (let at = 0; at < every.length; at++) {
    if (!isPage(at)) {
      lines.push(every[at]!);
      continue;
    }
    const running = [every[at]!];
    const next = every[at + 1];
    const isRepeated = next !== undefined && times.get(next.text)! > 1;
    if (isRepeated) running.push(every[++at]!);
    heads.set(lines.length, [...(heads.get(lines.length) ?? []), ...running]);
  }
  const label = lines.findIndex(
    (line, i) => i > 0 && (labelIn(line, NEXIS.head) !== null || isBody(line) || statesCopyright(line.text)) && !COVER.test(line.text),
  ); // prettier-ignore
  const above = label < 0 ? 0 : label;
  const top = topOf(lines, above);
  let day = above - 1;
  while (day > top && dayIn(lines[day]!.text) === null) day--;
  const hasDay = day > top && dayIn(lines[day]!.text) !== null;
  // Under a cover only the line above the publisher is surely the headline.
  const publisher = hasDay ? day - 1 : -1;
  const titleEnd = hasDay ? Math.max(top + 1, publisher) : above;
  const titleStart = top > 0 ? titleEnd - 1 : top;
  for (let at = 0; at < above; at++) {
    const line = lines[at]!;
    if (at < titleStart) into.field(line, "cover");
    else if (at < titleEnd) into.text(line, "headline");
    else if (at === publisher) into.field(line, "publisher");
    else into.field(line, at === day ? "time" : "edition");
    if (at > day && hasDay) into.own("Edition", line.text);
  }
  into.set("title", lines.slice(titleStart, titleEnd).map(({ text }) => text).join(" ")); // prettier-ignore
  if (hasDay) {
    if (publisher >= titleEnd) into.set("publisher", lines[publisher]!.text);
    const stated = dayIn(lines[day]!.text)!;
    into.set("published", stated.value);
    into.own("Edition", stated.rest);
  }
  const end = lines.findIndex((line, i) => i >= above && isEnd(line));
  const to = end < 0 ? lines.length : end;
  const body = readHead(lines, above, to, NEXIS, into, isBody);
  let classification = to - 1;
  while (classification >= body && !isClassification(lines[classification]!)) classification--;
  const stop = classification < body ? to : classification;
  const tail = tailStart(lines, body, stop, NEXIS);
  for (const line of lines.slice(body, tail)) into.text(line, "paragraph");
  readTail(lines, tail, stop, NEXIS, into);
  if (stop < to) {
    into.field(lines[stop]!, "label");
    readTail(lines, stop + 1, to, NEXIS, into);
  }
  for (const line of lines.slice(to)) into.field(line, "end");
  const reading = into.done();
  return { ...reading, pieces: withHeads(reading.pieces, lines, heads) };
};

/** The pieces with the running heads back in their places. */
const withHeads = (
  pieces: Reading["pieces"],
  lines: ReadonlyArray<ExportLine>,
  heads: ReadonlyMap<number, ReadonlyArray<ExportLine>>,
): Reading["pieces"] => {
  if (heads.size === 0) return pieces;
  const running = [...heads.values()].flat().map((line) => ({ line, field: "running_head" }));
  return [...pieces, ...running].sort((a, b) => a.line.start - b.line.start);
};

const END_MARK = new RegExp(
  `(?<![^\\n\\r>])[ \\t\\xa0]{0,20}(?:${NEXIS_END.join("|")})(?=[ \\t]{0,20}(?:[\\r\\n<]|$))`,
  "gi",
);
const END_ANYWHERE = new RegExp(END_MARK.source, "i");
/** Lines besides its end that a document of Nexis Uni has. */
const EVIDENCE =
  /^(?:Load-Date|Length|Section|Byline|Dateline|Highlight|Copyright|Classification|Language|Länge|Rubrik|Autor|Sprache|Longueur|Rubrique|Auteur|Langue|Sección|Longitud|Sezione|Lunghezza)\b/mu;
const HEAD =
  /^(?:Section|Length|Byline|Dateline|Highlight|Rubrik|Länge|Autor|Longueur|Rubrique|Auteur|Sección|Longitud|Sezione|Lunghezza)\s?:\s?\S/mu;
const BODY_LINE = new RegExp(`^(?:${NEXIS_BODY.join("|")})[ \\t]{0,20}\\r?$`, "imu");

const isNexis = (head: string): boolean =>
  (EVIDENCE.test(head) && (END_ANYWHERE.test(head) || (HEAD.test(head) && BODY_LINE.test(head)))) ||
  (head.includes("Job Number:") &&
    /^Job Number:/m.test(head) &&
    /^Client\/Matter:|^Documents? ?\(\d+\)/m.test(head));

/** Downloads of Nexis Uni and Nexis Advance; their RTF and DOCX are read through those carriers. */
export const nexis = vendorFormat({
  id: "nexis",
  name: "Nexis Uni",
  sniff: (head) => (isNexis(head) ? 0.96 : 0),
  read: readNexis,
  mark: END_MARK,
  at: "after",
  isDocument: (text) => END_ANYWHERE.test(text) || (HEAD.test(text) && BODY_LINE.test(text)),
  recordId: () => null,
});
