/** What is counted over a page before its stretches are judged: masses of elements, what they inherit, who is alike. */
import type { Stretch } from "./blocks.ts";
import { inheritance, type Inherited } from "./inherited.ts";
import type { Page } from "./page.ts";
import { attribute, type Tree } from "./tree.ts";

/** A whole link of a few words is a menu's, a list's, a button's: in 25,764 of 25,798 such lines of gold pages. */
export const isPlainLink = ({ chars, linkChars, text }: Stretch): boolean =>
  linkChars > chars * 0.99 && chars < 80 && text.split(" ").length < 8;

/** Of a longer description the rest is no description. */
const MAX_DESCRIPTION = 3000;
/** What tells two stretches apart. */
const MAX_KEY = 400;

const folded = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** Marks and letters of a text. */
interface Counts {
  readonly stops: number;
  readonly commas: number;
  readonly upper: number;
  readonly digits: number;
  readonly feeds: number;
  readonly words: number;
}

const countsOf = (text: string): Counts => {
  let stops = 0, commas = 0, upper = 0, digits = 0, spaces = 0, feeds = 0; // prettier-ignore
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 0xa0) spaces++;
    else if (code === 44 || code === 0x3001) commas++;
    else if (code === 46 || code === 33 || code === 63 || code === 0x2026 || code === 0x3002) stops++;
    else if (code === 10) feeds++;
    else if (code >= 48 && code <= 57) digits++;
    else if (code >= 65 && code <= 90) upper++;
    // A script without spaces: some three characters stand for a word.
    else if (code > 0x3040 && code < 0xd7a4 && at % 3 === 0) spaces++;
  }
  return { stops, commas, upper, digits, feeds, words: spaces + feeds + 1 };
};

const NO_COUNTS: Counts = { stops: 0, commas: 0, upper: 0, digits: 0, feeds: 0, words: 0 };

/** Words a reader takes as a sentence's: what prose is made of. */
const proseOf = ({ linkChars, chars }: Stretch, { stops, words }: Counts): number =>
  words >= 8 && stops > 0 && linkChars < chars * 0.4 ? chars : 0;

/** Of each node what stretches inside it have together: a node an entry. */
export interface Masses {
  readonly prose: Float64Array;
  readonly chars: Float64Array;
  readonly links: Float64Array;
}

const massesOf = (tree: Tree, stretches: ReadonlyArray<Stretch>, prose: Float64Array): Masses => {
  const size = tree.names.length;
  const masses = {
    prose: new Float64Array(size),
    chars: new Float64Array(size),
    links: new Float64Array(size),
  };
  for (const [i, { owner, chars, linkChars }] of stretches.entries()) {
    masses.prose[owner]! += prose[i]!;
    masses.chars[owner]! += chars;
    masses.links[owner]! += linkChars;
  }
  for (let node = size - 1; node > 0; node--) {
    const parent = tree.parents[node]!;
    masses.prose[parent]! += masses.prose[node]!;
    masses.chars[parent]! += masses.chars[node]!;
    masses.links[parent]! += masses.links[node]!;
  }
  return masses;
};

/** Sums before each entry, and of all at the end. */
const runningSums = (values: ArrayLike<number>): Float64Array => {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!;
  return sums;
};

/** Stretches of elements that look alike, together. */
export interface Kin {
  count: number;
  prose: number;
  chars: number;
  links: number;
}

/** Kin: stretches whose owner and its parent are of the same element and class. Of each stretch its group. */
const kinOf = (
  tree: Tree,
  stretches: ReadonlyArray<Stretch>,
  isAsked: ReadonlyArray<boolean>,
  prose: Float64Array,
): ReadonlyArray<Kin> => {
  const groups = new Map<string, Kin>();
  return stretches.map(({ owner, chars, linkChars }, i) => {
    const parent = Math.max(0, tree.parents[owner]!);
    const key = isAsked[i]
      ? `${tree.names[owner]}.${attribute(tree, owner, "class") ?? ""} ${tree.names[parent]}.${attribute(tree, parent, "class") ?? ""}`
      : "";
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = { count: 0, prose: 0, chars: 0, links: 0 }));
    group.count++;
    group.prose += prose[i]!;
    group.chars += chars;
    group.links += linkChars;
    return group;
  });
};

/** How many stretches stand in elements of the same name under the same parent: of each stretch. */
const alikeOf = ({ parents, names }: Tree, stretches: ReadonlyArray<Stretch>): ReadonlyArray<number> => {
  const keys = stretches.map(({ owner }) => `${parents[owner]} ${names[owner]}`);
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return keys.map((key) => counts.get(key)!);
};

/** How far the last prose before each stretch is, and the next after it. */
const distances = (prose: Float64Array): { readonly since: Int32Array; readonly until: Int32Array } => {
  const n = prose.length;
  const since = new Int32Array(n);
  const until = new Int32Array(n);
  for (let i = 0, seen = -99; i < n; i++) {
    since[i] = i - seen;
    if (prose[i]! > 0) seen = i;
  }
  for (let i = n - 1, seen = n + 99; i >= 0; i--) {
    until[i] = seen - i;
    if (prose[i]! > 0) seen = i;
  }
  return { since, until };
};

/** What each text is to the page's title and description, and to the texts before it. */
const textFacts = (page: Page, isAsked: ReadonlyArray<boolean>) => {
  const { tree, stretches } = page;
  const titles = new Set(page.titles.map(folded));
  const description = folded(page.description.slice(0, MAX_DESCRIPTION));
  const keys = stretches.map(({ text }, i) => (isAsked[i] ? folded(text.slice(0, MAX_KEY)) : ""));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const seen = new Set<string>();
  const isTitle = new Uint8Array(keys.length);
  const isDescription = new Uint8Array(keys.length);
  const isRepeat = new Uint8Array(keys.length);
  let titleAt = -1;
  for (const [i, key] of keys.entries()) {
    if (!isAsked[i]) continue;
    const isHeading = tree.names[stretches[i]!.owner] === "h1";
    if (key !== "" && (titles.has(key) || (isHeading && titles.size === 0))) {
      isTitle[i] = 1;
      if (titleAt < 0 || isHeading) titleAt = i;
    }
    const isLong = key.length > 20 && description.length > 20;
    if (isLong && (description.includes(key) || key.includes(description))) isDescription[i] = 1;
    if (seen.has(key)) isRepeat[i] = 1;
    seen.add(key);
  }
  return { isTitle, isDescription, isRepeat, titleAt, repeats: keys.map((key) => counts.get(key)! - 1) };
};

/** Facts of a page; arrays have an entry a stretch. Linear in the page but for the depth of nesting, which is bounded. */
export class PageFacts {
  readonly page: Page;
  readonly tree: Tree;
  readonly stretches: ReadonlyArray<Stretch>;
  /** False for plain links, which are never body. */
  readonly isAsked: ReadonlyArray<boolean>;
  readonly counts: ReadonlyArray<Counts>;
  /** Characters of prose. */
  readonly prose: Float64Array;
  readonly texts: ReturnType<typeof textFacts>;
  /** Characters before each stretch, and of the page. */
  readonly charsBefore: Float64Array;
  readonly proseBefore: Float64Array;
  readonly masses: Masses;
  readonly kin: ReadonlyArray<Kin>;
  readonly alike: ReadonlyArray<number>;
  readonly toProse: ReturnType<typeof distances>;
  /** How much of each stretch the page's own copy of its body holds; -1 where there is none. */
  readonly witness: ReadonlyArray<number>;
  /** Characters of prose that the copy holds. */
  readonly witnessed: number;
  /** What the element of each stretch has of those around it; null for plain links. */
  readonly inherited: ReadonlyArray<Inherited | null>;
  /** The deepest elements that hold these shares of all prose. */
  readonly roots: { readonly most: number; readonly half: number; readonly third: number };

  constructor(page: Page) {
    const { tree, stretches } = page;
    this.page = page;
    this.tree = tree;
    this.stretches = stretches;
    this.isAsked = stretches.map((stretch) => !isPlainLink(stretch));
    this.counts = stretches.map(({ text }, i) => (this.isAsked[i] ? countsOf(text) : NO_COUNTS));
    this.prose = Float64Array.from(stretches, (stretch, i) => proseOf(stretch, this.counts[i]!));
    this.texts = textFacts(page, this.isAsked);
    this.charsBefore = runningSums(stretches.map(({ chars }) => chars));
    this.proseBefore = runningSums(this.prose);
    this.masses = massesOf(tree, stretches, this.prose);
    this.kin = kinOf(tree, stretches, this.isAsked, this.prose);
    this.alike = alikeOf(tree, stretches);
    this.toProse = distances(this.prose);
    this.witness = stretches.map(({ text }, i) => (this.isAsked[i] ? (page.witness?.share(text) ?? -1) : -1));
    this.witnessed = this.prose.reduce((sum, prose, i) => (this.witness[i]! > 0.6 ? sum + prose : sum), 0);
    const inherit = inheritance(tree, this.masses.prose, this.allProse);
    this.inherited = stretches.map(({ owner }, i) => (this.isAsked[i] ? inherit(owner) : null));
    this.roots = { most: this.rootOf(0.9), half: this.rootOf(0.6), third: this.rootOf(0.3) };
  }

  get allProse(): number {
    return this.proseBefore.at(-1)!;
  }

  get allChars(): number {
    return this.charsBefore.at(-1)!;
  }

  /** The element `up` steps above the one that holds a stretch; -1 above the document. */
  above(i: number, up: number): number {
    let node = this.stretches[i]!.owner;
    for (let step = 0; step < up && node >= 0; step++) node = this.tree.parents[node]!;
    return node;
  }

  proseShare(node: number): number {
    return this.allProse === 0 || node < 0 ? 0 : this.masses.prose[node]! / this.allProse;
  }

  linkShare(node: number): number {
    const { chars, links } = this.masses;
    return node < 0 || chars[node] === 0 ? 0 : links[node]! / chars[node]!;
  }

  /** Whether a stretch stands in an element. */
  isIn(i: number, node: number): boolean {
    const { owner } = this.stretches[i]!;
    return owner >= node && owner <= this.tree.last[node]!;
  }

  private rootOf(share: number): number {
    const { parents, names } = this.tree;
    let root = 0;
    for (let node = 1; node < names.length; node++)
      if (parents[node] === root && names[node] !== "" && this.masses.prose[node]! >= this.allProse * share)
        root = node;
    return root;
  }
}
