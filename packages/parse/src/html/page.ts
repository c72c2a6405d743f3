import { stretchesOf, type Stretch } from "./blocks.ts";
import { buildTree } from "./build.ts";
import { type Head, headOf, metaOf } from "./head.ts";
import { textUnder } from "./jsonLd.ts";
import { attribute, textOf, type Tree } from "./tree.ts";
import { type Witness, witnessOf } from "./witness.ts";

/** A page read, before it is decided what of it is the article. */
export interface Page {
  readonly tree: Tree;
  readonly head: Head;
  readonly stretches: ReadonlyArray<Stretch>;
  /** What may be its headline, surest first. */
  readonly titles: ReadonlyArray<string>;
  readonly description: string;
  /** All that the page gives as its description, the one above among them. */
  readonly descriptions: ReadonlyArray<string>;
  readonly witness: Witness | null;
}

/** The body that the page's own description of itself or an element with that property repeats for machines. */
const bodyForMachines = (tree: Tree, head: Head): string => {
  const body = head.article?.["articleBody"];
  if (typeof body === "string") return body;
  const node = head.properties.get("articlebody")?.find((id) => attribute(tree, id, "content") !== null);
  return node === undefined ? "" : attribute(tree, node, "content")!;
};

/** Reads a page. Total and linear in its length. */
export const pageOf = (raw: string): Page => {
  const tree = buildTree(raw);
  const head = headOf(tree);
  const titles = [
    head.article === null ? null : textUnder(head.article, "headline"),
    metaOf(head, "og:title", "twitter:title"),
  ].filter((title) => title !== null);
  if (titles.length === 0 && head.title !== null)
    titles.push(head.title, head.title.split(/ [|–—-] /, 1)[0]!);
  if (titles.length === 0 && head.headings.length === 1) titles.push(textOf(tree, head.headings[0]!));
  return {
    tree,
    head,
    stretches: stretchesOf(tree),
    titles,
    description: metaOf(head, "og:description", "description", "twitter:description") ?? "",
    descriptions: [
      metaOf(head, "og:description"),
      metaOf(head, "description"),
      head.article === null ? null : textUnder(head.article, "description"),
    ].filter((text) => text !== null),
    witness: witnessOf(bodyForMachines(tree, head)),
  };
};
