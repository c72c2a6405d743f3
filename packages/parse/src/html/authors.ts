import type { Evidence } from "@columnist/model";
import { evidence } from "../metadata.ts";
import { signature, visible } from "./authorLines.ts";
import { linked } from "./authorLinks.ts";
import { latin, type Named, namesInField, plausible } from "./authorNames.ts";
import type { Head } from "./head.ts";
import { isThing, resolved, type Thing, typesOf } from "./jsonLd.ts";
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
  "citation_author", "author", "article:author", "article:author_name", "og:article:author", "byl", "byline", "dc.creator", "dcterms.creator", "dc.contributor",
  "parsely-author", "sailthru.author", "cxenseparse:author", "creator", "authors", "article.author",
]; // prettier-ignore
const NOBODY = new Set(["admin", "administrator", "editor", "unknown", "none", "null", "undefined", "author", "n a", "wordpress", "webmaster", "guest", "anonymous", "staff", "posted", "published", "veröffentlicht", "mehr", "more", "by", "von", "en", "letzte aktualisierung", "keine kommentare", "the", "updated", "written", "datum", "date", "autor", "text", "foto", "name", "advertisement", "publié", "publicado", "pubblicato", "gepostet", "autorenseite", "profil", "profile"]); // prettier-ignore

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

/** Whom the page's JSON-LD names: of the article, else of the page; a reference leads to the person elsewhere in it. */
const describedBy = ({ article, things }: Head): unknown =>
  resolved(
    things,
    article?.["author"] ??
      article?.["creator"] ??
      things.find((thing) => thing["author"] !== undefined && typesOf(thing).includes("WebPage"))?.["author"],
  );

/** A program's account: "Web Desk Feed". */
const FEED = /\b(?:feed|import|bot|cms|api|rss|syndication)$/i;

/** What the sources give one after the other, as long as more is wanted. */
function* inTurn(
  sources: ReadonlyArray<() => ReadonlyArray<Named>>,
  isWanted: () => boolean,
): Generator<Named> {
  for (const source of sources) if (isWanted()) yield* source();
}

/** A name for machines ("annalee") as the page spells it out for readers ("Anna Lee"), where it does. */
const spelled = (name: Evidence<string>, page: Page, first: number, last: number): Evidence<string> => {
  if (/[\s\p{Lu}\p{Lo}]/u.test(name.value)) return name;
  for (const { names } of [...linked(page, first, last), ...visible(page, first, last)])
    for (const other of names)
      if (/\s/.test(other) && latin(other) === latin(name.value)) return { ...name, value: other };
  return name;
};

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
  const tight = sites.map((name) => name.replaceAll(" ", ""));
  const isOwnName = (key: string): boolean => {
    const own = key.replaceAll(" ", "");
    return tight.some((name) => name === own);
  };
  const described = describedBy(head);
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
    () => linked(page, first, last),
    () => [{ method: "meta:twitter:data1", names: fromCard(head), confidence: 0.8 }],
    () => [{ method: "line:signature", names: first < 0 ? [] : signature(page, last), confidence: 0.35 }],
  ];
  // "Die Brücke" on bruecke.example: a field that names the paper gives way to a name that the page shows.
  const isLikeOwn = (key: string): boolean => {
    const own = latin(key);
    return (
      own.length > 4 &&
      tight.some((name) => name.length > 4 && (latin(name).includes(own) || own.includes(latin(name))))
    );
  };
  let best: ReadonlyArray<Evidence<string>> = [];
  let bestConfidence = 0;
  for (const { method, names, confidence: given } of inTurn(sources, () => bestConfidence < 0.83)) {
    const isField = !/^(?:link|class|line)/.test(method);
    const isOffice = names.length === 1 && (isLikeOwn(fold(names[0]!)) || FEED.test(names[0]!));
    const confidence = isField && isOffice ? Math.min(given, 0.6) : given;
    if (confidence <= bestConfidence) continue;
    const kept: Array<Evidence<string>> = [];
    let isSite = false;
    for (const written of names) {
      const name = plausible(written, !isField);
      const key = fold(name ?? "");
      if (
        name === null ||
        key.length < 2 ||
        NOBODY.has(key) ||
        /^\p{L}{1,4}\.$|[@:(){}<>]|\bgetty\b|^(?:facebook|twitter|instagram|linkedin|whatsapp|e-?mail)$/iu.test(
          name,
        )
      )
        continue;
      if (kept.some(({ value }) => fold(value) === key) || kept.length >= MAX_AUTHORS) continue;
      // A blog may bear its writer's name: what the page shows as its byline stands.
      if (isField && isOwnName(key)) isSite = true;
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
  return best.length === 1 ? [spelled(best[0]!, page, first, last)] : best;
};
