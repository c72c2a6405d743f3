/**
 * Measures the quote reader on articles with gold attributions (PolNeAR): spans in marks, who speaks them, everything
 * attributed with marks or without, and the sentences that are quotes.
 */
import { readQuotes, type QuoteInput, type QuoteReading } from "@columnist/label";
import { readQuotesWith } from "@columnist/label/quote-parts";
import type { Evaluation, Figure } from "@columnist/learn";
import { segment } from "@columnist/segment";
import { goldArticles, isHeldOut, type GoldArticle, type GoldSpan } from "../trainings/polnear.ts";
import { fitQuotes, modelsOf } from "../trainings/quotes.ts";

export { goldArticles, type GoldArticle };

type Range = readonly [number, number];

/** Counts of one article; every figure is a ratio of sums of these. */
class Counts {
  readonly sums = new Map<string, number>();
  add(name: string, n = 1): void {
    this.sums.set(name, (this.sums.get(name) ?? 0) + n);
  }
  get(name: string): number {
    return this.sums.get(name) ?? 0;
  }
}

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

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const f1 = (c: Counts, both: string, gold: string, ours: string): number =>
  ratio(2 * c.get(both), c.get(gold) + c.get(ours));

const MEASURES: ReadonlyArray<readonly [string, string, (c: Counts) => number]> = [
  ["quoted spans exact f1", "spans gold", (c) => f1(c, "spans both", "spans gold", "spans ours")],
  [
    "quoted spans word f1",
    "spans words gold",
    (c) => f1(c, "spans words both", "spans words gold", "spans words ours"),
  ],
  [
    "speaker right, of matched spans",
    "spans both",
    (c) => ratio(c.get("spans and speaker"), c.get("spans both")),
  ],
  ["quote and speaker f1", "spans gold", (c) => f1(c, "spans and speaker", "spans gold", "spans ours")],
  ["all content exact f1", "content gold", (c) => f1(c, "content both", "content gold", "content ours")],
  [
    "all content exact f1, parts counted",
    "content gold",
    (c) => f1(c, "content with parts both", "content with parts gold", "content with parts ours"),
  ],
  [
    "all content word f1",
    "content words gold",
    (c) => f1(c, "content words both", "content words gold", "content words ours"),
  ],
  [
    "quote sentences recall",
    "sentences gold",
    (c) => ratio(c.get("sentences both"), c.get("sentences gold")),
  ],
  [
    "quote sentences precision",
    "sentences ours",
    (c) => ratio(c.get("sentences both"), c.get("sentences ours")),
  ],
];

const sumOf = (all: ReadonlyArray<Counts>, pick: (i: number) => number): Counts => {
  const sum = new Counts();
  for (let i = 0; i < all.length; i++) for (const [name, n] of all[pick(i)]!.sums) sum.add(name, n);
  return sum;
};

const SAMPLES = 200;

/** Figures of some counted articles, with 95 % intervals by bootstrap over articles (a fixed generator). */
export const quoteFigures = (set: string, all: ReadonlyArray<Counts>): ReadonlyArray<Figure> => {
  if (all.length === 0) return [];
  const whole = sumOf(all, (i) => i);
  let seed = 7;
  const samples = Array.from({ length: SAMPLES }, () =>
    sumOf(all, () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * all.length);
    }),
  );
  return MEASURES.map(([metric, unit, measure]) => {
    const sorted = samples.map(measure).sort((a, b) => a - b);
    return {
      set,
      metric,
      value: measure(whole),
      interval: [sorted[Math.floor(SAMPLES * 0.025)]!, sorted[Math.floor(SAMPLES * 0.975)]!] as const,
      n: whole.get(unit),
      better: "higher" as const,
    };
  });
};

const figuresOn = (
  set: string,
  articles: ReadonlyArray<GoldArticle>,
  read: (input: QuoteInput) => QuoteReading,
): ReadonlyArray<Figure> =>
  quoteFigures(
    set,
    articles.map((article) => countQuotes(article, read)),
  );

/**
 * The quote reader on PolNeAR: as it ships, on the development split, which no rule and no weight was fitted on; and
 * fitted anew on four fifths of the training split, on the last fifth, where choices were made.
 */
export const quotesEvaluation: Evaluation = {
  id: "quotes",
  run: (read) => {
    const articles = goldArticles(read);
    const train = articles.filter((article) => article.split === "train");
    if (train.length === 0) return [];
    const models = modelsOf(
      fitQuotes(
        train.filter(({ id }) => !isHeldOut(id)),
        () => {},
      ),
    );
    return [
      ...figuresOn(
        "polnear dev",
        articles.filter((article) => article.split === "dev"),
        readQuotes,
      ),
      ...figuresOn(
        "polnear held out of train",
        train.filter(({ id }) => isHeldOut(id)),
        (input) => readQuotesWith(models, input),
      ),
    ];
  },
};
