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
const NOBODY = new Set(["admin", "administrator", "editor", "unknown", "none", "null", "undefined", "author", "n a", "wordpress", "webmaster", "guest", "anonymous", "staff", "posted", "published", "veröffentlicht", "mehr", "more", "by", "von", "en", "letzte aktualisierung", "keine kommentare", "the", "updated", "written", "datum", "date", "autor", "text", "foto", "name", "advertisement"]); // prettier-ignore

const isAddress = (text: string): boolean =>
  /^(?:https?:)?\/\/|^www\.|^@?[\w.-]{1,60}@[\w.-]{1,60}$|^[\w.-]{1,60}\.(?:com|de|org|net)$/i.test(text);

/** A byline as its markup left it: handles glued to names, "By" glued to its name or doubled. */
const unglued = (text: string): string =>
  text
    .replace(/(\p{L})@[\w.]{1,40}/gu, "$1 ")
    .replace(/^(?:by\s?){1,3}(?=[\p{Lu}])/iu, "By ")
    .replace(/\s+/g, " ")
    .trim();

/** Names in a field made for them: where the words are no byline they are taken as they stand. */
const namesInField = (text: string): ReadonlyArray<string> => {
  const value = unglued(text);
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

const DATE_LIKE =
  /\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.?\s\p{L}{3,12}\.?,?\s\d{4}|\p{L}{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{1,2}:\d{2}(?:\s?(?:uhr|[ap]\.?m\.?))?/giu;
const LEAD =
  /(?:^|[\s|,·•/&+])(?:by|von|vom|par|por|av|di|fotos?:|author:|autor(?:in)?:|texte?:|words:|written by|posted by|geschrieben von|verfasst von|автор:?|tekst:|skrevet av|著者[:：]?)\s{1,2}(\S.{1,80}?)(?=$|\s[|·•–—-]|\s(?:in|am|on|at|under|um|unter|für|for|updated|published|kategorien?|filed|and is|is)\s|,\s|\d|\|)/iu;

/** Authors that a line of small print names: "6. Dezember 2022 von Fatima in Popkultur", "11.12.2019 - Amelie Loe". */
const namesInLine = (text: string, hasDate: boolean): ReadonlyArray<string> => {
  const bare = unglued(text).replace(DATE_LIKE, " | ").replace(/\s+/g, " ").trim();
  const lead = LEAD.exec(bare);
  if (lead !== null) {
    const names = namesInField(lead[1]!);
    // A name is written large, but for the one word by which a blog knows its writer.
    const isName = (name: string): boolean =>
      /^\p{Lu}|^\p{Lo}/u.test(name)
        ? name.split(" ").length <= 4
        : /^\p{Ll}[\w.-]{2,20}$/u.test(name) && names.length === 1 && text.length < 90;
    if (names.length > 0 && names.every(isName)) return names;
  }
  if (!hasDate || bare === text) return [];
  // Beside a date a name may stand alone.
  for (const piece of bare.split(/\s*(?:\||·|•|\/\/|\s[–—-]\s)\s*/u)) {
    const names = readAuthors(piece).authors;
    if (
      names.length > 0 &&
      names.length <= 3 &&
      names.every((name) => /^\S+(?:\s\S+){1,3}$/u.test(name)) &&
      names.join(" ").length >= piece.length * 0.6
    )
      return names;
  }
  return [];
};

const AUTHOR_CLASS =
  /(?:^|[\s_-])(?:by-?lines?|authors?|autor|autoren|autorin|auteurs?|writers?|redakteur|contributors?|author-?names?|vcard|fn|verfasser)(?=[\s_-]|$)|byline|author-?name|authorname/i;
const OTHER_CLASS = /comment|bio|avatar|image|img|follow|related|count|share|reply/i;

interface Named {
  readonly method: string;
  readonly names: ReadonlyArray<string>;
  readonly confidence: number;
}

/** The lines and elements around the headline, and right under the body, that name authors by class, relation or word. */
const visible = (page: Page, first: number, last: number): ReadonlyArray<Named> => {
  const { tree, stretches } = page;
  const found: Array<Named> = [];
  const isNear = (i: number): boolean =>
    first < 0 || (i >= first - 60 && i <= first + 3) || (i > last && i <= last + 4);
  for (let i = 0; i < stretches.length; i++) {
    const stretch = stretches[i]!;
    if (!isNear(i) || stretch.chars > 200) continue;
    const isBody = i >= first && i <= last && first >= 0;
    // Elements that start inside this line, and those right around it.
    for (let node = Math.max(stretch.owner, stretch.firstNode - 4); node <= stretch.lastNode; node++) {
      if (tree.names[node] === "" || tree.firstAttribute[node] === tree.firstAttribute[node + 1]) continue;
      const rel = attribute(tree, node, "rel");
      const names = `${attribute(tree, node, "class") ?? ""} ${attribute(tree, node, "itemprop") ?? ""} ${attribute(tree, node, "data-testid") ?? ""}`;
      const isLinked = rel !== null && /\bauthor\b/.test(rel);
      const isNamed = AUTHOR_CLASS.test(names) && !OTHER_CLASS.test(names);
      if (!isLinked && !isNamed) continue;
      const text = textOf(tree, node);
      if (text.length < 2 || text.length > 100) continue;
      const read = isLinked
        ? namesInField(text)
        : namesInLine(text, false).length > 0
          ? namesInLine(text, false)
          : readAuthors(unglued(text).replace(DATE_LIKE, " | ")).authors;
      if (read.length > 0)
        found.push({
          method: isLinked ? "link:author" : "class:author",
          names: read,
          confidence: (isLinked ? 0.82 : 0.76) - (i > last ? 0.1 : 0),
        });
    }
    if (isBody && i > first && (i > first + 2 || stretch.chars > 60)) continue;
    let parent = stretch.owner;
    let isNamed = false;
    for (let up = 0; up < 3 && parent > 0; up++, parent = tree.parents[parent]!) {
      const names = attribute(tree, parent, "class") ?? "";
      if (AUTHOR_CLASS.test(names) && !OTHER_CLASS.test(names)) isNamed = true;
    }
    const read = readAuthors(unglued(stretch.text));
    if (read.hasLead && read.authors.length > 0 && stretch.chars < 120)
      found.push({ method: "line:byline", names: read.authors, confidence: i > last ? 0.6 : 0.78 });
    else if (isNamed && stretch.text.length < 80 && read.authors.length > 0)
      found.push({ method: "class:author", names: read.authors, confidence: 0.66 });
    else if (stretch.chars < 140) {
      // Far above the body, and in a list of links, a name beside a date is another article's.
      const isClose = i >= first - 12 && stretch.linkChars < stretch.chars * 0.7;
      const names = namesInLine(stretch.text, isClose);
      if (names.length > 0) found.push({ method: "line:byline", names, confidence: i > last ? 0.4 : 0.5 });
    }
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

/** What a plugin for share cards writes: a label "Written by" in one field and the name in the next. */
const fromCard = (head: Head): ReadonlyArray<string> =>
  [1, 2].flatMap((number) =>
    /written by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|author|autor/i.test(
      head.metas.get(`twitter:label${number}`)?.[0] ?? "",
    )
      ? namesInField(head.metas.get(`twitter:data${number}`)?.[0] ?? "")
      : [],
  );

/** A name alone in the line behind the body, set like its paragraphs: the writer signs. */
const signature = ({ tree, stretches }: Page, last: number): ReadonlyArray<string> => {
  for (const i of [last, last + 1]) {
    const line = stretches[i];
    const before = stretches[i - 1];
    if (
      line === undefined ||
      before === undefined ||
      line.chars > 40 ||
      tree.parents[line.owner] !== tree.parents[before.owner]
    )
      continue;
    const names = readAuthors(line.text).authors;
    if (
      names.length === 1 &&
      names[0]!.length === line.text.trim().length &&
      /\s/.test(names[0]!) &&
      tree.names[line.owner] === "p"
    )
      return names;
  }
  return [];
};

const fromMicrodata = (page: Page, last: number): ReadonlyArray<string> => {
  const { tree } = page;
  const end = page.stretches[last]?.lastNode ?? tree.names.length;
  const nodes = page.head.properties.get("author") ?? [];
  // Those behind the body are authors of comments, unless there are no others.
  const before = nodes.filter((node) => node <= end);
  return (before.length > 0 ? before : nodes.slice(0, 1)).slice(0, MAX_AUTHORS).flatMap((node) => {
    for (let inner = node; inner <= tree.last[node]!; inner++)
      if (attribute(tree, inner, "itemprop") === "name")
        return namesInField(attribute(tree, inner, "content") ?? textOf(tree, inner));
    return namesInField(attribute(tree, node, "content") ?? textOf(tree, node));
  });
};

/** What the sources give one after the other, as long as more is wanted. */
function* inTurn(
  sources: ReadonlyArray<() => ReadonlyArray<Named>>,
  isWanted: () => boolean,
): Generator<Named> {
  for (const source of sources) if (isWanted()) yield* source();
}

/**
 * Names of the authors, from the surest source that has any: the page's own description of itself, then its fields, then
 * the lines around the headline. `sites`: names of the site, folded; `first`, `last`: the body's first and last stretch,
 * -1 without one.
 */
export const authorsOf = (
  page: Page,
  sites: ReadonlyArray<string>,
  first: number,
  last: number,
): ReadonlyArray<Evidence<string>> => {
  const { head } = page;
  const tight = new Set(sites.map((name) => name.replaceAll(" ", "")));
  const described = head.article?.["author"] ?? head.article?.["creator"];
  // Surest first, and the page's lines are read only where nothing surer names anybody.
  const sources: ReadonlyArray<() => ReadonlyArray<Named>> = [
    () => [
      {
        method: "json-ld",
        names: personNames(described),
        confidence: isOrganisation(described) ? 0.45 : 0.95,
      },
    ],
    () => fromMeta(head).map(([method, names]) => ({ method, names, confidence: 0.85 })),
    () => [{ method: "microdata", names: fromMicrodata(page, last), confidence: 0.83 }],
    () => visible(page, first, last),
    () => [{ method: "meta:twitter:data1", names: fromCard(head), confidence: 0.8 }],
    () => [{ method: "line:signature", names: first < 0 ? [] : signature(page, last), confidence: 0.35 }],
  ];
  let best: ReadonlyArray<Evidence<string>> = [];
  let bestConfidence = 0;
  for (const { method, names, confidence } of inTurn(sources, () => bestConfidence < 0.83)) {
    if (confidence <= bestConfidence) continue;
    const kept: Array<Evidence<string>> = [];
    let isSite = false;
    for (const name of names) {
      const key = fold(name);
      if (
        key.length < 2 ||
        NOBODY.has(key) ||
        /[@:(){}<>]|\bgetty\b|^(?:facebook|twitter|instagram|linkedin|whatsapp|e-?mail)$/i.test(name)
      )
        continue;
      if (kept.some(({ value }) => fold(value) === key) || kept.length >= MAX_AUTHORS) continue;
      if (tight.has(key.replaceAll(" ", ""))) isSite = true;
      else kept.push(evidence(name, method, confidence));
    }
    // A page that names its site as the author names nobody; it is taken where nothing else is found.
    if (kept.length === 0 && isSite && bestConfidence === 0) {
      best = names.slice(0, 1).map((name) => evidence(name, method, 0.3));
      bestConfidence = 0.3;
      continue;
    }
    if (kept.length > 0) {
      best = kept;
      bestConfidence = confidence;
    }
  }
  return best;
};
