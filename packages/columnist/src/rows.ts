import {
  byteCursor,
  codePointCursor,
  docId,
  sha256Hex,
  type DocumentRow,
  type DroppedRow,
  type FieldRow,
  type LabeledArticle,
  type OffsetRunRow,
  type QuoteRow,
  type QuoteSentenceRow,
  type SentenceRow,
  type Sha256,
  type Source,
} from "@columnist/model";
import { fieldRows } from "./fieldRows.ts";
import { documentRow, type StageVersions } from "./documentRow.ts";
import { quoteIdsOf, quoteRows } from "./quoteRows.ts";
import { SENTENCE_CELLS, sentenceFacts, type SentenceFacts } from "./sentenceCells.ts";

/** The rows of one article, by table. */
export interface ArticleRows {
  readonly sentences: ReadonlyArray<SentenceRow>;
  readonly quotes: ReadonlyArray<QuoteRow>;
  readonly quote_sentences: ReadonlyArray<QuoteSentenceRow>;
  readonly documents: ReadonlyArray<DocumentRow>;
  readonly dropped: ReadonlyArray<DroppedRow>;
  readonly fields: ReadonlyArray<FieldRow>;
  readonly offset_map: ReadonlyArray<OffsetRunRow>;
}

// Kinds of drop whose text tells nobody anything: the byte range is enough.
const SILENT = new Set(["markup", "space"]);

/** What the rows of an article are made from. */
export interface ArticleFacts {
  readonly source: Source;
  readonly article: LabeledArticle;
  readonly versions: StageVersions;
  readonly sha256: Sha256;
  readonly quoteIds: ReadonlyArray<string>;
  readonly sentences: SentenceFacts;
}

/**
 * What is worked out once for all rows of an article: the only place where UTF-16 offsets become code points of
 * `documents.text` and bytes of the record.
 */
export const articleFacts = (
  source: Source,
  article: LabeledArticle,
  versions: StageVersions,
  sha256: Sha256,
): ArticleFacts => {
  const doc = docId(source.path, source.record, sha256);
  const point = codePointCursor(article.text);
  const byte = byteCursor(article);
  return {
    source,
    article,
    versions,
    sha256,
    quoteIds: quoteIdsOf(doc, article, sha256),
    sentences: sentenceFacts(doc, article, versions.label, point, byte, sha256),
  };
};

/** The rows of every table but `sentences`, which has by far the most. */
export const fewRows = (facts: ArticleFacts): Omit<ArticleRows, "sentences"> => {
  const { source, article, versions, sha256, quoteIds } = facts;
  const { doc, ids, point, byte } = facts.sentences;
  const quoteSentences = ids.flatMap((sent_id, i) =>
    [...new Set(article.labels[i]!.quotes)].map((quote) => ({ quote_id: quoteIds[quote]!, sent_id })),
  );

  const dropped = article.dropped.map((drop): DroppedRow => {
    const lost = article.raw.slice(drop.start, drop.end);
    return {
      doc_id: doc,
      raw_byte_start: byte(drop.start),
      raw_byte_end: byte(drop.end),
      kind: drop.kind,
      text: SILENT.has(drop.kind) || lost === "" ? null : lost,
      rule_id: drop.rule,
    };
  });

  const offsetMap: Array<OffsetRunRow> = [];
  for (let run = 0; run < article.offsets.length; run += 3) {
    const at = article.offsets[run]!;
    const rawAt = article.offsets[run + 1]!;
    const length = article.offsets[run + 2]!;
    offsetMap.push({
      doc_id: doc,
      text_start: point(at),
      text_end: point(at + length),
      raw_byte_start: byte(rawAt),
      raw_byte_end: byte(rawAt + length),
    });
  }

  return {
    quotes: quoteRows(doc, article, quoteIds, point, sha256),
    quote_sentences: quoteSentences,
    documents: [documentRow(source, article, versions, sha256)],
    dropped,
    fields: fieldRows(doc, article.extraFields),
    offset_map: offsetMap,
  };
};

/** Turns a labeled article into the rows of every table. */
export const articleRows = (
  source: Source,
  article: LabeledArticle,
  versions: StageVersions,
  sha256: Sha256 = sha256Hex,
): ArticleRows => {
  const facts = articleFacts(source, article, versions, sha256);
  return {
    sentences: facts.sentences.ids.map(
      (_, i) =>
        Object.fromEntries(
          Object.entries(SENTENCE_CELLS).map(([name, cell]) => [name, cell(facts.sentences, i)]),
        ) as SentenceRow,
    ),
    ...fewRows(facts),
  };
};
