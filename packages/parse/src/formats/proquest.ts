import { PROQUEST_LABELS } from "../data/proquestLabels.ts";
import { collect } from "../vendors/collect.ts";
import type { Reading } from "../vendors/exportArticle.ts";
import type { ExportLine } from "../vendors/exportLine.ts";
import { labelIn, labelsOf } from "../vendors/labels.ts";
import { dayIn, statesCopyright } from "../vendors/stated.ts";
import { vendorFormat } from "../vendors/vendor.ts";
import { namesApart } from "../personNames.ts";

const LABELS = labelsOf(PROQUEST_LABELS);

const RULE = /^_{20,}$/;
const COUNT = /^(?:Document|Documento|Dokument) \d{1,6} (?:of|de|von|di) \d{1,6}$/;
const LINK =
  /^(?:https?:\/\/\S+|ProQuest document link|Enlace de documentos de ProQuest|Lien vers le document ProQuest|Link zu ProQuest-Dokument)$/i;
const FOOTER =
  /^(?:Contact us at\b|Database copyright\b|Terms and Conditions\b|Bibliography$|Copyright © \d{4} ProQuest|Póngase en contacto|Derechos de autor de la base)/i;
/** Lines of a title. */
const MOST_TITLE = 6;

/** "Quern Valley Post ; Dunmere [Dunmere]03 May 2024: A.11." */
const INFO =
  /^(.{2,200}?)\s?(?:;|\[|,|(?=\d))[^\]]{0,120}\]?\s?(\d{1,2} \p{L}{3,9}\.? (?:1[89]|20)\d{2}|\p{L}{3,9}\.? \d{1,2}, (?:1[89]|20)\d{2})/u;

/** Paragraphs of a bibliography under its heading. */
const MOST_UNDER_FOOTER = 4;

/** The first of a body's lines from which on each paragraph has a label of the tail, looked for from the end. */
const tailOf = (lines: ReadonlyArray<ExportLine>, from: number): number => {
  let start = lines.length;
  let unlabelled = 0;
  for (let at = lines.length - 1; at >= from; at--) {
    const line = lines[at]!;
    const label = labelIn(line, LABELS.tail);
    const isFooter = RULE.test(line.text) || FOOTER.test(line.text);
    if (label === null && !isFooter) {
      if (line.blankBefore && ++unlabelled > MOST_UNDER_FOOTER) break;
      continue;
    }
    const isOpen = label !== null && line.text.slice(label.valueStart).trim() === "";
    if (unlabelled > (isFooter ? MOST_UNDER_FOOTER : isOpen ? 1 : 0)) break;
    start = at;
    unlabelled = 0;
  }
  return start;
};

/** Reads one document of ProQuest: title, labels, "Full text:", text, labels. */
export const readProquest = (lines: ReadonlyArray<ExportLine>): Reading => {
  const into = collect();
  let at = 0;
  const isHead = (line: ExportLine): boolean => labelIn(line, LABELS.head) !== null || LINK.test(line.text);
  while (at < lines.length && (RULE.test(lines[at]!.text) || COUNT.test(lines[at]!.text)))
    into.field(lines[at++]!, "count");
  const title: Array<ExportLine> = [];
  while (at < lines.length && title.length < MOST_TITLE && !isHead(lines[at]!)) title.push(lines[at++]!);
  for (const line of title) into.text(line, "headline");
  into.set("title", title.map(({ text }) => text).join(" "));
  let body = -1;
  while (at < lines.length && body < 0) {
    const line = lines[at]!;
    const label = labelIn(line, LABELS.head);
    if (label === null) {
      if (!LINK.test(line.text)) break;
      into.field(line, "url");
      at++;
      continue;
    }
    if (label.role === "body") {
      into.labelled(label, [line]);
      body = at + 1;
      break;
    }
    let end = at + 1;
    while (end < lines.length && !isHead(lines[end]!) && labelIn(lines[end]!, LABELS.tail) === null) end++;
    // Only an abstract has more than one paragraph.
    if (!/^(?:abstract|resumen|résumé|zusammenfassung)/i.test(label.label))
      for (let next = at + 1; next < end; next++) if (lines[next]!.blankBefore) end = next;
    const value = lines.slice(at, end);
    const text = [line.text.slice(label.valueStart), ...value.slice(1).map((next) => next.text)]
      .join(" ")
      .trim();
    if (label.role === "authors") {
      for (const part of value) into.field(part, "byline");
      for (const name of namesApart(text, true)) into.set("authors", name);
    } else into.labelled(label, value);
    const info = INFO.exec(text);
    if (/info|publicación/i.test(label.label) && info !== null) {
      into.set("publisher", info[1]!.split(/[;[]/, 1)[0]!.trim());
      into.set("published", dayIn(info[2]!)?.value ?? "");
    }
    at = end;
  }
  if (body < 0) body = at;
  const tail = tailOf(lines, body);
  for (const line of lines.slice(body, tail)) into.text(line, "paragraph");
  const found = new Set<string>();
  at = tail;
  while (at < lines.length) {
    const line = lines[at]!;
    const label = labelIn(line, LABELS.tail);
    let end = at + 1;
    while (
      end < lines.length &&
      labelIn(lines[end]!, LABELS.tail) === null &&
      !RULE.test(lines[end]!.text) &&
      !FOOTER.test(lines[end]!.text)
    )
      end++;
    if (label === null) end = at + 1;
    const value =
      label === null
        ? ""
        : [line.text.slice(label.valueStart), ...lines.slice(at + 1, end).map((next) => next.text)]
            .join(" ")
            .trim();
    for (const part of lines.slice(at, end)) into.field(part, label === null ? "other" : "label");
    if (label !== null && value !== "" && !found.has(label.role === "own" ? label.label : label.role)) {
      found.add(label.role === "own" ? label.label : label.role);
      if (label.role === "topics") for (const topic of value.split(/\s*;\s*/)) into.set("topics", topic);
      else if (label.role === "section" || label.role === "url") into.set(label.role, value);
      if (label.role !== "title" && label.role !== "authors" && label.role !== "url")
        into.own(label.label, value);
      if (/copyright/i.test(label.label) || statesCopyright(value)) into.rights(value);
    }
    at = end;
  }
  const reading = into.done();
  return { ...reading, values: completed(reading, lines.slice(tail)) };
};

/** Day, publisher and language that stand under the body where the lines above it do not say them. */
const completed = ({ values }: Reading, tail: ReadonlyArray<ExportLine>): Reading["values"] => {
  const said = { ...values };
  for (const line of tail) {
    const label = labelIn(line, LABELS.tail);
    if (label === null) continue;
    const value = line.text.slice(label.valueStart).trim();
    if (label.role === "published")
      said.published = [dayIn(value)?.value ?? value, ...(values.published ?? [])];
    if (label.role === "publisher") said.publisher = [value.split(";", 1)[0]!.trim()];
    if (label.role === "authors" && (values.authors ?? []).length === 0)
      said.authors = namesApart(value, true);
    if (label.role === "title" && (values.title?.[0] ?? "") === "") said.title = [value];
  }
  return said;
};

const FULL_TEXT =
  /(?:^|>)\s{0,10}(?:Full ?text|Texto completo|Texte int\S{1,2}gral|Volltext|Testo completo)(?: ?:|\s{0,3}<)/im;
const OWN =
  /(?:^|>)\s{0,10}(?:ProQuest document (?:ID|link)|Publication info|Informaci\S{1,3}n de publicaci\S{1,3}n|ProQuest-Dokument-ID)\s{0,3}:?/im;

/** Words of which each download has one: looked for first, since most inputs are no export. */
const MARKS = ["ProQuest", "ublication info", "de publicaci", "____________", "DocID_"];

/** ProQuest's downloads: text, and the HTML that it saves and sends by mail. */
export const proquest = vendorFormat({
  id: "proquest",
  name: "ProQuest",
  sniff: (head) =>
    !MARKS.some((mark) => head.includes(mark))
      ? 0
      : /<a name="DocID_|<title>ProQuest/i.test(head)
        ? 0.99
        : (OWN.test(head) && FULL_TEXT.test(head)) ||
            /^_{20,}\s{1,8}(?:Document|Documento|Dokument) \d{1,6} (?:of|de|von|di) \d/m.test(head)
          ? 0.985
          : OWN.test(head) && /^(?:Abstract|Author|Links):/m.test(head)
            ? 0.9
            : 0,
  read: readProquest,
  mark: /(?:(?<![^\n\r])_{20,200}[ \t]{0,20}\r?\n\s{0,40}(?:Document|Documento|Dokument) \d{1,6} (?:of|de|von|di) \d{1,6}|<a name="DocID_)/g,
  at: "before",
  isDocument: (text) => FULL_TEXT.test(text) || OWN.test(text),
  recordId: (text) =>
    /(?:ProQuest document ID|ID de documento ProQuest)\s{0,3}:\s{0,3}(?:<[^<>]{1,40}>\s{0,3})?(\d{5,20})/i.exec(
      text,
    )?.[1] ??
    /\/docview\/(\d{5,20})/.exec(text)?.[1] ??
    null,
});
