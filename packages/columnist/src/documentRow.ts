import { docId, type DocumentRow, type LabeledArticle, type Sha256, type Source } from "@columnist/model";
import { joined, orNull } from "./cells.ts";

/** Versions of the stages that made the rows. */
export interface StageVersions {
  readonly parse: string;
  readonly clean: string;
  readonly segment: string;
  readonly label: string;
}

/** ISO 8601 to milliseconds since 1970; a time without a zone counts as UTC, so that no machine's zone gets in. */
export const isoToMilliseconds = (iso: string | null | undefined): number | null => {
  if (iso === null || iso === undefined) return null;
  const zoned = /T.*(?:Z|[+-]\d\d:?\d\d)$/.test(iso) || !iso.includes("T") ? iso : `${iso}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? null : time;
};

/** The row of `documents`. `split` and `dup_cluster` are set by the passes over the corpus; here it stands for itself. */
export const documentRow = (
  source: Source,
  article: LabeledArticle,
  versions: StageVersions,
  sha256: Sha256,
): DocumentRow => {
  const doc = docId(source.path, source.record, sha256);
  const { text, metadata, fields } = article;
  return {
    doc_id: doc,
    source_path: source.path,
    source_record: source.record,
    url: orNull(metadata.url?.value ?? source.url),
    title: orNull(metadata.title?.value),
    standfirst: orNull(metadata.standfirst?.value),
    authors: joined(metadata.authors.map((author) => author.value)),
    section: orNull(metadata.section?.value),
    genre: orNull(metadata.genre?.value),
    publisher: orNull(metadata.publisher?.value),
    lang: article.detectedLanguage,
    published_at: isoToMilliseconds(metadata.published?.value.at),
    published_raw: orNull(metadata.published?.value.raw),
    published_precision: metadata.published?.value.precision ?? null,
    published_method: metadata.published?.method ?? null,
    updated_at: isoToMilliseconds(metadata.updated?.value.at),
    fetched_at: isoToMilliseconds(article.fetchedAt),
    dateline: orNull(metadata.dateline?.value),
    topics: joined(metadata.topics),
    corrections: joined([...fields.corrections, ...fields.editorNotes]),
    disclaimer: orNull(fields.disclaimer),
    comment_count: fields.commentCount,
    paywalled: fields.paywalled,
    truncated: fields.truncated,
    raw_sha256: sha256(source.bytes),
    raw_bytes: source.bytes.length,
    raw_encoding: article.encoding,
    media_type: article.mediaType,
    record_byte_start: source.place?.start ?? null,
    record_byte_end: source.place?.end ?? null,
    text,
    text_sha256: sha256(text),
    n_sentences: article.sentences.starts.length,
    dup_cluster: doc,
    canonical: true,
    rights: orNull(metadata.rights?.value),
    parse_version: versions.parse,
    clean_version: versions.clean,
    segment_version: versions.segment,
    label_version: versions.label,
    split: "train",
  };
};
