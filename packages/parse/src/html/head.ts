import { articleThing, type Thing, thingsOf } from "./jsonLd.ts";
import { attribute, textOf, type Tree } from "./tree.ts";

/** What a page says of itself to machines, gathered in one pass. */
export interface Head {
  /** Contents of `meta` by property or name, in lower case; as many as stand there. */
  readonly metas: ReadonlyMap<string, ReadonlyArray<string>>;
  /** Text of `title`. */
  readonly title: string | null;
  /** Nodes of `h1`, and of elements that carry a property of a schema (microdata, RDFa). */
  readonly headings: ReadonlyArray<number>;
  readonly properties: ReadonlyMap<string, ReadonlyArray<number>>;
  /** Nodes of `time`. */
  readonly times: ReadonlyArray<number>;
  readonly canonical: string | null;
  readonly language: string | null;
  readonly things: ReadonlyArray<Thing>;
  /** The thing among them that is the article. */
  readonly article: Thing | null;
}

/** More values of one name than this are a flood. */
const MAX_VALUES = 64;

export const headOf = (tree: Tree): Head => {
  const metas = new Map<string, Array<string>>();
  const properties = new Map<string, Array<number>>();
  const headings: Array<number> = [];
  const times: Array<number> = [];
  let title: string | null = null;
  let canonical: string | null = null;
  let language: string | null = null;
  const add = <A>(map: Map<string, Array<A>>, key: string, value: A): void => {
    const values = map.get(key);
    if (values === undefined) map.set(key, [value]);
    else if (values.length < MAX_VALUES) values.push(value);
  };
  const { names } = tree;
  for (let node = 1; node < names.length; node++) {
    const name = names[node]!;
    if (name === "" || name === "script") continue;
    if (name === "meta") {
      const content = attribute(tree, node, "content");
      if (content === null || content.trim() === "") continue;
      for (const key of ["property", "name", "itemprop", "http-equiv"]) {
        const value = attribute(tree, node, key);
        if (value !== null) add(metas, value.trim().toLowerCase(), content.trim());
      }
    } else if (name === "title") {
      // An icon's title stands deep in the body.
      title ??= textOf(tree, node) || null;
    } else if (name === "h1") headings.push(node);
    else if (name === "time") times.push(node);
    else if (name === "html") language ??= attribute(tree, node, "lang");
    else if (name === "link" && attribute(tree, node, "rel") === "canonical")
      canonical ??= attribute(tree, node, "href");
    if (name !== "meta" && tree.firstAttribute[node] !== tree.firstAttribute[node + 1]) {
      const property = attribute(tree, node, "itemprop") ?? attribute(tree, node, "property");
      if (property !== null && property.length < 60) add(properties, property.trim().toLowerCase(), node);
    }
  }
  const things = thingsOf(tree);
  return {
    metas,
    title,
    headings,
    properties,
    times,
    canonical,
    language,
    things,
    article: articleThing(things),
  };
};

/** First content of the first of these names that is there. */
export const metaOf = (head: Head, ...names: ReadonlyArray<string>): string | null => {
  for (const name of names) {
    const value = head.metas.get(name)?.[0];
    if (value !== undefined) return value;
  }
  return null;
};
