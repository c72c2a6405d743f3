import { latin, type Named, namesInField } from "./authorNames.ts";
import type { Page } from "./page.ts";
import { attribute, textOf } from "./tree.ts";

const fold = (text: string): string => text.toLowerCase().replace(/\s+/g, " ");

/** Paths under which sites keep the pages of their writers; the last part is the writer's. */
const WRITER_PATH =
  /(?:^|\/)(?:authors?|autor(?:en|in|es|a|e)?|auteurs?|autori|redakteur(?:e|in)?|staff|writers?|contributors?|columnists?|journalists?|journalistes?|reporters?|people|personen?|profile?s?|creators?)\/(?:[\w-]{1,20}\/){0,2}([^/?#]{2,80})\/?(?:[?#]|$)/i;
/** How a link to a writer's other work begins. */
export const OTHER_WORK =
  /^(?:(?:alle?s?|view all|all|more|mehr|weitere|zeige alle|tous les|voir tous les|todos los)\s)?(?:(?:posts?|artikel|articles?|beiträge|beitrag|stories|artículos)\s)?(?:by|von|from|de|par|por)\s/iu;

/** A link's text is its writer's name where the address says the same, in whole or in one of its words. */
const isNamedBySlug = (name: string, slug: string): boolean => {
  const own = latin(slug);
  return (
    latin(name).length > 2 &&
    (own.includes(latin(name)) ||
      name.split(" ").some((word) => latin(word).length > 3 && own.includes(latin(word))))
  );
};

/** A link that holds more is a card of another article. */
const MAX_NODES = 24;
const COMMENT = /comment|kommentar|respons|reply|disqus/i;

/** Stands in what readers wrote below. */
export const isComment = (page: Page, node: number): boolean => {
  for (let up = node, step = 0; up > 0 && step < 12; up = page.tree.parents[up]!, step++)
    if (
      COMMENT.test(`${attribute(page.tree, up, "class") ?? ""} ${attribute(page.tree, up, "id") ?? ""}`) &&
      page.tree.names[up] !== "body"
    )
      return true;
  return false;
};

/**
 * Links to writers' pages, by relation or path. Those around the body count; where there are none, and all links of the
 * page name one and the same writer, that one does.
 */
export const linked = (page: Page, first: number, last: number): ReadonlyArray<Named> => {
  const { tree, stretches } = page;
  const from = stretches[Math.max(0, first - 40)]?.firstNode ?? 0;
  const start = stretches[first]?.firstNode ?? 0;
  const end = stretches[last]?.lastNode ?? tree.names.length;
  const to = stretches[Math.min(last + 8, stretches.length - 1)]?.lastNode ?? tree.names.length;
  const near = new Map<string, string>();
  const far = new Map<string, string>();
  let isAllRelated = true;
  for (let node = 1; node < tree.names.length; node++) {
    if (tree.names[node] !== "a" || tree.last[node]! - node > MAX_NODES) continue;
    const isRelated = /\bauthor\b/.test(attribute(tree, node, "rel") ?? "");
    const path = WRITER_PATH.exec(attribute(tree, node, "href") ?? "");
    if (!isRelated && path === null) continue;
    const text = textOf(tree, node)
      .replace(OTHER_WORK, "")
      .replace(/[\s→»>›]+$/u, "");
    if (text.length < 2 || text.length > 60 || text.split(" ").length > 5 || isComment(page, node)) continue;
    const names = namesInField(text);
    if (names.length !== 1 || (!isRelated && !isNamedBySlug(names[0]!, path![1]!))) continue;
    // A link inside the body is one of those whom the article is about.
    const isBody = node > start && node <= end && !isRelated;
    if (first >= 0 && isBody) continue;
    const isNear = first < 0 || (node >= from && node <= to);
    if (isNear && !isRelated) isAllRelated = false;
    (isNear ? near : far).set(fold(names[0]!), names[0]!);
  }
  if (near.size > 0 && near.size <= 4)
    return [{ method: "link:author", names: [...near.values()], confidence: isAllRelated ? 0.77 : 0.72 }];
  return near.size === 0 && far.size === 1
    ? [{ method: "link:author", names: [...far.values()], confidence: 0.55 }]
    : [];
};
