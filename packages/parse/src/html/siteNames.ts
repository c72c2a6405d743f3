import { metaOf } from "./head.ts";
import { textUnder } from "./jsonLd.ts";
import type { Page } from "./page.ts";
import { attribute, textOf } from "./tree.ts";

export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Names by which the site may call itself in a title: folded. */
export const siteNames = (page: Page, url: string | null): ReadonlyArray<string> => {
  const host = url === null ? null : /^[a-z]+:\/\/(?:www\.)?([^/:?#]{1,100})/i.exec(url);
  const names = [
    metaOf(page.head, "og:site_name", "application-name", "twitter:site", "al:ios:app_name"),
    host === null ? null : host[1]!,
    host === null ? null : host[1]!.split(".")[0]!,
  ];
  const publisher = page.head.article?.["publisher"];
  if (typeof publisher === "object" && publisher !== null)
    names.push(textUnder({ publisher: publisher as never }, "publisher"));
  return names.flatMap((name) => (name === null || fold(name) === "" ? [] : [fold(name)]));
};

/** Whether a text is what the site calls itself. `own`: what `ownNames` gave. */
export const isSite = (part: string, names: ReadonlyArray<string>, own: ReadonlySet<string>): boolean => {
  const key = fold(part);
  if (own.has(key.replace(/^the /, ""))) return true;
  const tight = key.replaceAll(" ", "");
  return (
    key !== "" &&
    names.some((name) => {
      const named = name.replaceAll(" ", "");
      return (
        named === tight ||
        (named.length > 3 &&
          tight.length > 3 &&
          (tight.includes(named) || named.includes(tight)) &&
          key.split(" ").length <= 6)
      );
    })
  );
};

/** Links to the front page that are read, and the longest name of a paper, in words. */
const MOST_LINKS = 12;
const MOST_WORDS = 6;

const ROOT = /^https?:\/\/[^/?#]+\/?$/i;

const RIGHTS =
  /(?:©|\(c\)|\bcopyright\b)[\s©]*(?:by\s)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?)?[\s,|:–-]*(?:by\s)?([^.|,;:©]{3,60})/iu;

/** Words of the links that lead home on any site. */
const MENU = new Set([
  "home",
  "homepage",
  "home page",
  "start",
  "startseite",
  "accueil",
  "inicio",
  "front page",
  "menu",
  "logo",
  "back",
  "news",
]);

/**
 * What the page's masthead and its footer call it, folded, without "the": texts of links to the front page and of the
 * pictures in them, and who holds the rights. Held against whole parts of a title only.
 */
export const ownNames = (page: Page, url: string | null): ReadonlySet<string> => {
  const { tree, stretches } = page;
  const origin = url === null ? null : (/^[a-z]+:\/\/[^/?#]+/i.exec(url)?.[0] ?? null);
  const found = new Set<string>();
  const add = (text: string | null): void => {
    const key =
      text === null
        ? ""
        : fold(text)
            .replace(/^the /, "")
            .replace(/ (?:logo|home|homepage)$/, "");
    if (key !== "" && !MENU.has(key) && key.split(" ").length <= MOST_WORDS) found.add(key);
  };
  let links = 0;
  for (let node = 1; node < tree.names.length && links < MOST_LINKS; node++) {
    if (tree.names[node] !== "a") continue;
    const href = attribute(tree, node, "href");
    if (href === null) continue;
    const isHome = href === "/" || (origin !== null && href.replace(/\/$/, "") === origin);
    // A heading that leads to the root of any host is a blog's name, whatever host the page came from.
    if (!isHome && !(ROOT.test(href) && tree.names[tree.parents[node]!] === "h1")) continue;
    links++;
    add(textOf(tree, node));
    add(attribute(tree, node, "title"));
    for (let inner = node + 1; inner <= Math.min(tree.last[node]!, node + 8); inner++)
      if (tree.names[inner] === "img") add(attribute(tree, inner, "alt"));
  }
  for (const { chars, text } of stretches.slice(-60))
    if (chars <= 300)
      add(RIGHTS.exec(text)?.[1]?.replace(/\s(?:all rights|inc|ltd|llc|gmbh)\b.*$/i, "") ?? null);
  return found;
};
