/**
 * Quotation marks to stretches, in one pass with a stack. Each repair is local to a paragraph: an unclosed mark ends at
 * the paragraph's end or before the next mark that opens, a closing mark with nothing open starts where its sentence
 * does. Any string of marks gives a result.
 */
import {
  CLOSES,
  EITHER,
  ELISIONS,
  facing,
  familyOf,
  DOUBLED_OPEN,
  isSingleApostrophe,
  markCode,
  OPENS,
  type MarkFamily,
} from "./markFacing.ts";
import { BREAK, CAPITAL, COMMA, DASH, MARK, NUMBER, PAREN_OPEN, SPACED, STOP, WORD } from "../kinds.ts";
import type { Tokens } from "../tokens.ts";

/** A stretch between two marks, marks included. */
export interface Marked {
  readonly family: MarkFamily;
  /** UTF-16 offsets, marks included. */
  start: number;
  end: number;
  /** Tokens from `first` to `last`, exclusive, marks included. */
  readonly first: number;
  last: number;
  /** The opening mark was written (false: repaired at a closing mark with nothing open). */
  readonly opened: boolean;
  closed: boolean;
  /** Index of the stretch that this one stands in, -1 for an outermost one. */
  parent: number;
  /** Index of the stretch that this one goes on with: re-opened in a new paragraph; -1 for none. */
  continues: number;
}

interface Open {
  readonly span: number;
  readonly family: MarkFamily;
}

/** Tokens that a stretch with no opening mark must have. */
const SHORTEST = 4;

const STRAIGHT = 34;

class MarkReader {
  readonly spans: Array<Marked> = [];
  readonly dead = new Set<number>();
  readonly tokens: Tokens;
  private stack: Array<Open> = [];
  private paragraph = 0;
  /** Last token that is a mark in this paragraph, else the paragraph's first token less one. */
  private lastMark = -1;
  /** Unclosed stretch that the previous paragraph ended in, -1 for none. */
  private carry = -1;

  constructor(tokens: Tokens) {
    this.tokens = tokens;
  }

  private push(family: MarkFamily, at: number, continues: number): void {
    this.stack.push({ span: this.spans.length, family });
    this.spans.push({
      family,
      start: this.tokens.starts[at]!,
      end: this.tokens.ends[at]!,
      first: at,
      last: at + 1,
      opened: true,
      closed: false,
      parent: -1,
      continues,
    });
  }

  private finish(span: number, last: number, closed: boolean): void {
    const marked = this.spans[span]!;
    marked.last = last;
    marked.end = this.tokens.ends[last - 1]!;
    marked.closed = closed;
    // Marks with nothing between them quote nothing.
    if (last - marked.first <= (closed ? 2 : 1)) this.dead.add(span);
  }

  private findOpen(family: MarkFamily): number {
    for (let i = this.stack.length - 1; i >= 0 && i >= this.stack.length - 8; i--)
      if (this.stack[i]!.family === family) return i;
    return -1;
  }

  private openCode(span: number): number {
    return this.tokens.text.charCodeAt(this.spans[span]!.start);
  }

  /** Of two double marks: both straight, or both curly. Texts mix them, but a quote in a quote often wears the other kind. */
  private isAlike(span: number, code: number): boolean {
    return (this.openCode(span) === STRAIGHT) === (code === STRAIGHT);
  }

  /** The stretch that a closing double mark ends: the innermost of its own kind, else the innermost. */
  private findClosed(family: MarkFamily, code: number): number {
    const nearest = this.findOpen(family);
    if (nearest < 1 || family !== "double" || this.isAlike(this.stack[nearest]!.span, code)) return nearest;
    const under = this.stack[nearest - 1]!;
    return under.family === family && this.isAlike(under.span, code) ? nearest - 1 : nearest;
  }

  private open(family: MarkFamily, at: number): void {
    let continues = -1;
    const { kinds } = this.tokens;
    const code = markCode(this.tokens, at);
    const carried = this.carry >= 0 && this.spans[this.carry]!.family === family;
    if (at === this.paragraph && carried && (family !== "double" || this.isAlike(this.carry, code)))
      continues = this.carry;
    else if (family !== "single" && at > 0 && kinds[at - 1] === STOP) {
      const under = this.stack.at(-1);
      // Re-opened after a full stop while still open: paragraphs that were joined by a space.
      if (under !== undefined && under.family === family && this.isAlike(under.span, code))
        continues = under.span;
    }
    this.push(family, at, continues);
  }

  private close(slot: number, at: number): void {
    const span = this.stack[slot]!.span;
    for (let i = slot + 1; i < this.stack.length; i++) {
      const inner = this.stack[i]!;
      if (inner.family === "single") this.dead.add(inner.span);
      else this.finish(inner.span, at, false);
    }
    this.stack.length = slot;
    this.finish(span, at + 1, true);
  }

  /** A closing mark with nothing open: the stretch starts with its paragraph or its sentence. */
  private closeUnopened(family: MarkFamily, at: number): void {
    const { kinds, starts, ends } = this.tokens;
    if (at === 0 || this.stack.length > 0) return;
    const before = kinds[at - 1];
    const fresh = this.lastMark < this.paragraph;
    const carried = fresh && this.carry >= 0 && this.spans[this.carry]!.family === family ? this.carry : -1;
    const after = at + 1 < this.tokens.count ? kinds[at + 1] : BREAK;
    if (carried < 0 && (before === NUMBER || !(before === STOP || before === COMMA || after === BREAK)))
      return;
    let first = fresh ? this.paragraph : at;
    if (!fresh) {
      let i = at - 2;
      while (i > this.lastMark && kinds[i] !== STOP) i--;
      first = i + 1;
    }
    // Too short for speech: the mark is a slip.
    if (first <= this.lastMark || (carried < 0 && at - first < SHORTEST)) return;
    this.spans.push({
      family,
      start: starts[first]!,
      end: ends[at]!,
      first,
      last: at + 1,
      opened: false,
      closed: true,
      parent: -1,
      continues: carried,
    });
  }

  private single(at: number): void {
    const { kinds, hashes, shapes, count } = this.tokens;
    const code = markCode(this.tokens, at);
    const way = facing(this.tokens, at);
    const next = at + 1 < count && (shapes[at + 1]! & SPACED) === 0 ? kinds[at + 1]! : BREAK;
    const slot = this.findOpen("single");
    const before = at > 0 ? kinds[at - 1]! : BREAK;
    const afterMark = before === MARK && (shapes[at]! & SPACED) === 0;
    const canOpen =
      (way !== CLOSES || code === 0x2018) &&
      code !== 0x2019 &&
      ((shapes[at]! & SPACED) !== 0 || before === PAREN_OPEN || before === DASH || afterMark || at === 0) &&
      (next === WORD || next === MARK || (next === NUMBER && code !== 39)) &&
      !(next === WORD && ELISIONS.has(hashes[at + 1]!));
    if (
      slot >= 0 &&
      (way === CLOSES || afterMark || code === 0x2019) &&
      !isSingleApostrophe(this.tokens, at)
    ) {
      if ((shapes[at]! & SPACED) === 0 && (next === BREAK || next !== WORD)) {
        this.close(slot, at);
        return;
      }
    }
    if (canOpen && (slot < 0 || slot < this.stack.length - 1)) this.open("single", at);
  }

  private double(family: MarkFamily, at: number): void {
    const code = markCode(this.tokens, at);
    let way = facing(this.tokens, at);
    const slot = this.findClosed(family, code);
    if (code === 0x201c || code === 0x201f) {
      // “ also closes „ and is mistyped for ” at the end of a word.
      const lowOpen = slot >= 0 && this.openCode(this.stack[slot]!.span) === 0x201e;
      way = lowOpen || (way === CLOSES && slot >= 0) ? CLOSES : OPENS;
    } else if (code === 0x201d) {
      way = slot < 0 && (way === OPENS || at === this.paragraph) ? OPENS : CLOSES;
    } else if (code === 0x201e || code === DOUBLED_OPEN || code === 0x300c || code === 0x300e) way = OPENS;
    else if (code === 0x300d || code === 0x300f) way = CLOSES;
    else if (family === "guillemet") {
      const open = slot >= 0 ? this.openCode(this.stack[slot]!.span) : 0;
      way = slot >= 0 && open !== code ? CLOSES : way === EITHER ? (slot >= 0 ? CLOSES : OPENS) : way;
    }
    if (way === EITHER) way = slot >= 0 ? CLOSES : OPENS;
    if (way === OPENS) this.open(family, at);
    else if (slot >= 0) this.close(slot, at);
    else this.closeUnopened(family, at);
  }

  /** The paragraph after token `end` opens with a single mark: a British quote goes on there. */
  private isReopened(end: number): boolean {
    const { kinds, count } = this.tokens;
    return (
      end + 1 < count && kinds[end + 1] === MARK && familyOf(markCode(this.tokens, end + 1)) === "single"
    );
  }

  /** Settles what is still open where a paragraph ends at token `end`, exclusive. */
  private endParagraph(end: number): void {
    this.carry = -1;
    const { kinds, shapes } = this.tokens;
    const left: Array<Open> = [];
    for (const open of this.stack) {
      const opensParagraph = this.spans[open.span]!.first === this.paragraph;
      const starts = opensParagraph || this.isReopened(end);
      if (open.family === "single" && !starts) this.dead.add(open.span);
      else left.push(open);
    }
    for (let i = 0; i < left.length; i++) {
      const one = left[i]!;
      const two = left[i + 1];
      if (two === undefined) {
        this.endUnclosed(one.span, end);
        break;
      }
      const at = this.spans[two.span]!.first;
      const before = kinds[at - 1];
      if (one.family === two.family && (before === STOP || before === COMMA) && at + 1 < end) {
        // `"Yes, "he said`: a closing mark on the wrong side of its space.
        const afterAt = shapes[at + 1]!;
        if ((afterAt & CAPITAL) === 0 && this.spans[two.span]!.continues < 0) {
          this.finish(one.span, at + 1, true);
          this.dead.add(two.span);
          i++;
          continue;
        }
      }
      this.finish(one.span, at, false);
    }
    this.stack = [];
  }

  private endUnclosed(span: number, end: number): void {
    const { kinds, count } = this.tokens;
    const marked = this.spans[span]!;
    // An outermost stretch of the same family that opened later shows where this one was meant to end.
    for (let i = span + 1; i < this.spans.length; i++) {
      const later = this.spans[i]!;
      if (this.dead.has(i) || later.family !== marked.family) continue;
      if (later.closed && !this.isAlike(span, this.openCode(i))) continue;
      this.finish(span, later.first, false);
      return;
    }
    if (marked.family === "single") {
      const next = end + 1;
      if (!(next < count && kinds[next] === MARK && familyOf(markCode(this.tokens, next)) === "single")) {
        this.dead.add(span);
        return;
      }
    }
    this.finish(span, end, false);
    this.carry = span;
  }

  read(): ReadonlyArray<Marked> {
    const { kinds, count } = this.tokens;
    for (let at = 0; at < count; at++) {
      const kind = kinds[at];
      if (kind === BREAK) {
        this.endParagraph(at);
        this.paragraph = at + 1;
        this.lastMark = at;
      } else if (kind === MARK) {
        const family = familyOf(markCode(this.tokens, at));
        if (family === "single") this.single(at);
        else this.double(family, at);
        if (family !== "single") this.lastMark = at;
      }
    }
    this.endParagraph(count);
    return this.settle();
  }

  /** Drops the dead, orders by start, and says which stands in which. */
  private settle(): ReadonlyArray<Marked> {
    const order = this.spans
      .map((_, i) => i)
      .filter((i) => !this.dead.has(i))
      .sort(
        (a, b) => this.spans[a]!.first - this.spans[b]!.first || this.spans[b]!.last - this.spans[a]!.last,
      );
    const place = new Map<number, number>();
    order.forEach((old, i) => place.set(old, i));
    const out: Array<Marked> = [];
    const open: Array<number> = [];
    for (const old of order) {
      const span = this.spans[old]!;
      while (open.length > 0 && out[open.at(-1)!]!.last <= span.first) open.pop();
      const over = open.at(-1);
      // Two stretches that cross: the later one is cut off where the earlier one ends.
      if (over !== undefined && out[over]!.last < span.last) {
        span.last = out[over]!.last;
        span.end = out[over]!.end;
      }
      span.parent = over ?? -1;
      span.continues = span.continues < 0 ? -1 : (place.get(span.continues) ?? -1);
      if (over !== undefined && span.continues === over) span.continues = -1;
      open.push(out.length);
      out.push(span);
    }
    return out;
  }
}

/** The stretches between quotation marks, ordered by start. Takes the tokens of any text; linear in their number. */
export const readMarks = (tokens: Tokens): ReadonlyArray<Marked> => new MarkReader(tokens).read();
