import type { BlockKind } from "@columnist/model";
import type { Page } from "./page.ts";
import { attribute } from "./tree.ts";

/** Ancestors looked at: structure stands near its text. */
const REACH = 6;

/** The kind of a body stretch, from its element and those around it, then from its looks. */
export const kindOf = (page: Page, index: number): BlockKind => {
  const { tree } = page;
  const stretch = page.stretches[index]!;
  let node = stretch.owner;
  for (let up = 0; up < REACH && node > 0; up++, node = tree.parents[node]!) {
    const name = tree.names[node]!;
    const names = attribute(tree, node, "class") ?? "";
    if (/\bpull-?_?quote\b/i.test(names)) return "pull_quote";
    if (/^h[1-6]$/.test(name)) return "heading";
    if (name === "blockquote") return "blockquote";
    if (name === "figcaption" || name === "caption" || name === "figure") return "caption";
    if (name === "li" || name === "dd" || name === "dt") return "list_item";
  }
  const isShort = stretch.chars < 90 && !/[.!?:,;…]["”’»]?$/.test(stretch.text);
  return isShort && stretch.boldChars > stretch.chars * 0.95 ? "heading" : "paragraph";
};
