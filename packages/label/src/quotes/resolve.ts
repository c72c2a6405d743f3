/** From the mention beside a quote to the name that a reader would give, and what kind of speaker that is. */
import { hashWord } from "../hash.ts";
import { CLASS, COMMA, IS, WORD } from "../kinds.ts";
import type { SpeakerKind } from "@columnist/model";
import { likeliest, weighAntecedents, type WeighedAntecedents } from "./antecedents.ts";
import { Entities } from "./entities.ts";
import { isQuantity, NAME, NOUN, PRONOUN } from "./names.ts";
import type { Scorer } from "./quoteRanker.ts";
import { cueAfter, cueBefore } from "./speakerCues.ts";
import type { Scene } from "./scene.ts";

const RELATIVE = new Set(["who", "which", "that", "whose", "whom"].map(hashWord));
const NOBODY = new Set(
  "nobody anybody anyone everybody everyone someone somebody none you your yours it its one there what"
    .split(" ")
    .map(hashWord),
);
const OWN_TEXT = new Set(
  ["paper", "newspaper", "column", "magazine", "page", "columnist", "journal", "editorial"].map(hashWord),
);
const IT = hashWord("it");
const AND = hashWord("and");
const THIS = new Set(["this", "our", "my", "these"].map(hashWord));

/** Who a mention is. */
export interface Resolved {
  /** Index in the text's entities, -1 for nobody and for the author. */
  readonly entity: number;
  /** The mention that names it: what a pronoun goes back to; -1 for nobody. */
  readonly mention: number;
  /** Null where nobody is named, or the author speaks. */
  readonly name: string | null;
  readonly kind: SpeakerKind | null;
  /** Why there is no name: `none:author`, `none:pronoun`; null where there is one. */
  readonly why: string | null;
}

const nobody = (why: string): Resolved => ({ entity: -1, mention: -1, name: null, kind: null, why });
const AUTHOR: Resolved = { entity: -1, mention: -1, name: null, kind: "author", why: "none:author" };

/** Resolves mentions of one text. Built once; each question costs a bounded number of steps. */
export class Resolver {
  readonly entities: Entities;
  private readonly scene: Scene;
  private readonly scorer: Scorer;
  /** What was asked before: the stretches of a paragraph ask for the same mentions. */
  private readonly resolved = new Map<number, Resolved>();
  private readonly weighed = new Map<number, WeighedAntecedents>();

  constructor(scene: Scene, scorer: Scorer) {
    this.scene = scene;
    this.scorer = scorer;
    this.entities = new Entities(scene);
  }

  /**
   * Who mention `at` is. `previous` is the entity that spoke last, -1 for nobody: a pronoun often goes on with it.
   */
  resolve(at: number, previous: number): Resolved {
    const key = this.keyOf(at, previous);
    let found = this.resolved.get(key);
    if (found === undefined) this.resolved.set(key, (found = this.find(at, previous)));
    return found;
  }

  /** Who spoke last matters to pronouns alone. */
  private keyOf(at: number, previous: number): number {
    const isPronoun = this.scene.mentions[at]!.kind === PRONOUN;
    return at * (this.entities.all.length + 2) + (isPronoun ? previous + 1 : 0);
  }

  private find(at: number, previous: number): Resolved {
    const { mentions, tokens } = this.scene;
    const m = mentions[at]!;
    const hash = tokens.hashes[m.first]!;
    const isFirst = (m.bits & IS.firstPerson) !== 0 && m.kind === PRONOUN;
    const isOwn =
      m.kind === NOUN && THIS.has(tokens.hashes[m.outer]!) && OWN_TEXT.has(tokens.hashes[m.head]!);
    if (isFirst || isOwn) return AUTHOR;
    if (m.kind !== PRONOUN) return this.entity(at);
    if (RELATIVE.has(hash)) return this.relative(at);
    const found = this.isOpen(at) ? likeliest(this.weigh(at, previous)) : null;
    return found === null ? nobody("none:pronoun") : this.named(found.entity, found.mention);
  }

  /** Whether the mention is a pronoun that goes back to one of several: "she", "they", "it". */
  isOpen(at: number): boolean {
    const m = this.scene.mentions[at]!;
    const hash = this.scene.tokens.hashes[m.first]!;
    return (
      m.kind === PRONOUN &&
      (m.bits & IS.firstPerson) === 0 &&
      !RELATIVE.has(hash) &&
      (!NOBODY.has(hash) || hash === IT)
    );
  }

  /** Whom a pronoun may mean, each with its probability. */
  weigh(at: number, previous: number): WeighedAntecedents {
    const key = this.keyOf(at, previous);
    let found = this.weighed.get(key);
    if (found === undefined)
      this.weighed.set(key, (found = weighAntecedents(this.scorer, this.scene, this.entities, at, previous)));
    return found;
  }

  /** "Ada Holm, who …": the head of what stands right before. */
  private relative(at: number): Resolved {
    const { mentions, tokens } = this.scene;
    const first = mentions[at]!.first;
    for (let i = at - 1; i >= 0 && i >= at - 5; i--) {
      const m = mentions[i]!;
      if (m.hangsOn >= 0 || m.kind === PRONOUN) continue;
      const end = tokens.kinds[first - 1] === COMMA ? first - 1 : first;
      return m.full === end ? this.entity(i) : nobody("none:pronoun");
    }
    return nobody("none:pronoun");
  }

  /** "Some said", "a few", "one": nobody in particular. */
  private isNoName(at: number): boolean {
    const { is, hashes, kinds } = this.scene.tokens;
    const m = this.scene.mentions[at]!;
    if (m.kind !== NOUN || m.full > m.last) return false;
    for (let i = m.outer; i < m.last; i++)
      if (kinds[i] === WORD && (is[i]! & IS.determiner) === 0 && !isQuantity(hashes[i]!)) return false;
    return true;
  }

  private entity(at: number): Resolved {
    const entity = this.entities.of[at]!;
    if (entity < 0 || this.isNoName(at)) return nobody("none:no name");
    return this.joint(at) ?? this.named(entity, at);
  }

  /** "Highton and Wolfinger found", "said Ann Lowe and Ben Rusk": two who speak as one. */
  private joint(at: number): Resolved | null {
    const { mentions, tokens } = this.scene;
    for (const [one, two] of [
      [at, at + 1],
      [at - 1, at],
    ] as const) {
      const a = mentions[one];
      const b = mentions[two];
      if (a?.kind !== NAME || b?.kind !== NAME || b.possessive || a.possessive) continue;
      if (b.outer !== a.last + 1 || tokens.hashes[a.last] !== AND) continue;
      const first = this.entities.of[one]!;
      const second = this.entities.of[two]!;
      if (first < 0 || second < 0 || first === second) continue;
      const speak =
        cueAfter(this.scene, b.full) >= 0 ||
        cueBefore(this.scene, a.outer) >= 0 ||
        (b.full < tokens.count && tokens.classes[b.full] === CLASS.ed);
      if (!speak) continue;
      const { all } = this.entities;
      return {
        entity: first,
        mention: one,
        name: `${this.entities.nameOf(all[first]!)} and ${this.entities.nameOf(all[second]!)}`,
        kind: "group",
        why: null,
      };
    }
    return null;
  }

  /** An entity as who is meant by one of its mentions, or by a pronoun that goes back to it. */
  named(entity: number, mention: number): Resolved {
    const found = this.entities.all[entity]!;
    return { entity, mention, name: this.entities.nameOf(found), kind: found.kind, why: null };
  }
}
