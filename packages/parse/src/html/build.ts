import { QuoteType, Tokenizer } from "htmlparser2";
import { ENDS_PARAGRAPH, IMPLIED_END, IN_HEAD, isInline, SCOPE, VOID } from "./elements.ts";
import type { Tree } from "./tree.ts";

/** What the tokenizer tells. */
type Callbacks = ConstructorParameters<typeof Tokenizer>[1];

/** Elements nested deeper become children of the deepest one allowed, as browsers do (Chrome: 512). */
const MAX_DEPTH = 400;
/** Attributes of one element that are kept: the rest of a hostile element is ignored. */
const MAX_ATTRIBUTES = 64;
/** The attributes that parse reads; others are not stored. */
const READ_ATTRIBUTES = new Set(
  (
    "class id role itemprop content property name datetime rel href lang style hidden aria-hidden type aria-label " +
    "data-testid data-component data-type data-module pubdate http-equiv term title alt"
  ).split(" "),
);
/** Names as they are written most, so that each is one string: comparing and looking up such strings is cheap. */
const COMMON_NAMES = new Map(
  "a abbr article aside b blockquote body br button dd div dl dt em figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input label li link main meta nav noscript ol option p path picture pre script section small source span strong style sub sup svg table tbody td th thead time title tr u ul use video class id role itemprop content property name datetime rel href lang style hidden aria-hidden type aria-label data-testid data-component data-type data-module"
    .split(" ")
    .map((name) => [name, name]),
);
const lowerCase = (written: string): string => COMMON_NAMES.get(written) ?? written.toLowerCase();
const D = 100;
const DASH = 45;

/** `<div/>` stays open in HTML; foreign and made-up elements that say they are closed are. */
const isSelfClosed = (name: string): boolean => name.includes("-") || name.includes(":") || name === "path";

/** Most data- attributes are not read; the four that are have these lengths. */
const isUnreadData = (raw: string, start: number, length: number): boolean =>
  raw.charCodeAt(start) === D &&
  raw.charCodeAt(start + 4) === DASH &&
  length !== 9 &&
  length !== 11 &&
  length !== 14;

/** A tree while its page is read: what the tokenizer finds becomes nodes. */
class TreeBuilder implements Callbacks {
  private readonly raw: string;
  private readonly isXml: boolean;
  private readonly names: Array<string> = ["#document"];
  private readonly parents: Array<number> = [-1];
  private readonly last: Array<number> = [0];
  private readonly starts: Array<number> = [0];
  private readonly ends: Array<number> = [0];
  private readonly values: Array<string | null> = [null];
  private readonly firstAttribute: Array<number> = [0, 0];
  private readonly attributeNames: Array<string> = [];
  private readonly attributeStarts: Array<number> = [];
  private readonly attributeEnds: Array<number> = [];

  /** Elements that are open. */
  private readonly stack: Array<number> = [0];
  /** How many elements of a name are open, and how many were too deep to be put on the stack. */
  private readonly open = new Map<string, number>();
  private readonly tooDeep = new Map<string, number>();

  /** The tag that is being read. */
  private tagName = "";
  private attributes = 0;
  /** Its attribute that is being read: whether it is kept, where its name ends, where its data starts. */
  private isWanted = false;
  private nameEnd = 0;
  private dataStart = -1;
  /** End of the last token, where an entity starts. */
  private reached = 0;

  constructor(raw: string, isXml: boolean) {
    this.raw = raw;
    this.isXml = isXml;
  }

  private node(name: string, start: number, end: number, value: string | null): void {
    const { stack } = this;
    this.last.push(this.names.length);
    this.names.push(name);
    this.parents.push(stack[stack.length - 1]!);
    this.starts.push(start);
    this.ends.push(end);
    this.values.push(value);
    this.firstAttribute.push(this.attributeNames.length);
  }

  private nameAt(depth: number): string {
    return this.names[this.stack[depth]!]!;
  }

  private isOpen(name: string): boolean {
    return (this.open.get(name) ?? 0) > 0;
  }

  private close(depth: number): void {
    const id = this.stack[depth]!;
    const name = this.names[id]!;
    this.last[id] = this.names.length - 1;
    this.open.set(name, this.open.get(name)! - 1);
  }

  private popTo(depth: number): void {
    while (this.stack.length > depth) {
      this.close(this.stack.length - 1);
      this.stack.pop();
    }
  }

  /** Ends the element at a depth: all above it with it, but for an inline element that blocks were left open in. */
  private endElement(name: string, depth: number): void {
    if (!this.isXml && isInline(name))
      for (let above = this.stack.length - 1; above > depth; above--)
        if (!isInline(this.nameAt(above))) {
          this.close(depth);
          this.stack.splice(depth, 1);
          return;
        }
    this.popTo(depth);
  }

  private endParagraph(): void {
    if (!this.isOpen("p")) return;
    for (let at = this.stack.length - 1; at > 0; at--) {
      const name = this.nameAt(at);
      if (name === "p") return this.popTo(at);
      if (SCOPE.has(name) || name === "button") return;
    }
  }

  /** Ends what a start tag of this name ends without an end tag. */
  private endImplied(name: string): void {
    const rule = IMPLIED_END.get(name);
    if (rule === undefined) return;
    for (let at = this.stack.length - 1; at > 0; at--) {
      const open = this.nameAt(at);
      if (rule.ends.has(open)) return this.endElement(open, at);
      if (rule.until.has(open)) return;
    }
  }

  ontext(start: number, end: number): void {
    // Of an input that ends within an end tag the tokenizer gives a text that starts before that tag, or nowhere.
    if (start < this.reached) return;
    this.node("", start, end, null);
    this.reached = end;
  }

  ontextentity(codePoint: number, end: number): void {
    const value = String.fromCodePoint(codePoint);
    const { values } = this;
    // A reference to two code points comes in two calls with one end.
    if (end === this.reached && values[values.length - 1] !== null) values[values.length - 1] += value;
    else this.node("", this.reached, end, value);
    this.reached = end;
  }

  onopentagname(start: number, end: number): void {
    const name = lowerCase(this.raw.slice(start, end));
    this.tagName = name;
    this.attributes = 0;
    if (!this.isXml) {
      if (this.isOpen("head") && !IN_HEAD.has(name))
        this.popTo(this.stack.findIndex((id) => this.names[id] === "head"));
      if (ENDS_PARAGRAPH.has(name)) this.endParagraph();
      this.endImplied(name);
    }
    this.node(name, start - 1, end, null);
  }

  onattribname(start: number, end: number): void {
    this.isWanted = false;
    this.dataStart = -1;
    const length = end - start;
    if (++this.attributes > MAX_ATTRIBUTES || length > 14 || length < 2) return;
    if (isUnreadData(this.raw, start, length)) return;
    const name = lowerCase(this.raw.slice(start, end));
    this.isWanted = READ_ATTRIBUTES.has(name);
    if (this.isWanted) this.attributeNames.push(name);
    this.nameEnd = end;
  }

  onattribdata(start: number): void {
    if (this.dataStart < 0) this.dataStart = start;
  }

  onattribend(quote: QuoteType, end: number): void {
    if (!this.isWanted) return;
    const { raw, dataStart } = this;
    // Data comes in pieces around character references, so a quoted value is cut at its quotes.
    const mark = quote === QuoteType.Double ? '"' : quote === QuoteType.Single ? "'" : null;
    const from = mark !== null ? raw.indexOf(mark, this.nameEnd) + 1 : dataStart < 0 ? end : dataStart;
    const to = mark !== null && raw[end - 1] === mark ? end - 1 : end;
    this.attributeStarts.push(Math.min(from, to));
    this.attributeEnds.push(to);
  }

  onopentagend(end: number): void {
    this.finishTag(end + 1, false);
  }

  onselfclosingtag(end: number): void {
    this.finishTag(end + 1, true);
  }

  private finishTag(end: number, isClosed: boolean): void {
    const { tagName, stack } = this;
    const id = this.names.length - 1;
    this.reached = end;
    this.ends[id] = end;
    this.firstAttribute[id + 1] = this.attributeNames.length;
    if (this.isXml ? isClosed : VOID.has(tagName) || (isClosed && isSelfClosed(tagName))) return;
    if (stack.length > MAX_DEPTH) {
      this.tooDeep.set(tagName, (this.tooDeep.get(tagName) ?? 0) + 1);
      return;
    }
    stack.push(id);
    this.open.set(tagName, (this.open.get(tagName) ?? 0) + 1);
  }

  onclosetag(start: number, end: number): void {
    this.reached = this.raw.indexOf(">", end) + 1 || this.raw.length;
    const name = lowerCase(this.raw.slice(start, end));
    const unpushed = this.tooDeep.get(name) ?? 0;
    if (unpushed > 0) {
      this.tooDeep.set(name, unpushed - 1);
      return;
    }
    if (!this.isOpen(name)) return;
    for (let at = this.stack.length - 1; at > 0; at--) {
      const candidate = this.nameAt(at);
      if (candidate === name) return this.endElement(name, at);
      if (!this.isXml && SCOPE.has(candidate) && !SCOPE.has(name)) return;
    }
  }

  oncdata(start: number, end: number, offset: number): void {
    this.node("", start, end - offset, null);
    this.reached = end + 1;
  }

  oncomment(_start: number, end: number): void {
    this.reached = end + 1;
  }

  ondeclaration(_start: number, end: number): void {
    this.reached = end + 1;
  }

  onprocessinginstruction(_start: number, end: number): void {
    this.reached = end + 1;
  }

  onattribentity(): void {}

  onend(): void {}

  isInForeignContext(): boolean {
    return false;
  }

  /** Ends what is open. */
  finish(): Tree {
    this.popTo(0);
    this.last[0] = this.names.length - 1;
    const { raw, names, parents, last, starts, ends, values } = this;
    const { firstAttribute, attributeNames, attributeStarts, attributeEnds } = this;
    return {
      raw,
      names,
      parents,
      last,
      starts,
      ends,
      values,
      firstAttribute,
      attributeNames,
      attributeStarts,
      attributeEnds,
    };
  }
}

/**
 * The tree of an HTML or XHTML page, or of XML (`syntax`), where nothing is implied and case is folded all the same. Total and linear in its length: unclosed, misnested and missing tags are mended by
 * the standard's rules for end tags in the short form that article text needs (no foster parenting, no adoption agency).
 * The tokenizer is htmlparser2's (MIT): the fastest of those measured that give the offset of every token.
 */
export const buildTree = (raw: string, syntax: "html" | "xml" = "html"): Tree => {
  const xmlMode = syntax === "xml";
  const builder = new TreeBuilder(raw, xmlMode);
  const tokenizer = new Tokenizer({ xmlMode }, builder);
  tokenizer.write(raw);
  tokenizer.end();
  return builder.finish();
};
