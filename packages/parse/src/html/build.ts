import { QuoteType, Tokenizer } from "htmlparser2";
import { ENDS_PARAGRAPH, IMPLIED_END, IN_HEAD, isInline, SCOPE, VOID } from "./elements.ts";
import type { Tree } from "./tree.ts";

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

/**
 * The tree of an HTML or XHTML page, or of XML (`syntax`), where nothing is implied and case is folded all the same. Total and linear in its length: unclosed, misnested and missing tags are mended by
 * the standard's rules for end tags in the short form that article text needs (no foster parenting, no adoption agency).
 * The tokenizer is htmlparser2's (MIT): the fastest of those measured that give the offset of every token.
 */
export const buildTree = (raw: string, syntax: "html" | "xml" = "html"): Tree => {
  const isXml = syntax === "xml";
  const names: Array<string> = ["#document"];
  const parents: Array<number> = [-1];
  const last: Array<number> = [0];
  const starts: Array<number> = [0];
  const ends: Array<number> = [0];
  const values: Array<string | null> = [null];
  const firstAttribute: Array<number> = [0, 0];
  const attributeNames: Array<string> = [];
  const attributeStarts: Array<number> = [];
  const attributeEnds: Array<number> = [];

  const stack: Array<number> = [0];
  /** How many elements of a name are open, and how many were too deep to be put on the stack. */
  const open = new Map<string, number>();
  const tooDeep = new Map<string, number>();
  let tagName = "";
  let tagStart = 0;
  let attributes = 0;
  let wanted = false;
  let nameEnd = 0;
  let dataStart = -1;
  /** End of the last token, where an entity starts. */
  let reached = 0;

  const node = (name: string, start: number, end: number, value: string | null): number => {
    const id = names.length;
    names.push(name);
    parents.push(stack[stack.length - 1]!);
    last.push(id);
    starts.push(start);
    ends.push(end);
    values.push(value);
    firstAttribute.push(attributeNames.length);
    return id;
  };
  const close = (at: number): void => {
    const id = stack[at]!;
    last[id] = names.length - 1;
    open.set(names[id]!, open.get(names[id]!)! - 1);
  };
  const popTo = (depth: number): void => {
    while (stack.length > depth) {
      close(stack.length - 1);
      stack.pop();
    }
  };
  const isOpen = (name: string): boolean => (open.get(name) ?? 0) > 0;

  const endParagraph = (): void => {
    if (!isOpen("p")) return;
    for (let at = stack.length - 1; at > 0; at--) {
      const name = names[stack[at]!]!;
      if (name === "p") return popTo(at);
      if (SCOPE.has(name) || name === "button") return;
    }
  };
  const endImplied = (name: string): void => {
    const rule = IMPLIED_END.get(name);
    if (rule === undefined) return;
    for (let at = stack.length - 1; at > 0; at--) {
      const open = names[stack[at]!]!;
      if (rule.ends.has(open)) {
        endTag(open, at);
        return;
      }
      if (rule.until.has(open)) return;
    }
  };
  /** Ends the element at `at` of the stack: all above it with it, but for an inline element that blocks were left open in. */
  const endTag = (name: string, at: number): void => {
    if (!isXml && isInline(name))
      for (let above = stack.length - 1; above > at; above--)
        if (!isInline(names[stack[above]!]!)) {
          close(at);
          stack.splice(at, 1);
          return;
        }
    popTo(at);
  };

  const tokenizer = new Tokenizer(
    { xmlMode: isXml },
    {
      ontext: (start, end) => {
        // Of an input that ends within an end tag the tokenizer gives a text that starts before that tag, or nowhere.
        if (start < reached) return;
        node("", start, end, null);
        reached = end;
      },
      ontextentity: (codePoint, end) => {
        const value = String.fromCodePoint(codePoint);
        // A reference to two code points comes in two calls with one end.
        if (end === reached && values[names.length - 1] !== null) values[names.length - 1] += value;
        else node("", reached, end, value);
        reached = end;
      },
      onopentagname: (start, end) => {
        tagName = lowerCase(raw.slice(start, end));
        tagStart = start - 1;
        attributes = 0;
        if (isXml) {
          node(tagName, tagStart, end, null);
          return;
        }
        if (isOpen("head") && !IN_HEAD.has(tagName)) popTo(stack.findIndex((id) => names[id] === "head"));
        if (ENDS_PARAGRAPH.has(tagName)) endParagraph();
        endImplied(tagName);
        node(tagName, tagStart, end, null);
      },
      onattribname: (start, end) => {
        wanted = false;
        dataStart = -1;
        const length = end - start;
        if (++attributes > MAX_ATTRIBUTES || length > 14 || length < 2) return;
        // Most data- attributes are not read; the four that are have these lengths.
        if (
          raw.charCodeAt(start) === D &&
          raw.charCodeAt(start + 4) === DASH &&
          length !== 9 &&
          length !== 11 &&
          length !== 14
        )
          return;
        const name = lowerCase(raw.slice(start, end));
        wanted = READ_ATTRIBUTES.has(name);
        if (wanted) attributeNames.push(name);
        nameEnd = end;
      },
      onattribdata: (start) => {
        if (dataStart < 0) dataStart = start;
      },
      onattribentity: () => {},
      onattribend: (quote, end) => {
        if (!wanted) return;
        // Data comes in pieces around character references, so a quoted value is cut at its quotes.
        const mark = quote === QuoteType.Double ? '"' : quote === QuoteType.Single ? "'" : null;
        const from = mark !== null ? raw.indexOf(mark, nameEnd) + 1 : dataStart < 0 ? end : dataStart;
        const to = mark !== null && raw[end - 1] === mark ? end - 1 : end;
        attributeStarts.push(Math.min(from, to));
        attributeEnds.push(to);
      },
      onopentagend: (end) => {
        finishTag(end + 1, false);
      },
      onselfclosingtag: (end) => {
        finishTag(end + 1, true);
      },
      onclosetag: (start, end) => {
        reached = raw.indexOf(">", end) + 1 || raw.length;
        const name = lowerCase(raw.slice(start, end));
        const unpushed = tooDeep.get(name) ?? 0;
        if (unpushed > 0) {
          tooDeep.set(name, unpushed - 1);
          return;
        }
        if (!isOpen(name)) return;
        for (let at = stack.length - 1; at > 0; at--) {
          const candidate = names[stack[at]!]!;
          if (candidate === name) {
            endTag(name, at);
            return;
          }
          if (!isXml && SCOPE.has(candidate) && !SCOPE.has(name)) return;
        }
      },
      oncdata: (start, end, offset) => {
        node("", start, end - offset, null);
        reached = end + 1;
      },
      oncomment: (_start, end) => {
        reached = end + 1;
      },
      ondeclaration: (_start, end) => {
        reached = end + 1;
      },
      onprocessinginstruction: (_start, end) => {
        reached = end + 1;
      },
      onend: () => {},
      isInForeignContext: () => false,
    },
  );
  const finishTag = (end: number, selfClosing: boolean): void => {
    const id = names.length - 1;
    reached = end;
    ends[id] = end;
    firstAttribute[id + 1] = attributeNames.length;
    if (isXml ? selfClosing : VOID.has(tagName) || (selfClosing && isSelfClosed(tagName))) return;
    if (stack.length > MAX_DEPTH) {
      tooDeep.set(tagName, (tooDeep.get(tagName) ?? 0) + 1);
      return;
    }
    stack.push(id);
    open.set(tagName, (open.get(tagName) ?? 0) + 1);
  };
  tokenizer.write(raw);
  tokenizer.end();
  popTo(0);
  last[0] = names.length - 1;
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
};

/** `<div/>` stays open in HTML; foreign and made-up elements that say they are closed are. */
const isSelfClosed = (name: string): boolean => name.includes("-") || name.includes(":") || name === "path";
