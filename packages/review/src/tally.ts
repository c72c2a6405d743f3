import {
  LABELS,
  type DocumentRow,
  type DroppedRow,
  type FailureRow,
  type Label,
  type QuoteRow,
  type SentenceRow,
  type TableName,
} from "@columnist/model";

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
    "authors",
    "section",
    "published_at",
    "text",
    "dup_cluster",
    "canonical",
  ],
  sentences: ["doc_id", "text", "label", "confidence", "abstain", "label_source", "rule_id"],
  quotes: ["doc_id", "piece_index", "kind", "speaker", "speaker_kind"],
  dropped: ["doc_id", "kind", "text", "rule_id"],
} as const satisfies Partial<Record<TableName, ReadonlyArray<string>>>;

/** How many sentences have each label. */
export type LabelCounts = Record<Label, number>;

/** One article that the page shows in full. */
export interface ShownArticle {
  readonly document: DocumentRow;
  readonly sentences: ReadonlyArray<SentenceRow>;
  readonly quotes: ReadonlyArray<QuoteRow>;
}

/** What the page counts. Grows with the number of sections, authors, months, rules and speakers, not of articles. */
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
  readonly bySection: Map<string, LabelCounts>;
  readonly byAuthor: Map<string, LabelCounts>;
  /** Keys `2026-03`. */
  readonly byMonth: Map<string, LabelCounts>;
  /** Guideline rules that decided. */
  readonly byRule: Map<string, LabelCounts>;
  /** Sentences by their length: words, in steps of 5, up to 100. */
  readonly byLength: Map<number, LabelCounts>;
  /** Sentences by confidence, in steps of .05. */
  readonly byConfidence: Map<number, LabelCounts>;
  /** Direct and mixed quotes by speaker: of persons, groups and documents by name. */
  readonly bySpeaker: Map<string, number>;
  unattributed: number;
  /** Dropped stretches and characters by rule; markup and space left out. */
  readonly droppedByRule: Map<string, { pieces: number; characters: number }>;
  /** Canonical article -> titles of the others in its cluster. */
  readonly duplicates: Map<string, Array<string>>;
  /** Titles by doc_id of canonical articles that have duplicates. */
  readonly failures: Array<FailureRow>;
  readonly shown: Array<ShownArticle>;
}

const none = (): LabelCounts => ({ opinion: 0, claim: 0, quote: 0 });

export const emptyTally = (): Tally => ({
  articles: 0,
  sentences: 0,
  abstained: 0,
  confidence: 0,
  human: 0,
  characters: 0,
  labels: none(),
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
  shown: [],
});

const countsAt = <K>(map: Map<K, LabelCounts>, key: K): LabelCounts => {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = none();
  map.set(key, made);
  return made;
};

/** `2026-03` of a publication time. */
const monthOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 7);

/** A page with every article of a large corpus would be too heavy to open. */
export const SHOWN_ARTICLES = 60;
export const SHOWN_FAILURES = 200;
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

const groupBy = <T>(rows: ReadonlyArray<T>, key: (row: T) => string): ReadonlyMap<string, ReadonlyArray<T>> =>
  Map.groupBy(rows, key);

/** Counts the rows of some articles; call it batch by batch in the order of the dataset. */
export const countRows = (tally: Tally, rows: CountedRows): void => {
  const sentencesOf = groupBy(rows.sentences, (row) => row.doc_id);
  for (const document of rows.documents) {
    tally.articles++;
    tally.characters += document.text.length;
    const sentences = sentencesOf.get(document.doc_id) ?? [];
    const month = document.published_at === null ? null : monthOf(document.published_at);
    const groups = [
      countsAt(tally.bySection, document.section ?? "none stated"),
      ...(document.authors?.split("|") ?? ["none stated"]).map((author) => countsAt(tally.byAuthor, author)),
      ...(month === null ? [] : [countsAt(tally.byMonth, month)]),
    ];
    for (const sentence of sentences) {
      tally.sentences++;
      if (sentence.abstain) tally.abstained++;
      tally.confidence += sentence.confidence;
      if (sentence.label_source === "human") tally.human++;
      const length = Math.min(LONGEST, Math.floor(wordsIn(sentence.text) / 5) * 5);
      // Hundredths, so that no sum of binary fractions names a step.
      const step = Math.min(95, Math.floor(sentence.confidence * 20 + 1e-6) * 5) / 100;
      for (const counts of [
        tally.labels,
        ...groups,
        countsAt(tally.byRule, sentence.rule_id ?? "none named"),
        countsAt(tally.byLength, length),
        countsAt(tally.byConfidence, step),
      ])
        counts[sentence.label]++;
    }
    if (!document.canonical) {
      const copies = tally.duplicates.get(document.dup_cluster) ?? [];
      copies.push(document.source_path);
      tally.duplicates.set(document.dup_cluster, copies);
    }
  }
  for (const quote of rows.quotes) {
    if (quote.piece_index !== 0 || (quote.kind !== "direct" && quote.kind !== "mixed")) continue;
    if (quote.speaker === null) tally.unattributed++;
    else if (quote.speaker_kind !== "unnamed")
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

/** Whether the page has room for more articles in full. */
const hasRoom = (tally: Tally): boolean => tally.shown.length < SHOWN_ARTICLES;

/** Takes the articles that the page shows in full, until it has no room. */
export const showRows = (
  tally: Tally,
  rows: Pick<ReportRows, "documents" | "sentences" | "quotes">,
): void => {
  const sentencesOf = groupBy(rows.sentences, (row) => row.doc_id);
  const quotesOf = groupBy(rows.quotes, (row) => row.doc_id);
  for (const document of rows.documents)
    if (document.canonical && hasRoom(tally))
      tally.shown.push({
        document,
        sentences: sentencesOf.get(document.doc_id) ?? [],
        quotes: quotesOf.get(document.doc_id) ?? [],
      });
};

/** Takes the failures that the page lists. */
export const showFailures = (tally: Tally, failures: ReadonlyArray<FailureRow>): void => {
  for (const failure of failures) if (tally.failures.length < SHOWN_FAILURES) tally.failures.push(failure);
};

/** Adds whole rows of some articles to the tally: counts them, and shows those that there is room for. */
export const addRows = (tally: Tally, rows: ReportRows): void => {
  countRows(tally, rows);
  showRows(tally, rows);
  showFailures(tally, rows.failures);
};

const addLabels = (into: LabelCounts, more: LabelCounts): void => {
  for (const label of LABELS) into[label] += more[label];
};

const addGroups = <K>(into: Map<K, LabelCounts>, more: ReadonlyMap<K, LabelCounts>): void => {
  for (const [key, counts] of more) addLabels(countsAt(into, key), counts);
};

/** Adds the counts of other articles; what the page shows in full is left alone. */
export const addTally = (into: Tally, more: Tally): void => {
  into.articles += more.articles;
  into.sentences += more.sentences;
  into.abstained += more.abstained;
  into.confidence += more.confidence;
  into.human += more.human;
  into.characters += more.characters;
  into.unattributed += more.unattributed;
  addLabels(into.labels, more.labels);
  addGroups(into.bySection, more.bySection);
  addGroups(into.byAuthor, more.byAuthor);
  addGroups(into.byMonth, more.byMonth);
  addGroups(into.byRule, more.byRule);
  addGroups(into.byLength, more.byLength);
  addGroups(into.byConfidence, more.byConfidence);
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
export const totalOf = (counts: LabelCounts): number => LABELS.reduce((sum, label) => sum + counts[label], 0);

/** 95 % interval of a share by Wilson's score (Wilson 1927): sound for few sentences and for shares near 0 or 1. */
export const wilson = (hits: number, total: number): readonly [number, number] => {
  if (total === 0) return [0, 1];
  const z = 1.959964;
  const share = hits / total;
  const middle = share + (z * z) / (2 * total);
  const reach = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const scale = 1 + (z * z) / total;
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)];
};
