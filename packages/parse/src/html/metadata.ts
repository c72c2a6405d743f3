import { rightsOf } from "./rights.ts";
import type { Evidence, Metadata, Source } from "@columnist/model";
import { evidence, NO_METADATA } from "../metadata.ts";
import { genreOf } from "../text/lineShape.ts";
import { authorsOf } from "./authors.ts";
import { extentOf } from "./body.ts";
import { datesOf } from "./dates.ts";
import { metaOf } from "./head.ts";
import { isThing, textUnder, typesOf } from "./jsonLd.ts";
import type { Page } from "./page.ts";
import { siteNames } from "./siteNames.ts";
import { titleOf } from "./title.ts";
import { textOf } from "./tree.ts";

const found = (value: string | null, method: string, confidence: number): Evidence<string> | null =>
  value === null || value.trim() === ""
    ? null
    : evidence(value.replace(/\s+/g, " ").trim(), method, confidence);

const urlOf = (page: Page, source: Source): Evidence<string> | null => {
  const { head } = page;
  const isAbsolute = (url: string | null): string | null =>
    url !== null && /^https?:\/\//i.test(url) ? url : null;
  return (
    found(source.url, "container", 1) ??
    found(isAbsolute(head.canonical), "link:canonical", 0.9) ??
    found(isAbsolute(metaOf(head, "og:url")), "meta:og:url", 0.85) ??
    found(isAbsolute(head.article === null ? null : textUnder(head.article, "url")), "json-ld", 0.8)
  );
};

const sectionOf = (page: Page): Evidence<string> | null => {
  const { head } = page;
  const crumbs = head.things.find((thing) => typesOf(thing).includes("BreadcrumbList"))?.["itemListElement"];
  const trail = Array.isArray(crumbs)
    ? crumbs.flatMap((crumb: unknown) =>
        isThing(crumb)
          ? [textUnder(crumb, "name") ?? (isThing(crumb["item"]) ? textUnder(crumb["item"], "name") : null)]
          : [],
      )
    : [];
  return (
    found(head.article === null ? null : textUnder(head.article, "articleSection"), "json-ld", 0.9) ??
    found(metaOf(head, "article:section", "og:article:section", "section", "parsely-section", "sailthru.section"), "meta:article:section", 0.85) ??
    found(trail.length > 2 ? (trail.at(-2) ?? null) : null, "json-ld", 0.6)
  ); // prettier-ignore
};

const SEGMENT = /[/.]([a-z]{2,}(?:-[a-z]{2,}){0,3})(?=\/)/gi;

/** What says that the piece is opinion, an interview, a letter: type, section, kicker, address. */
const genreFrom = (page: Page, section: string | null, url: string | null): Evidence<string> | null => {
  const { head } = page;
  for (const type of head.article === null ? [] : typesOf(head.article)) {
    if (type === "OpinionNewsArticle") return evidence("opinion", "json-ld", 0.95);
    if (type === "LiveBlogPosting") return evidence("live", "json-ld", 0.95);
    if (type === "ReviewNewsArticle" || type === "Review") return evidence("review", "json-ld", 0.9);
  }
  const genre = head.article === null ? null : textUnder(head.article, "genre");
  for (const [label, method, confidence] of [
    [genre, "json-ld", 0.9],
    [section, "section", 0.9],
    [metaOf(head, "article:opinion"), "meta:article:opinion", 0.9],
  ] as const) {
    const kind = label === null ? null : label === "true" ? "opinion" : genreOf(label);
    if (kind !== null) return evidence(kind, method, confidence);
  }
  if (url !== null)
    for (const match of url.replace(/^[a-z]+:\/\//i, "").matchAll(SEGMENT)) {
      const kind = genreOf(match[1]!.replaceAll("-", " ")) ?? genreOf(match[1]!);
      if (kind !== null && kind !== "live") return evidence(kind, "url", 0.8);
    }
  return null;
};

const topicsOf = (page: Page): ReadonlyArray<string> => {
  const { head } = page;
  const keywords = head.article?.["keywords"];
  const values = [
    ...(head.metas.get("article:tag") ?? []),
    ...(Array.isArray(keywords) ? keywords.filter((word): word is string => typeof word === "string") : []),
    typeof keywords === "string" ? keywords : "",
    metaOf(head, "news_keywords", "keywords") ?? "",
  ];
  const topics = new Set<string>();
  for (const value of values)
    for (const topic of value.split(/\s*[,;]\s*/))
      if (topic.trim() !== "" && topic.length < 80 && topics.size < 40) topics.add(topic.trim());
  return [...topics];
};

/** What a page says of its article, each value with where it stood. `body`: the stretches that are its body. */
export const metadataOf = (page: Page, source: Source, body: ReadonlyArray<number>): Metadata => {
  const { head } = page;
  const { first, last } = extentOf(page, body);
  const url = urlOf(page, source);
  const publisher =
    found(head.article === null ? null : textUnder(head.article, "publisher"), "json-ld", 0.9) ??
    found(metaOf(head, "og:site_name"), "meta:og:site_name", 0.85) ??
    found(metaOf(head, "application-name", "publisher", "dc.publisher"), "meta:publisher", 0.6);
  const section = sectionOf(page);
  const dek = head.properties.get("description")?.[0] ?? head.properties.get("alternativeheadline")?.[0];
  const authors = authorsOf(page, siteNames(page, url?.value ?? null), first, last);
  const names = authors.map(({ value }) => value);
  return {
    ...NO_METADATA,
    title: titleOf(page, url?.value ?? null, first, names),
    standfirst:
      found(head.article === null ? null : textUnder(head.article, "description"), "json-ld", 0.6) ??
      found(metaOf(head, "og:description", "description"), "meta:og:description", 0.5) ??
      (dek === undefined ? null : found(textOf(page.tree, dek), "microdata", 0.6)),
    authors,
    section,
    genre: genreFrom(page, section?.value ?? null, url?.value ?? null),
    publisher,
    url,
    language:
      found(head.language, "html:lang", 0.8) ??
      found(
        metaOf(head, "og:locale", "content-language", "language")?.replace("_", "-") ?? null,
        "meta:og:locale",
        0.7,
      ),
    ...datesOf(page, source.fetchedAt, url?.value ?? null, first, last),
    topics: topicsOf(page),
    rights: rightsOf(page),
  };
};
