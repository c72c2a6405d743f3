/**
 * What the classifier of stretches sees, by name: a line a feature. The trees ask for features by their names, so lines may
 * be added, moved and taken out; a feature that trees ask for and that is gone is refused when they are opened.
 */
import { CUES, type CueBits } from "./cues.ts";
import { ANCESTORS, bothCues } from "./inherited.ts";
import { LINE_KINDS, lineKinds } from "./lines.ts";
import type { Page } from "./page.ts";
import { PageFacts } from "./pageFacts.ts";

/** A number of stretch `i`. Lengths are logarithms, shares 0 to 1, -1 where there is nothing. */
type Feature = readonly [name: string, of: (page: PageFacts, i: number) => number];

const STOP = /[.!?…。！？؟।]/;
const OPENING_MARK = /^["'“„«»‘]/;

const SHAPE: ReadonlyArray<Feature> = [
  ["length", ({ stretches }, i) => Math.log1p(stretches[i]!.chars)],
  ["words", ({ counts }, i) => Math.log1p(counts[i]!.words)],
  ["linkShare", ({ stretches }, i) => stretches[i]!.linkChars / stretches[i]!.chars],
  ["links", ({ stretches }, i) => stretches[i]!.links],
  ["boldShare", ({ stretches }, i) => stretches[i]!.boldChars / stretches[i]!.chars],
  ["italicShare", ({ stretches }, i) => stretches[i]!.italicChars / stretches[i]!.chars],
  ["hidden", ({ stretches }, i) => Number(stretches[i]!.hidden)],
  ["stops", ({ counts }, i) => counts[i]!.stops],
  ["endsInStop", ({ stretches }, i) => Number(STOP.test(stretches[i]!.text.slice(-2)))],
  ["commas", ({ counts }, i) => counts[i]!.commas],
  ["upperShare", ({ counts, stretches }, i) => counts[i]!.upper / stretches[i]!.chars],
  ["digitShare", ({ counts, stretches }, i) => counts[i]!.digits / stretches[i]!.chars],
  ["startsUpper", ({ stretches }, i) => isUpper(stretches[i]!.text.charCodeAt(0))],
  ["quoted", ({ stretches }, i) => Number(OPENING_MARK.test(stretches[i]!.text))],
  ["lineFeeds", ({ counts }, i) => counts[i]!.feeds],
  ["wordLength", ({ counts, stretches }, i) => stretches[i]!.chars / counts[i]!.words],
  ["prose", ({ prose }, i) => Number(prose[i]! > 0)],
];

/** Where it stands: in the page, in its elements, among its neighbours. */
const PLACE: ReadonlyArray<Feature> = [
  ["before", ({ charsBefore, allChars }, i) => charsBefore[i]! / allChars],
  ["index", (_, i) => i],
  ["toTitle", ({ texts: { titleAt } }, i) => (titleAt < 0 ? -99 : clamped(i - titleAt, 60))],
  ["charsToTitle", (page, i) => charsToTitle(page, i)],
  ["isTitle", ({ texts }, i) => texts.isTitle[i]!],
  ["inDescription", ({ texts }, i) => texts.isDescription[i]!],
  ["witness", ({ witness }, i) => witness[i]!],
  ["hasWitness", ({ page }) => Number(page.witness !== null)],
  [
    "witnessProse",
    ({ page, witnessed, allProse }) => (page.witness === null || allProse === 0 ? -1 : witnessed / allProse),
  ],
  ["repeats", ({ texts }, i) => texts.repeats[i]!],
  ["isRepeat", ({ texts }, i) => texts.isRepeat[i]!],
  ["parentShare", (page, i) => page.proseShare(page.above(i, 1))],
  ["grandShare", (page, i) => page.proseShare(page.above(i, 2))],
  ["greatShare", (page, i) => page.proseShare(page.above(i, 3))],
  ["parentLinks", (page, i) => page.linkShare(page.above(i, 1))],
  ["grandLinks", (page, i) => page.linkShare(page.above(i, 2))],
  ["greatLinks", (page, i) => page.linkShare(page.above(i, 3))],
  ["ownProse", (page, i) => page.proseShare(page.above(i, 0))],
  ["parentProse", (page, i) => Math.log1p(page.masses.prose[page.above(i, 1)] ?? 0)],
  ["rootDepth", (page, i) => (page.isIn(i, page.roots.half) ? page.inherited[i]!.depth : -1)],
  ["inRoot90", (page, i) => Number(page.isIn(i, page.roots.most))],
  ["inRoot60", (page, i) => Number(page.isIn(i, page.roots.half))],
  ["inRoot30", (page, i) => Number(page.isIn(i, page.roots.third))],
  ["articleShare", (page, i) => page.inherited[i]!.articleShare],
  ["bodyShare", (page, i) => page.inherited[i]!.bodyShare],
  ["kinCount", ({ kin }, i) => Math.log1p(kin[i]!.count)],
  ["kinShare", ({ kin, allProse }, i) => (allProse === 0 ? 0 : kin[i]!.prose / allProse)],
  ["kinLinks", ({ kin }, i) => kin[i]!.links / kin[i]!.chars],
  ["depth", (page, i) => page.inherited[i]!.depth],
  ["prevLength", (page, i) => lengthAt(page, i - 1)],
  ["prevLinks", (page, i) => linksAt(page, i - 1)],
  ["prevProse", (page, i) => proseAt(page, i - 1)],
  ["prev2Length", (page, i) => lengthAt(page, i - 2)],
  ["prev2Links", (page, i) => linksAt(page, i - 2)],
  ["nextLength", (page, i) => lengthAt(page, i + 1)],
  ["nextLinks", (page, i) => linksAt(page, i + 1)],
  ["nextProse", (page, i) => proseAt(page, i + 1)],
  ["next2Length", (page, i) => lengthAt(page, i + 2)],
  ["next2Links", (page, i) => linksAt(page, i + 2)],
  ["sameOwnerPrev", ({ stretches }, i) => Number(stretches[i - 1]?.owner === stretches[i]!.owner)],
  ["sameParentPrev", (page, i) => Number(i > 0 && page.above(i - 1, 1) === page.above(i, 1))],
  [
    "sameParentNext",
    (page, i) => Number(i + 1 < page.stretches.length && page.above(i + 1, 1) === page.above(i, 1)),
  ],
  ["windowProse", (page, i) => proseAround(page, i)],
  ["sinceProse", ({ toProse }, i) => Math.min(60, toProse.since[i]!)],
  ["untilProse", ({ toProse }, i) => Math.min(60, toProse.until[i]!)],
  [
    "afterHeading",
    ({ tree, stretches }, i) => Number(i > 0 && isHeading(tree.names[stretches[i - 1]!.owner]!)),
  ],
  ["proseBefore", ({ proseBefore, allProse }, i) => (allProse === 0 ? 0 : proseBefore[i]! / allProse)],
  [
    "proseAfter",
    ({ proseBefore, allProse }, i) => (allProse === 0 ? 0 : (allProse - proseBefore[i + 1]!) / allProse),
  ],
  ["pageProse", ({ allProse }) => Math.log1p(allProse)],
  ["pageCount", ({ stretches }) => Math.log1p(stretches.length)],
  ["siblingsAlike", ({ alike }, i) => Math.log1p(alike[i]!)],
];

const isUpper = (code: number): number => Number(code >= 65 && code <= 90);
const isHeading = (name: string): boolean => /^h[1-6]$/.test(name);
const clamped = (value: number, most: number): number => Math.max(-most, Math.min(most, value));
const charsToTitle = ({ texts: { titleAt }, charsBefore }: PageFacts, i: number): number =>
  titleAt < 0 ? 0 : Math.sign(i - titleAt) * Math.log1p(Math.abs(charsBefore[i]! - charsBefore[titleAt]!));

// Of a neighbour that is not there: -1.
const lengthAt = ({ stretches }: PageFacts, i: number): number =>
  stretches[i] === undefined ? -1 : Math.log1p(stretches[i].chars);
const linksAt = ({ stretches }: PageFacts, i: number): number =>
  stretches[i] === undefined ? -1 : stretches[i].linkChars / stretches[i].chars;
const proseAt = ({ prose }: PageFacts, i: number): number =>
  prose[i] === undefined ? -1 : Number(prose[i] > 0);

/** Share of prose from four stretches before to four after. */
const proseAround = ({ proseBefore, charsBefore, stretches }: PageFacts, i: number): number => {
  const from = Math.max(0, i - 4);
  const to = Math.min(stretches.length, i + 5);
  return (proseBefore[to]! - proseBefore[from]!) / Math.max(1, charsBefore[to]! - charsBefore[from]!);
};

/** Features that are on or off, few of them on: `bits` of stretch `i`, the first 30 in `low` where there are more than 31. */
interface FeatureSet {
  readonly names: ReadonlyArray<string>;
  readonly bits: (page: PageFacts, i: number) => CueBits;
}

const TAGS = ["p", "div", "li", "h1", "h2", "h3", "h4", "td", "tr", "blockquote", "figcaption", "pre", "section", "dd", "span"]; // prettier-ignore

const few = (low: number): CueBits => ({ low, high: 0 });

const SETS: ReadonlyArray<FeatureSet> = [
  {
    names: TAGS.map((tag) => `tag ${tag}`),
    bits: ({ tree, stretches }, i) => {
      const tag = TAGS.indexOf(tree.names[stretches[i]!.owner]!);
      return few(tag < 0 ? 0 : 1 << tag);
    },
  },
  { names: ANCESTORS.map((tag) => `in ${tag}`), bits: (page, i) => few(page.inherited[i]!.tags) },
  {
    names: LINE_KINDS.map((kind) => `line ${kind}`),
    bits: ({ stretches }, i) => few(lineKinds(stretches[i]!.text)),
  },
  {
    names: CUES.map((cue) => `near ${cue}`),
    bits: (page, i) => bothCues(page.inherited[i]!.own, page.inherited[i]!.up),
  },
  { names: CUES.map((cue) => `minor ${cue}`), bits: (page, i) => page.inherited[i]!.minor },
  { names: CUES.map((cue) => `major ${cue}`), bits: (page, i) => page.inherited[i]!.major },
];

/** All features of a stretch. */
export interface FeatureTable {
  readonly numbers: ReadonlyArray<Feature>;
  readonly sets: ReadonlyArray<FeatureSet>;
}

export const FEATURE_TABLE: FeatureTable = { numbers: [...SHAPE, ...PLACE], sets: SETS };

/** Names of a table's features, in the order of a row. */
export const namesOf = ({ numbers, sets }: FeatureTable): ReadonlyArray<string> => [
  ...numbers.map(([name]) => name),
  ...sets.flatMap(({ names }) => names),
];

export const FEATURES = namesOf(FEATURE_TABLE);

/** Writes 1 where a bit is set: bit `i` at `at + i`. */
const setBits = (rows: Float32Array, at: number, bits: number): void => {
  for (let left = bits; left !== 0; left &= left - 1) rows[at + 31 - Math.clz32(left & -left)] = 1;
};

/** A row of features a stretch, one after the other; rows of plain links stay zero. */
export const featuresOf = (page: Page, table: FeatureTable = FEATURE_TABLE): Float32Array => {
  const { numbers, sets } = table;
  const width = numbers.length + sets.reduce((sum, { names }) => sum + names.length, 0);
  const rows = new Float32Array(page.stretches.length * width);
  if (rows.length === 0) return rows;
  const facts = new PageFacts(page);
  for (let i = 0; i < page.stretches.length; i++) {
    if (!facts.isAsked[i]) continue;
    let at = i * width;
    for (let k = 0; k < numbers.length; k++) rows[at++] = numbers[k]![1](facts, i);
    // Rows start as zeros, and few bits are set.
    for (const { names, bits } of sets) {
      const { low, high } = bits(facts, i);
      setBits(rows, at, low);
      setBits(rows, at + 30, high);
      at += names.length;
    }
  }
  return rows;
};
