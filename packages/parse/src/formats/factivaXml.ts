import { elementSplitter } from "../feedItems.ts";
import type { Format } from "../format.ts";
import { buildTree } from "../html/build.ts";
import { textsOf, xmlArticle } from "../vendors/xmlRecord.ts";
import { elementsNamed } from "../xmlText.ts";

const PARTS = ["leadparagraph", "tailparagraphs"];
const OWN = ["accessionno", "wordcount", "sourcecode", "page", "edition", "publishername"];
const CODED = ["region", "newssubject", "company", "industry"];

/** Articles as Factiva's web service gives them. */
export const factivaXml: Format = {
  id: "factiva_xml",
  mediaTypes: ["text/x-factiva-xml"],
  sniff: (head, source) =>
    source.mediaType?.startsWith("text/x-factiva-xml") === true ? 1 : isFactiva(head) ? 0.99 : 0,
  parse: (decoded, source) => {
    const tree = buildTree(decoded.text, "xml");
    const headline = elementsNamed(tree, 0, "headline")[0];
    const paragraphs = PARTS.flatMap((name) =>
      elementsNamed(tree, 0, name).flatMap((part) => elementsNamed(tree, part, "paragraph")),
    );
    const fields = [
      ...OWN.flatMap((name) => textsOf(tree, 0, name).map((value) => ({ name, value }))),
      ...CODED.flatMap((name) => textsOf(tree, 0, name).map((value) => ({ name, value }))),
    ];
    return xmlArticle(
      "factiva_xml",
      "application/xml",
      tree,
      {
        text: [
          ...(headline === undefined ? [] : [["headline", headline] as const]),
          ...paragraphs.map((node) => ["paragraph", node] as const),
        ],
        values: {
          title: textsOf(tree, 0, "headline"),
          authors: textsOf(tree, 0, "byline"),
          published: [...textsOf(tree, 0, "publicationdate"), ...textsOf(tree, 0, "datetime")],
          publisher: textsOf(tree, 0, "sourcename"),
          language: textsOf(tree, 0, "baselanguage").map((code) => code.toLowerCase()),
          section: textsOf(tree, 0, "sectionname"),
          topics: textsOf(tree, 0, "newssubject"),
        },
        fields,
        rights: textsOf(tree, 0, "copyright")[0] ?? null,
      },
      decoded,
      source,
    );
  },
  splitter: {
    sniff: (head) => (isFactiva(new TextDecoder().decode(head)) ? 0.99 : 0),
    open: (path) =>
      elementSplitter(path, {
        names: ["article"],
        mediaType: "text/x-factiva-xml",
        none: "<article></article>",
      }),
  },
};

const isFactiva = (head: string): boolean =>
  // No text without a mark-up sign is read in any case of its letters.
  /[<=]/.test(head) &&
  /<pps(?:ArticleResponse|Response|article)\b|xmlns="http:\/\/global\.factiva\.com/i.test(head);
