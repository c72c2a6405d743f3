import { BLOCK, SILENT } from "./elements.ts";
import { isNoteMark } from "./noteMarks.ts";
import { attribute, type Tree } from "./tree.ts";

/** A stretch of text between two line breaks of the page, with what its markup says of it. */
export interface Stretch {
  /** Text as a reader sees it: references decoded, white space folded but in `pre`, `br` as a line feed. */
  text: string;
  /** Triples as in `OffsetRuns`. */
  readonly runs: Array<number>;
  /** The block-level element it stands in. */
  readonly owner: number;
  /** First and last node with text. */
  readonly firstNode: number;
  lastNode: number;
  /** Characters but white space; those inside links, bold, italics. */
  chars: number;
  linkChars: number;
  boldChars: number;
  italicChars: number;
  links: number;
  /** Set where a style, an attribute or a class hides it. */
  readonly hidden: boolean;
}

const BOLD = new Set(["b", "strong"]);
const ITALIC = new Set(["i", "em", "cite"]);
/** Cells with more source than this hold layout, not data: each is a stretch of its own. */
const LAYOUT_CELL = 400;
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

const isHidden = (tree: Tree, node: number): boolean => {
  if (tree.firstAttribute[node] === tree.firstAttribute[node + 1]) return false;
  if (attribute(tree, node, "hidden") !== null || attribute(tree, node, "aria-hidden") === "true")
    return true;
  const style = attribute(tree, node, "style");
  return style !== null && /display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden/i.test(style);
};

/** Text for screen readers alone: "opens in a new tab", "Image:" … */
const isSpokenOnly = (tree: Tree, node: number): boolean => {
  const names = attribute(tree, node, "class");
  return (
    names !== null &&
    /\b(?:sr-only|visually-?hidden|screen-?reader(?:-?text|-?only)?|offscreen|u-hidden-visually|a11y-hidden)\b/i.test(
      names,
    )
  );
};

/** The text of a page as stretches in document order. One pass over the nodes. */
export const stretchesOf = (tree: Tree): ReadonlyArray<Stretch> => {
  const { names, last, raw, starts, ends, values } = tree;
  const stretches: Array<Stretch> = [];
  const owners: Array<number> = [0];
  let current: Stretch | null = null;
  /** Where a space is owed, the raw offset it can be copied from, else -1; `owed` says that one is. */
  let owed = false;
  let spaceAt = -1;
  let breaks = 0;
  let linkUntil = -1;
  let boldUntil = -1;
  let italicUntil = -1;
  let preUntil = -1;
  let hiddenUntil = -1;

  const flush = (): void => {
    if (current !== null) stretches.push(current);
    current = null;
    owed = false;
    breaks = 0;
  };
  const append = (to: Stretch, from: number, length: number): void => {
    const { runs } = to;
    const at = runs.length - 3;
    const run = at < 0 ? 0 : runs[at + 2]!;
    if (at >= 0 && to.text.length === runs[at]! + run && from === runs[at + 1]! + run)
      runs[at + 2] = run + length;
    else runs.push(to.text.length, from, length);
    to.text += raw.slice(from, from + length);
  };
  const begin = (node: number): Stretch => {
    if (current === null) {
      current = {
        text: "",
        runs: [],
        owner: owners[owners.length - 1]!,
        firstNode: node,
        lastNode: node,
        chars: 0,
        linkChars: 0,
        boldChars: 0,
        italicChars: 0,
        links: 0,
        hidden: hiddenUntil >= node,
      };
    } else {
      if (breaks > 0) current.text += "\n";
      else if (owed) {
        if (spaceAt >= 0) append(current, spaceAt, 1);
        else current.text += " ";
      }
    }
    owed = false;
    breaks = 0;
    current.lastNode = node;
    return current;
  };
  const count = (to: Stretch, node: number, length: number): void => {
    to.chars += length;
    if (node <= linkUntil) to.linkChars += length;
    if (node <= boldUntil) to.boldChars += length;
    if (node <= italicUntil) to.italicChars += length;
  };
  const words = (node: number): void => {
    const end = ends[node]!;
    let at = starts[node]!;
    while (at < end) {
      if (isSpace(raw.charCodeAt(at))) {
        owed = true;
        spaceAt = raw.charCodeAt(at) === 32 ? at : -1;
        at++;
        continue;
      }
      // Words with one plain space between them go over in one piece.
      const from = at;
      let spaces = 0;
      for (;;) {
        while (at < end && !isSpace(raw.charCodeAt(at))) at++;
        if (at + 1 >= end || raw.charCodeAt(at) !== 32 || isSpace(raw.charCodeAt(at + 1))) break;
        spaces++;
        at++;
      }
      const to = begin(node);
      append(to, from, at - from);
      count(to, node, at - from - spaces);
    }
  };

  for (let node = 1; node < names.length; node++) {
    while (owners.length > 1 && node > last[owners[owners.length - 1]!]!) {
      owners.pop();
      flush();
    }
    const name = names[node]!;
    if (name === "") {
      const value = values[node];
      if (value !== null && value !== undefined) {
        if (value.length === 1 && isSpace(value.charCodeAt(0)) && node > preUntil) {
          owed = true;
          spaceAt = -1;
          continue;
        }
        const to = begin(node);
        to.text += value;
        if (value !== "\u00a0") count(to, node, value.length);
      } else if (node <= preUntil) {
        const to = begin(node);
        append(to, starts[node]!, ends[node]! - starts[node]!);
        count(to, node, ends[node]! - starts[node]!);
      } else words(node);
      continue;
    }
    if (name === "br") {
      if (++breaks > 1) flush();
      continue;
    }
    if (SILENT.has(name) || (last[node]! > node && last[node]! - node < 8 && isSpokenOnly(tree, node))) {
      if (BLOCK.has(name)) flush();
      node = Math.max(node, last[node]!);
      continue;
    }
    if (
      (name === "sup" || name === "a") &&
      isNoteMark(tree, node, current === null ? "" : (current as Stretch).text)
    ) {
      node = last[node]!;
      continue;
    }
    if (node > hiddenUntil && isHidden(tree, node)) hiddenUntil = last[node]!;
    if ((name === "td" || name === "th") && ends[last[node]!]! - starts[node]! < LAYOUT_CELL) {
      owed = true;
      spaceAt = -1;
    } else if (BLOCK.has(name) || name === "td" || name === "th") {
      flush();
      if (last[node]! > node) owners.push(node);
      if (name === "pre") preUntil = last[node]!;
    } else if (name === "a") {
      linkUntil = Math.max(linkUntil, last[node]!);
      if (current !== null) (current as Stretch).links++;
    } else if (BOLD.has(name)) boldUntil = Math.max(boldUntil, last[node]!);
    else if (ITALIC.has(name)) italicUntil = Math.max(italicUntil, last[node]!);
  }
  flush();
  return stretches.filter((stretch) => stretch.chars > 0);
};
