import type { Stretch } from "./blocks.ts";
import { CUES, cueReader, type CueBits } from "./cues.ts";
import { LINE_KINDS, lineKinds } from "./lines.ts";
import { attribute } from "./tree.ts";
import type { Page } from "./page.ts";

/** What the classifier sees of a stretch, in order. Lengths are logarithms, shares 0 to 1, -1 where there is nothing. */
const SHAPE = [
  "length", "words", "linkShare", "links", "boldShare", "italicShare", "hidden", "stops", "endsInStop", "commas", "upperShare",
  "digitShare", "startsUpper", "quoted", "lineFeeds", "wordLength", "prose",
] as const; // prettier-ignore
const PLACE = [
  "before", "index", "toTitle", "charsToTitle", "isTitle", "inDescription", "witness", "hasWitness", "witnessProse", "repeats",
  "isRepeat", "parentShare", "grandShare", "greatShare", "parentLinks", "grandLinks", "greatLinks", "ownProse", "parentProse",
  "rootDepth", "inRoot90", "inRoot60", "inRoot30", "articleShare", "bodyShare", "kinCount", "kinShare", "kinLinks", "depth",
  "prevLength", "prevLinks", "prevProse", "prev2Length", "prev2Links", "nextLength", "nextLinks", "nextProse", "next2Length",
  "next2Links", "sameOwnerPrev", "sameParentPrev", "sameParentNext", "windowProse", "sinceProse", "untilProse", "afterHeading",
  "proseBefore", "proseAfter", "pageProse", "pageCount", "siblingsAlike",
] as const; // prettier-ignore
const TAGS = [
  "p",
  "div",
  "li",
  "h1",
  "h2",
  "h3",
  "h4",
  "td",
  "tr",
  "blockquote",
  "figcaption",
  "pre",
  "section",
  "dd",
  "span",
];
const ANCESTORS = ["article", "main", "section", "aside", "footer", "header", "nav", "form", "figure", "table", "ul", "blockquote", "a", "details"]; // prettier-ignore

export const FEATURES: ReadonlyArray<string> = [
  ...SHAPE,
  ...PLACE,
  ...TAGS.map((tag) => `tag ${tag}`),
  ...ANCESTORS.map((tag) => `in ${tag}`),
  ...LINE_KINDS.map((kind) => `line ${kind}`),
  ...CUES.map((cue) => `near ${cue}`),
  ...CUES.map((cue) => `minor ${cue}`),
  ...CUES.map((cue) => `major ${cue}`),
];

const STOP = /[.!?…。！？؟।]/;
/** A whole link of a few words is a menu's, a list's, a button's: in 25,764 of 25,798 such lines of gold pages. */
export const isPlainLink = ({ chars, linkChars, text }: Stretch): boolean =>
  linkChars > chars * 0.99 && chars < 80 && text.split(" ").length < 8;

/** Of a longer description the rest is no description. */
const MAX_DESCRIPTION = 3000;

const folded = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** Words a reader takes as a sentence's: what prose is made of. */
const proseOf = (stretch: Stretch, stops: number, words: number): number =>
  words >= 8 && stops > 0 && stretch.linkChars < stretch.chars * 0.4 ? stretch.chars : 0;

/** Writes 1 where a bit is set: bit `i` at `at + i`. */
const setBits = (rows: Float32Array, at: number, bits: number): void => {
  for (let left = bits; left !== 0; left &= left - 1) rows[at + 31 - Math.clz32(left & -left)] = 1;
};

/** A row of `FEATURES` a stretch, one after the other; rows of plain links stay zero. Linear in the page but for the depth of nesting, which is bounded. */
export const featuresOf = (page: Page): Float32Array => {
  const { tree, stretches } = page;
  const n = stretches.length;
  const width = FEATURES.length;
  const rows = new Float32Array(n * width);
  if (n === 0) return rows;
  const size = tree.names.length;

  // Shape of each stretch.
  const words = new Float64Array(n);
  const prose = new Float64Array(n);
  const titleKeys = new Set(page.titles.map(folded));
  const description = folded(page.description.slice(0, MAX_DESCRIPTION));
  const isAsked = stretches.map((stretch) => !isPlainLink(stretch));
  const keys = stretches.map(({ text }, i) => (isAsked[i] ? folded(text.slice(0, 400)) : ""));
  const keyCount = new Map<string, number>();
  for (const key of keys) keyCount.set(key, (keyCount.get(key) ?? 0) + 1);
  const keySeen = new Set<string>();

  const proseMass = new Float64Array(size);
  const charMass = new Float64Array(size);
  const linkMass = new Float64Array(size);
  let titleAt = -1;
  const charsBefore = new Float64Array(n + 1);
  const proseBefore = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    const stretch = stretches[i]!;
    const { text, owner } = stretch;
    charMass[owner] = charMass[owner]! + stretch.chars;
    linkMass[owner] = linkMass[owner]! + stretch.linkChars;
    charsBefore[i + 1] = charsBefore[i]! + stretch.chars;
    proseBefore[i + 1] = proseBefore[i]!;
    if (!isAsked[i]) continue;
    let stops = 0, commas = 0, upper = 0, digits = 0, spaces = 0, feeds = 0, letters = 0; // prettier-ignore
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 32 || code === 0xa0) spaces++;
      else if (code === 44 || code === 0x3001) commas++;
      else if (code === 46 || code === 33 || code === 63 || code === 0x2026 || code === 0x3002) stops++;
      else if (code === 10) feeds++;
      else if (code >= 48 && code <= 57) digits++;
      else if (code >= 65 && code <= 90) upper++;
      else if (code >= 97) {
        letters++;
        // A script without spaces: some three characters stand for a word.
        if (code > 0x3040 && code < 0xd7a4 && at % 3 === 0) spaces++;
      }
    }
    words[i] = spaces + feeds + 1;
    prose[i] = proseOf(stretch, stops, words[i]!);
    proseMass[owner] = proseMass[owner]! + prose[i]!;
    proseBefore[i + 1] = proseBefore[i]! + prose[i]!;
    const key = keys[i]!;
    const isTitle =
      key !== "" && (titleKeys.has(key) || (tree.names[owner] === "h1" && titleKeys.size === 0));
    if (isTitle && (titleAt < 0 || tree.names[owner] === "h1")) titleAt = i;
    const row = i * width;
    const first = text.charCodeAt(0);
    const values = [
      Math.log1p(stretch.chars), Math.log1p(words[i]!), stretch.linkChars / stretch.chars, stretch.links,
      stretch.boldChars / stretch.chars, stretch.italicChars / stretch.chars, stretch.hidden ? 1 : 0, stops,
      STOP.test(text.slice(-2)) ? 1 : 0, commas, upper / stretch.chars, digits / stretch.chars,
      first >= 65 && first <= 90 ? 1 : 0, /^["'“„«»‘]/.test(text) ? 1 : 0, feeds, stretch.chars / words[i]!, prose[i]! > 0 ? 1 : 0,
    ]; // prettier-ignore
    rows.set(values, row);
    rows[row + SHAPE.length + 4] = isTitle ? 1 : 0;
    rows[row + SHAPE.length + 5] = key.length > 20 && description.length > 20 && (description.includes(key) || key.includes(description)) ? 1 : 0; // prettier-ignore
    rows[row + SHAPE.length + 9] = keyCount.get(key)! - 1;
    rows[row + SHAPE.length + 10] = keySeen.has(key) ? 1 : 0;
    keySeen.add(key);
  }
  const total = proseBefore[n]!;
  const allChars = charsBefore[n]!;
  for (let node = size - 1; node > 0; node--) {
    const parent = tree.parents[node]!;
    proseMass[parent] = proseMass[parent]! + proseMass[node]!;
    charMass[parent] = charMass[parent]! + charMass[node]!;
    linkMass[parent] = linkMass[parent]! + linkMass[node]!;
  }
  const massShare = (node: number): number => (total === 0 || node < 0 ? 0 : proseMass[node]! / total);

  // The roots: the deepest element that holds a share of all prose.
  const rootOf = (share: number): number => {
    let root = 0;
    for (let node = 1; node < size; node++)
      if (tree.parents[node] === root && tree.names[node] !== "" && proseMass[node]! >= total * share)
        root = node;
    return root;
  };
  const root90 = rootOf(0.9);
  const root60 = rootOf(0.6);
  const root30 = rootOf(0.3);
  const inside = (node: number, root: number): boolean => node >= root && node <= tree.last[root]!;

  // What each element inherits: cues of ancestors apart for those with most of the prose and the others.
  const cues = cueReader(tree);
  const contextOf = new Map<number, Context>();
  const context = (node: number): Context => {
    const known = contextOf.get(node);
    if (known !== undefined) return known;
    const chain: Array<number> = [];
    let at = node;
    while (at > 0 && !contextOf.has(at)) {
      chain.push(at);
      at = tree.parents[at]!;
    }
    let result = contextOf.get(at) ?? START;
    for (let i = chain.length - 1; i >= 0; i--) {
      const id = chain[i]!;
      const name = tree.names[id]!;
      const bits = name === "body" || name === "html" ? NO_CUES : cues(id);
      const major = proseMass[id]! >= total * 0.5;
      const tag = ANCESTORS.indexOf(name);
      const share = massShare(id);
      const isBody = (bits.low & BODY_CUES.low) !== 0 || (bits.high & BODY_CUES.high) !== 0;
      const isArticle =
        name === "article" || name === "main" || attribute(tree, id, "itemprop") === "articleBody";
      result = {
        depth: result.depth + 1,
        tags: tag < 0 ? result.tags : result.tags | (1 << tag),
        own: bits,
        up: result.own,
        minor: major ? result.minor : both(result.minor, bits),
        major: major ? both(result.major, bits) : result.major,
        articleShare: isArticle ? share : result.articleShare,
        bodyShare: isBody ? share : result.bodyShare,
      };
      contextOf.set(id, result);
    }
    return result;
  };

  // Kin: stretches whose owner and its parent are of the same element and class.
  const kin = new Map<string, { count: number; prose: number; chars: number; links: number }>();
  const kinKeys = stretches.map(({ owner }, i) => {
    if (!isAsked[i]) return "";
    const parent = Math.max(0, tree.parents[owner]!);
    return `${tree.names[owner]}.${attribute(tree, owner, "class") ?? ""} ${tree.names[parent]}.${attribute(tree, parent, "class") ?? ""}`;
  });
  for (let i = 0; i < n; i++) {
    const group = kin.get(kinKeys[i]!) ?? { count: 0, prose: 0, chars: 0, links: 0 };
    group.count++;
    group.prose += prose[i]!;
    group.chars += stretches[i]!.chars;
    group.links += stretches[i]!.linkChars;
    kin.set(kinKeys[i]!, group);
  }
  const alike = new Map<string, number>();
  for (let i = 0; i < n; i++) {
    const key = `${tree.parents[stretches[i]!.owner]} ${tree.names[stretches[i]!.owner]}`;
    alike.set(key, (alike.get(key) ?? 0) + 1);
  }

  const lastProse = new Int32Array(n);
  const nextProse = new Int32Array(n);
  for (let i = 0, seen = -99; i < n; i++) {
    lastProse[i] = i - seen;
    if (prose[i]! > 0) seen = i;
  }
  for (let i = n - 1, seen = n + 99; i >= 0; i--) {
    nextProse[i] = seen - i;
    if (prose[i]! > 0) seen = i;
  }
  const linkShare = (i: number): number =>
    i < 0 || i >= n ? -1 : stretches[i]!.linkChars / stretches[i]!.chars;
  const length = (i: number): number => (i < 0 || i >= n ? -1 : Math.log1p(stretches[i]!.chars));
  const isProse = (i: number): number => (i < 0 || i >= n ? -1 : prose[i]! > 0 ? 1 : 0);
  const linksOf = (node: number): number =>
    node < 0 || charMass[node] === 0 ? 0 : linkMass[node]! / charMass[node]!;
  const parentOf = (i: number): number => (i < 0 || i >= n ? -2 : tree.parents[stretches[i]!.owner]!);
  const witnessShares = stretches.map((stretch, i) =>
    !isAsked[i] ? -1 : (page.witness?.share(stretch.text) ?? -1),
  );
  let witnessed = 0;
  for (let i = 0; i < n; i++) if (witnessShares[i]! > 0.6) witnessed += prose[i]!;

  for (let i = 0; i < n; i++) {
    const stretch = stretches[i]!;
    if (!isAsked[i]) continue;
    const { owner } = stretch;
    const row = i * width;
    const parent = tree.parents[owner]!;
    const grand = parent < 0 ? -1 : tree.parents[parent]!;
    const great = grand < 0 ? -1 : tree.parents[grand]!;
    const own = context(owner);
    const group = kin.get(kinKeys[i]!)!;
    let at = row + SHAPE.length;
    const put = (value: number): void => {
      rows[at++] = value;
    };
    put(charsBefore[i]! / allChars);
    put(i);
    put(titleAt < 0 ? -99 : Math.max(-60, Math.min(60, i - titleAt)));
    put(
      titleAt < 0
        ? 0
        : Math.sign(i - titleAt) * Math.log1p(Math.abs(charsBefore[i]! - charsBefore[titleAt]!)),
    );
    at += 2; // isTitle, inDescription
    put(witnessShares[i]!);
    put(page.witness === null ? 0 : 1);
    put(page.witness === null || total === 0 ? -1 : witnessed / total);
    at += 2; // repeats, isRepeat
    put(massShare(parent));
    put(massShare(grand));
    put(massShare(great));
    put(linksOf(parent));
    put(linksOf(grand));
    put(linksOf(great));
    put(massShare(owner));
    put(parent < 0 ? 0 : Math.log1p(proseMass[parent]!));
    put(inside(owner, root60) ? own.depth : -1);
    put(inside(owner, root90) ? 1 : 0);
    put(inside(owner, root60) ? 1 : 0);
    put(inside(owner, root30) ? 1 : 0);
    put(own.articleShare);
    put(own.bodyShare);
    put(Math.log1p(group.count));
    put(total === 0 ? 0 : group.prose / total);
    put(group.links / group.chars);
    put(own.depth);
    put(length(i - 1));
    put(linkShare(i - 1));
    put(isProse(i - 1));
    put(length(i - 2));
    put(linkShare(i - 2));
    put(length(i + 1));
    put(linkShare(i + 1));
    put(isProse(i + 1));
    put(length(i + 2));
    put(linkShare(i + 2));
    put(i > 0 && stretches[i - 1]!.owner === owner ? 1 : 0);
    put(parentOf(i - 1) === parent ? 1 : 0);
    put(parentOf(i + 1) === parent ? 1 : 0);
    put((proseBefore[Math.min(n, i + 5)]! - proseBefore[Math.max(0, i - 4)]!) / Math.max(1, charsBefore[Math.min(n, i + 5)]! - charsBefore[Math.max(0, i - 4)]!)); // prettier-ignore
    put(Math.min(60, lastProse[i]!));
    put(Math.min(60, nextProse[i]!));
    put(i > 0 && /^h[1-6]$/.test(tree.names[stretches[i - 1]!.owner]!) ? 1 : 0);
    put(total === 0 ? 0 : proseBefore[i]! / total);
    put(total === 0 ? 0 : (total - proseBefore[i + 1]!) / total);
    put(Math.log1p(total));
    put(Math.log1p(n));
    put(Math.log1p(alike.get(`${parent} ${tree.names[owner]}`)!));
    const tag = TAGS.indexOf(tree.names[owner]!);
    if (tag >= 0) rows[at + tag] = 1;
    at += TAGS.length;
    // Rows start as zeros, and few bits are set.
    setBits(rows, at, own.tags);
    at += ANCESTORS.length;
    setBits(rows, at, lineKinds(stretch.text));
    at += LINE_KINDS.length;
    for (const bits of [both(own.own, own.up), own.minor, own.major]) {
      setBits(rows, at, bits.low);
      setBits(rows, at + 30, bits.high);
      at += CUES.length;
    }
  }
  return rows;
};

interface Context {
  readonly depth: number;
  readonly tags: number;
  readonly own: CueBits;
  readonly up: CueBits;
  readonly minor: CueBits;
  readonly major: CueBits;
  readonly articleShare: number;
  readonly bodyShare: number;
}
const NO_CUES: CueBits = { low: 0, high: 0 };
const START: Context = {
  depth: 0,
  tags: 0,
  own: NO_CUES,
  up: NO_CUES,
  minor: NO_CUES,
  major: NO_CUES,
  articleShare: -1,
  bodyShare: -1,
};
const both = (a: CueBits, b: CueBits): CueBits =>
  b.low === 0 && b.high === 0 ? a : { low: a.low | b.low, high: a.high | b.high };
const bit = (cue: string): CueBits => {
  const at = CUES.indexOf(cue);
  return at < 30 ? { low: 1 << at, high: 0 } : { low: 0, high: 1 << (at - 30) };
};
const BODY_CUES = both(bit("content"), bit("body"));
