/** What an element has of those that it stands in. */
import { CUES, cueReader, type CueBits } from "./cues.ts";
import { attribute, type Tree } from "./tree.ts";

/** Elements that say what stands in them. */
export const ANCESTORS = ["article", "main", "section", "aside", "footer", "header", "nav", "form", "figure", "table", "ul", "blockquote", "a", "details"]; // prettier-ignore

export interface Inherited {
  readonly depth: number;
  /** Bits of ANCESTORS. */
  readonly tags: number;
  /** Cues of the element itself, of its parent, and of the ancestors: those with half of the prose apart. */
  readonly own: CueBits;
  readonly up: CueBits;
  readonly minor: CueBits;
  readonly major: CueBits;
  /** Share of the prose in the nearest article, and in the nearest element named as a body; -1 outside. */
  readonly articleShare: number;
  readonly bodyShare: number;
}

export const bothCues = (a: CueBits, b: CueBits): CueBits =>
  b.low === 0 && b.high === 0 ? a : { low: a.low | b.low, high: a.high | b.high };

const NO_CUES: CueBits = { low: 0, high: 0 };
const START: Inherited = {
  depth: 0,
  tags: 0,
  own: NO_CUES,
  up: NO_CUES,
  minor: NO_CUES,
  major: NO_CUES,
  articleShare: -1,
  bodyShare: -1,
};
const bit = (cue: string): CueBits => {
  const at = CUES.indexOf(cue);
  return at < 30 ? { low: 1 << at, high: 0 } : { low: 0, high: 1 << (at - 30) };
};
const BODY_CUES = bothCues(bit("content"), bit("body"));

/** An element with this share of the page's prose or more is a major one. */
const MAJOR = 0.5;

/** Reads what elements inherit; each is worked out once. @param prose of each node */
export const inheritance = (
  tree: Tree,
  prose: Float64Array,
  allProse: number,
): ((node: number) => Inherited) => {
  const cues = cueReader(tree);
  const known = new Map<number, Inherited>();
  const childOf = (parent: Inherited, node: number): Inherited => {
    const name = tree.names[node]!;
    const own = name === "body" || name === "html" ? NO_CUES : cues(node);
    const isMajor = prose[node]! >= allProse * MAJOR;
    const tag = ANCESTORS.indexOf(name);
    const share = allProse === 0 ? 0 : prose[node]! / allProse;
    const isBody = (own.low & BODY_CUES.low) !== 0 || (own.high & BODY_CUES.high) !== 0;
    const isArticle =
      name === "article" || name === "main" || attribute(tree, node, "itemprop") === "articleBody";
    return {
      depth: parent.depth + 1,
      tags: tag < 0 ? parent.tags : parent.tags | (1 << tag),
      own,
      up: parent.own,
      minor: isMajor ? parent.minor : bothCues(parent.minor, own),
      major: isMajor ? bothCues(parent.major, own) : parent.major,
      articleShare: isArticle ? share : parent.articleShare,
      bodyShare: isBody ? share : parent.bodyShare,
    };
  };
  return (node) => {
    const chain: Array<number> = [];
    let at = node;
    while (at > 0 && !known.has(at)) {
      chain.push(at);
      at = tree.parents[at]!;
    }
    let inherited = known.get(at) ?? START;
    for (const id of chain.toReversed()) known.set(id, (inherited = childOf(inherited, id)));
    return inherited;
  };
};
