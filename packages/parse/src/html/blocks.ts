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

/** Cells of a table of data stay in one stretch. */
const isCell = (name: string): boolean => name === "td" || name === "th";

/** Reads the nodes of a page one after the other. */
class StretchReader {
  readonly stretches: Array<Stretch> = [];
  private readonly tree: Tree;
  /** Block-level elements that are open. */
  private readonly owners: Array<number> = [0];
  private current: Stretch | null = null;
  /** A space is owed before the next word: it can be copied from `spaceAt`, if that is not -1. */
  private isOwed = false;
  private spaceAt = -1;
  /** Line breaks since the last word. */
  private breaks = 0;
  /** The last node inside such an element; -1 outside. */
  private linkUntil = -1;
  private boldUntil = -1;
  private italicUntil = -1;
  private preUntil = -1;
  private hiddenUntil = -1;

  constructor(tree: Tree) {
    this.tree = tree;
  }

  flush(): void {
    if (this.current !== null) this.stretches.push(this.current);
    this.current = null;
    this.isOwed = false;
    this.breaks = 0;
  }

  /** Ends the stretches of elements that ended before a node. */
  leaveBefore(node: number): void {
    const { owners } = this;
    while (owners.length > 1 && node > this.tree.last[owners[owners.length - 1]!]!) {
      owners.pop();
      this.flush();
    }
  }

  private append(to: Stretch, from: number, length: number): void {
    const { runs } = to;
    const at = runs.length - 3;
    const run = at < 0 ? 0 : runs[at + 2]!;
    if (at >= 0 && to.text.length === runs[at]! + run && from === runs[at + 1]! + run)
      runs[at + 2] = run + length;
    else runs.push(to.text.length, from, length);
    to.text += this.tree.raw.slice(from, from + length);
  }

  /** The stretch that a node's text goes to, with the space or line break that was owed. */
  private begin(node: number): Stretch {
    let { current } = this;
    if (current === null) {
      current = {
        text: "",
        runs: [],
        owner: this.owners[this.owners.length - 1]!,
        firstNode: node,
        lastNode: node,
        chars: 0,
        linkChars: 0,
        boldChars: 0,
        italicChars: 0,
        links: 0,
        hidden: this.hiddenUntil >= node,
      };
      this.current = current;
    } else if (this.breaks > 0) current.text += "\n";
    else if (this.isOwed) {
      if (this.spaceAt >= 0) this.append(current, this.spaceAt, 1);
      else current.text += " ";
    }
    this.isOwed = false;
    this.breaks = 0;
    current.lastNode = node;
    return current;
  }

  private count(to: Stretch, node: number, length: number): void {
    to.chars += length;
    if (node <= this.linkUntil) to.linkChars += length;
    if (node <= this.boldUntil) to.boldChars += length;
    if (node <= this.italicUntil) to.italicChars += length;
  }

  private oweSpace(at: number): void {
    this.isOwed = true;
    this.spaceAt = at;
  }

  private readWords(node: number): void {
    const { raw, starts, ends } = this.tree;
    const end = ends[node]!;
    let at = starts[node]!;
    while (at < end) {
      if (isSpace(raw.charCodeAt(at))) {
        this.oweSpace(raw.charCodeAt(at) === 32 ? at : -1);
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
      const to = this.begin(node);
      this.append(to, from, at - from);
      this.count(to, node, at - from - spaces);
    }
  }

  /** What a character reference stands for. */
  private readReference(node: number, value: string): void {
    if (value.length === 1 && isSpace(value.charCodeAt(0)) && node > this.preUntil) {
      this.oweSpace(-1);
      return;
    }
    const to = this.begin(node);
    to.text += value;
    if (value !== "\u00a0") this.count(to, node, value.length);
  }

  readText(node: number): void {
    const { starts, ends, values } = this.tree;
    const value = values[node];
    if (value !== null && value !== undefined) this.readReference(node, value);
    else if (node <= this.preUntil) {
      const to = this.begin(node);
      const length = ends[node]! - starts[node]!;
      this.append(to, starts[node]!, length);
      this.count(to, node, length);
    } else this.readWords(node);
  }

  /** Opens an element. Gives the node to go on behind: the element's last where nothing in it is text of the page. */
  readElement(node: number): number {
    const { names, last, starts, ends } = this.tree;
    const name = names[node]!;
    const until = last[node]!;
    if (name === "br") {
      if (++this.breaks > 1) this.flush();
      return node;
    }
    if (SILENT.has(name) || (until > node && until - node < 8 && isSpokenOnly(this.tree, node))) {
      if (BLOCK.has(name)) this.flush();
      return Math.max(node, until);
    }
    if ((name === "sup" || name === "a") && isNoteMark(this.tree, node, this.current?.text ?? ""))
      return until;
    if (node > this.hiddenUntil && isHidden(this.tree, node)) this.hiddenUntil = until;
    if (isCell(name) && ends[until]! - starts[node]! < LAYOUT_CELL) this.oweSpace(-1);
    else if (BLOCK.has(name) || isCell(name)) {
      this.flush();
      if (until > node) this.owners.push(node);
      if (name === "pre") this.preUntil = until;
    } else if (name === "a") {
      this.linkUntil = Math.max(this.linkUntil, until);
      if (this.current !== null) this.current.links++;
    } else if (BOLD.has(name)) this.boldUntil = Math.max(this.boldUntil, until);
    else if (ITALIC.has(name)) this.italicUntil = Math.max(this.italicUntil, until);
    return node;
  }
}

/** The text of a page as stretches in document order. One pass over the nodes. */
export const stretchesOf = (tree: Tree): ReadonlyArray<Stretch> => {
  const reader = new StretchReader(tree);
  for (let node = 1; node < tree.names.length; node++) {
    reader.leaveBefore(node);
    if (tree.names[node] === "") reader.readText(node);
    else node = reader.readElement(node);
  }
  reader.flush();
  return reader.stretches.filter((stretch) => stretch.chars > 0);
};
