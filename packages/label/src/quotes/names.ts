/**
 * Who is mentioned where: names by capital shape with their titles, pronouns, and noun phrases that can speak; and what
 * hangs on whom. One pass over the tokens; no parser.
 */
import { hashWord } from "../hash.ts";
import { CAPITAL, CLITIC, IS, NUMBER, SPACED, WORD } from "../kinds.ts";
import type { Tokens } from "../tokens.ts";
import { CLOSED, isAdverb, NameWords, startsSentence } from "./nameWords.ts";

/** Bit of `Mention.bits`: "I", "we", "our". */
export const FIRST_PERSON = IS.firstPerson;

export const NAME = 1;
export const PRONOUN = 2;
export const NOUN = 3;

/** One mention: tokens from `first` to `last`, exclusive; the possessive `'s` left out. */
export interface Mention {
  readonly kind: number;
  readonly first: number;
  readonly last: number;
  /** Token of the head: a name's last word, the noun, the pronoun. */
  readonly head: number;
  /** Bits of `IS` of the head, and of a title or role before a name. */
  readonly bits: number;
  readonly possessive: boolean;
  /** First token of a role or title before a name ("former prime minister Rishi Sunak"), else `first`. */
  readonly outer: number;
  /** Where the phrase ends with all that hangs on it: "the mayor of Port Kelby", "a nurse from Leeds". */
  readonly full: number;
  /** Index of the mention that this one hangs on, -1 for none: Leeds in "Ada Holm from Leeds". */
  readonly hangsOn: number;
  /** Index of the mention that owns this one, -1 for none: the council in "the council's own survey". */
  readonly owner: number;
}

const QUANTITIES = new Set(
  "some many others most several both few all one another those neither none two three four five six seven eight nine ten"
    .split(" ")
    .map(hashWord),
);
/** "some", "others", "one": a number of somebody. */
export const isQuantity = (hash: number): boolean => QUANTITIES.has(hash);

const OF = hashWord("of");
const THE = hashWord("the");
/** What hangs a place, a body or a matter on a name or a noun. */
const HANGS = new Set(["of", "from", "at", "in", "for", "with", "on"].map(hashWord));
/** Tokens that a phrase with all that hangs on it may have. */
const LONGEST = 16;

const NOT_NOUN = CLOSED | IS.adverb | IS.negation | IS.agreement | IS.judging;
const AFTER_SPEAKER = IS.auxiliary | IS.adverb | IS.negation | IS.relative;
const CAN_SPEAK = IS.person | IS.body;

type Found = { -readonly [K in keyof Mention]: Mention[K] };

const endsInEd = ({ text, ends }: Tokens, i: number): boolean => text.endsWith("ed", ends[i]!);

class MentionReader {
  readonly found: Array<Found> = [];
  private readonly tokens: Tokens;
  private readonly bits: Int32Array;
  private readonly names: NameWords;

  constructor(tokens: Tokens) {
    this.tokens = tokens;
    this.bits = tokens.is;
    this.names = new NameWords(tokens);
  }

  private add(kind: number, outer: number, first: number, last: number, head: number, bits: number): void {
    const { kinds, count } = this.tokens;
    const possessive = last < count && kinds[last] === CLITIC && kind !== PRONOUN;
    const before = this.found.at(-1);
    // "the council's own survey", "his cashier": the next phrase is theirs.
    const gap = before?.possessive === true ? outer - before.last - (before.kind === PRONOUN ? 0 : 1) : 9;
    // "Obama's first EPA administrator": a small word may stand between.
    const owned =
      gap >= 0 && gap <= 2 && (gap === 0 || this.isSmall(outer - 1)) && (gap < 2 || this.isSmall(outer - 2));
    const owner = owned ? this.found.length - 1 : -1;
    this.found.push({ kind, first, last, head, bits, possessive, outer, full: last, hangsOn: -1, owner });
  }

  private isSmall(i: number): boolean {
    const { kinds, shapes, count } = this.tokens;
    return i < count && kinds[i] === WORD && (shapes[i]! & (CAPITAL | SPACED)) === SPACED;
  }

  private isNameAfter(i: number): boolean {
    return i < this.tokens.count && this.names.isName(i, false) && (this.tokens.shapes[i]! & SPACED) !== 0;
  }

  /** A name that starts at `i`, or the noun that it goes before: "Union chief", "the Drova campaign". Gives where to go on. */
  private name(i: number): number {
    const { bits, names } = this;
    if (names.isMereOpener(i)) return i + 1;
    const end = names.end(i);
    let noun = end;
    while (noun < end + 3 && this.isSmall(noun) && (bits[noun]! & (NOT_NOUN | IS.cueVerb)) === 0) {
      noun++;
      if ((bits[noun - 1]! & IS.person) !== 0) break;
    }
    if (noun > end && (bits[noun - 1]! & CAN_SPEAK) !== 0) {
      const named = (bits[noun - 1]! & IS.person) !== 0 && this.isNameAfter(noun);
      const stop = named ? names.end(noun) : noun;
      this.add(named ? NAME : NOUN, i, named ? noun : i, stop, stop - 1, bits[noun - 1]! & CAN_SPEAK);
      return stop;
    }
    const lone = end - i === 1 && startsSentence(this.tokens, i);
    if (lone && (QUANTITIES.has(this.tokens.hashes[i]!) || names.isMereCapital(i))) return end;
    let role = 0;
    for (let at = i; at < end; at++) role |= bits[at]! & (CAN_SPEAK | IS.title);
    this.add(NAME, i, i, end, end - 1, role);
    return end;
  }

  /** What `phrase` last found: the head of the phrase, -1 for none, and bits of `IS` that let it speak. */
  private head = -1;
  private role = 0;

  /** Finds the head of a noun phrase from `first` on, an optional determiner and words of no closed class; gives its end. */
  private phrase(first: number): number {
    const { bits, tokens, names } = this;
    const { kinds, shapes, count } = tokens;
    let at = first;
    if ((bits[first]! & IS.determiner) !== 0) at++;
    let role = 0;
    let head = -1;
    while (at < count && at - first < 9) {
      if (kinds[at] === NUMBER) {
        at++;
        continue;
      }
      if (kinds[at] !== WORD) break;
      const word = bits[at]!;
      if ((word & NOT_NOUN) !== 0 || ((word & CAN_SPEAK) === 0 && isAdverb(tokens, at))) break;
      if (at > first && names.isName(at, false)) break;
      const verb = (word & IS.cueVerb) !== 0 && (word & (IS.finite | IS.gerund)) !== 0;
      if (verb && (word & (CAN_SPEAK | IS.cueNoun)) === 0) break;
      if (at > first && (shapes[at]! & SPACED) === 0) break;
      // "…, says watchdog"
      if (at === first && (word & IS.reports) !== 0 && (word & (CAN_SPEAK | IS.cueNoun)) === 0) break;
      // "the act of 2006 says"
      if (at > first && kinds[at - 1] === NUMBER && (word & IS.reports) !== 0) break;
      // A word that is both noun and verb after a plural noun that can speak: "officials claim".
      if (head >= 0 && (word & IS.cueVerb) !== 0 && (role & CAN_SPEAK) !== 0) break;
      // "the family issued": no noun ends so behind one that can speak.
      if ((role & CAN_SPEAK) !== 0 && (word & CAN_SPEAK) === 0 && endsInEd(tokens, at)) break;
      // Past a person only another who can speak goes on: "party chairman", but "the mayor opened".
      if ((role & IS.person) !== 0 && (word & CAN_SPEAK) === 0) break;
      role = word & CAN_SPEAK;
      head = at;
      at++;
    }
    this.head = head;
    this.role = role;
    return at;
  }

  /** "a top Obama lawyer", "the latest NBC poll": a name inside a phrase with a determiner. Gives where to go on, 0 for none. */
  private aroundName(first: number, at: number, role: number): number {
    const { bits, names } = this;
    if (
      (bits[first]! & IS.determiner) === 0 ||
      at === first ||
      (role & IS.person) !== 0 ||
      !this.isNameAfter(at)
    )
      return 0;
    const end = names.end(at);
    let noun = end;
    while (noun < end + 3 && this.isSmall(noun) && (bits[noun]! & (NOT_NOUN | IS.cueVerb)) === 0) {
      noun++;
      if ((bits[noun - 1]! & IS.person) !== 0) break;
    }
    if (noun === end || (bits[noun - 1]! & CAN_SPEAK) === 0 || (at === first + 1 && this.isNameAfter(noun)))
      return 0;
    if (this.isNameAfter(noun)) return 0;
    this.add(NOUN, first, first, noun, noun - 1, bits[noun - 1]! & CAN_SPEAK);
    return noun;
  }

  /** A noun phrase that can speak, or that a verb, an auxiliary or a preposition stands beside. Gives where to go on. */
  private noun(first: number): number {
    const { bits, names } = this;
    const { hashes, count, kinds } = this.tokens;
    const at = this.phrase(first);
    const { head, role } = this;
    const named = this.aroundName(first, at, role);
    if (named > 0) return named;
    const isMany = isQuantity(hashes[first]!);
    if (head >= 0 || (at > first && isMany)) {
      const end = head >= 0 ? head + 1 : at;
      if (this.isNameAfter(end) && (role & IS.person) !== 0) {
        const stop = names.end(end);
        this.add(NAME, first, end, stop, stop - 1, role);
        return stop;
      }
      const before = first > 0 ? bits[first - 1]! : 0;
      const after = end < count ? bits[end]! : 0;
      const beside =
        ((before | after) & IS.cueVerb) !== 0 ||
        (after & AFTER_SPEAKER) !== 0 ||
        (before & IS.preposition) !== 0 ||
        (first > 0 && kinds[first - 1] === CLITIC);
      if (role !== 0 || beside || isMany)
        this.add(NOUN, first, first, end, head >= 0 ? head : first, role | (isMany ? IS.person : 0));
      else return at;
    }
    return Math.max(at, first + 1);
  }

  /** "one legal expert": how many speak, where "one" alone is a pronoun. */
  private countsSpeaker(i: number): boolean {
    const { kinds, hashes, count } = this.tokens;
    if (i + 1 >= count || kinds[i + 1] !== WORD || !isQuantity(hashes[i]!)) return false;
    this.phrase(i + 1);
    return this.head > i && this.role !== 0;
  }

  read(): void {
    const { bits } = this;
    const { kinds, hashes, count } = this.tokens;
    let i = 0;
    while (i < count) {
      if (kinds[i] !== WORD && kinds[i] !== NUMBER) {
        i++;
        continue;
      }
      const is = bits[i]!;
      if (this.names.isName(i, startsSentence(this.tokens, i))) {
        i = this.name(i);
        continue;
      }
      if ((is & (IS.subject | IS.crowd | IS.thirdPerson)) !== 0 && kinds[i] === WORD) {
        if ((is & IS.determiner) === 0 && !this.countsSpeaker(i)) {
          this.add(PRONOUN, i, i, i + 1, i, is);
          this.found.at(-1)!.possessive = (is & IS.firstPerson) !== 0 && (is & IS.subject) === 0;
          i++;
          continue;
        }
        // "his", "her" also open a noun phrase; where that can speak, it is the one who does.
        this.phrase(i);
        if ((is & IS.determiner) !== 0 && (this.head < 0 || this.role === 0)) {
          this.add(PRONOUN, i, i, i + 1, i, is);
          this.found.at(-1)!.possessive = true;
        }
      }
      i = this.noun(i);
      if (i < count && hashes[i] === OF && kinds[i] === WORD) i++;
    }
  }

  /** Says of each mention where its phrase ends and what it hangs on: from the last to the first, since phrases nest. */
  hang(): void {
    const { kinds, hashes, count } = this.tokens;
    for (let i = this.found.length - 2; i >= 0; i--) {
      const m = this.found[i]!;
      const at = m.last;
      if (m.kind === PRONOUN || m.possessive || at >= count || kinds[at] !== WORD) continue;
      if (!HANGS.has(hashes[at]!)) continue;
      let index = i + 1;
      // "some of his backers"
      if (
        this.found[index]!.kind === PRONOUN &&
        this.found[index]!.possessive &&
        index + 1 < this.found.length
      )
        index++;
      const next = this.found[index]!;
      if (index > i + 1 && next.outer !== this.found[index - 1]!.outer) continue;
      const start = hashes[at + 1] === THE && next.kind === NAME ? at + 2 : at + 1;
      if (next.outer !== start || next.kind === PRONOUN || next.full - m.first > LONGEST) continue;
      next.hangsOn = i;
      m.full = next.full;
      // "the head of the union's board": the board hangs on the head too.
      const owned = this.found[index + 1];
      if (owned === undefined || owned.owner !== index) continue;
      owned.hangsOn = i;
      m.full = owned.full;
    }
  }
}

/** Every mention of the text, ordered by `first`, none overlapping. Linear in the number of tokens. */
export const readMentions = (tokens: Tokens): ReadonlyArray<Mention> => {
  const reader = new MentionReader(tokens);
  reader.read();
  reader.hang();
  return reader.found;
};
