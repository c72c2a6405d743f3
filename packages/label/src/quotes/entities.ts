/**
 * Who is who in one text: mentions of one person, body or document under its fullest name. Names are joined by their words
 * (a surname to the fullest form, an acronym to what it stands for), roles to who bears them, nouns by their words;
 * pronouns are left to antecedents.ts.
 */
import { hashWord } from "../hash.ts";
import { IS, NUMBER, UPPER, WORD } from "../kinds.ts";
import type { SpeakerKind } from "@columnist/model";
import { apposed } from "./appositions.ts";
import { bareName, type BareName } from "./bareNames.ts";
import { genderOf, isPlural, PLURAL, UNKNOWN } from "./genders.ts";
import { isGivenName } from "./nameWords.ts";
import { NAME, NOUN, PRONOUN, type Mention } from "./names.ts";
import { kindOfName, kindOfNoun } from "./speakerKinds.ts";
import type { Scene } from "./scene.ts";

/** One person, body, document or role, as the text names it. */
export interface Entity {
  /** Tokens of the fullest name or phrase, without an article. */
  first: number;
  last: number;
  kind: SpeakerKind;
  /** UNKNOWN, MALE, FEMALE or PLURAL. */
  gender: number;
  /** Hashes of the words of its fullest form. */
  words: ReadonlyArray<number>;
  readonly isName: boolean;
  /** Bits of `IS` of a noun: a person or a body by its role; 0 for anything else, and for names. */
  readonly role: number;
  /** Mentions in order. */
  readonly mentions: Array<number>;
}

/** Entities with one last (first) word that are looked at for a form: the latest so many. */
const MOST = 12;
const THE = hashWord("the");
const PLACED = new Set(["in", "from", "at", "across", "the", "into", "within"].map(hashWord));
const ARTICLES = new Set(["a", "an", "the", "this", "that", "these", "those"].map(hashWord));
const DEFINITE = new Set(["the", "that", "this"].map(hashWord));

const endsAlike = (one: ReadonlyArray<number>, other: ReadonlyArray<number>): boolean => {
  const shorter = Math.min(one.length, other.length);
  for (let k = 1; k <= shorter; k++) if (one[one.length - k] !== other[other.length - k]) return false;
  return true;
};

const addTo = (lists: Map<number, Array<number>>, word: number, index: number): void => {
  const list = lists.get(word);
  if (list === undefined) lists.set(word, [index]);
  else list.push(index);
};
const NONE: ReadonlyArray<number> = [];

const sortMentions = ({ mentions }: Entity): void => {
  for (let i = 1; i < mentions.length; i++)
    if (mentions[i]! < mentions[i - 1]!) {
      mentions.sort((a, b) => a - b);
      return;
    }
};

/** Links the mentions of one text. Linear: each form is compared with a bounded number of others. */
export class Entities {
  readonly all: Array<Entity> = [];
  /** Entity of each mention, -1 for a pronoun. */
  readonly of: Int32Array;
  readonly scene: Scene;
  /** How often each entity is named in full. */
  private named: ReadonlyArray<number> = [];
  private readonly byLast = new Map<number, Array<number>>();
  private readonly byFirst = new Map<number, Array<number>>();
  private readonly bearers = new Map<number, Array<number>>();

  constructor(scene: Scene) {
    this.scene = scene;
    this.of = new Int32Array(scene.mentions.length).fill(-1);
    const names: Array<readonly [number, BareName]> = [];
    scene.mentions.forEach((m, i) => {
      if (m.kind !== NAME) return;
      const bare = bareName(scene, m);
      if (!bare.isOffice) names.push([i, bare]);
    });
    const known = this.knownFamilies(names);
    const late: Array<readonly [number, BareName]> = [];
    for (const [i, bare] of names)
      if (bare.words > 1 && this.isByname(bare, known))
        late.push([i, { ...bare, first: bare.last - 1, words: 1, titled: bare.last - 1 }]);
      else if (bare.words > 1) this.full(i, bare);
    this.named = this.all.map(({ mentions }) => mentions.length);
    for (const [i, bare] of names) if (bare.words === 1) this.short(i, bare);
    for (const [i, bare] of late) this.short(i, bare);
    this.all.forEach(sortMentions);
    this.bear(names);
    for (const entity of this.all)
      if (entity.kind === "person" && this.isPlace(entity)) entity.kind = "group";
    scene.mentions.forEach((m, i) => {
      if (this.of[i] === -1 && (m.kind === NOUN || m.kind === NAME)) this.noun(i);
    });
    this.all.forEach(sortMentions);
  }

  /** Family names that people bear with a given name, and how often each stands alone. */
  private knownFamilies(names: ReadonlyArray<readonly [number, BareName]>): ReadonlyMap<number, number> {
    const borne = new Set<number>();
    const alone = new Map<number, number>();
    for (const [, { family, given, words, isPerson }] of names) {
      if (isPerson && words > 1 && isGivenName(given)) borne.add(family);
      if (words === 1) alone.set(family, (alone.get(family) ?? 0) + 1);
    }
    return new Map([...alone].filter(([family]) => borne.has(family)));
  }

  /** "Team Obama", "WATCHED Romney", "Left-wing Kern": a word of the text's own before somebody that it names without. */
  private isByname(bare: BareName, known: ReadonlyMap<number, number>): boolean {
    const alone = known.get(bare.family) ?? 0;
    return (
      bare.words === 2 &&
      !isGivenName(bare.given) &&
      alone > 1 &&
      bare.family === this.scene.tokens.hashes[bare.last - 1]
    );
  }

  private wordsOf(from: number, to: number): ReadonlyArray<number> {
    const { kinds, hashes } = this.scene.tokens;
    const words: Array<number> = [];
    for (let i = from; i < to && words.length < 12; i++)
      if (kinds[i] === WORD || kinds[i] === NUMBER) words.push(hashes[i]!);
    return words;
  }

  /** The fullest name or phrase of an entity. */
  nameOf({ first, last }: Entity): string {
    const { text, starts, ends } = this.scene.tokens;
    const name = text.slice(starts[first]!, ends[last - 1]!);
    return last - first > 1 ? name.replaceAll(/\s+/gu, " ") : name;
  }

  private open(i: number, entity: Omit<Entity, "mentions">): number {
    const index = this.all.length;
    const { first, last, kind, gender, words, isName, role } = entity;
    this.all.push({ first, last, kind, gender, words, isName, role, mentions: [i] });
    this.of[i] = index;
    if (words.length > 0) {
      addTo(this.byLast, words[words.length - 1]!, index);
      addTo(this.byFirst, words[0]!, index);
    }
    return index;
  }

  private join(i: number, index: number): void {
    this.of[i] = index;
    this.all[index]!.mentions.push(i);
  }

  private full(i: number, bare: BareName): void {
    const { scene } = this;
    const m = scene.mentions[i]!;
    const words = this.wordsOf(bare.first, bare.last);
    const gender = bare.isPerson ? genderOf(scene, m) : UNKNOWN;
    const alike = (this.byLast.get(words.at(-1)!) ?? []).slice(-MOST).find((index) => {
      const entity = this.all[index]!;
      return entity.words[0] === words[0] || endsAlike(entity.words, words);
    });
    if (alike === undefined) {
      const kind = kindOfName(scene, m, bare);
      this.open(i, { first: bare.first, last: bare.last, kind, gender, words, isName: true, role: 0 });
      return;
    }
    this.join(i, alike);
    const entity = this.all[alike]!;
    if (entity.gender === UNKNOWN) entity.gender = gender;
    if (words.length > entity.words.length && words.length <= 6 && entity.kind === "person") {
      entity.words = words;
      entity.first = bare.first;
      entity.last = bare.last;
    }
  }

  /** Of entities that fit, the one that is named in full most often; of two alike the nearest before mention `i`, else the first after. */
  private nearest(
    i: number,
    candidates: ReadonlyArray<number>,
    gender: number,
    fits: (entity: Entity) => boolean,
  ): number {
    let isSure = false;
    let best = -1;
    let most = -1;
    let place = -Infinity;
    for (let at = Math.max(0, candidates.length - MOST); at < candidates.length; at++) {
      const index = candidates[at]!;
      const entity = this.all[index]!;
      if (!fits(entity)) continue;
      // "Ms Berg" is Anna before Jonas of whom nothing is known.
      const sure = gender !== UNKNOWN && entity.gender === gender;
      if (sure !== isSure) {
        if (isSure) continue;
        isSure = true;
        most = -1;
        place = -Infinity;
      }
      const named = entity.words.length > 1 ? this.named[index]! : 0;
      const last = entity.mentions.findLast((at) => at < i) ?? -index - 1;
      if (named < most || (named === most && last <= place)) continue;
      best = index;
      most = named;
      place = last;
    }
    return best;
  }

  private short(i: number, bare: BareName): void {
    const { scene } = this;
    const m = scene.mentions[i]!;
    const hash = bare.family;
    const gender = genderOf(scene, m);
    const fits = (entity: Entity): boolean =>
      entity.words.length > 1
        ? gender === UNKNOWN ||
          entity.gender === UNKNOWN ||
          entity.gender === gender ||
          bare.titled === bare.first
        : true;
    const before = m.first > 0 ? scene.tokens.hashes[m.first - 1]! : 0;
    // "The Post" is no man of that name; a man is not "the Smith".
    const isThe = before === THE;
    let found = this.nearest(
      i,
      this.byLast.get(hash) ?? NONE,
      gender,
      (entity) => fits(entity) && !(isThe && entity.kind === "person" && bare.titled === bare.first),
    );
    if (found < 0 && bare.titled === bare.first && !isThe)
      found = this.nearest(i, this.byFirst.get(hash) ?? NONE, gender, (entity) => entity.kind === "person");
    // "The Bureau" after "the Bureau of Harbour Statistics"
    if (found < 0 && isThe && bare.isBody)
      found = this.nearest(
        i,
        this.byFirst.get(hash) ?? NONE,
        UNKNOWN,
        (entity) => entity.kind !== "person" && entity.isName,
      );
    if (found < 0 && (scene.tokens.shapes[bare.first]! & UPPER) !== 0) found = this.standsFor(i, bare.first);
    if (found < 0) {
      const kind = kindOfName(scene, m, bare);
      this.open(i, {
        first: bare.titled,
        last: bare.last,
        kind,
        gender,
        words: [hash],
        isName: true,
        role: 0,
      });
      return;
    }
    this.join(i, found);
    const entity = this.all[found]!;
    if (entity.gender === UNKNOWN) entity.gender = gender;
    // "President Osei" where no fuller name is given.
    if (entity.words.length === 1 && bare.titled < bare.first && entity.last - entity.first === 1) {
      entity.first = bare.titled;
      entity.last = bare.last;
      entity.kind = "person";
    }
  }

  /** A name of one word, no title and no known gender that stands after "in", "from" or "the" a third of the time. */
  private isPlace(entity: Entity): boolean {
    if (entity.gender !== UNKNOWN || (entity.last - entity.first > 1 && isGivenName(entity.words[0]!)))
      return false;
    const { hashes } = this.scene.tokens;
    let places = 0;
    for (const i of entity.mentions) {
      const m = this.scene.mentions[i]!;
      if (m.first > 0 && PLACED.has(hashes[m.outer - 1] ?? 0)) places++;
    }
    return places * 3 >= entity.mentions.length && places > 0;
  }

  /** What an acronym stands for: a name of as many words that begin with its letters. */
  private standsFor(i: number, at: number): number {
    const { text, starts, ends } = this.scene.tokens;
    const letters = text.slice(starts[at], ends[at]);
    if (letters.length < 3 || letters.length > 6) return -1;
    return this.all.findIndex((entity, index) => {
      if (entity.words.length < letters.length || index > 400) return false;
      const capitals =
        this.nameOf(entity)
          .match(/\b\p{Lu}/gu)
          ?.join("") ?? "";
      return capitals === letters && this.of[i] !== index;
    });
  }

  /** Notes who bears which role: by the words before a name, and by what stands beside it in commas. */
  private bear(names: ReadonlyArray<readonly [number, BareName]>): void {
    const { tokens } = this.scene;
    for (const [i, bare] of names) {
      const m = this.scene.mentions[i]!;
      for (let at = m.outer; at < bare.first; at++)
        if ((tokens.is[at]! & (IS.person | IS.title)) !== 0) addTo(this.bearers, tokens.hashes[at]!, i);
      for (const role of apposed(this.scene, i)) {
        addTo(this.bearers, tokens.hashes[this.scene.mentions[role]!.head]!, i);
        if (this.of[role] === -1) this.join(role, this.of[i]!);
        const entity = this.all[this.of[i]!]!;
        if (entity.gender === UNKNOWN) entity.gender = genderOf(this.scene, this.scene.mentions[role]!);
        entity.kind = "person";
      }
    }
  }

  /** First token of a noun phrase with who owns it: "Michael Brown's family". */
  private startOf(m: Mention): number {
    const owner = m.owner < 0 ? undefined : this.scene.mentions[m.owner];
    if (owner === undefined || owner.kind === PRONOUN) return m.outer;
    return owner.kind === NAME || DEFINITE.has(this.scene.tokens.hashes[owner.outer]!)
      ? owner.outer
      : m.outer;
  }

  /** The last of the bearers of a role that is named before mention `i`; else the only one. -1 for none. */
  private bearerBefore(bearers: ReadonlyArray<number>, i: number): number {
    let low = 0;
    let high = bearers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bearers[middle]! < i) low = middle + 1;
      else high = middle;
    }
    if (low > 0) return bearers[low - 1]!;
    const first = bearers[0];
    if (first === undefined) return -1;
    return bearers.slice(0, MOST).every((at) => this.of[at] === this.of[first]) ? first : -1;
  }

  /** The last entity with these words; for a definite noun, with more before them: "the report" after "the audit office's report". */
  private namedBefore(words: ReadonlyArray<number>, isDefinite: boolean): number {
    const list = words.length === 0 ? NONE : (this.byLast.get(words[words.length - 1]!) ?? NONE);
    for (let at = list.length - 1; at >= 0 && at >= list.length - MOST; at--) {
      const entity = this.all[list[at]!]!;
      const fits = isDefinite
        ? words.length <= entity.words.length && entity.kind !== "person"
        : words.length === entity.words.length;
      if (fits && endsAlike(entity.words, words)) return list[at]!;
    }
    return -1;
  }

  private noun(i: number): void {
    const { scene } = this;
    const { tokens } = scene;
    const m = scene.mentions[i]!;
    const head = tokens.hashes[m.head]!;
    let from = this.startOf(m);
    const isDefinite = DEFINITE.has(tokens.hashes[from]!) || m.kind === NAME;
    const isPerson = (m.bits & (IS.person | IS.title)) !== 0;
    if (isDefinite && isPerson) {
      const bearers = this.bearers.get(head) ?? [];
      const pick = this.bearerBefore(bearers, i);
      if (pick >= 0) {
        this.join(i, this.of[pick]!);
        return;
      }
    }
    if (ARTICLES.has(tokens.hashes[from]!) && from < m.last - 1 && m.kind !== NAME) from++;
    const to = m.kind === NAME ? m.last : m.full;
    const words = this.wordsOf(from, to);
    const same = this.namedBefore(words, isDefinite);
    if (same >= 0) {
      this.join(i, same);
      return;
    }
    this.open(i, {
      first: from,
      last: to,
      kind: kindOfNoun(scene, m),
      gender: isPlural(scene, m) ? PLURAL : genderOf(scene, m),
      words,
      isName: false,
      role: m.bits & (IS.person | IS.body),
    });
  }
}
