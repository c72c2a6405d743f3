import { accept, type Block, type BlockKind, type ExtraField, refuse } from "@columnist/model";
import type { SyntaxNodeRef } from "@lezer/common";
import { parser } from "@lezer/markdown";
import { readAuthors } from "../bylines.ts";
import type { FieldRole } from "../data/recordFields.ts";
import type { Format } from "../format.ts";
import { frontMatterOf } from "../frontMatter.ts";
import { through } from "../mapped.ts";
import { inlineText } from "../markdownInline.ts";
import { evidence } from "../metadata.ts";
import { recordArticle } from "../record.ts";
import { metadataFrom, roleOf } from "../recordFields.ts";

/** Blocks that hold text and no blocks. */
const LEAVES: ReadonlySet<string> = new Set([
  "Paragraph",
  "ATXHeading1",
  "ATXHeading2",
  "ATXHeading3",
  "ATXHeading4",
  "ATXHeading5",
  "ATXHeading6",
  "SetextHeading1",
  "SetextHeading2",
]);
/** Blocks left out whole. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  "HorizontalRule",
  "LinkReference",
  "HTMLBlock",
  "CommentBlock",
  "ProcessingInstructionBlock",
  "FencedCode",
  "CodeBlock",
]);
/** Quotes and lists deeper than this, and longer texts, are no article and would cost the parser too much. */
const MAX_NESTING = 200;
const MAX_UNITS = 8_000_000;

/** Marks of a block times its length, beyond which finding their pairs would cost the parser too much. */
const MOST_TANGLED = 200_000_000;
/** Where it would, marks stay in the text as they are. */
const untangled = parser.configure({ remove: ["Emphasis", "Link", "Image", "LinkEnd"] });

/** Whether a block, from one blank line to the next, has so many marks that may open something. */
const isTangled = (text: string): boolean => {
  let marks = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = text.charCodeAt(at);
    // [ * _
    if (mark === 91 || mark === 42 || mark === 95) marks++;
    else if (mark === 10 && text.charCodeAt(at + 1) === 10) {
      if (marks * (at - start) > MOST_TANGLED) return true;
      marks = 0;
      start = at;
    }
  }
  return marks * (text.length - start) > MOST_TANGLED;
};

const lineNests = (raw: string): boolean =>
  new RegExp(`^(?:[ \\t]{0,3}(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))[ \\t]?){${MAX_NESTING}}`, "m").test(
    raw,
  );

/** A byline that stands as a paragraph of its own at the top: it has a word that only a byline starts with. */
const bylineOf = (
  blocks: ReadonlyArray<Block>,
): { readonly block: Block; readonly authors: ReadonlyArray<string> } | null => {
  const block = blocks.slice(0, 3).find(({ kind, text }) => kind === "paragraph" && text.length <= 100);
  if (block === undefined || /[.!?]$/.test(block.text)) return null;
  const { authors, hasLead } = readAuthors(block.text);
  return hasLead && authors.length > 0 ? { block, authors } : null;
};

/** Markdown (CommonMark), with front matter as static sites write it. */
export const markdown: Format = {
  id: "markdown",
  mediaTypes: ["text/markdown"],
  sniff: (head, source) => {
    const isNamed = /\.(?:md|markdown|mdown|mkd)$/i.test(source.path);
    if (frontMatterOf(head).end > 0) return 0.92;
    if (isNamed) return 0.8;
    const heads = head.includes("#") ? (head.match(/^#{1,4} \S/gm)?.length ?? 0) : 0;
    const marks = head.match(/\[[^\]\n]{1,200}\]\([^)\n\s]{4,400}\)|\*\*[^*\n]{1,200}\*\*/g)?.length ?? 0;
    return heads > 0 && heads + marks > 1 ? 0.6 : marks > 2 ? 0.4 : 0;
  },
  parse: (decoded, source) => {
    const raw = decoded.text;
    if (raw.length > MAX_UNITS || lineNests(raw))
      return refuse(
        "parse.markdown.size",
        `${source.path} is nested too deep or longer than ${MAX_UNITS} characters`,
        "Save it as plain text.",
      );
    const { fields, end: bodyStart } = frontMatterOf(raw);
    const text = raw.slice(bodyStart);
    const tree = (isTangled(text) ? untangled : parser).parse(text);
    const blocks: Array<Block> = [];
    const around: Array<BlockKind> = [];
    const isContainer = (name: string): BlockKind | null =>
      name === "Blockquote" ? "blockquote" : name === "ListItem" ? "list_item" : null;
    tree.iterate({
      enter: (node: SyntaxNodeRef) => {
        const container = isContainer(node.name);
        if (container !== null) around.push(container);
        if (LEFT_OUT.has(node.name)) return false;
        if (!LEAVES.has(node.name)) return true;
        const inline = inlineText(text, tree, node.from, node.to);
        const lead = inline.text.length - inline.text.trimStart().length;
        const content = inline.text.trim();
        if (content === "") return false;
        const isHeading = node.name !== "Paragraph";
        const isTitle =
          isHeading &&
          node.name.endsWith("1") &&
          !blocks.some(({ kind }) => kind === "headline") &&
          blocks.length < 3;
        blocks.push({
          kind: isTitle ? "headline" : isHeading ? "heading" : (around[around.length - 1] ?? "paragraph"),
          text: content,
          runs: through(through([0, lead, content.length], inline), {
            text: raw,
            runs: [0, bodyStart, text.length],
          }),
          bodyProbability: null,
        });
        return false;
      },
      leave: (node: SyntaxNodeRef) => {
        if (isContainer(node.name) !== null) around.pop();
      },
    });
    if (blocks.length === 0)
      return refuse(
        "parse.markdown.empty",
        `${source.path} holds no text besides its front matter`,
        "Put the article's text into it.",
      );
    const extraFields: Array<ExtraField> = [];
    const values: Partial<Record<FieldRole, ReadonlyArray<string>>> = {};
    const ranks: Partial<Record<FieldRole, number>> = {};
    for (const [name, value] of fields) {
      const said = roleOf(name);
      if (value.length === 0) continue;
      if (said === null || said.rank >= (ranks[said.role] ?? Number.POSITIVE_INFINITY)) {
        for (const one of value) extraFields.push({ name, value: one });
        continue;
      }
      ranks[said.role] = said.rank;
      values[said.role] = value;
    }
    const metadata = metadataFrom(values, "front-matter", source.url, source.fetchedAt);
    const headline = blocks.find(({ kind }) => kind === "headline");
    const title =
      metadata.title ?? (headline === undefined ? null : evidence(headline.text, "line:headline", 0.8));
    const byline = metadata.authors.length === 0 ? bylineOf(blocks) : null;
    const authors =
      byline === null ? metadata.authors : byline.authors.map((name) => evidence(name, "line:byline", 0.8));
    return accept(
      recordArticle(
        "markdown",
        "text/markdown",
        decoded,
        source,
        byline === null ? blocks : blocks.filter((block) => block !== byline.block),
        { ...metadata, title, authors },
        null,
        extraFields,
      ),
    );
  },
};
