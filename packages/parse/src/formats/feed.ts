import { accept, type Block, refuse } from "@columnist/model";
import { withHeadline } from "../embedded.ts";
import { elementSplitter } from "../feedItems.ts";
import type { FieldRole } from "../data/recordFields.ts";
import type { Format } from "../format.ts";
import { buildTree } from "../html/build.ts";
import { attribute, type Tree } from "../html/tree.ts";
import { type Mapped, sliceOf } from "../mapped.ts";
import { postBlocks, unpublished } from "../wordPress.ts";
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

/** Whether a `wp:author` of the channel is the writer whose login an item gives as its creator. */
const isWriterOf = (author: string, item: string): boolean => {
  const loginIn = (text: string, name: string): string | undefined =>
    new RegExp(
      `<${name}>\\s{0,20}(?:<!\\[CDATA\\[)?\\s{0,20}([^\\]<]{1,200}?)\\s{0,20}(?:\\]\\]>)?\\s{0,20}</`,
    ).exec(text)?.[1];
  const login = loginIn(author, "wp:author_login");
  return login !== undefined && login === loginIn(item, "dc:creator");
};

const CUT_MARK = /\s*(?:\[\s?(?:…|\.{3})\s?\]|(?:…|\.{3})?\s?\[\+\d+ chars\])\s*$/;

/** A mark at the end that the text was cut ("[…]") as a block of its own, as `clean` knows it. */
const withMarkApart = (blocks: ReadonlyArray<Block>): ReadonlyArray<Block> => {
  const last = blocks.at(-1);
  const found = last === undefined ? null : CUT_MARK.exec(last.text);
  if (last === undefined || found === null || found.index === 0) return blocks;
  const lead = found[0].length - found[0].trimStart().length;
  const part = (from: number, to: number): Block => {
    const { text, runs } = sliceOf(last, from, to);
    return { ...last, text, runs: Int32Array.from(runs) };
  };
  return [
    ...blocks.slice(0, -1),
    part(0, found.index),
    part(found.index + lead, found.index + found[0].trimEnd().length),
  ];
};

const itemNode = (tree: Tree): number => tree.names.findIndex((name) => name === "item" || name === "entry");

/** Items of RSS and Atom feeds: what a feed says of its articles, and their text where it has it. */
export const feed: Format = {
  id: "feed",
  mediaTypes: ["application/rss+xml", "application/atom+xml", "application/xml", "text/xml"],
  sniff: (head, source) =>
    source.mediaType?.startsWith("application/rss+xml") === true ||
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
    if (source.record === null && tree.names.indexOf(tree.names[item]!, tree.last[item]! + 1) > 0)
      return refuse(
        "parse.feed.uncut",
        `${source.path} is a feed of several items that could not be cut apart (${decoded.encoding})`,
        "Save it as UTF-8.",
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
    const textOfFirst = (name: string): string | null => {
      const node = named([name])[0];
      return node === undefined ? null : textWithRuns(tree, node).text.trim();
    };
    const why = unpublished(textOfFirst("wp:post_type"), textOfFirst("wp:status"));
    if (why !== null)
      return refuse("parse.feed.unpublished", `This is ${why}, which was never published`, "Leave it out, or set its status to publish."); // prettier-ignore
    const writer = tree.names.indexOf("wp:author_display_name");
    if (writer > 0 && writer < item) values.authors = [textWithRuns(tree, writer).text];
    const content = named(BODY)[0] ?? named(DESCRIPTION)[0];
    if (content === undefined)
      return refuse(
        "parse.feed.no_body",
        "The item has neither content nor a description",
        "Fetch the page that it links to.",
      );
    const isXhtml = attribute(tree, content, "type") === "xhtml";
    const whole = postBlocks(isXhtml ? innerOf(tree, content) : textWithRuns(tree, content));
    const blocks = withMarkApart(whole);
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
        heads: { name: "wp:author", isOf: isWriterOf },
        mediaType: "application/rss+xml",
        none: "<rss></rss>",
      }),
  },
};
