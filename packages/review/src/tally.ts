import {
  NAMED_SPEAKERS,
  type DocumentRow,
  type DroppedRow,
  type FailureRow,
  type Label,
  type QuoteRow,
  type SentenceRow,
  type TableName,
} from "@columnist/model";
import { addCluster, addShares, noShares, removeCluster, type ShareSums } from "@columnist/statistics";
import {
  MEASURES,
  PARTS,
  type ArticleCounts,
  type GroupedArticle,
  type ListedArticle,
  type Part,
  type PartCounts,
} from "./measures.ts";
import { fill, noPicks, pick, type Picks } from "./picks.ts";
import { documentWarnings, warn, type Warnings } from "./warnings.ts";

export { fill, pick, WHYS, type Picks } from "./picks.ts";
export type { ArticleCounts } from "./measures.ts";

/** The rows of some articles, whole: every row of an article comes in the same call. */
export interface ReportRows {
  readonly documents: ReadonlyArray<DocumentRow>;
  readonly sentences: ReadonlyArray<SentenceRow>;
  readonly quotes: ReadonlyArray<QuoteRow>;
  readonly dropped: ReadonlyArray<DroppedRow>;
  readonly failures: ReadonlyArray<FailureRow>;
}

/** Of the same rows, what the counts need. */
export interface CountedRows {
  readonly documents: ReadonlyArray<Pick<DocumentRow, (typeof COUNTED)["documents"][number]>>;
  readonly sentences: ReadonlyArray<Pick<SentenceRow, (typeof COUNTED)["sentences"][number]>>;
  readonly quotes: ReadonlyArray<Pick<QuoteRow, (typeof COUNTED)["quotes"][number]>>;
  readonly dropped: ReadonlyArray<Pick<DroppedRow, (typeof COUNTED)["dropped"][number]>>;
}

/** The columns that the counts need: the others of a large corpus are not worth reading. */
export const COUNTED = {
  documents: [
    "doc_id",
    "source_path",
    "title",
    "authors",
    "section",
    "publisher",
    "lang",
    "published_at",
    "published_raw",
    "paywalled",
    "truncated",
    "text",
    "dup_cluster",
    "canonical",
  ],
  sentences: ["doc_id", "text", "label", "confidence", "abstain", "label_source", "rule_id"],
  quotes: ["doc_id", "piece_index", "kind", "speaker", "speaker_kind", "closed"],
  dropped: ["doc_id", "kind", "text", "rule_id"],
} as const satisfies Partial<Record<TableName, ReadonlyArray<string>>>;

/** How many sentences have each label. */
export type LabelCounts = Record<Label, number>;

/**
 * What the page counts. Grows with the number of sections, authors, publishers, months, rules and speakers, not of articles.
 * Groups of articles are sums over articles, of PARTS: intervals follow from them.
 */
export interface Tally {
  articles: number;
  sentences: number;
  abstained: number;
  /** Sum of the confidences: how many labels are right if these hold. */
  confidence: number;
  /** Sentences whose label a person gave. */
  human: number;
  characters: number;
  readonly labels: LabelCounts;
  /** Of all articles, by MEASURES. */
  readonly mix: ShareSums;
  readonly byLanguage: Map<string, ShareSums>;
  readonly byPublisher: Map<string, ShareSums>;
  readonly bySection: Map<string, ShareSums>;
  readonly byAuthor: Map<string, ShareSums>;
  /** Keys `2026-03`. */
  readonly byMonth: Map<string, ShareSums>;
  /** Every article that is counted in the mixes; not added to another tally's. */
  readonly articleCounts: Array<GroupedArticle>;
  /** The first articles by doc_id, which is a hash: a random sample of SAMPLED_ARTICLES. */
  readonly sample: Array<ArticleCounts>;
  /** Guideline rules that decided. */
  readonly byRule: Map<string, LabelCounts>;
  /** Sentences by their length: words, in steps of 5, up to 100. */
  readonly byLength: Map<number, PartCounts>;
  /** Sentences by confidence, in hundredths, rounded down: 87 is .87 to .88. */
  readonly byConfidence: Map<number, PartCounts>;
  /** Direct and mixed quotes by speaker: of persons, groups and documents by name. */
  readonly bySpeaker: Map<string, number>;
  unattributed: number;
  /** Dropped stretches and characters by rule; markup and space left out. */
  readonly droppedByRule: Map<string, { pieces: number; characters: number }>;
  /** Canonical article -> titles of the others in its cluster. */
  readonly duplicates: Map<string, Array<string>>;
  /** Titles by doc_id of canonical articles that have duplicates. */
  readonly failures: Array<FailureRow>;
  readonly warnings: Warnings;
  /** The first LISTED_ARTICLES by doc_id. */
  readonly listed: Array<ListedArticle>;
  readonly picks: Picks;
}

const noLabels = (): LabelCounts => ({ opinion: 0, claim: 0, quote: 0 });
const noParts = (): PartCounts => ({ opinion: 0, claim: 0, quote: 0, unsure: 0 });
const noGroup = (): ShareSums => noShares(PARTS.length);

export const emptyTally = (): Tally => ({
  articles: 0,
  sentences: 0,
  abstained: 0,
  confidence: 0,
  human: 0,
  characters: 0,
  labels: noLabels(),
  mix: noShares(MEASURES.length),
  articleCounts: [],
  sample: [],
  byLanguage: new Map(),
  byPublisher: new Map(),
  bySection: new Map(),
  byAuthor: new Map(),
  byMonth: new Map(),
  byRule: new Map(),
  byLength: new Map(),
  byConfidence: new Map(),
  bySpeaker: new Map(),
  unattributed: 0,
  droppedByRule: new Map(),
  duplicates: new Map(),
  failures: [],
  warnings: new Map(),
  listed: [],
  picks: noPicks(),
});

const at = <K, V>(map: Map<K, V>, key: K, none: () => V): V => {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = none();
  map.set(key, made);
  return made;
};

/** `2026-03` of a publication time. */
const monthOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 7);

/** A page that lists more would be too heavy to open. */
export const LISTED_ARTICLES = 1000;
export const SHOWN_FAILURES = 200;
/** Drift is looked for among so many articles: more would tell no more. */
export const SAMPLED_ARTICLES = 20_000;
const LONGEST = 100;

const SPACE = /\s/;

/** Words between runs of white space, as `split(/\s+/)` counts them; without making them. */
const wordsIn = (text: string): number => {
  let words = 1;
  let inSpace = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isSpace =
      code < 0x80 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : code >= 0xa0 && SPACE.test(text[i]!);
    if (isSpace && !inSpace) words++;
    inSpace = isSpace;
  }
  return words;
};

/** "A spokesman" of one article is not that of another, and the author quotes nobody. */
const isNamed = (kind: string | null): boolean =>
  (NAMED_SPEAKERS as ReadonlyArray<string | null>).includes(kind);

const groupBy = <T>(rows: ReadonlyArray<T>, key: (row: T) => string): ReadonlyMap<string, ReadonlyArray<T>> =>
  Map.groupBy(rows, key);

const NONE = "none stated";

/** Counts an article in its groups, or takes it out of them again: one a kind, but for one a name in its byline. */
const group = (
  tally: Tally,
  { lang, publisher, section, authors, month, units, totals }: GroupedArticle,
  count: typeof addCluster,
): void => {
  const parts = totals.slice(0, PARTS.length);
  const groups: ReadonlyArray<readonly [Map<string, ShareSums>, ReadonlyArray<string>]> = [
    [tally.byLanguage, [lang]],
    [tally.byPublisher, [publisher ?? NONE]],
    [tally.bySection, [section ?? NONE]],
    [tally.byAuthor, authors],
    [tally.byMonth, month === null ? [] : [month]],
  ];
  count(tally.mix, units, totals);
  for (const [map, keys] of groups)
    for (const key of keys) {
      const sums = at(map, key, noGroup);
      count(sums, units, parts);
      if (sums.clusters === 0) map.delete(key);
    }
};

/** Takes an article out of the mixes that turned out to be a copy of another: what is said twice is no second draw. */
export const removeCopy = (tally: Tally, article: GroupedArticle): void =>
  group(tally, article, removeCluster);

/** Counts the rows of some articles; call it batch by batch in the order of the dataset. */
export const countRows = (tally: Tally, rows: CountedRows): void => {
  const sentencesOf = groupBy(rows.sentences, (row) => row.doc_id);
  for (const document of rows.documents) {
    tally.articles++;
    tally.characters += document.text.length;
    const sentences = sentencesOf.get(document.doc_id) ?? [];
    const parts = noParts();
    let confidence = 0;
    for (const sentence of sentences) {
      const part: Part = sentence.abstain ? "unsure" : sentence.label;
      parts[part]++;
      confidence += sentence.confidence;
      if (sentence.label_source === "human") tally.human++;
      tally.labels[sentence.label]++;
      at(tally.byRule, sentence.rule_id ?? "none named", noLabels)[sentence.label]++;
      const length = Math.min(LONGEST, Math.floor(wordsIn(sentence.text) / 5) * 5);
      at(tally.byLength, length, noParts)[part]++;
      at(tally.byConfidence, Math.floor(sentence.confidence * 100 + 1e-4), noParts)[part]++;
    }
    tally.sentences += sentences.length;
    tally.abstained += parts.unsure;
    tally.confidence += confidence;
    const totals = PARTS.map((part) => parts[part]);
    const { doc_id: docId, publisher, title, lang, source_path: path, published_at: published } = document;
    const counts = { docId, publisher, units: sentences.length, totals: [...totals, confidence] };
    if (document.canonical) {
      const article: GroupedArticle = {
        ...counts,
        lang,
        section: document.section,
        authors: [...new Set(document.authors?.split("|") ?? [NONE])],
        month: published === null ? null : monthOf(published),
      };
      group(tally, article, addCluster);
      tally.articleCounts.push(article);
      if (tally.sample.length < SAMPLED_ARTICLES) tally.sample.push(counts);
    }
    if (tally.listed.length < LISTED_ARTICLES) tally.listed.push({ ...counts, title, path, lang, published });
    for (const kind of documentWarnings(document, counts))
      warn(tally.warnings, kind, { docId, name: title ?? path });
    if (!document.canonical) {
      const copies = tally.duplicates.get(document.dup_cluster) ?? [];
      copies.push(document.source_path);
      tally.duplicates.set(document.dup_cluster, copies);
    }
  }
  const nameOf = new Map(
    rows.documents.map(({ doc_id, title, source_path: path }) => [doc_id, title ?? path]),
  );
  for (const quote of rows.quotes) {
    if (!quote.closed && quote.piece_index === 0)
      warn(tally.warnings, "unclosed", { docId: quote.doc_id, name: nameOf.get(quote.doc_id) ?? "" });
    if (quote.piece_index !== 0 || (quote.kind !== "direct" && quote.kind !== "mixed")) continue;
    if (quote.speaker === null) tally.unattributed++;
    else if (isNamed(quote.speaker_kind))
      tally.bySpeaker.set(quote.speaker, (tally.bySpeaker.get(quote.speaker) ?? 0) + 1);
  }
  for (const drop of rows.dropped) {
    if (drop.kind === "markup" || drop.kind === "space") continue;
    const found = tally.droppedByRule.get(drop.rule_id) ?? { pieces: 0, characters: 0 };
    found.pieces++;
    found.characters += drop.text?.length ?? 0;
    tally.droppedByRule.set(drop.rule_id, found);
  }
};

/** Takes the failures that the page lists. */
export const showFailures = (tally: Tally, failures: ReadonlyArray<FailureRow>): void => {
  for (const failure of failures) if (tally.failures.length < SHOWN_FAILURES) tally.failures.push(failure);
};

/**
 * Adds whole rows of some articles to the tally, in the order of doc_id: counts them, and takes those that the page shows.
 */
export const addRows = (tally: Tally, rows: ReportRows): void => {
  const own = emptyTally();
  countRows(own, rows);
  addTally(tally, own);
  pick(tally.picks, own.sample);
  fill(tally.picks, rows);
  showFailures(tally, rows.failures);
};

const addCounts = <N extends string>(into: Record<N, number>, more: Readonly<Record<N, number>>): void => {
  for (const name of Object.keys(more) as Array<N>) into[name] += more[name];
};

const addEach = <K, V>(
  into: Map<K, V>,
  more: ReadonlyMap<K, V>,
  none: () => V,
  add: (into: V, more: V) => void,
): void => {
  for (const [key, counts] of more) add(at(into, key, none), counts);
};

/** Adds the counts of other articles; which are shown in full is left alone. */
export const addTally = (into: Tally, more: Tally): void => {
  into.articles += more.articles;
  into.sentences += more.sentences;
  into.abstained += more.abstained;
  into.confidence += more.confidence;
  into.human += more.human;
  into.characters += more.characters;
  into.unattributed += more.unattributed;
  addCounts(into.labels, more.labels);
  addShares(into.mix, more.mix);
  for (const by of ["byLanguage", "byPublisher", "bySection", "byAuthor", "byMonth"] as const)
    addEach(into[by], more[by], noGroup, addShares);
  addEach(into.byRule, more.byRule, noLabels, addCounts);
  addEach(into.byLength, more.byLength, noParts, addCounts);
  addEach(into.byConfidence, more.byConfidence, noParts, addCounts);
  into.listed.push(...more.listed.slice(0, LISTED_ARTICLES - into.listed.length));
  for (const [kind, { count, docs }] of more.warnings)
    for (const [i, doc] of docs.entries())
      warn(into.warnings, kind, doc, i === 0 ? count - docs.length + 1 : 1);
  into.sample.push(...more.sample.slice(0, SAMPLED_ARTICLES - into.sample.length));
  for (const [speaker, quotes] of more.bySpeaker)
    into.bySpeaker.set(speaker, (into.bySpeaker.get(speaker) ?? 0) + quotes);
  for (const [rule, { pieces, characters }] of more.droppedByRule) {
    const found = into.droppedByRule.get(rule) ?? { pieces: 0, characters: 0 };
    into.droppedByRule.set(rule, {
      pieces: found.pieces + pieces,
      characters: found.characters + characters,
    });
  }
  for (const [cluster, copies] of more.duplicates)
    into.duplicates.set(cluster, [...(into.duplicates.get(cluster) ?? []), ...copies]);
};

/** All sentences of some counts. */
export const totalOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
