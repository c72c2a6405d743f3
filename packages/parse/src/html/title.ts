import type { Evidence } from "@columnist/model";
import { evidence } from "../metadata.ts";
import { isSectionName } from "../text/lineShape.ts";
import { metaOf } from "./head.ts";
import { textUnder } from "./jsonLd.ts";
import type { Page } from "./page.ts";
import { fold, isSite, ownNames, siteNames } from "./siteNames.ts";
import { textOf } from "./tree.ts";

/** Marks that papers set between a headline and their own name, each with white space on both sides or after it. */
const SEPARATOR = /(\s+[|–—\-·•»«›:/~]{1,2}\s+|\s*\|\s*)/u;
/** Scripts without spaces set the site's name right behind the mark. */
const TIGHT_SITE = /(?<=[\p{Lo}\p{P}])[-_–—](?=\p{Lo}{2,8}$)/u;
/** Headlines are shorter; what is longer is no headline. */
const MAX_TITLE = 400;
/** Weights against the 1.0 of og:title; fitted on half of the sites. */
const H1_ALONE = 2.2;
const H1 = 1.4;
const H2 = 1;

/** Cuts the site's name, and what stands behind it, off a title. `own`: what the page's masthead
 * and footer call it; `known`: other titles of the page; both folded. */
const cutSite = (
  title: string,
  names: ReadonlyArray<string>,
  own: ReadonlySet<string>,
  known: ReadonlyArray<string>,
): string => {
  if (known.includes(fold(title))) return title;
  const tight = title.search(TIGHT_SITE);
  if (tight > 4) return title.slice(0, tight);
  const parts = title.split(SEPARATOR);
  if (parts.length < 3) return title;
  // Another title of the page that is the start or the end of this one says where it ends.
  for (let count = parts.length - 2; count > 0; count -= 2) {
    const start = parts.slice(0, count).join("");
    if (known.includes(fold(start))) return start.trim();
    const end = parts.slice(parts.length - count).join("");
    if (known.includes(fold(end))) return end.trim();
  }
  let end = parts.length;
  for (let at = 2; at < parts.length; at += 2)
    if (isSite(parts[at]!, names, own)) {
      end = at - 1;
      break;
    }
  let start = 0;
  if (end === parts.length && isSite(parts[0]!, names, own)) start = 2;
  // "Lend us the field | Opinion | The Post": between the headline and the paper stands its section.
  while (
    end - start >= 3 &&
    isSectionName(parts[end - 1]!) &&
    parts
      .slice(start, end - 2)
      .join("")
      .includes(" ")
  )
    end -= 2;
  const cut = parts.slice(start, end).join("").trim();
  return cut === "" ? title : cut;
};

/** A title without a mark that stands before or after nothing. */
const trimMarks = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/^\s?[|–—»›·•-]\s|\s[|–—«»·•-]\s?$/gu, "")
    .replace(/^\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\s[|:–—-]\s(?=\S)/u, "")
    .trim();

const isPartOf = (title: string | null, text: string): boolean =>
  title !== null && fold(title) !== fold(text) && ` ${fold(title)} `.includes(` ${fold(text)} `);

/** Headings under the first rank, nearest above the body, that the page's own title repeats: on many blogs the headline. */
const lesserHeadings = (page: Page, bodyNode: number): ReadonlyArray<string> => {
  const { tree, head } = page;
  const titles = [head.title, metaOf(head, "og:title")].flatMap((title) =>
    title === null ? [] : [` ${fold(title)} `],
  );
  if (titles.length === 0) return [];
  const texts: Array<string> = [];
  for (const stretch of page.stretches) {
    if (stretch.firstNode > bodyNode) break;
    if (stretch.chars > MAX_TITLE) continue;
    let node = stretch.owner;
    while (node > 0 && /^(?:a|span|b|strong|em|i)$/.test(tree.names[node]!)) node = tree.parents[node]!;
    if (!/^h[23]$/.test(tree.names[node] ?? "")) continue;
    const key = fold(stretch.text);
    if (key.length > 5 && key.includes(" ") && titles.some((title) => title.includes(` ${key} `)))
      texts.push(stretch.text);
  }
  return texts.slice(-1);
};

/** A heading without the columnist's name that stands in it before the headline. */
const withoutAuthor = (heading: string, authors: ReadonlyArray<string>): string => {
  const name = authors.find((author) => author.includes(" ") && heading.startsWith(`${author} `));
  const rest = name === undefined ? "" : heading.slice(name.length + 1);
  return /^["“‘']?\p{Lu}\S* \S+ \S/u.test(rest) ? rest : heading;
};

/** Each heading is held against each other: beyond this many they are no titles. */
const MOST_HEADINGS = 64;

/** The headline: what the page calls itself, and what its first heading says, weighed by how many agree. */
export const titleOf = (
  page: Page,
  url: string | null,
  firstBody: number,
  authors: ReadonlyArray<string>,
): Evidence<string> | null => {
  const { head, tree } = page;
  const names = siteNames(page, url);
  // A columnist's name stands beside the headline as the paper's does.
  const own: ReadonlySet<string> = new Set([
    ...ownNames(page, url),
    ...authors.filter((name) => name.includes(" ")).map(fold),
  ]);
  // The headline is the heading nearest above the body; others are the site's name, a menu, the next article.
  const bodyNode = page.stretches[firstBody]?.firstNode ?? tree.names.length;
  const readings = head.headings
    .map((node) => ({ text: withoutAuthor(textOf(tree, node), authors), isAbove: node < bodyNode }))
    .filter(({ text }) => text !== "" && text.length <= MAX_TITLE && !isSite(text, names, own));
  const nearest = readings.findLast(({ isAbove }) => isAbove) ?? readings[0];
  const microdata = head.properties.get("headline")?.[0];
  const lesser = lesserHeadings(page, bodyNode).filter((text) => !isSite(text, names, own));
  // A heading alone on its page is the headline, whatever the page tells search engines and share cards; but on an old
  // blog whose title is of two parts the first heading is the blog's name, and the second the headline.
  const isBlogName =
    lesser.length > 0 &&
    metaOf(head, "og:title") === null &&
    nearest !== undefined &&
    isPartOf(head.title, nearest.text);
  const weight = isBlogName ? 0.3 : readings.length === 1 ? H1_ALONE : H1;
  const raw: Array<readonly [method: string, text: string | null, weight: number]> = [
    ["json-ld", head.article === null ? null : textUnder(head.article, "headline"), 1.0],
    ["meta:og:title", metaOf(head, "og:title"), 1.0],
    ["meta:twitter:title", metaOf(head, "twitter:title"), 0.5],
    ["meta:title", metaOf(head, "title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "cxenseparse:title", "hdl"), 0.5],
    ["microdata", microdata === undefined ? null : textOf(tree, microdata), 0.9],
    ["title", head.title, 0.6],
    ...readings.filter((reading, i) => i < MOST_HEADINGS || reading === nearest).map((reading): readonly [string, string, number] => ["h1", reading.text, reading === nearest ? weight : 0.3]),
    ...lesser.map((text): readonly [string, string, number] => ["h2", text, H2]),
  ]; // prettier-ignore
  const known = raw
    .filter(
      ([method, text]) =>
        (method === "h1" && !(isBlogName && text === nearest?.text)) ||
        method === "h2" ||
        method === "json-ld" ||
        method === "microdata",
    )
    .flatMap(([, text]) => (text === null ? [] : [fold(text)]));
  const candidates = raw.flatMap(([method, text, weight]) => {
    if (text === null || text.length > MAX_TITLE || fold(text) === "") return [];
    const cut = trimMarks(cutSite(trimMarks(text), names, own, known));
    return [{ method, text: cut, weight, key: fold(cut) }];
  });
  let best: { method: string; text: string; score: number } | null = null;
  let all = 0;
  for (const candidate of candidates) {
    all += candidate.weight;
    // A heading that holds another title and more has a date or a kicker in it.
    const isOverfull =
      candidate.method === "h1" &&
      candidates.some(
        ({ key }) =>
          key.length < candidate.key.length &&
          key.split(" ").length >= 3 &&
          (candidate.key.endsWith(key) || candidate.key.startsWith(key)),
      );
    let score = isOverfull ? Math.min(candidate.weight, H1) : candidate.weight;
    for (const other of candidates) {
      if (other === candidate) continue;
      if (other.key === candidate.key) score += other.weight;
      else if (other.key.startsWith(candidate.key) || other.key.endsWith(candidate.key))
        score += other.weight * 0.4;
    }
    if (best === null || score > best.score) best = { method: candidate.method, text: candidate.text, score };
  }
  return best === null
    ? null
    : evidence(best.text, best.method, Math.min(0.98, 0.5 + 0.5 * (best.score / Math.max(all, 1))));
};
