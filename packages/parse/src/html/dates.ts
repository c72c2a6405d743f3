import type { Evidence, PublicationTime } from "@columnist/model";
import { evidence } from "../metadata.ts";
import { type DayOrder, readTime, readTimeAtEnd } from "../times.ts";
import { type Head, metaOf } from "./head.ts";
import { textUnder } from "./jsonLd.ts";
import type { Page } from "./page.ts";
import { attribute, textOf } from "./tree.ts";

const PUBLISHED_META = [
  "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published", "parsely-pub-date",
  "sailthru.date", "cxenseparse:recs:publishtime", "publishdate", "publish_date", "pubdate", "publish-date", "publication_date",
  "article.published", "dcterms.created", "dcterms.issued", "dc.date.issued", "dc.date.created", "dc.date", "dc.created", "dcterms.date", "date", "datecreated",
  "citation_publication_date", "last-published", "originalpublicationdate", "article:post_time", "release_date", "rnews:datepublished", "article_date_original", "date_published", "time", "creation_date",
]; // prettier-ignore
const UPDATED_META = [
  "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified", "article:modified",
  "cxenseparse:recs:lastmodified", "revised",
]; // prettier-ignore

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s{0,2}(Z|UTC|GMT|[+-]\d{2}:?\d{0,2})?)?/i;
/** A day's grace for zones and clocks. */
const GRACE_MS = 36 * 3_600_000;

const two = (text: string): string => text.padStart(2, "0");

/** A machine's stamp, with the offset it states kept; without one it counts as UTC. */
const fromIso = (text: string): PublicationTime | null => {
  const parts = ISO.exec(text);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, zone] = parts;
  const date = `${year}-${two(month!)}-${two(day!)}`;
  const raw = text.slice(0, 80);
  if (Number.isNaN(Date.parse(`${date}T00:00:00Z`))) return null;
  if (hour === undefined) return { at: date, raw, precision: "day", isRelative: false };
  const digits = zone === undefined || /^[a-z]/i.test(zone) ? "" : zone.replace(/\D/g, "").padEnd(4, "0");
  const offset =
    digits === "" || digits === "0000" ? "Z" : `${zone![0]}${digits.slice(0, 2)}:${digits.slice(2, 4)}`;
  const at = `${date}T${two(hour)}:${minute}:${second ?? "00"}${offset}`;
  if (Number.isNaN(Date.parse(at))) return { at: date, raw, precision: "day", isRelative: false };
  return { at, raw, precision: second === undefined ? "minute" : "second", isRelative: false };
};

const isPlausible = (at: string | null, fetchedAt: string | null): boolean => {
  if (at === null) return true;
  const year = Number(at.slice(0, 4));
  if (year < 1900 || year > 2100) return false;
  return fetchedAt === null || Date.parse(at) <= Date.parse(fetchedAt) + GRACE_MS;
};

const COMPACT = /^\d{14}$/;
const EASTERN = /^((?:19|20)\d{2})\s?[年년.]\s?(\d{1,2})\s?[月월.]\s?(\d{1,2})\s?[日일]?(?:\s.{0,20})?$/u;

/** A date as written with marks that other languages set, in the form that `readTime` reads. */
const plain = (text: string): string =>
  text
    .replace(/(\d)\.(?=\s?\p{L})/gu, "$1 ")
    .replace(/(\p{L}{3,5})\.(?=\s)/gu, "$1")
    .replace(/\s(?:uhr|kl\.?|klo|godz\.?|h|ore)(?=\s|$|,)/giu, " ")
    .replace(/^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2})(?!\d)/, "$1.$2.20$3")
    .replace(/^(?:\p{L}{2,12},?\s)(?=\d)/u, "")
    .replace(/\s{2,}/g, " ")
    .trim();

/** Any stamp of a page: ISO 8601, seconds or milliseconds since 1970, compact digits, or as people write it. */
export const timeIn = (
  text: string,
  fetchedAt: string | null,
  order: DayOrder = null,
): PublicationTime | null => {
  const value = text.trim();
  if (value === "" || value.length > 120) return null;
  let time: PublicationTime | null = fromIso(value);
  if (time === null && /^\d{10}(?:\d{3})?$/.test(value)) {
    const ms = value.length === 13 ? Number(value) : Number(value) * 1000;
    time = {
      at: `${new Date(ms).toISOString().slice(0, 19)}Z`,
      raw: value,
      precision: "second",
      isRelative: false,
    };
  }
  if (time === null && (COMPACT.test(value) || /^(?:19|20)\d{6}$/.test(value)))
    time = fromIso(`${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`);
  const eastern = time === null ? EASTERN.exec(value) : null;
  if (eastern !== null) time = fromIso(`${eastern[1]}-${two(eastern[2]!)}-${two(eastern[3]!)}`);
  if (time === null)
    time = (readTime(value, fetchedAt, order) ?? readTime(plain(value), fetchedAt, order))?.time ?? null;
  return time !== null && isPlausible(time.at, fetchedAt) ? { ...time, raw: value } : null;
};

/** A day in the address: /2019/11/18/, /2019-11-18-, /20191118/. */
const fromUrl = (url: string): PublicationTime | null => {
  const match = /[/_.-]((?:19|20)\d{2})([/_.-]?)(0?[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=[/_.-]|\D|$)/.exec(
    url,
  );
  if (match === null) return null;
  const time = fromIso(`${match[1]}-${two(match[3]!)}-${match[4]}`);
  return time === null ? null : { ...time, raw: match[0] };
};

const DATE_CLASS =
  /(?:^|[\s_-])(?:date|datum|fecha|time|timestamp|published?|pubdate|dateline|entry-date|posted|created|erstellt|datetime|meta)(?:[\s_-]|$)/i;
const LABEL =
  /^(?:(?:zuerst |first |originally )?(?:published|posted|veröffentlicht|erschienen|publié|publicado|pubblicato|erstellt|created|written|stand|datum|date|fecha|geschrieben|online since|gepostet|eingestellt|added)(?: le| el| il| am| on| at| in| von| by)?\s{0,2}:?\s{1,3}|am\s|on\s|vom\s|le\s)/i;
const UPDATED_LINE =
  /^(?:updated|last updated|aktualisiert|zuletzt|mis à jour|modifié|actualizado|last modified|update:|letzte änderung|geändert)/i;

interface Found {
  published: Array<Evidence<PublicationTime>>;
  updated: Array<Evidence<PublicationTime>>;
}

/** Pieces of a line that may be a stamp on their own. */
const piecesOf = (text: string): ReadonlyArray<string> => {
  const bare = text.replace(LABEL, "");
  return [
    text,
    bare,
    ...bare.split(/\s*[|•·⋅–—]\s*|\s+-\s+|\s+(?:um|at|von|by|in)\s+|,\s+(?=\d{1,2}[:.h]\d{2})/u),
  ].slice(0, 8);
};

const dateInside =
  /(?:^|[\s,(]|(?<=\p{L})(?=\d))((?:\d{1,2}\.?\s{1,2}\p{L}{3,12}\.?,?\s{1,2}\d{4})|(?:\p{L}{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s{1,2}\d{4})|(?:\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)?\d{2})|(?:\d{4}[-/]\d{2}[-/]\d{2})|(?:\d{1,2}\/\d{1,2}\/(?:19|20)\d{2})|(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日))(?=$|[\s,.|)]|\p{L}|\d{1,2}\.\s)/u;

const lineTime = (text: string, fetchedAt: string | null, order: DayOrder): PublicationTime | null => {
  for (const piece of piecesOf(text)) {
    const time = timeIn(piece, fetchedAt, order);
    if (time !== null) return time;
  }
  const inside = dateInside.exec(text);
  if (inside !== null) return timeIn(inside[1]!.replace(/(\d)\.\s(?=\d)/g, "$1."), fetchedAt, order);
  // "Ann Lee Yesterday": an age behind a name.
  const atEnd = text.length > 60 ? null : readTimeAtEnd(text, fetchedAt);
  return atEnd !== null && atEnd.time.isRelative && isPlausible(atEnd.time.at, fetchedAt) ? atEnd.time : null;
};

const AGE_WORD = /\b(?:ago|yesterday)\b/i;

/** A line that states two times: "Updated 10:40 AM, May 4 | Published 6:05 AM, May 3". */
export const TWO_TIMES =
  /\s{0,4}[|•·⋅;]\s{0,4}(?=(?:first |originally )?(?:published|posted|updated|last updated|modified|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado)\b)/iu;

/** "… wurde am 19. Mai 2010 gepostet": a sentence that says when it was posted. */
const POSTED = /\b(?:posted|published|gepostet|veröffentlicht|publié|publicado|pubblicato)\b/iu;

/** The lines around the headline and under the body, never those of the body. */
const visible = (
  page: Page,
  fetchedAt: string | null,
  first: number,
  last: number,
  order: DayOrder,
  found: Found,
): void => {
  const { tree, stretches } = page;
  for (let i = 0; i < stretches.length; i++) {
    const stretch = stretches[i]!;
    const isAbove = first < 0 || (i < first + 4 && i >= first - 40);
    // Inside the body only a line that is a stamp and nothing else counts.
    if (first >= 0 && i >= first && i <= last && (i > first + 3 || stretch.chars > 40)) continue;
    const isBelow = i > last && i <= last + 6;
    if ((!isAbove && !isBelow) || stretch.chars > (TWO_TIMES.test(stretch.text) ? 140 : 120)) continue;
    if (!/\d/.test(stretch.text) && !AGE_WORD.test(stretch.text)) continue;
    // A sentence that names a day is prose.
    const isSentence = /[\p{L}\d][.!?]["”’»]?$/u.test(stretch.text) && stretch.text.split(" ").length > 9;
    if (isSentence && !POSTED.test(stretch.text)) continue;
    let node = stretch.firstNode;
    let isNamed = false;
    for (let up = 0; up < 4 && node > 0; up++, node = tree.parents[node]!)
      if (
        DATE_CLASS.test(`${attribute(tree, node, "class") ?? ""} ${attribute(tree, node, "itemprop") ?? ""}`)
      )
        isNamed = true;
    const distance = isAbove ? Math.max(0, first - i) : 10 + i - last;
    const confidence = 0.5 + (isNamed ? 0.12 : 0) - Math.min(0.2, distance * 0.01);
    for (const piece of stretch.text.split(TWO_TIMES)) {
      const time = lineTime(piece, fetchedAt, order);
      if (time === null || time.precision === "year" || time.precision === "month") continue;
      (UPDATED_LINE.test(piece) ? found.updated : found.published).push(
        evidence(time, "line:time", confidence - (time.at === null ? 0.2 : time.isRelative ? 0.1 : 0)),
      );
    }
  }
};

const IN_SCRIPTS =
  /\\?"(?:datePublished|publishedAt|published_at|publishDate|publish_date|firstPublished(?:At|Date)?|publicationDate|publication_date|pubDate|date_published|first_published_at|publishedDate|published_time|publishTime)\\?"\s{0,3}:\s{0,3}\\?"(\d{4}-\d{2}-\d{2}[^"\\]{0,30})/;

/** A day that any short line outside the body states: better than none. */
const anywhere = (
  page: Page,
  fetchedAt: string | null,
  first: number,
  last: number,
  order: DayOrder,
): PublicationTime | null => {
  for (const [i, { chars, text }] of page.stretches.entries()) {
    if (chars > 60 || !/\d{4}/.test(text) || (first >= 0 && i >= first && i <= last)) continue;
    const time = lineTime(text, fetchedAt, order);
    if (
      time !== null &&
      time.at !== null &&
      time.precision !== "year" &&
      time.precision !== "month" &&
      !time.isRelative
    )
      return time;
  }
  return null;
};

/** Americans write the month first, everybody else the day; of bare "en" nothing is known. */
const orderOf = (head: Head): DayOrder => {
  const language = (head.language ?? metaOf(head, "og:locale", "content-language") ?? "")
    .replace("_", "-")
    .toLowerCase();
  if (/^en-(?:us|ph)\b/.test(language)) return "month first";
  return /^[a-z]{2,3}\b/.test(language) && !/^(?:en|zh|ja|ko|hu)$|^(?:zh|ja|ko|hu)-/.test(language)
    ? "day first"
    : null;
};

/** Elements whose title attribute holds the stamp that their text shortens: microformats' `abbr`. */
const titledStamps = (page: Page): ReadonlyArray<string> => {
  const { tree } = page;
  const stamps: Array<string> = [];
  for (let node = 1; node < tree.names.length && stamps.length < 8; node++) {
    if (tree.names[node] !== "abbr" && tree.names[node] !== "span") continue;
    const title = attribute(tree, node, "title");
    if (
      title !== null &&
      /^\d{4}-\d{2}-\d{2}/.test(title) &&
      DATE_CLASS.test(attribute(tree, node, "class") ?? "")
    )
      stamps.push(title);
  }
  return stamps;
};

/** When the article came out and when it was last changed: description, fields, `time`, lines, address, in this order. */
export const datesOf = (
  page: Page,
  fetchedAt: string | null,
  url: string | null,
  first: number,
  last: number,
): {
  readonly published: Evidence<PublicationTime> | null;
  readonly updated: Evidence<PublicationTime> | null;
} => {
  const { head, tree } = page;
  const found: Found = { published: [], updated: [] };
  const order = orderOf(head);
  const add = (
    to: Array<Evidence<PublicationTime>>,
    text: string | null,
    method: string,
    confidence: number,
  ): void => {
    const time = text === null ? null : timeIn(text, fetchedAt, order);
    if (time !== null)
      to.push(
        evidence(
          time,
          method,
          time.precision === "year" || time.precision === "month" ? confidence * 0.4 : confidence,
        ),
      );
  };
  if (head.article !== null) {
    add(found.published, textUnder(head.article, "datePublished"), "json-ld", 0.97);
    add(found.published, textUnder(head.article, "dateCreated"), "json-ld", 0.75);
    add(found.updated, textUnder(head.article, "dateModified"), "json-ld", 0.95);
  }
  for (const thing of head.things) add(found.published, textUnder(thing, "datePublished"), "json-ld", 0.7);
  for (const [i, name] of PUBLISHED_META.entries())
    add(found.published, head.metas.get(name)?.[0] ?? null, `meta:${name}`, 0.92 - i * 0.005);
  for (const name of UPDATED_META) add(found.updated, head.metas.get(name)?.[0] ?? null, `meta:${name}`, 0.8);
  const stamp = (node: number): string =>
    attribute(tree, node, "datetime") ?? attribute(tree, node, "content") ?? textOf(tree, node);
  for (const node of (head.properties.get("datepublished") ?? []).slice(0, 3))
    add(found.published, stamp(node), "microdata", 0.86);
  for (const node of (head.properties.get("datemodified") ?? []).slice(0, 3))
    add(found.updated, stamp(node), "microdata", 0.8);
  const firstNode = page.stretches[first]?.firstNode ?? 0;
  const lastNode = page.stretches[last]?.lastNode ?? 0;
  for (const [i, node] of head.times.slice(0, 40).entries()) {
    const names = `${attribute(tree, node, "class") ?? ""} ${attribute(tree, tree.parents[node]!, "class") ?? ""}`;
    const isOutside = first >= 0 && (node < firstNode - 600 || node > lastNode + 40);
    const isInside = first >= 0 && node > firstNode && node < lastNode;
    const isUpdate = /updat|modif/i.test(names);
    const isPublished =
      attribute(tree, node, "pubdate") !== null || /publish|entry-date|post-date|pubdate/i.test(names);
    const confidence =
      (isPublished ? 0.8 : isInside ? 0.35 : isOutside ? 0.2 : 0.68) - Math.min(0.1, i * 0.005);
    const value = attribute(tree, node, "datetime") ?? "";
    add(
      isUpdate ? found.updated : found.published,
      timeIn(value, fetchedAt, order) === null ? textOf(tree, node) : value,
      "time",
      confidence,
    );
  }
  for (const title of titledStamps(page)) add(found.published, title, "abbr:title", 0.45);
  if (url !== null) {
    const time = fromUrl(url);
    if (time !== null && isPlausible(time.at, fetchedAt)) found.published.push(evidence(time, "url", 0.58));
  }
  // Lines are never surer than fields.
  if (found.published.every(({ confidence }) => confidence < 0.7))
    visible(page, fetchedAt, first, last, order, found);
  const best = (list: ReadonlyArray<Evidence<PublicationTime>>): Evidence<PublicationTime> | null =>
    list.reduce<Evidence<PublicationTime> | null>(
      (top, item) => (top === null || item.confidence > top.confidence ? item : top),
      null,
    );
  if (found.published.every(({ confidence }) => confidence < 0.5)) {
    const inScripts = IN_SCRIPTS.exec(tree.raw);
    if (inScripts !== null) add(found.published, inScripts[1]!, "script", 0.55);
  }
  const updated = best(found.updated);
  if (found.published.length === 0 && updated === null) {
    const time = anywhere(page, fetchedAt, first, last, order);
    if (time !== null) found.published.push(evidence(time, "line:time", 0.15));
  }
  const published = best(found.published);
  // Where only the last change is stated, that is the best known bound.
  if (updated !== null && (published === null || published.confidence < 0.3))
    return { published: evidence(updated.value, updated.method, 0.3), updated };
  return { published, updated };
};
