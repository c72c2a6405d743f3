import { elementSplitter } from "../feedItems.ts";
import type { Format } from "../format.ts";
import { buildTree } from "../html/build.ts";
import { inSpokenOrder } from "../personNames.ts";
import { textsOf, xmlArticle } from "../vendors/xmlRecord.ts";
import { elementsNamed, textWithRuns } from "../xmlText.ts";

const TEI = /<TEI(?:\.2)?[\s>]/;
/** Elements of a text's body, by what they are. */
const TEXT: ReadonlyMap<string, "paragraph" | "heading" | "blockquote" | "list_item"> = new Map([
  ["p", "paragraph"], ["ab", "paragraph"], ["head", "heading"], ["quote", "blockquote"], ["item", "list_item"],
]); // prettier-ignore

/** TEI (P4, P5): what corpora of newspapers and trafilatura write. Of a corpus each TEI element is a record. */
export const tei: Format = {
  id: "tei",
  mediaTypes: ["application/tei+xml"],
  sniff: (head) => (TEI.test(head) && !/^\s{0,100}<(?:html|!doctype html)/i.test(head) ? 0.98 : 0),
  parse: (decoded, source) => {
    const tree = buildTree(decoded.text, "xml");
    const header = elementsNamed(tree, 0, "teiheader")[0] ?? 0;
    const statement = elementsNamed(tree, header, "titlestmt")[0] ?? header;
    const body = elementsNamed(tree, 0, "body")[0] ?? elementsNamed(tree, 0, "text")[0] ?? 0;
    const date = elementsNamed(tree, header, "date")[0];
    const opening = date === undefined ? "" : decoded.text.slice(tree.starts[date], tree.ends[date]);
    const when = /\bwhen(?:-iso)?\s{0,3}=\s{0,3}["']([^"']{4,40})/.exec(opening)?.[1];
    const title = textsOf(tree, statement, "title");
    const text: Array<readonly ["headline" | "paragraph" | "heading" | "blockquote" | "list_item", number]> =
      [];
    const headline = elementsNamed(tree, statement, "title")[0];
    if (headline !== undefined) text.push(["headline", headline]);
    for (let node = body + 1; node <= tree.last[body]!; node++) {
      const kind = TEXT.get(tree.names[node]!);
      if (tree.names[node] === "note" || tree.names[node] === "figure") node = tree.last[node]!;
      else if (kind !== undefined) {
        // The text's own head repeats the title.
        const isTitle =
          kind === "heading" && text.length < 2 && textWithRuns(tree, node).text.trim() === title[0];
        if (!isTitle) text.push([kind, node]);
        node = tree.last[node]!;
      }
    }
    const rights = [...textsOf(tree, header, "licence"), ...textsOf(tree, header, "availability")];
    return xmlArticle(
      "tei",
      "application/tei+xml",
      tree,
      {
        text,
        values: {
          title,
          authors: textsOf(tree, statement, "author").map((name) => inSpokenOrder(name, false)),
          published: when === undefined ? textsOf(tree, header, "date") : [when],
          publisher: textsOf(tree, header, "publisher"),
          topics: [...new Set(textsOf(tree, header, "term"))],
        },
        fields: textsOf(tree, header, "idno").map((value) => ({ name: "idno", value })),
        rights: rights[0] ?? null,
      },
      decoded,
      source,
    );
  },
  splitter: {
    sniff: (head) => (TEI.test(new TextDecoder().decode(head)) ? 0.98 : 0),
    open: (path) =>
      elementSplitter(path, { names: ["TEI"], mediaType: "application/tei+xml", none: "<TEI></TEI>" }),
  },
};
