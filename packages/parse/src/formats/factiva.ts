import { FACTIVA_CODES, FACTIVA_DOCUMENT, FACTIVA_WORDS } from "../data/factivaCodes.ts";
import { isBylineLine } from "../vendors/bylineLine.ts";
import { collect, type Collected } from "../vendors/collect.ts";
import type { Reading } from "../vendors/exportArticle.ts";
import type { ExportLine } from "../vendors/exportLine.ts";
import { dayIn, statesCopyright } from "../vendors/stated.ts";
import { vendorFormat } from "../vendors/vendor.ts";
import { LANGUAGE_NAMES } from "../data/languageNames.ts";
import { genreOf } from "../text/lineShape.ts";

/** "Document QVPOST0020240503ek53000b1": source, year or stamp, and what is Factiva's own. */
const ID = "[A-Z0-9]{2,8}0020\\d{6}[a-z0-9]{6,12}|(?=[A-Za-z]{3,28}\\d)[A-Za-z]{3,8}[A-Za-z0-9]{14,28}";
const DOCUMENT = new RegExp(`(?:${FACTIVA_DOCUMENT})\\s{1,4}(${ID})`);
const DOCUMENT_LINE = new RegExp(`^(?:${FACTIVA_DOCUMENT})\\s{1,4}(?:${ID})$`);
const WORDS = new RegExp(`^\\d[\\d.,\\s]{0,8}\\s?(?:${FACTIVA_WORDS})$`, "iu");
const CLOCK = /^\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]m)?$/i;
const SOURCE_CODE = /^[A-Z0-9]{2,8}$/;
/** Lines between the count of words and the copyright. */
const MOST_FACTS = 14;
const MOST_ABOVE = 12;

/** The code that a line is or starts with ("HD", "HD   Two seats"), and where its value starts. */
const codeIn = ({
  text,
  runs,
}: ExportLine): { readonly code: string; readonly valueStart: number } | null => {
  const found = /^([A-Z]{2,3})(?:$|[ \t\u00a0]+)/.exec(text);
  if (found === null || !FACTIVA_CODES.has(found[1]!)) return null;
  const space = found[0].length - found[1]!.length;
  // One space is prose ("IN the end"), unless a table's cells part there: then no run holds it.
  const isCell = runs[0] === 0 && runs[2] === found[1]!.length;
  return space === 1 && found[0].at(-1) === " " && !isCell
    ? null
    : { code: found[1]!, valueStart: found[0].length };
};

const isCoded = (lines: ReadonlyArray<ExportLine>): boolean =>
  lines.slice(0, 40).filter((line) => codeIn(line) !== null).length >= 4;

/** Reads the form with field codes: a code, and lines up to the next one. */
const readCodes = (lines: ReadonlyArray<ExportLine>, into: Collected): void => {
  let at = 0;
  while (at < lines.length && codeIn(lines[at]!) === null) into.field(lines[at++]!, "cover");
  while (at < lines.length) {
    const { code, valueStart } = codeIn(lines[at]!)!;
    const role = FACTIVA_CODES.get(code)!;
    let end = at + 1;
    while (end < lines.length && codeIn(lines[end]!) === null) end++;
    // Behind the document's number stands the search, where there is more.
    const valueEnd = code === "AN" ? Math.min(end, at + (valueStart < lines[at]!.text.length ? 1 : 2)) : end;
    const value = lines.slice(at, valueEnd);
    for (const line of lines.slice(valueEnd, end)) into.field(line, "cover");
    const text = [lines[at]!.text.slice(valueStart), ...value.slice(1).map((line) => line.text)]
      .join(" ")
      .trim();
    if (role === "published") {
      into.set("published", dayIn(text)?.value ?? text);
      for (const line of value) into.field(line, "time");
    } else if (role === "end") {
      into.rights(text);
      for (const line of value) into.field(line, "rights");
    } else into.labelled({ role, label: code, valueStart }, value);
    at = end;
  }
};

/** Reads the display form: section, headline and byline above the count of words, facts below it, then the body. */
const readDisplay = (lines: ReadonlyArray<ExportLine>, count: number, into: Collected): void => {
  // The lines above, a paragraph each: a headline may be wrapped.
  const above: Array<Array<ExportLine>> = [];
  for (const line of lines.slice(Math.max(0, count - MOST_ABOVE), count)) {
    const isUnderSection =
      above.length === 1 && genreOf(above[0]!.map(({ text }) => text).join(" ")) !== null;
    if (
      above.length === 0 ||
      line.blankBefore ||
      isUnderSection ||
      !lines.some(({ blankBefore }, i) => i > 0 && !blankBefore)
    )
      above.push([]);
    above.at(-1)!.push(line);
  }
  for (const line of lines.slice(0, Math.max(0, count - MOST_ABOVE))) into.field(line, "cover");
  const textOf = (group: ReadonlyArray<ExportLine>): string => group.map(({ text }) => text).join(" ");
  const marked = above.findIndex(([line]) => /headline|\bhd\b/i.test(line!.mark));
  let last = above.length - 1;
  const hasByline = last > 0 && last !== marked && isBylineLine(textOf(above[last]!));
  if (hasByline) last--;
  const isSection = (text: string): boolean =>
    text.split(/\s+/).length <= 5 && (genreOf(text) !== null || last > 0) && !/[.?!]$/.test(text);
  const first = marked >= 0 ? marked : last > 0 && isSection(textOf(above[0]!)) ? 1 : 0;
  for (const [i, group] of above.entries()) {
    const text = textOf(group);
    const isTitle =
      i === first ||
      (i > first && i <= last && group[0]!.mark !== "" && group[0]!.mark === above[first]?.[0]!.mark);
    for (const line of group)
      if (i < first) into.field(line, "section");
      else if (i > last) into.field(line, "byline");
      else into.text(line, isTitle ? "headline" : "standfirst");
    if (i < first) into.set("section", text);
    else if (i > last) into.set("authors", text);
    else into.set(i === first ? "title" : "description", text);
  }
  let at = count;
  into.own("WC", lines[count]!.text);
  into.field(lines[at++]!, "length");
  let hasSource = false;
  let body = -1;
  const facts = Math.min(lines.length, count + MOST_FACTS);
  for (; at < facts; at++) {
    const line = lines[at]!;
    const { text } = line;
    if (statesCopyright(text)) {
      into.rights(text);
      into.field(line, "rights");
      at++;
      while (at < lines.length && !lines[at]!.blankBefore && text.length > 60)
        into.field(lines[at++]!, "rights");
      body = at;
      break;
    }
    const day = dayIn(text);
    if (line.blankBefore && text.length > 90) break;
    if (day !== null) into.set("published", day.value);
    else if (CLOCK.test(text)) into.own("ET", text);
    else if (LANGUAGE_NAMES.has(text.toLowerCase()))
      into.set("language", LANGUAGE_NAMES.get(text.toLowerCase())!);
    else if (!hasSource) {
      into.set("publisher", text);
      hasSource = true;
    } else into.own(SOURCE_CODE.test(text) ? "SC" : "PG", text);
    into.field(line, day === null ? "other" : "time");
  }
  if (body < 0) body = at;
  let end = lines.length;
  while (end > body && !DOCUMENT_LINE.test(lines[end - 1]!.text)) end--;
  if (end <= body) end = lines.length + 1;
  const id = Math.min(lines.length, end - 1);
  // The publisher stands alone above the document's number: the holder of the copyright, or a line without a stop.
  let stop = id;
  const holder = lines[stop - 1];
  if (id < lines.length && holder !== undefined && stop - 1 > body && holder.text.length < 80 && !/[.?!…”"]$/.test(holder.text)) stop--; // prettier-ignore
  for (const line of lines.slice(body, stop)) into.text(line, "paragraph");
  for (const [i, line] of lines.slice(stop).entries()) {
    into.field(line, "other");
    if (stop + i < id) into.own("PUB", line.text);
    else if (stop + i === id) into.own("AN", line.text.replace(/^\S+\s+/, ""));
  }
};

/** Reads one document of Factiva in either of its forms. */
export const readFactiva = (lines: ReadonlyArray<ExportLine>): Reading => {
  const into = collect();
  const count = lines.findIndex(({ text }) => WORDS.test(text));
  if (isCoded(lines)) readCodes(lines, into);
  else if (count >= 0) readDisplay(lines, count, into);
  else for (const [i, line] of lines.entries()) {
    if (i === 0) into.set("title", line.text);
    into.text(line, i === 0 ? "headline" : "paragraph");
  } // prettier-ignore
  return into.done();
};

const WORDS_LINE = new RegExp(WORDS.source.replace("^", "(?:^|>)[ \\t]{0,20}").replace(/\$$/, "[ \\t\\r]{0,20}(?:$|<)"), "imu"); // prettier-ignore

const sniff = (head: string): number => {
  if (/<div[^>]{0,80}\b(?:class="article \w{2,4}Article"|id="article-[A-Z0-9]{6,40}")/i.test(head))
    return 0.99;
  const isPage = /^\s{0,200}</.test(head);
  const words = WORDS_LINE.exec(head);
  if (words === null) return /(?:^|\n)HD\s[\s\S]{1,400}\n(?:BY\s[\s\S]{1,200}\n)?WC\s/.test(head) ? 0.95 : 0;
  const behind = head.slice(words.index, words.index + 700);
  const isDated = behind.split(/\n|<[^<>]{0,200}>/).slice(1, 8).some((line) => dayIn(line.trim()) !== null); // prettier-ignore
  const hasFact = isPage ? DOCUMENT.test(head) : /^(?:\(c\)|©|Copyright\b)/im.test(behind) || DOCUMENT.test(head) || /^(?:HD|SN|PD)\b/m.test(head); // prettier-ignore
  return (isDated && hasFact) || /^PD\r?$/m.test(behind) ? 0.95 : 0;
};

/** Factiva's downloads: article format, with field codes, HTML; its RTF is read through that carrier. */
export const factiva = vendorFormat({
  id: "factiva",
  name: "Factiva",
  sniff,
  read: readFactiva,
  mark: new RegExp(`(?:${FACTIVA_DOCUMENT})\\s{1,4}(?:${ID})(?:</p>)?[ \\t]{0,20}(?=[\\r\\n<]|$)`, "g"),
  at: "after",
  isDocument: (text) => DOCUMENT.test(text) || WORDS_LINE.test(text),
  recordId: (text) => DOCUMENT.exec(text)?.[1] ?? null,
});
