import type { Block } from "@columnist/model";
import { blocksOf } from "../embedded.ts";
import { stringAt } from "../jsonObject.ts";
import type { Page } from "./page.ts";
import { attribute } from "./tree.ts";

/** Shorter texts (characters but white space) are summaries. */
const LEAST = 300;
/** Of the text that the page gives to machines its elements show less than this, where a script is to render it. */
const SHOWN = 0.35;

const KEY = /"articleBody"\s{0,8}:\s{0,8}"/g;

/** Where the string that starts with the mark at `start` ends, its closing mark included; -1 where it is open. */
const stringEnd = (raw: string, start: number, limit: number): number => {
  for (let at = start + 1; at < limit; at++) {
    const code = raw.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x22) return at + 1;
  }
  return -1;
};

const chars = (text: string): number => text.replace(/\s+/g, "").length;

/**
 * The body that the page gives to machines alone: JSON-LD's `articleBody`, where a script is to render what it says. Null
 * where the page shows a body of its own (`shown`, characters but white space), or says that the text is not free.
 */
export const machineBody = (page: Page, shown: number): ReadonlyArray<Block> | null => {
  const { head, tree } = page;
  const free = head.article?.["isAccessibleForFree"];
  if (typeof head.article?.["articleBody"] !== "string" || free === false || /^false$/i.test(String(free)))
    return null;
  let best: ReadonlyArray<Block> | null = null;
  let most = Math.max(LEAST, shown / SHOWN);
  for (let node = 1; node < tree.names.length; node++) {
    if (tree.names[node] !== "script" || tree.last[node] === node) continue;
    if (!(attribute(tree, node, "type") ?? "").toLowerCase().includes("ld+json")) continue;
    const from = tree.starts[node + 1]!;
    const source = tree.raw.slice(from, tree.ends[tree.last[node]!]!);
    for (const match of source.matchAll(KEY)) {
      const start = from + match.index + match[0].length - 1;
      const end = stringEnd(tree.raw, start, from + source.length);
      if (end < 0) break;
      // Cheap before dear: a string is no longer than its source.
      if (end - start < most) continue;
      const field = stringAt(tree.raw, start, end);
      const length = chars(field.text);
      if (length < most) continue;
      most = length;
      best = blocksOf(field);
    }
  }
  return best;
};
