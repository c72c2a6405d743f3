import { isBylineLine } from "../vendors/bylineLine.ts";
import { collect } from "../vendors/collect.ts";
import type { Reading } from "../vendors/exportArticle.ts";
import type { ExportLine } from "../vendors/exportLine.ts";
import { dayIn, statesCopyright } from "../vendors/stated.ts";
import { vendorFormat } from "../vendors/vendor.ts";

/** "Author/Byline: Rosa Quill rquill@qvpost.example | Section: Opinion | Page: A11" */
const FACT =
  /(?:^|\s\|\s)(Author\/Byline|Author|Byline|Section|Page|Edition|Column|Series|Index Terms|Dateline|Length|Source|Record(?: Number)?|Language)\s?:\s*(.*?)(?=\s\|\s|$)/gi;
const FACT_LINE =
  /^(?:Author\/Byline|Author|Byline|Section|Page|Edition|Column|Series|Index Terms|Dateline|Length|Source|Record Number|Language)\s?:/i;
const BODY = /^(?:Read News Document|Article Text|Body|Text)\s?:?$/i;
const TAIL =
  /^(?:• ?Citation \(|Citation \(|Record Number:|Memo:|Caption:|Index terms?:|Copyright\b|\(c\) |© |AccessWorldNews|OpenURL Link|Go to Google Map|Dateline:|‹?https?:\/\/)/i;

/** Where the lines under a body start, looked for from the end: a line of theirs with at most two between. */
const tailOf = (lines: ReadonlyArray<ExportLine>, from: number): number => {
  let start = lines.length;
  for (let at = lines.length - 1; at >= from && start - at <= 3; at--)
    if (TAIL.test(lines[at]!.text)) start = at;
  return start;
};

/** Reads one document of NewsBank: headline, day and paper, facts, text, citation, copyright; older ones paper first. */
export const readNewsbank = (lines: ReadonlyArray<ExportLine>): Reading => {
  const into = collect();
  let body = lines.findIndex(({ text }) => BODY.test(text));
  const lastFact = lines.slice(0, 14).findLastIndex(({ text }) => FACT_LINE.test(text));
  if (body < 0) body = lastFact;
  let hasTitle = false;
  let hasPaper = false;
  for (let at = 0; at <= body; at++) {
    const line = lines[at]!;
    const { text } = line;
    if (FACT_LINE.test(text)) {
      for (const [, name, value] of text.matchAll(FACT)) {
        if (/author|byline/i.test(name!))
          into.set(
            "authors",
            value!
              .replace(/\S+@\S+/g, "")
              .split(/\s?;\s?/, 1)[0]!
              .trim(),
          );
        else if (/^section$/i.test(name!)) into.set("section", value!.trim());
        else into.own(name!, value!.trim());
      }
      into.field(line, /^(?:author|byline)/i.test(text) ? "byline" : "other");
      continue;
    }
    const [day, paper] = text.split(/\s\|\s/, 2) as [string, string | undefined];
    const stated = dayIn(day);
    if (stated !== null) {
      into.set("published", stated.value);
      into.field(line, "time");
      if (paper !== undefined) into.set("publisher", paper);
      hasPaper ||= paper !== undefined;
    } else if (/\(.{2,60}\)$/.test(text) && !hasPaper && dayIn(lines[at + 1]?.text ?? "") !== null) {
      into.set("publisher", text);
      into.field(line, "publisher");
      hasPaper = true;
    } else if (BODY.test(text) || /^(?:\d{1,6}|words?|\d{1,6} words?)$/i.test(text))
      into.field(line, "label");
    else if (hasTitle && isBylineLine(text)) {
      into.set("authors", text);
      into.field(line, "byline");
    } else {
      into.text(line, hasTitle ? "standfirst" : "headline");
      into.set(hasTitle ? "description" : "title", text);
      hasTitle = true;
    }
  }
  const tail = tailOf(lines, body + 1);
  for (const line of lines.slice(body + 1, tail)) into.text(line, "paragraph");
  for (const line of lines.slice(tail)) {
    into.field(line, "other");
    const number = /^Record Number:\s*(.*)$/i.exec(line.text)?.[1];
    if (number !== undefined) into.own("Record Number", number);
    else if (statesCopyright(line.text)) into.rights(line.text);
    else {
      const label = /^(Memo|Caption|Index terms?|Dateline):\s*(.*)$/i.exec(line.text);
      into.own(label?.[1] ?? "Citation", label?.[2] ?? line.text);
    }
  }
  return into.done();
};

/** NewsBank's (Access World News) documents as text. */
export const newsbank = vendorFormat({
  id: "newsbank",
  name: "NewsBank",
  sniff: (head) =>
    // What is looked for as written goes first: it is found, or not, in a fifth of the time.
    (/^Read News Document|\| Section:|^• Citation/m.test(head) &&
      /^Author\/Byline:|^\d[\d,]*\s{1,3}Words\r?$/im.test(head)) ||
    (/^Article Text:/m.test(head) && /^(?:Author|Section|Page|Edition|Record Number):/m.test(head)) ||
    /infoweb\.newsbank\./.test(head)
      ? 0.96
      : 0,
  read: readNewsbank,
  mark: /(?<![^\n\r])(?:Record Number: ?[^\r\n]{1,120}|Copyright (?:\(c\) |© )?\d{4}[^\r\n]{0,160}(?=\s{1,8}[^\r\n]{1,300}\s{1,8}\p{L}{3,9} \d{1,2}, \d{4} \|))/gu,
  at: "after",
  isDocument: (text) => /^Author\/Byline:|^Article Text:|^Read News Document|^Record Number:/im.test(text),
  recordId: (text) => /^Record Number: ?(\S[^\r\n]{0,100})/m.exec(text)?.[1]?.trim() ?? null,
});
