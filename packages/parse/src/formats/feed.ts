import { accept, refuse } from "@columnist/model";
import { blocksOf, withHeadline } from "../embedded.ts";
import { elementSplitter } from "../feedItems.ts";
import type { FieldRole } from "../data/recordFields.ts";
import type { Format } from "../format.ts";
import { buildTree } from "../html/build.ts";
import { attribute, type Tree } from "../html/tree.ts";
import type { Mapped } from "../mapped.ts";
import { textWithRuns } from "../xmlText.ts";
import { recordArticle } from "../record.ts";
import { metadataFrom } from "../recordFields.ts";

/** Elements of RSS 2.0, RSS 1.0 with its modules, and Atom, by what they say; the first that has text counts. */
const ELEMENTS: Readonly<Partial<Record<FieldRole, ReadonlyArray<string>>>> = {
  title: ["title", "media:title"],
  url: ["link", "feedburner:origlink", "guid"],
  description: ["description", "summary", "itunes:summary"],
  body: ["content:encoded", "content", "fulltext", "body", "xhtml:body"],
  authors: ["dc:creator", "author", "name", "itunes:author"],
  published: ["pubdate", "published", "dc:date", "issued", "dcterms:issued"],
  updated: ["updated", "modified", "atom:updated", "dcterms:modified"],
  topics: ["category", "dc:subject"],
  publisher: ["source", "dc:publisher"],
  language: ["dc:language"],
};
const BODY = ELEMENTS.body!;
const DESCRIPTION = ELEMENTS.description!;

/** The markup itself, for content that is XHTML and no text. */
const innerOf = (tree: Tree, node: number): Mapped => {
  const start = tree.ends[node]!;
  const end = tree.ends[tree.last[node]!]!;
  return { text: tree.raw.slice(start, end), runs: [0, start, end - start] };
};

const itemNode = (tree: Tree): number => tree.names.findIndex((name) => name === "item" || name === "entry");

/** Items of RSS and Atom feeds: what a feed says of its articles, and their text where it has it. */
export const feed: Format = {
  id: "feed",
  mediaTypes: ["application/rss+xml", "application/atom+xml", "application/xml", "text/xml"],
  sniff: (head) =>
    /^\s{0,100}(?:<\?xml[^>]{0,200}\?>\s{0,100})?(?:<!--[^>]{0,600}-->\s{0,100})*<(?:rss|feed|rdf:RDF|item|entry|channel)\b/i.test(
      head,
    )
      ? 0.97
      : 0,
  parse: (decoded, source) => {
    const tree = buildTree(decoded.text, "xml");
    const item = itemNode(tree);
    if (item < 0)
      return refuse(
        "parse.feed.empty",
        `${source.path} is a feed without items`,
        "Fetch it again when it has some, or remove it.",
      );
    const children: Array<number> = [];
    for (let node = item + 1; node <= tree.last[item]!; node = tree.last[node]! + 1)
      if (tree.names[node] !== "") children.push(node);
    const named = (names: ReadonlyArray<string>): ReadonlyArray<number> => {
      for (const name of names) {
        const nodes = children.filter((node) => tree.names[node] === name);
        if (nodes.length > 0) return nodes;
      }
      return [];
    };
    const values: Partial<Record<FieldRole, ReadonlyArray<string>>> = {};
    for (const [role, names] of Object.entries(ELEMENTS) as ReadonlyArray<
      [FieldRole, ReadonlyArray<string>]
    >) {
      if (role === "body") continue;
      const nodes = named(names);
      const texts = nodes.flatMap((node) => {
        if (role === "url" && attribute(tree, node, "href") !== null) {
          const rel = attribute(tree, node, "rel");
          return rel === null || rel === "alternate" ? [attribute(tree, node, "href")!] : [];
        }
        if (role === "topics") return [attribute(tree, node, "term") ?? textWithRuns(tree, node).text];
        // Atom's author holds a name, an address and an e-mail.
        if (role === "authors") {
          const own = tree.names.indexOf("name", node);
          if (own > node && own <= tree.last[node]!) return [textWithRuns(tree, own).text];
          const text = textWithRuns(tree, node).text;
          return [/^\S+@\S+\s+\((.{1,100})\)$/.exec(text.trim())?.[1] ?? text];
        }
        return [textWithRuns(tree, node).text];
      });
      if (texts.length > 0) values[role] = texts;
    }
    const content = named(BODY)[0] ?? named(DESCRIPTION)[0];
    if (content === undefined)
      return refuse(
        "parse.feed.no_body",
        "The item has neither content nor a description",
        "Fetch the page that it links to.",
      );
    const isXhtml = attribute(tree, content, "type") === "xhtml";
    const blocks = blocksOf(isXhtml ? innerOf(tree, content) : textWithRuns(tree, content));
    if (blocks.length === 0)
      return refuse(
        "parse.feed.no_body",
        "The item's content holds no text",
        "Fetch the page that it links to.",
      );
    const title = named(ELEMENTS.title ?? [])[0];
    const metadata = metadataFrom(values, "feed", source.url, source.fetchedAt);
    return accept(
      recordArticle(
        "feed",
        "application/rss+xml",
        decoded,
        source,
        withHeadline(title === undefined ? null : textWithRuns(tree, title), blocks),
        named(BODY).length > 0 ? metadata : { ...metadata, standfirst: null },
      ),
    );
  },
  splitter: {
    sniff: (head) => {
      const text = new TextDecoder().decode(head);
      return /^\s{0,100}(?:<\?xml[^>]{0,200}\?>\s{0,100})?(?:<[!?][^>]{0,600}>\s{0,100})*<(?:rss|feed|rdf:RDF|channel)\b/i.test(
        text,
      )
        ? 0.97
        : 0;
    },
    open: (path) =>
      elementSplitter(path, {
        names: ["item", "entry"],
        mediaType: "application/rss+xml",
        none: "<rss></rss>",
      }),
  },
};
