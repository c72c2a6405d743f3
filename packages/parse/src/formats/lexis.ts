import { collect } from "../vendors/collect.ts";
import type { Reading } from "../vendors/exportArticle.ts";
import type { ExportLine } from "../vendors/exportLine.ts";
import { labelIn, looksLabelled, NEXIS } from "../vendors/labels.ts";
import { dayIn, statesCopyright } from "../vendors/stated.ts";
import { vendorFormat } from "../vendors/vendor.ts";
import { readHead, readTail, tailStart } from "../vendors/zones.ts";

/** "1 of 3 DOCUMENTS" in the languages that LexisNexis has; `\S{0,3}` is an accented letter in any encoding. */
const COUNT =
  /(?:\d{1,6} (?:of|von|de|di|van|sur|av) \d{1,6} (?:DOCUMENT|DOKUMENT)[A-Z]{0,3}|(?:Dokument|Document|Documento) \d{1,6} (?:of|von|de|di|van|sur) \d{1,6})/;
const COUNT_LINE = new RegExp(`^${COUNT.source}$`);
const COUNT_ALONE = new RegExp(`^[ \\t\\f\\xa0]{0,80}${COUNT.source}[ \\t\\r]{0,80}$`, "m");

/** Lines between the day and the headline that are neither. */
const EDITION = /\b(?:edition|ausgabe|édition|edición|edizione|editie|final|correction appended|auflage)\b/i;
/** Lines above the first label that are looked at: publisher, day, edition, headline. */
const MOST_ABOVE = 30;

/** Reads one document of LexisNexis' classic download: publisher, day, headline, labels, body, labels. */
export const readLexis = (lines: ReadonlyArray<ExportLine>): Reading => {
  const into = collect();
  let at = 0;
  // What a cover page left above the count.
  const count = lines.findIndex(({ text }) => COUNT_LINE.test(text));
  while (at <= count) into.field(lines[at++]!, "count");
  const top = at;
  let labels = top;
  const last = Math.min(lines.length, top + MOST_ABOVE);
  while (
    labels < last &&
    labelIn(lines[labels]!, NEXIS.head) === null &&
    looksLabelled(lines[labels]!) === null
  )
    labels++;
  const isLabelled = labels < last;
  let day = top;
  while (day < labels && dayIn(lines[day]!.text) === null) day++;
  if (day < labels && day > top) {
    const above = lines.slice(top, day);
    const paper = above.filter(({ text }) => !statesCopyright(text));
    into.set("publisher", paper.map(({ text }) => text).join(" "));
    for (const line of above) {
      into.field(line, paper.includes(line) ? "publisher" : "rights");
      if (!paper.includes(line)) into.rights(line.text);
    }
    at = day;
  }
  if (day < labels) {
    const stated = dayIn(lines[day]!.text)!;
    into.set("published", stated.value);
    into.own("EDITION", stated.rest);
    into.field(lines[day]!, "time");
    at = day + 1;
  }
  // Without a label only the paragraph under the day is known to be no body.
  let hasHeadline = false;
  while (at < labels) {
    const line = lines[at]!;
    const isUnderDay = day < labels && !line.blankBefore && !hasHeadline;
    if (
      isUnderDay ||
      (line.indent > 0 && !hasHeadline) ||
      (EDITION.test(line.text) && line.text.length < 60)
    ) {
      into.field(line, "edition");
      into.own("EDITION", line.text);
      at++;
      continue;
    }
    if (hasHeadline && !isLabelled) break;
    const from = at;
    do at++;
    while (at < labels && !lines[at]!.blankBefore);
    const text = lines.slice(from, at).map((part) => part.text).join(" "); // prettier-ignore
    for (const part of lines.slice(from, at)) into.text(part, hasHeadline ? "standfirst" : "headline");
    into.set(hasHeadline ? "description" : "title", text);
    hasHeadline = true;
  }
  const body = readHead(lines, at, lines.length, NEXIS, into);
  const tail = tailStart(lines, body, lines.length, NEXIS);
  for (const line of lines.slice(body, tail)) into.text(line, "paragraph");
  readTail(lines, tail, lines.length, NEXIS, into);
  return into.done();
};

/** Words of which each download has one: looked for first, since most inputs are no export. */
const MARK = /DO[CK]UMENT|Do[ck]ument|DOC NUMBER|Hide XML|LXNComment|LENGT|L(?:Ä|A)NGE|LONG|LUNGHEZZA/;

/** The count in a page, with the tag before it. */
const COUNT_IN_TAGS = new RegExp(`<[^<>]{1,80}>\\s{0,10}(?=${COUNT.source}\\s{0,10}<)`);

const isLexisPage = (head: string): boolean =>
  /<DOC NUMBER=\d|<!-- Hide XML section from browser|LXNComment/i.test(head) || COUNT_IN_TAGS.test(head);

/** Whether a line of a text starts with a day, as one above each document does. */
const isDated = (head: string): boolean => head.split(/[\r\n]+/).some((line) => dayIn(line.trim()) !== null);

/** A document without its count: a day on a line of its own, and the labels in capitals that only LexisNexis prints. */
const headed = (head: string): number => {
  const length =
    /^(?:LENGTH|LÄNGE|LONGUEUR|LONGITUD|LUNGHEZZA|LENGTE):\s{0,3}\d[\d.,]{0,7}\s\p{L}{3,9}[ \t\r]{0,80}$/mu.exec(
      head,
    );
  if (length === null) return 0;
  const above = head.slice(0, length.index).split("\n");
  return above.length < 40 && above.some((line) => dayIn(line.trim()) !== null) ? 0.95 : 0;
};

/** LexisNexis' classic downloads (lexisnexis.com, Nexis before 2018): text and HTML. */
export const lexis = vendorFormat({
  id: "lexis",
  name: "LexisNexis",
  sniff: (head) =>
    !MARK.test(head)
      ? 0
      : isLexisPage(head)
        ? 0.99
        : COUNT_ALONE.test(head) && isDated(head)
          ? 0.97
          : headed(head),
  read: readLexis,
  mark: new RegExp(
    `(?:(?<![^\\n\\r])[ \\t\\f\\xa0]{0,80}${COUNT.source}[ \\t]{0,80}(?=[\\r\\n]|$)|${COUNT_IN_TAGS.source}|<A NAME="DOC_ID_\\d{1,6}_\\d{1,6}">)`,
    "g",
  ),
  at: "before",
  isDocument: (text) => COUNT.test(text) || /(?:^|>)\s{0,10}LENGTH:/im.test(text),
  recordId: () => null,
});
