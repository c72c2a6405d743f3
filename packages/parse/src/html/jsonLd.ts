import { decodeHTML } from "entities";
import { attribute, sourceOf, type Tree } from "./tree.ts";

/** A JSON object of unknown shape. */
export type Thing = Readonly<Record<string, unknown>>;

/** More objects than this on one page are not read. */
const MAX_THINGS = 5000;

export const isThing = (value: unknown): value is Thing =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const jsonOf = (source: string): unknown => {
  const text = source
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, "")
    .replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*$/, "")
    .trim();
  try {
    return JSON.parse(text);
  } catch {
    // Line feeds and tabs inside strings are the commonest fault.
    try {
      return JSON.parse(text.replace(/[\t\n\r]+/g, " ").replace(/;\s*$/, ""));
    } catch {
      return null;
    }
  }
};

/** Every object of the page's JSON-LD that has a type, outermost first, `@graph` and lists opened. */
export const thingsOf = (tree: Tree): ReadonlyArray<Thing> => {
  const things: Array<Thing> = [];
  for (let node = 1; node < tree.names.length; node++) {
    if (tree.names[node] !== "script") continue;
    const type = attribute(tree, node, "type");
    if (type === null || !type.toLowerCase().includes("ld+json")) continue;
    const queue: Array<unknown> = [jsonOf(sourceOf(tree, node))];
    for (let at = 0; at < queue.length && things.length < MAX_THINGS && at < MAX_THINGS * 4; at++) {
      const value = queue[at];
      if (Array.isArray(value)) for (const item of value) queue.push(item);
      else if (isThing(value)) {
        if (value["@type"] !== undefined) things.push(value);
        for (const key of [
          "@graph",
          "mainEntity",
          "mainEntityOfPage",
          "hasPart",
          "itemListElement",
          "liveBlogUpdate",
        ])
          if (key in value && typeof value[key] === "object") queue.push(value[key]);
      }
    }
  }
  return things;
};

/** The types of a thing, without their address. */
export const typesOf = (thing: Thing): ReadonlyArray<string> => {
  const types = thing["@type"];
  return (Array.isArray(types) ? types : [types]).flatMap((type: unknown) =>
    typeof type === "string" ? [type.replace(/^.*[/#:]/, "")] : [],
  );
};

const ARTICLE = /^(?:.*Article|.*Posting|Report|Review|LiveBlogPosting|CreativeWork|Claim.*)$/;

/** The thing that is the page's article: of article type, the one with most of headline, body, author and date. */
export const articleThing = (things: ReadonlyArray<Thing>): Thing | null => {
  let best: Thing | null = null;
  let bestScore = 0;
  for (const thing of things) {
    if (!typesOf(thing).some((type) => ARTICLE.test(type))) continue;
    let score = 1;
    for (const key of ["headline", "datePublished", "author", "articleBody", "publisher"])
      if (thing[key]) score++;
    if (score > bestScore) {
      best = thing;
      bestScore = score;
    }
  }
  return best;
};

/** The thing that a reference `{"@id": …}` names, or the value itself where it is none or names nothing here. */
export const resolved = (things: ReadonlyArray<Thing>, value: unknown): unknown => {
  if (Array.isArray(value))
    return value.slice(0, 50).map((item) => (Array.isArray(item) ? item : resolved(things, item)));
  if (!isThing(value) || value["name"] !== undefined) return value;
  const id = value["@id"];
  return typeof id === "string"
    ? (things.find((thing) => thing["@id"] === id && thing["name"] !== undefined) ?? value)
    : value;
};

/** A text under a key: a string, the first of a list, or the name of a thing; white space folded; null if there is none. */
export const textUnder = (thing: Thing, key: string): string | null => {
  const value = thing[key];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const text =
    typeof first === "string"
      ? first
      : isThing(first) && typeof first["name"] === "string"
        ? first["name"]
        : "";
  const decoded = text.includes("&") ? decodeHTML(text) : text;
  const folded = decoded.replace(/\s+/g, " ").trim();
  return folded === "" ? null : folded;
};
