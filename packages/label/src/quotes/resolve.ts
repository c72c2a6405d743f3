/**
 * From a mention to the name a reader would give: a surname to the fullest form of it in the article, a pronoun or a role
 * to the last name that fits. The mention itself is kept beside the name.
 */
import { GIVEN_NAMES } from "../data/givenNames.ts";
import { NAME, NOUN, PRONOUN, type Mention } from "./names.ts";
import { IS } from "../kinds.ts";
import { hashWord } from "../hash.ts";
import { COMMA, STOP, WORD } from "../kinds.ts";
import type { Scene } from "./scene.ts";

const MALE = 1;
const FEMALE = 2;

const genders = new Map<number, number>();
for (const row of GIVEN_NAMES)
  for (const word of row.words.split(" ")) genders.set(hashWord(word), row.gender === "male" ? MALE : FEMALE);
for (const word of ["mr", "lord", "sir", "king", "prince", "congressman", "chairman", "father", "brother"])
  genders.set(hashWord(word), MALE);
for (const word of [
  "mrs",
  "ms",
  "miss",
  "lady",
  "dame",
  "queen",
  "princess",
  "congresswoman",
  "madame",
  "sister",
])
  genders.set(hashWord(word), FEMALE);
for (const word of ["spokesman", "businessman", "husband", "son", "grandfather", "uncle"])
  genders.set(hashWord(word), MALE);
for (const word of [
  "spokeswoman",
  "businesswoman",
  "wife",
  "mother",
  "daughter",
  "grandmother",
  "aunt",
  "actress",
])
  genders.set(hashWord(word), FEMALE);

const pronouns = new Map<number, number>();
for (const word of ["he", "him", "his", "himself"]) pronouns.set(hashWord(word), MALE);
for (const word of ["she", "her", "hers", "herself"]) pronouns.set(hashWord(word), FEMALE);
const RELATIVE = new Set(["who", "which", "that", "whose"].map(hashWord));
const PLURAL = new Set(["they", "them", "their", "themselves"].map(hashWord));
const FIRST = new Set(["i", "we", "my", "our", "me", "us"].map(hashWord));
const THE = hashWord("the");

const genderOf = (scene: Scene, m: Mention): number => {
  const { hashes } = scene.tokens;
  for (let i = m.outer; i < m.last; i++) {
    const gender = genders.get(hashes[i]!);
    if (gender !== undefined) return gender;
  }
  return 0;
};

/** A mention's name, and how it was reached: the indices of the mentions in between. */
export interface Resolved {
  readonly name: string;
  readonly chain: ReadonlyArray<number>;
}

/** Links mentions of one article. Built once; each question costs a bounded number of steps. */
export class Resolver {
  private readonly scene: Scene;
  /** Fullest name by the hash of its last word. */
  private readonly fullest = new Map<number, number>();
  private readonly genderByLast = new Map<number, number>();
  private readonly names: Array<number> = [];
  /** Position in `names` of the first name at or after each mention. */
  private readonly nameFrom: Int32Array;

  constructor(scene: Scene) {
    this.scene = scene;
    const { mentions } = scene;
    this.nameFrom = new Int32Array(mentions.length + 1);
    for (let i = 0; i < mentions.length; i++) {
      this.nameFrom[i] = this.names.length;
      const m = mentions[i]!;
      if (m.kind !== NAME) continue;
      this.names.push(i);
      const last = this.lastWord(m);
      const gender = genderOf(scene, m);
      if (gender !== 0 && !this.genderByLast.has(last)) this.genderByLast.set(last, gender);
      const best = this.fullest.get(last);
      if (best === undefined || this.weight(m) > this.weight(mentions[best]!)) this.fullest.set(last, i);
    }
    this.nameFrom[mentions.length] = this.names.length;
  }

  private lastWord(m: Mention): number {
    const { kinds, hashes } = this.scene.tokens;
    let at = m.last - 1;
    while (at > m.first && kinds[at] !== WORD) at--;
    return hashes[at]!;
  }

  /** Words of the bare name, up to four: "Ann Lee Osei" beats "Mr Osei" beats "Osei". */
  private weight(m: Mention): number {
    let words = 0;
    const { kinds } = this.scene.tokens;
    for (let i = this.bareStart(m); i < m.last; i++) if (kinds[i] === WORD) words++;
    return words > 4 ? 0 : words;
  }

  private bareStart(m: Mention): number {
    const { kinds } = this.scene.tokens;
    let at = m.first;
    while (at < m.last - 1) {
      const title = (this.scene.tokens.is[at]! & (IS.title | IS.person)) !== 0;
      if (!title && kinds[at] !== STOP) break;
      at++;
    }
    return at;
  }

  private bare(m: Mention): string {
    const { text, starts, ends } = this.scene.tokens;
    return text.slice(starts[this.bareStart(m)]!, ends[m.last - 1]!);
  }

  private phrase(m: Mention): string {
    const { text, starts, ends, hashes, kinds } = this.scene.tokens;
    const from =
      hashes[m.first] === THE && kinds[m.first] === WORD && m.last - m.first > 1 ? m.first + 1 : m.first;
    return text.slice(starts[from]!, ends[m.last - 1]!);
  }

  private nameAt(i: number): string {
    const m = this.scene.mentions[i]!;
    const best = this.fullest.get(this.lastWord(m));
    const full = best === undefined ? m : this.scene.mentions[best]!;
    // A form may only be stretched to one that holds it: "Clinton" to "Hillary Clinton", not "Bill Clinton" to it.
    const own = this.bare(m);
    const gender = genderOf(this.scene, m);
    const theirs = genderOf(this.scene, full);
    if (this.weight(m) > 1 || (gender !== 0 && theirs !== 0 && gender !== theirs)) return own;
    return full === m ? own : this.bare(full);
  }

  /** "in Fort Hanley", "of Drova": a name of no known gender behind a preposition is hardly who "she" is. */
  private isPlace(m: Mention): boolean {
    const before = m.outer > 0 ? this.scene.tokens.is[m.outer - 1]! : 0;
    return (before & IS.preposition) !== 0 && this.knownGender(m) === 0;
  }

  private knownGender(m: Mention): number {
    const own = genderOf(this.scene, m);
    return own !== 0 ? own : (this.genderByLast.get(this.lastWord(m)) ?? 0);
  }

  /** The name that stands in apposition to a role: "the head, Morwen Pask", "the firm's director, Paul Strang"; else -1. */
  private inApposition(at: number): number {
    const { mentions, tokens } = this.scene;
    const first = mentions[at]!;
    // "The Prime Minister, Iskra Danev": a name made of nothing but a role.
    const office =
      first.kind === NAME && (first.bits & IS.person) !== 0 && this.bareStart(first) >= first.last - 1;
    if (first.kind !== NOUN && !office) return -1;
    let role = at;
    if (mentions[at]!.possessive) {
      role = at + 1;
      const owned = mentions[role];
      if (owned === undefined || owned.outer !== mentions[at]!.last + 1 || owned.possessive) return -1;
      if (owned.kind === NAME) return role;
    }
    const m = mentions[role]!;
    const next = mentions[role + 1];
    const apposed = tokens.kinds[m.last] === COMMA && next?.first === m.last + 1 && next.kind === NAME;
    return apposed && (m.bits & IS.person) !== 0 && !next.possessive ? role + 1 : -1;
  }

  private isPerson(m: Mention, gender: number): boolean {
    const known = this.knownGender(m);
    return known === 0 ? (m.bits & IS.body) === 0 : gender === 0 || known === gender;
  }

  /**
   * The name behind mention `at`. `previous` is the mention that spoke last (-1 for nobody): a pronoun goes to it
   * where it fits.
   */
  resolve(at: number, previous: number): Resolved {
    const { mentions, tokens, markOf } = this.scene;
    const m = mentions[at]!;
    const named = this.inApposition(at);
    if (m.kind === NAME && named < 0) return { name: this.nameAt(at), chain: [at] };
    if (named >= 0) return { name: this.nameAt(named), chain: [at, named] };
    const hash = tokens.hashes[m.first]!;
    if (m.kind === PRONOUN && FIRST.has(hash)) return { name: this.phrase(m), chain: [at] };
    if (m.kind === PRONOUN && RELATIVE.has(hash)) {
      for (let i = at - 1; i >= 0 && i >= at - 2; i--) {
        const before = mentions[i]!;
        if (before.kind === NAME) return { name: this.nameAt(i), chain: [at, i] };
        if (before.kind === NOUN && (before.bits & (IS.person | IS.body)) !== 0)
          return { name: this.phrase(before), chain: [at, i] };
      }
      return { name: this.phrase(m), chain: [at] };
    }
    if (m.kind === PRONOUN && !PLURAL.has(hash)) {
      const gender = pronouns.get(hash) ?? 0;
      if (gender === 0) return { name: this.phrase(m), chain: [at] };
      const fits = (i: number): boolean =>
        markOf[mentions[i]!.first] === -1 &&
        !this.isPlace(mentions[i]!) &&
        this.isPerson(mentions[i]!, gender);
      if (
        previous >= 0 &&
        previous < at &&
        mentions[previous]!.kind === NAME &&
        fits(previous) &&
        at - previous < 40
      ) {
        // A later name at the head of a sentence takes over.
        const later = this.lastName(at, 12, (i) => i > previous && fits(i) && this.isSubject(i));
        const pick = later >= 0 ? later : previous;
        return { name: this.nameAt(pick), chain: [at, pick] };
      }
      // A name of the pronoun's own gender first: of one that tells none nobody knows whether it is a person.
      const sure = this.lastName(at, 8, (i) => fits(i) && this.knownGender(mentions[i]!) === gender);
      const subject = sure >= 0 ? sure : this.lastName(at, 8, (i) => fits(i) && this.isSubject(i));
      const pick = subject >= 0 ? subject : this.lastName(at, 20, fits);
      if (pick >= 0) return { name: this.nameAt(pick), chain: [at, pick] };
      return { name: this.phrase(m), chain: [at] };
    }
    if (m.kind === NOUN && hash === THE && (m.bits & IS.person) !== 0) {
      const role = tokens.hashes[m.head]!;
      const pick = this.lastName(at, 30, (i) => this.hasRole(mentions[i]!, role));
      if (pick >= 0) return { name: this.nameAt(pick), chain: [at, pick] };
    }
    return { name: this.phrase(m), chain: [at] };
  }

  private lastName(at: number, reach: number, fits: (i: number) => boolean): number {
    const from = this.nameFrom[at]!;
    for (let k = from - 1; k >= 0 && k >= from - reach; k--) if (fits(this.names[k]!)) return this.names[k]!;
    return -1;
  }

  /** At the head of a sentence or right before a verb of report: the likeliest thing for a later pronoun. */
  private isSubject(i: number): boolean {
    const { tokens } = this.scene;
    const m = this.scene.mentions[i]!;
    const sentence = tokens.ofToken[m.first]!;
    if (m.possessive) return false;
    if (sentence >= 0 && m.outer - tokens.first[sentence]! < 3) return true;
    return m.last < tokens.count && ((tokens.is[m.last] ?? 0) & (IS.cueVerb | IS.auxiliary)) !== 0;
  }

  /** "Mayor Osei", "Ann Osei, the mayor": a name that bears the role. */
  private hasRole(m: Mention, role: number): boolean {
    const { hashes, count } = this.scene.tokens;
    for (let i = m.outer; i < m.last; i++) if (hashes[i] === role) return true;
    if (this.scene.tokens.kinds[m.last] !== COMMA) return false;
    for (let i = m.last + 1; i < count && i < m.last + 6; i++) if (hashes[i] === role) return true;
    return false;
  }
}
