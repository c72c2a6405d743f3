/**
 * Invented tables for tests and benchmarks: any number of articles, keys and slices as in a real dataset, and now and
 * then the texts that trip readers up. Deterministic: article `i` is the same in every corpus.
 */
import {
  speakerId,
  codePointCursor,
  docId,
  quoteId,
  sentId,
  sha256Hex,
  byTable,
  tableFrom,
  type DocumentRow,
  type DroppedRow,
  type JudgementRow,
  type Labeller,
  type OffsetRunRow,
  type QuoteRow,
  type QuoteSentenceRow,
  type SentenceRow,
  type Tables,
} from "@columnist/model";
import type { Chunk } from "./corpus.ts";
import { joinTables } from "./ranges.ts";
import { countTables, summaryOf, type Summary } from "./summary.ts";
import type { Corpus } from "./oracle.ts";

/** Sentences that have tripped some reader: missing-value words, marks, line breaks, separators, formulas, astral text. */
export const AWKWARD: ReadonlyArray<string> = [
  "NA",
  "None",
  "null",
  "nan",
  "=1+1",
  "-2 is below zero",
  "@ferry",
  '"Quoted," she said.',
  "Two\nlines",
  "Carriage\r\nreturn",
  "Line\u2028separator",
  "comma, and; semicolon\tand tab",
  "Emoji 🚢 and 𝒎𝒂𝒕𝒉",
  "\uFEFFmark first",
  "0001",
  "1e5",
  "true",
];

const SUBJECTS = [
  "The council",
  "A ferry",
  "The bridge",
  "Our harbour",
  "Every clinic",
  "The levy",
  "This paper",
];
const VERBS = [
  "closed",
  "must reopen",
  "cost the town",
  "will outlast",
  "has failed",
  "deserves",
  "reported",
];
const OBJECTS = [
  "the old pier",
  "forty jobs",
  "a better plan",
  "its own audit",
  "the winter",
  "no one",
  "us all",
];

const encoder = new TextEncoder();

// A small multiplicative generator: article i, sentence j always draws the same.
const draw = (article: number, sentence: number, salt: number): number =>
  Math.imul((article + 1) * 2654435761 + sentence * 40503 + salt * 69069, 2246822519) >>> 8;

const sentenceOf = (article: number, index: number): string => {
  const pick = draw(article, index, 1);
  if (pick % 23 === 0) return AWKWARD[draw(article, index, 2) % AWKWARD.length]!;
  const words = [SUBJECTS, VERBS, OBJECTS].map(
    (list, at) => list[draw(article, index, 3 + at) % list.length]!,
  );
  return `${words.join(" ")} in ${1900 + (draw(article, index, 9) % 126)}, number ${article}.${index}.`;
};

interface ExampleRows {
  readonly document: DocumentRow;
  readonly sentences: ReadonlyArray<SentenceRow>;
  readonly quotes: ReadonlyArray<QuoteRow>;
  readonly links: ReadonlyArray<QuoteSentenceRow>;
  readonly runs: ReadonlyArray<OffsetRunRow>;
  readonly drops: ReadonlyArray<DroppedRow>;
  readonly signature: Uint32Array;
  readonly raw: Uint8Array;
}

const LABEL_OF = ["opinion", "claim", "quote"] as const;

/** Article `index` with the text of its sentences; `texts` replaces the invented ones. */
export const exampleArticle = (index: number, texts?: ReadonlyArray<string>): ExampleRows => {
  const path = `invented/${String(index).padStart(6, "0")}.txt`;
  const doc = docId(path, null);
  const bodies =
    texts ?? Array.from({ length: 8 + (draw(index, 0, 20) % 30) }, (_, at) => sentenceOf(index, at));
  const text = bodies.join("\n\n");
  const raw = encoder.encode(text);
  const points = codePointCursor(text);
  const seen = new Map<string, number>();
  const sentences: Array<SentenceRow> = [];
  const quotes: Array<QuoteRow> = [];
  const links: Array<QuoteSentenceRow> = [];
  const runs: Array<OffsetRunRow> = [];
  const drops: Array<DroppedRow> = [];
  let unit = 0;
  let byte = 0;
  for (const [at, body] of bodies.entries()) {
    const nth = seen.get(body) ?? 0;
    seen.set(body, nth + 1);
    const start = points(unit);
    const end = points(unit + body.length);
    const label = LABEL_OF[draw(index, at, 5) % 3]!;
    const sure = Math.fround(Math.round(5000 + (draw(index, at, 6) % 5000)) / 10_000);
    const rest = Math.fround(Math.round((1 - sure) * 5000) / 10_000);
    const shareOf = (of: string): number =>
      of === label
        ? sure
        : of === other
          ? Math.fround(Math.round((1 - sure - rest) * 10_000) / 10_000)
          : rest;
    const other = label === "claim" ? "opinion" : "claim";
    const id = sentId(doc, body, nth);
    sentences.push({
      sent_id: id,
      doc_id: doc,
      sent_index: at,
      para_index: at,
      block_kind: at === 0 ? "headline" : "paragraph",
      text: body,
      char_start: start,
      char_end: end,
      raw_byte_start: at % 11 === 3 ? null : byte,
      raw_byte_end: at % 11 === 3 ? null : byte + encoder.encode(body).length,
      raw_exact: at % 11 !== 3,
      label,
      machine_label: label,
      p_opinion: shareOf("opinion"),
      p_claim: shareOf("claim"),
      p_quote: shareOf("quote"),
      confidence: sure,
      abstain: sure < 0.55,
      abstain_between: sure < 0.55 ? `${other}|${label}` : null,
      label_source: at % 2 === 0 ? "rule" : "model",
      rule_id: label === "quote" ? "Q2" : label === "opinion" ? "O2" : "C1",
      labeler_version: "example.1",
      voice: label === "quote" ? "source" : "author",
      claim_type: label === "claim" ? "C1" : null,
      quote_kind: label === "quote" ? "direct" : "none",
      quote_share: label === "quote" ? Math.fround(0.8) : 0,
      scare_quote: false,
      speaker: label === "quote" ? `Speaker ${index % 17}` : null,
      author_evaluation: false,
      loaded_words: at % 13 === 5 ? "disgrace|shameful" : null,
      evidence: Array.from({ length: at % 3 }, (_, item) => ({
        kind: item === 0 ? "rule" : "lexicon",
        rule_id: item === 0 ? "O2" : 'word "best"',
        char_start: start,
        char_end: end,
        weight: Math.fround(0.1 * (item + 1) - 0.25),
      })),
      split: "train",
    });
    if (label === "quote") {
      const quote = quoteId(doc, body, nth);
      quotes.push({
        quote_id: quote,
        doc_id: doc,
        piece_index: 0,
        char_start: start,
        char_end: end,
        kind: "direct",
        text: body,
        speaker: `Speaker ${index % 17}`,
        speaker_id: speakerId(doc, `Speaker ${index % 17}`),
        speaker_kind: "person",
        speaker_start: null,
        speaker_end: null,
        speaker_method: "neighbour",
        cue: at % 4 === 0 ? body : null,
        cue_start: at % 4 === 0 ? start : null,
        cue_end: at % 4 === 0 ? end : null,
        parent_quote_id: null,
        closed: true,
        confidence: sure,
        kind_confidence: sure,
      });
      links.push({ quote_id: quote, sent_id: id });
    }
    const size = encoder.encode(body).length;
    runs.push({
      doc_id: doc,
      text_start: start,
      text_end: end,
      raw_byte_start: byte,
      raw_byte_end: byte + size,
    });
    if (at + 1 < bodies.length)
      drops.push({
        doc_id: doc,
        raw_byte_start: byte + size,
        raw_byte_end: byte + size + 2,
        kind: "space",
        text: null,
        rule_id: "clean.space.join",
      });
    unit += body.length + 2;
    byte += size + 2;
  }
  const signature = Uint32Array.from({ length: 128 }, (_, at) => draw(index, at, 40));
  return {
    document: documentOf(path, doc, index, text, raw, sentences.length),
    sentences,
    quotes,
    links,
    runs,
    drops,
    signature,
    raw,
  };
};

const documentOf = (
  path: string,
  doc: string,
  index: number,
  text: string,
  raw: Uint8Array,
  count: number,
): DocumentRow => ({
  doc_id: doc,
  source_path: path,
  source_record: null,
  url: index % 3 === 0 ? `https://example.org/${index}` : null,
  title: `Number ${index}`,
  standfirst: null,
  authors: index % 5 === 0 ? null : `Ann Lee ${index % 7}|Bo Ek`,
  section: index % 2 === 0 ? "Views" : "News",
  genre: index % 4 === 0 ? null : "opinion",
  publisher: "The Invented Times",
  lang: "en",
  published_at: index % 4 === 1 ? null : Date.UTC(2024, index % 12, 1 + (index % 27), 6, 30),
  published_raw: index % 4 === 1 ? null : "some day",
  published_precision: index % 4 === 1 ? null : "day",
  published_method: index % 4 === 1 ? null : "line:time",
  updated_at: index % 9 === 0 ? -86_400_000 : null,
  fetched_at: null,
  dateline: null,
  topics: null,
  corrections: null,
  disclaimer: null,
  comment_count: index % 3 === 0 ? index : null,
  paywalled: false,
  truncated: false,
  raw_sha256: sha256Hex(raw),
  raw_bytes: raw.length,
  raw_encoding: "utf-8",
  media_type: "text/plain",
  record_byte_start: 0,
  record_byte_end: raw.length,
  text,
  text_sha256: sha256Hex(encoder.encode(text)),
  n_sentences: count,
  dup_cluster: doc,
  canonical: true,
  rights: null,
  parse_version: "1",
  clean_version: "1",
  segment_version: "1",
  label_version: "1",
  split: "train",
});

/** One in two was drawn by an audit; the others were written by hand. */
const judgementOf = ({ document, sentences: [row] }: ExampleRows): JudgementRow => {
  const isDrawn = Number.parseInt(document.doc_id.slice(-1), 16) % 2 === 0;
  return {
    file: `corrections/${document.doc_id}.jsonl`,
    line: 1,
    doc_id: document.doc_id,
    sent_id: row!.sent_id,
    quote_id: null,
    by: "ana",
    at: isDrawn ? Date.UTC(2026, 3, 1, 12) : null,
    action: "label",
    label: row!.label,
    rule_id: null,
    speaker: null,
    quoted: null,
    queue: isDrawn ? "audit" : null,
    inclusion: isDrawn ? 0.25 : null,
    blind: isDrawn,
    decides: false,
    machine_label: isDrawn ? row!.machine_label : null,
    machine_p_opinion: isDrawn ? row!.p_opinion : null,
    machine_p_claim: isDrawn ? row!.p_claim : null,
    machine_p_quote: isDrawn ? row!.p_quote : null,
    machine_rule_id: isDrawn ? row!.rule_id : null,
    machine_version: isDrawn ? row!.labeler_version : null,
    dataset_version: isDrawn ? "1.0.0" : null,
    applied: isDrawn,
    conflict: isDrawn ? null : "corrections.disagree",
  };
};

const tablesOf = (articles: ReadonlyArray<ExampleRows>): Tables => ({
  sentences: tableFrom(
    "sentences",
    articles.flatMap((article) => article.sentences),
  ),
  quotes: tableFrom(
    "quotes",
    articles.flatMap((article) => article.quotes),
  ),
  quote_sentences: tableFrom(
    "quote_sentences",
    articles.flatMap((article) => article.links),
  ),
  documents: tableFrom(
    "documents",
    articles.map((article) => article.document),
  ),
  dropped: tableFrom(
    "dropped",
    articles.flatMap((article) => article.drops),
  ),
  fields: tableFrom(
    "fields",
    articles.map((article) => ({ doc_id: article.document.doc_id, name: "LENGTH", value: "139 words" })),
  ),
  failures: tableFrom("failures", [
    {
      source_path: "invented/empty.txt",
      source_record: null,
      stage: "parse",
      error: "parse.input.empty",
      detail: "there is no text",
      advice: "give it some",
    },
  ]),
  offset_map: tableFrom(
    "offset_map",
    articles.flatMap((article) => article.runs),
  ),
  judgements: tableFrom("judgements", articles.map(judgementOf)),
});

/** Some articles as one chunk. */
export const exampleChunk = (articles: ReadonlyArray<ExampleRows>): Chunk => {
  const signatures = new Uint32Array(articles.length * 128);
  for (const [index, article] of articles.entries()) signatures.set(article.signature, index * 128);
  return { tables: tablesOf(articles), signatures, signatureLength: 128 };
};

/** Articles 0 to `count` in chunks of `size`. */
export const exampleChunks = (count: number, size = 100): ReadonlyArray<Chunk> =>
  Array.from({ length: Math.ceil(count / size) }, (_, chunk) =>
    exampleChunk(
      Array.from({ length: Math.min(size, count - chunk * size) }, (_, at) =>
        exampleArticle(chunk * size + at),
      ),
    ),
  );

/** The tables of a corpus, whole. */
export const wholeTables = (corpus: Corpus): Tables =>
  byTable((name) => joinTables(name, [...corpus.batches(name)]));

/** What the card of a corpus in memory states. */
export const exampleSummary = (corpus: Corpus): Summary =>
  summaryOf(countTables(wholeTables(corpus)), corpus.rows);

/** A labeller that was never measured. */
export const EXAMPLE_LABELLER: Labeller = { model: "fast", version: "1", heldOut: null };
