import { elementSplitter } from "../feedItems.ts";
import type { Format } from "../format.ts";
import { buildTree } from "../html/build.ts";
import { attribute } from "../html/tree.ts";
import { textsOf, xmlArticle } from "../vendors/xmlRecord.ts";
import { inSpokenOrder } from "../personNames.ts";
import { elementsNamed } from "../xmlText.ts";

const NITF = /<nitf[\s>]/i;
/** Elements of the body that are text of the article, as what. */
const TEXT: ReadonlyMap<string, "paragraph" | "heading" | "blockquote" | "list_item"> = new Map([
  ["p", "paragraph"], ["hl2", "heading"], ["bq", "blockquote"], ["li", "list_item"],
]); // prettier-ignore

/** NITF (IPTC's News Industry Text Format, 3.x), the form of wire services and of The New York Times' corpus. */
export const nitf: Format = {
  id: "nitf",
  mediaTypes: ["application/nitf+xml", "text/x-nitf"],
  sniff: (head) => (NITF.test(head) && !/^\s{0,100}<(?:html|!doctype html)/i.test(head) ? 0.99 : 0),
  parse: (decoded, source) => {
    const tree = buildTree(decoded.text, "xml");
    const content = elementsNamed(tree, 0, "body.content")[0] ?? elementsNamed(tree, 0, "body")[0] ?? 0;
    const blocks = elementsNamed(tree, content, "block");
    const classOf = (node: number): string => attribute(tree, node, "class") ?? "";
    // A lead that the full text repeats is kept once.
    const full = blocks.find((node) => classOf(node) === "full_text") ?? content;
    const headline = elementsNamed(tree, 0, "hl1")[0] ?? elementsNamed(tree, 0, "title")[0];
    const text = headline === undefined ? [] : [["headline", headline] as const];
    const body: Array<readonly ["paragraph" | "heading" | "blockquote" | "list_item", number]> = [];
    for (let node = full + 1; node <= tree.last[full]!; node++) {
      const kind = TEXT.get(tree.names[node]!);
      if (tree.names[node] === "media" || tree.names[node] === "table") node = tree.last[node]!;
      else if (kind !== undefined) {
        const within = elementsNamed(tree, node, "p");
        if (within.length > 0 && kind !== "paragraph") for (const inner of within) body.push([kind, inner]);
        else body.push([kind, node]);
        node = tree.last[node]!;
      }
    }
    const bylines = elementsNamed(tree, 0, "byline");
    const shown = bylines.find((node) => !/normalized/i.test(classOf(node)));
    const normalized = bylines.find((node) => /normalized/i.test(classOf(node)));
    const textOfNode = (node: number): string =>
      decoded.text.slice(tree.ends[node], tree.ends[tree.last[node]!]).replace(/<[^<>]{0,400}>/g, " ").replace(/\s+/g, " ").trim(); // prettier-ignore
    const byline = shown ?? normalized;
    const pubdata = elementsNamed(tree, 0, "pubdata")[0];
    const opening = pubdata === undefined ? "" : decoded.text.slice(tree.starts[pubdata], tree.ends[pubdata]);
    const stamp = (markup: string, name: string): string | undefined =>
      new RegExp(`\\b${name.replace(".", "\\.")}\\s{0,3}=\\s{0,3}["']([^"']{1,200})`, "i").exec(markup)?.[1];
    const issued = elementsNamed(tree, 0, "date.issue")[0];
    const day =
      stamp(opening, "date.publication") ??
      (issued === undefined
        ? undefined
        : stamp(decoded.text.slice(tree.starts[issued], tree.ends[issued]), "norm"));
    const compact =
      day === undefined
        ? null
        : /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z|[+-]\d{2}:?\d{2})?)?$/.exec(day);
    const isMidnight = compact !== null && compact[4] === "00" && compact[5] === "00";
    const iso =
      compact === null
        ? day
        : `${compact[1]}-${compact[2]}-${compact[3]}${compact[4] === undefined || isMidnight ? "" : `T${compact[4]}:${compact[5]}:${compact[6]}${compact[7] ?? "Z"}`}`;
    const metas = elementsNamed(tree, 0, "meta").flatMap((node) => {
      const name = attribute(tree, node, "name");
      const value = attribute(tree, node, "content");
      return name === null || value === null || value === "" ? [] : [{ name, value }];
    });
    const meta = (name: string): ReadonlyArray<string> =>
      metas.filter((one) => one.name === name).map(({ value }) => value);
    const copyright = elementsNamed(tree, 0, "doc.copyright")[0];
    const holder =
      copyright === undefined ? "" : decoded.text.slice(tree.starts[copyright], tree.ends[copyright]);
    const distributor = textsOf(tree, 0, "distributor");
    return xmlArticle(
      "nitf",
      "application/nitf+xml",
      tree,
      {
        text: [...text, ...body],
        values: {
          title: textsOf(tree, 0, "hl1").length > 0 ? textsOf(tree, 0, "hl1") : textsOf(tree, 0, "title"),
          authors: byline === undefined ? [] : [inSpokenOrder(textOfNode(byline), byline === normalized)],
          published: iso === undefined ? [] : [iso],
          publisher: [stamp(opening, "name") ?? "", ...distributor].filter((name) => name !== ""),
          url: [stamp(opening, "ex-ref") ?? ""].filter((address) => address !== ""),
          section: [...meta("online_sections"), ...meta("dsk")].slice(0, 1),
          topics: [...new Set(textsOf(tree, 0, "classifier"))],
          description: textsOf(tree, 0, "hl2").slice(0, full === content ? 0 : 1),
        },
        fields: [
          ...metas,
          ...elementsNamed(tree, 0, "doc-id").flatMap((node) => {
            const value = stamp(decoded.text.slice(tree.starts[node], tree.ends[node]), "id-string");
            return value === undefined ? [] : [{ name: "doc-id", value }];
          }),
        ],
        rights:
          holder === ""
            ? null
            : `© ${[stamp(holder, "year"), stamp(holder, "holder")].filter((part) => part !== undefined).join(" ")}`,
      },
      decoded,
      source,
    );
  },
  splitter: {
    sniff: (head) => (NITF.test(new TextDecoder().decode(head)) ? 0.99 : 0),
    open: (path) =>
      elementSplitter(path, { names: ["nitf"], mediaType: "text/x-nitf", none: "<nitf></nitf>" }),
  },
};
