import type { Evidence } from "@columnist/model";
import { readAuthors } from "../bylines.ts";
import { evidence } from "../metadata.ts";
import type { Head } from "./head.ts";
import { isThing, type Thing } from "./jsonLd.ts";
import type { Page } from "./page.ts";
import { attribute, textOf } from "./tree.ts";

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** A field names fewer; more is a list of something else. */
const MAX_AUTHORS = 12;
const META = [
  "author", "article:author", "article:author_name", "og:article:author", "byl", "byline", "dc.creator", "dcterms.creator", "dc.contributor",
  "parsely-author", "sailthru.author", "cxenseparse:author", "citation_author", "creator", "authors", "article.author",
]; // prettier-ignore
const NOBODY = new Set(["admin", "administrator", "editor", "unknown", "none", "null", "undefined", "author", "n a", "wordpress", "webmaster", "guest", "anonymous", "staff"]); // prettier-ignore

const isAddress = (text: string): boolean =>
  /^(?:https?:)?\/\/|^www\.|^@?[\w.-]{1,60}@[\w.-]{1,60}$|^[\w.-]{1,60}\.(?:com|de|org|net)$/i.test(text);

/** Names in a field made for them: where the words are no byline they are taken as they stand. */
const namesInField = (text: string): ReadonlyArray<string> => {
  const value = text.replace(/\s+/g, " ").trim();
  if (value === "" || value.length > 300 || isAddress(value)) return [];
  const read = readAuthors(value).authors;
  if (read.length > 0) return read;
  return value
    .split(/\s*[;|]\s*|,\s+|\s+(?:and|und|et|y|e|og|och|&)\s+/u)
    .map((name) =>
      name
        .replace(/^(?:by|von|par|por)\s+/i, "")
        .replace(/[\s,.:]+$/u, "")
        .trim(),
    )
    .filter((name) => name !== "" && name.split(" ").length <= 5 && /\p{L}/u.test(name) && !isAddress(name));
};

const personNames = (value: unknown, depth = 0): ReadonlyArray<string> => {
  if (typeof value === "string") return namesInField(value);
  if (Array.isArray(value))
    return depth > 3 ? [] : value.slice(0, MAX_AUTHORS).flatMap((item) => personNames(item, depth + 1));
  if (!isThing(value)) return [];
  const name = (value as Thing)["name"];
  return Array.isArray(name)
    ? personNames(name, depth + 1)
    : typeof name === "string"
      ? namesInField(name)
      : [];
};

const isOrganisation = (value: unknown): boolean => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isThing(first) && /Organi[sz]ation/.test(String(first["@type"]));
};

/** Text of the page's lines that stand near the headline and name authors by class, relation or opening word. */
const visible = (
  page: Page,
  first: number,
  last: number,
): ReadonlyArray<readonly [method: string, names: ReadonlyArray<string>]> => {
  const { tree, stretches } = page;
  const found: Array<readonly [string, ReadonlyArray<string>]> = [];
  const near = (i: number): boolean =>
    first < 0 || (i >= first - 30 && i <= first + 4) || (i > last && i <= last + 4);
  for (let i = 0; i < stretches.length; i++) {
    const stretch = stretches[i]!;
    if (!near(i) || stretch.chars > 160) continue;
    let node = stretch.firstNode;
    let isNamed = false;
    let isLinked = false;
    for (let up = 0; up < 6 && node > 0; up++, node = tree.parents[node]!) {
      const rel = attribute(tree, node, "rel");
      if (rel !== null && /\bauthor\b/.test(rel)) isLinked = true;
      const names = `${attribute(tree, node, "class") ?? ""} ${attribute(tree, node, "itemprop") ?? ""} ${attribute(tree, node, "data-testid") ?? ""}`;
      if (
        /(?:^|[\s_-])(?:by-?line|author|authors|autor|autoren|auteur|writer)s?(?:[\s_-]|$)|byline|author-?name/i.test(
          names,
        ) &&
        !/comment/i.test(names)
      )
        isNamed = true;
    }
    const read = readAuthors(stretch.text);
    if (isLinked) found.push(["link:author", namesInField(stretch.text)]);
    else if (read.hasLead && read.authors.length > 0 && stretch.chars < 120)
      found.push(["line:byline", read.authors]);
    else if (isNamed && read.authors.length > 0 && stretch.text.length < 80)
      found.push(["class:author", read.authors]);
  }
  return found;
};

const fromMeta = (head: Head): ReadonlyArray<readonly [string, ReadonlyArray<string>]> =>
  META.flatMap((name) => {
    const values = head.metas.get(name);
    return values === undefined
      ? []
      : [[`meta:${name}`, values.slice(0, MAX_AUTHORS).flatMap(namesInField)] as const];
  });

const fromMicrodata = (page: Page): ReadonlyArray<readonly [string, ReadonlyArray<string>]> =>
  (page.head.properties.get("author") ?? []).slice(0, MAX_AUTHORS).map((node) => {
    const { tree } = page;
    for (let inner = node; inner <= tree.last[node]!; inner++)
      if (attribute(tree, inner, "itemprop") === "name")
        return ["microdata", namesInField(attribute(tree, inner, "content") ?? textOf(tree, inner))] as const;
    return ["microdata", namesInField(attribute(tree, node, "content") ?? textOf(tree, node))] as const;
  });

/**
 * Names of the authors, from the surest source that has any: the page's own description of itself, then its fields, then
 * the lines around the headline. `first`, `last`: the body's first and last stretch, -1 without one.
 */
export const authorsOf = (
  page: Page,
  publisher: string | null,
  first: number,
  last: number,
): ReadonlyArray<Evidence<string>> => {
  const { head } = page;
  const site = publisher === null ? "" : fold(publisher).replaceAll(" ", "");
  const described = head.article?.["author"] ?? head.article?.["creator"];
  const sources: Array<readonly [method: string, names: ReadonlyArray<string>, confidence: number]> = [
    ["json-ld", personNames(described), isOrganisation(described) ? 0.4 : 0.95],
    ...fromMeta(head).map(([method, names]) => [method, names, 0.85] as const),
    ...visible(page, first, last).map(([method, names]) => [method, names, method === "class:author" ? 0.6 : 0.8] as const),
  ]; // prettier-ignore
  const microdata = fromMicrodata(page).flatMap(([, names]) => names);
  sources.push(["microdata", microdata, 0.82]);
  let best: Array<Evidence<string>> = [];
  let bestConfidence = 0;
  for (const [method, names, confidence] of sources) {
    const kept: Array<Evidence<string>> = [];
    for (const name of names) {
      const key = fold(name);
      if (key === "" || NOBODY.has(key) || (site !== "" && key.replaceAll(" ", "") === site)) continue;
      if (kept.some(({ value }) => fold(value) === key) || kept.length >= MAX_AUTHORS) continue;
      kept.push(evidence(name, method, confidence));
    }
    if (kept.length > 0 && confidence > bestConfidence) {
      best = kept;
      bestConfidence = confidence;
    }
  }
  return best;
};
