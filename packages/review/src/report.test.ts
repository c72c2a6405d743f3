import type { DocumentRow, QuoteRow, SentenceRow } from "@columnist/model";
import { expect, test } from "vitest";
import { renderReport, type ReportFacts } from "./report.ts";
import { addRows, emptyTally, type ReportRows } from "./tally.ts";

const sentence = (
  row: Partial<SentenceRow> & Pick<SentenceRow, "sent_id" | "text" | "label">,
): SentenceRow => ({
  doc_id: "d_1",
  sent_index: 0,
  para_index: 0,
  block_kind: "paragraph",
  char_start: 0,
  char_end: row.text.length,
  raw_byte_start: 0,
  raw_byte_end: row.text.length,
  raw_exact: true,
  machine_label: row.label,
  p_opinion: 0.8,
  p_claim: 0.1,
  p_quote: 0.1,
  confidence: 0.8,
  abstain: false,
  abstain_between: null,
  label_source: "model",
  rule_id: "O2",
  labeler_version: "1",
  voice: "author",
  claim_type: null,
  quote_kind: "none",
  quote_share: 0,
  scare_quote: false,
  speaker: null,
  author_evaluation: false,
  loaded_words: null,
  evidence: [],
  split: "train",
  ...row,
});

const document = (row: Partial<DocumentRow>): DocumentRow => ({
  doc_id: "d_1",
  source_path: "pier.txt",
  source_record: null,
  url: null,
  title: "Mend the pier",
  standfirst: null,
  authors: "Ana Lutz",
  section: "Opinion",
  genre: "opinion",
  publisher: null,
  lang: "en",
  published_at: Date.UTC(2026, 2, 18),
  published_raw: "18 March 2026",
  published_precision: "day",
  published_method: "line",
  updated_at: null,
  fetched_at: null,
  dateline: null,
  topics: null,
  corrections: null,
  disclaimer: null,
  comment_count: null,
  paywalled: false,
  truncated: false,
  raw_sha256: "0",
  raw_bytes: 10,
  raw_encoding: "utf-8",
  media_type: "text/plain",
  record_byte_start: 0,
  record_byte_end: 10,
  text: "The pier is a disgrace. “We will mend it,” said Ms Vale.",
  text_sha256: "0",
  n_sentences: 2,
  dup_cluster: "d_1",
  canonical: true,
  rights: null,
  parse_version: "1",
  clean_version: "1",
  segment_version: "1",
  label_version: "1",
  split: "train",
  ...row,
});

const quote: QuoteRow = {
  quote_id: "q_1",
  doc_id: "d_1",
  piece_index: 0,
  char_start: 24,
  char_end: 42,
  kind: "direct",
  text: "“We will mend it,”",
  speaker: "Ms Vale",
  speaker_id: "p_1",
  speaker_kind: "person",
  speaker_start: 48,
  speaker_end: 55,
  speaker_method: "after",
  cue: "said",
  cue_start: 43,
  cue_end: 47,
  parent_quote_id: null,
  closed: true,
  confidence: 0.9,
  kind_confidence: 0.9,
};

const rows: ReportRows = {
  documents: [document({})],
  sentences: [
    sentence({ sent_id: "s_1", text: "The pier is a disgrace.", label: "opinion" }),
    sentence({
      sent_id: "s_2",
      text: "“We will mend it,” said Ms Vale.",
      label: "quote",
      sent_index: 1,
      char_start: 24,
      char_end: 56,
      rule_id: "Q2",
      speaker: "Ms Vale",
    }),
  ],
  quotes: [quote],
  dropped: [
    {
      doc_id: "d_1",
      raw_byte_start: 0,
      raw_byte_end: 5,
      kind: "share_bar",
      text: "Share",
      rule_id: "clean.share.bar",
    },
    {
      doc_id: "d_1",
      raw_byte_start: 5,
      raw_byte_end: 7,
      kind: "space",
      text: null,
      rule_id: "clean.space.lines",
    },
  ],
  failures: [],
};

const FACTS: ReportFacts = {
  version: "1.0.0",
  title: null,
  changes: null,
  labeller: { model: "fast", version: "6", heldOut: null },
};

const page = (given: ReportRows): string => {
  const tally = emptyTally();
  addRows(tally, given);
  return renderReport(tally, FACTS);
};

test("counts labels, speakers and drops, and leaves markup and space out", () => {
  const tally = emptyTally();
  addRows(tally, rows);
  expect(tally.labels).toEqual({ opinion: 1, claim: 0, quote: 1 });
  expect([...tally.bySpeaker]).toEqual([["Ms Vale", 1]]);
  expect([...tally.droppedByRule]).toEqual([["clean.share.bar", { pieces: 1, characters: 5 }]]);
  expect([...tally.byMonth.keys()]).toEqual(["2026-03"]);
});

test("an article shows each sentence with its letter, rule and marks", () => {
  const html = page(rows);
  expect(html).toContain('class="s opinion"');
  expect(html).toContain('<sup dir="ltr">Q');
  expect(html).toContain(
    '<span class="marks direct" title="direct by Ms Vale q_1">“We will mend it,”</span> said Ms Vale.',
  );
});

test("the same rows give the same page", () => {
  expect(page(rows)).toBe(page(rows));
});

test("no text of a seed becomes markup", () => {
  const hostile = `</script><script>alert(1)</script><img src=x onerror=alert(1)>"'`;
  const html = page({
    documents: [
      document({
        title: hostile,
        section: hostile,
        authors: hostile,
        source_path: hostile,
        published_raw: hostile,
        lang: '"><script>',
      }),
    ],
    sentences: [sentence({ sent_id: "s_1", text: hostile, label: "quote", speaker: hostile })],
    quotes: [{ ...quote, speaker: hostile, text: hostile, char_start: 0, char_end: 5 }],
    dropped: [{ ...rows.dropped[0]!, rule_id: hostile }],
    failures: [
      {
        source_path: hostile,
        source_record: hostile,
        stage: "parse",
        error: hostile,
        detail: hostile,
        advice: hostile,
      },
    ],
  });
  expect(html.match(/<script>/g)).toHaveLength(1);
  expect(html).not.toContain("<img");
});

test("an empty dataset is a page too", () => {
  expect(page({ documents: [], sentences: [], quotes: [], dropped: [], failures: [] })).toContain(
    "0</b> articles",
  );
});

const articles = (count: number, name: string, more: Partial<DocumentRow> = {}): ReportRows => ({
  documents: Array.from({ length: count }, (_, i) => document({ doc_id: `d_${name}${i}`, ...more })),
  sentences: Array.from({ length: count }, (_, i) => [
    sentence({
      doc_id: `d_${name}${i}`,
      sent_id: `s_${name}${i}`,
      text: "The pier is a disgrace.",
      label: "opinion",
    }),
    sentence({
      doc_id: `d_${name}${i}`,
      sent_id: `t_${name}${i}`,
      text: "Mend it soon.",
      label: "claim",
      abstain: true,
    }),
  ]).flat(),
  quotes: [],
  dropped: [],
  failures: [],
});

test("what is not sure is a part of its own, of the mix and of each step of a histogram", () => {
  const tally = emptyTally();
  addRows(tally, articles(6, "a"));
  expect(tally.labels).toEqual({ opinion: 6, claim: 6, quote: 0 });
  expect(tally.mix.totals.slice(0, 4)).toEqual([6, 0, 0, 6]);
  expect(tally.byLength.get(0)).toEqual({ opinion: 0, claim: 0, quote: 0, unsure: 6 });
  const html = renderReport(tally, FACTS);
  expect(html).toContain("not sure 50 %");
});

test("a group of fewer than five articles is grey and has no interval", () => {
  const few = page(articles(4, "a"));
  const enough = page(articles(5, "a"));
  expect(few).toContain('<span class="few">50 %</span>');
  expect(enough).not.toContain('class="few"');
  expect(enough).toMatch(/50 % \(\d+ to \d+\)/);
});

test("language comes first where there are several", () => {
  const tally = emptyTally();
  for (const lang of ["en", "de"]) addRows(tally, articles(3, lang, { lang }));
  const html = renderReport(tally, FACTS);
  expect(html.indexOf("Label mix by language")).toBeGreaterThan(0);
  expect(html.indexOf("Label mix by language")).toBeLessThan(html.indexOf("Label mix by section"));
  expect(page(rows)).not.toContain("Label mix by language");
});

test("only persons, groups and documents are named as speakers", () => {
  const tally = emptyTally();
  const kinds = ["person", "group", "document", "unnamed", "author"] as const;
  addRows(tally, {
    ...rows,
    quotes: kinds.map((kind) => ({ ...quote, speaker: `the ${kind}`, speaker_kind: kind })),
  });
  expect([...tally.bySpeaker.keys()]).toEqual(["the person", "the group", "the document"]);
});

test("drift compares the articles that came with those that stayed", () => {
  const tally = emptyTally();
  addRows(tally, articles(12, "old"));
  const young = articles(12, "new");
  addRows(tally, { ...young, sentences: young.sentences.map((row) => ({ ...row, abstain: false })) });
  const added = new Set(young.documents.map(({ doc_id }) => doc_id));
  const changes = { version: "1.0.0", added, counts: ["12 articles added (seed)"], relabelled: [] };
  const html = renderReport(tally, { ...FACTS, changes });
  expect(html).toContain("unlike those that were there, in claim, not sure");
  const like = renderReport(tally, {
    ...FACTS,
    changes: { ...changes, added: new Set(["d_old0", "d_old1", "d_old2", "d_new0", "d_new1", "d_new2"]) },
  });
  expect(like).toContain("The articles that came are like those that were there.");
});

test("a page of a thousand long articles is below two megabytes", () => {
  const tally = emptyTally();
  const text =
    "The council has again put off the mending of the pier, which nobody on the quay will believe. ";
  for (let i = 0; i < 1000; i++) {
    const doc_id = `d_${String(i).padStart(16, "0")}`;
    const one = (k: number): SentenceRow =>
      sentence({
        doc_id,
        sent_id: `s_${i}_${k}`.padEnd(18, "0"),
        text,
        label: k % 2 === 0 ? "opinion" : "claim",
        sent_index: k,
        confidence: 0.5 + ((i * 7 + k * 3) % 50) / 100,
        abstain: (i + k) % 4 === 0,
        abstain_between: "opinion|claim",
      });
    addRows(tally, {
      documents: [
        document({
          doc_id,
          title: `Number ${i}: mend the pier before the winter takes it`,
          publisher: `Paper ${i % 40}`,
          authors: `Author ${i % 300}`,
          text: text.repeat(60),
        }),
      ],
      sentences: Array.from({ length: 60 }, (_, k) => one(k)),
      quotes: [],
      dropped: [],
      failures: [],
    });
  }
  const html = renderReport(tally, FACTS);
  expect(html.match(/<article /g)!.length).toBeGreaterThan(30);
  expect(html.match(/<tr id="row-/g)).toHaveLength(1000);
  expect(new TextEncoder().encode(html).length).toBeLessThan(2_000_000);
});

test("a warning leads to the article that it is about, and brings its query", () => {
  const html = page({ ...rows, documents: [document({ paywalled: true })] });
  expect(html).toContain("1 article is cut by a paywall");
  expect(html).toContain('<a href="#d_1"><bdi>Mend the pier</bdi></a>');
  expect(html).toContain("select doc_id, source_path from documents where paywalled");
});
