/**
 * Measures the quote reader on articles with gold attributions (PolNeAR): spans in marks, who speaks them, everything
 * attributed with marks or without, and the sentences that are quotes.
 */
import type { QuoteInput, QuoteReading } from "@columnist/label";
import type { Figure } from "../index.ts";
import { segment } from "@columnist/segment";
import { goldArticles, type GoldArticle, type GoldSpan } from "../training/polnear.ts";
import { countedFigures, Counts, f1Of, shareOf } from "./counts.ts";

export { goldArticles, type GoldArticle };

type Range = readonly [number, number];

/** Straight and curly doubles, which the articles mix, with no mark inside; or up to a paragraph's end where the next re-opens. */
const MARKED = /["“][^"“”\n]*(?:["”]|(?=\n\n["“]))/g;
const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;

const key = ([start, end]: Range): string => `${start},${end}`;

const cover = (text: string, ranges: Iterable<Range>): Uint8Array => {
  const covered = new Uint8Array(text.length);
  for (const [start, end] of ranges) covered.fill(1, start, end);
  return covered;
};

const addOverlap = (
  counts: Counts,
  name: string,
  text: string,
  gold: Iterable<Range>,
  ours: Iterable<Range>,
): void => {
  const g = cover(text, gold);
  const o = cover(text, ours);
  for (const found of text.matchAll(WORD)) {
    const at = found.index;
    if (g[at] === 1) counts.add(`${name} words gold`);
    if (o[at] === 1) counts.add(`${name} words ours`);
    if (g[at] === 1 && o[at] === 1) counts.add(`${name} words both`);
  }
};

/** Stretches of double marks that mostly stand in attributed content: the gold of quoted spans. */
const quotedSpans = (
  article: GoldArticle,
): Map<string, { range: Range; speakers: ReadonlyArray<GoldSpan> }> => {
  const out = new Map<string, { range: Range; speakers: ReadonlyArray<GoldSpan> }>();
  for (const found of article.text.matchAll(MARKED)) {
    const range: Range = [found.index, found.index + found[0].length];
    const [start, end] = range;
    let inside = 0;
    const speakers: Array<GoldSpan> = [];
    for (const quote of article.quotes) {
      const overlap = Math.min(end, quote.end) - Math.max(start, quote.start);
      if (overlap <= 0) continue;
      inside += overlap;
      if (quote.speaker !== undefined) speakers.push(quote.speaker, ...(quote.speaker_more ?? []));
    }
    if (inside * 2 >= end - start) out.set(key(range), { range, speakers });
  }
  return out;
};

/** What hangs on a name or a noun behind it: "Ada Holm of Leeds", "a man who …", "the report on …". */
const HANGS =
  /\s(?:about|across|after|against|among|as|at|before|behind|by|for|from|in|inside|into|like|near|of|on|outside|over|speaking|than|through|to|under|who|whose|which|that|when|where|with|within|without)\b/iu;

/**
 * Whether a speaker's span holds a head of the gold source: the last word of "Joan Alder" or of "the chief executive" in
 * "Joan Alder, the chief executive of Tidewater", not Tidewater.
 */
const holdsHead = (text: string, [start, end]: GoldSpan, said: { start: number; end: number }): boolean => {
  let from = start;
  for (const part of text.slice(start, end).split(/[,–—;()]/u)) {
    const head = [...` ${part}`.split(HANGS)[0]!.matchAll(WORD)].at(-1);
    if (head !== undefined) {
      const at = from - 1 + head.index;
      const own = head[0].replace(/['’]s$/u, "");
      if (at < said.end && at + own.length > said.start && at + own.length <= said.end) return true;
    }
    from += part.length + 1;
  }
  return false;
};

const addSpans = (counts: Counts, article: GoldArticle, reading: QuoteReading): void => {
  const gold = quotedSpans(article);
  const ours = reading.quotes
    .filter((quote) => quote.kind === "direct" || quote.kind === "mixed")
    // A part of reported content counts; a quote in a quote does not.
    .filter((quote) => quote.parent === null || reading.quotes[quote.parent]!.kind === "indirect")
    .flatMap((quote) => quote.pieces.map((piece) => ({ piece, quote })));
  counts.add("spans gold", gold.size);
  counts.add("spans ours", ours.length);
  for (const { piece, quote } of ours) {
    const match = gold.get(key([piece.start, piece.end]));
    if (match === undefined) continue;
    counts.add("spans both");
    const said = quote.speakerSpan;
    const right =
      said === null
        ? match.speakers.length === 0
        : match.speakers.some(([start, end]) => start < said.end && end > said.start);
    if (right) counts.add("spans and speaker");
    const named =
      said === null
        ? match.speakers.length === 0
        : match.speakers.some((span) => holdsHead(article.text, span, said));
    if (named) counts.add("spans and speaker's head");
  }
  addOverlap(
    counts,
    "spans",
    article.text,
    [...gold.values()].map(({ range }) => range),
    ours.map(({ piece }) => [piece.start, piece.end] as const),
  );
};

const addContent = (counts: Counts, article: GoldArticle, reading: QuoteReading): void => {
  const gold = new Map(article.quotes.map((quote) => [key([quote.start, quote.end]), quote]));
  const attributed = reading.quotes.filter(
    ({ kind }) => kind === "direct" || kind === "mixed" || kind === "indirect",
  );
  for (const [name, quotes] of [
    ["content", attributed.filter((quote) => quote.parent === null)],
    ["content with parts", attributed],
  ] as const) {
    const ours = new Set(quotes.flatMap(({ pieces }) => pieces.map(({ start, end }) => key([start, end]))));
    counts.add(`${name} gold`, gold.size);
    counts.add(`${name} ours`, ours.size);
    for (const one of ours) if (gold.has(one)) counts.add(`${name} both`);
  }
  addOverlap(
    counts,
    "content",
    article.text,
    article.quotes.map(({ start, end }) => [start, end] as const),
    attributed.flatMap(({ pieces }) => pieces.map(({ start, end }) => [start, end] as const)),
  );
};

const addSentences = (
  counts: Counts,
  article: GoldArticle,
  input: QuoteInput,
  reading: QuoteReading,
): void => {
  const quoted = cover(
    article.text,
    [...quotedSpans(article).values()].map(({ range }) => range),
  );
  reading.sentences.forEach((state, i) => {
    const start = input.sentences.starts[i]!;
    let words = 0;
    let inside = 0;
    for (const found of article.text.slice(start, input.sentences.ends[i]).matchAll(WORD)) {
      words++;
      inside += quoted[start + found.index]!;
    }
    const gold = words > 0 && inside / words >= 0.5;
    const ours = state.label === "quote";
    if (gold) counts.add("sentences gold");
    if (ours) counts.add("sentences ours");
    if (gold && ours) counts.add("sentences both");
  });
};

/** Counts one article with a reader: the shipped one, or one to be tried. */
export const countQuotes = (article: GoldArticle, read: (input: QuoteInput) => QuoteReading): Counts => {
  const counts = new Counts();
  const input: QuoteInput = {
    text: article.text,
    blocks: [{ kind: "paragraph", start: 0, end: article.text.length }],
    sentences: segment(article.text),
  };
  const reading = read(input);
  addSpans(counts, article, reading);
  addContent(counts, article, reading);
  addSentences(counts, article, input, reading);
  return counts;
};

const MEASURES = [
  f1Of("quoted spans exact f1", "spans"),
  f1Of("quoted spans word f1", "spans words"),
  shareOf("speaker right, of matched spans", "spans and speaker", "spans both"),
  f1Of("quote and speaker f1", "spans", "spans and speaker"),
  f1Of("quote and speaker's head f1", "spans", "spans and speaker's head"),
  f1Of("all content exact f1", "content"),
  f1Of("all content exact f1, parts counted", "content with parts"),
  f1Of("all content word f1", "content words"),
  shareOf("quote sentences recall", "sentences both", "sentences gold"),
  shareOf("quote sentences precision", "sentences both", "sentences ours"),
];

/** Figures of some counted articles. */
export const quoteFigures = (set: string, all: ReadonlyArray<Counts>): ReadonlyArray<Figure> =>
  countedFigures(set, all, MEASURES);
