/**
 * The public, versioned contract of the dataset: one zod object a table, one entry a column with its meaning, unit and
 * storage. Schema files, Arrow fields, CSV headers and the README's table are all derived from here.
 * `null` stands only where `.nullable()` says so; no text column ever holds "".
 */
import { z } from "zod";
import { BLOCK_KINDS } from "./article.ts";
import { LABELS, LABEL_SOURCES } from "./label.ts";
import { QUOTE_KINDS, QUOTE_SPAN_KINDS, SPEAKER_KINDS, VOICES } from "./quote.ts";

/**
 * How a column is stored. `dictionary`: utf8 by int8 or int32 index; `evidence`: list of structs, in CSV JSON text with a
 * list a struct, in the order of EvidenceRow.
 */
export type Storage = "utf8" | "dictionary" | "int32" | "float32" | "bool" | "timestamp" | "evidence";

export interface ColumnMeta {
  readonly storage: Storage;
  /** `code point`, `byte`, `probability`, …; absent for a plain value. */
  readonly unit?: string;
}

const column = <T extends z.ZodType>(type: T, meta: ColumnMeta, description: string): T =>
  type.meta({ ...meta, description });

const text = (description: string) => column(z.string().min(1), { storage: "utf8" }, description);
const textOrNull = (description: string) =>
  column(z.string().min(1).nullable(), { storage: "utf8" }, description);
const term = <const T extends ReadonlyArray<string>>(values: T, description: string) =>
  column(z.enum(values), { storage: "dictionary" }, description);
const word = (description: string) => column(z.string().min(1), { storage: "dictionary" }, description);
const wordOrNull = (description: string) =>
  column(z.string().min(1).nullable(), { storage: "dictionary" }, description);
const count = (description: string, unit?: string) =>
  column(
    z.int32().min(0),
    unit === undefined ? { storage: "int32" } : { storage: "int32", unit },
    description,
  );
const countOrNull = (description: string, unit?: string) =>
  column(
    z.int32().min(0).nullable(),
    unit === undefined ? { storage: "int32" } : { storage: "int32", unit },
    description,
  );
const share = (description: string) =>
  column(z.number().min(0).max(1), { storage: "float32", unit: "share" }, description);
const shareOrNull = (description: string) =>
  column(z.number().min(0).max(1).nullable(), { storage: "float32", unit: "share" }, description);
const termOrNull = <const T extends ReadonlyArray<string>>(values: T, description: string) =>
  column(z.enum(values).nullable(), { storage: "dictionary" }, description);
const flag = (description: string) => column(z.boolean(), { storage: "bool" }, description);
/** Milliseconds since 1970 in UTC; ISO 8601 with "Z" in CSV. */
const timeOrNull = (description: string) =>
  column(z.number().int().nullable(), { storage: "timestamp", unit: "ms since 1970, UTC" }, description);

export const EvidenceRow = z.object({
  kind: z.string().min(1).meta({ description: "rule, lexicon, cue, mark, neighbour, position, ngram" }),
  rule_id: z.string().min(1).meta({ description: "guideline rule or feature that weighed" }),
  char_start: z.int32().min(0).meta({ description: "code points in documents.text" }),
  char_end: z.int32().min(0).meta({ description: "code points in documents.text, exclusive" }),
  weight: z.number().meta({ description: "log-odds towards the label given" }),
});
export type EvidenceRow = z.infer<typeof EvidenceRow>;

export const SPLITS = ["train", "validation", "test"] as const;

export const SentenceRow = z.object({
  sent_id: text("Id of the sentence: hash of doc_id, text and occurrence; survives edits around it"),
  doc_id: text("Article it stands in (documents.doc_id)"),
  sent_index: count("Number of the sentence in its article, from 0"),
  para_index: count("Number of the block in its article, from 0"),
  block_kind: term(BLOCK_KINDS, "What kind of block it stands in"),
  text: text("The sentence: exact slice of documents.text"),
  char_start: count("Start in documents.text", "code point"),
  char_end: count("End in documents.text, exclusive", "code point"),
  raw_byte_start: countOrNull(
    "Start in the record's bytes; null where the sentence is not one stretch of them",
    "byte",
  ),
  raw_byte_end: countOrNull("End in the record's bytes, exclusive; null as raw_byte_start", "byte"),
  raw_exact: flag("The bytes from raw_byte_start to raw_byte_end decode to exactly this text"),
  label: term(LABELS, "What the sentence does: opinion, claim or quote"),
  machine_label: term(
    LABELS,
    "The label before people corrected it; equal to label unless label_source is human",
  ),
  p_opinion: share("Calibrated probability of opinion"),
  p_claim: share("Calibrated probability of claim"),
  p_quote: share("Calibrated probability of quote; the three sum to 1"),
  confidence: share("Calibrated probability that the label is right"),
  abstain: flag("Two labels stay possible: leave the row out where sure rows are wanted"),
  abstain_between: wordOrNull("The labels that stay possible, joined by |; null when not abstaining"),
  label_source: term(
    LABEL_SOURCES,
    "What gave the label: a rule that can be named, the model alone, or a human",
  ),
  rule_id: wordOrNull(
    "Guideline rule that is the reason of the label (docs: guideline.md); null where no rule can be named with reason",
  ),
  labeler_version: word("Version of rules, lexicons and model that gave the label"),
  voice: term(VOICES, "Whose view the sentence gives: the author's, a source's, or unclear"),
  claim_type: wordOrNull("C1 to C10 of the guideline for a claim; null for other labels"),
  quote_kind: term(QUOTE_KINDS, "What the sentence holds of attributed content"),
  quote_share: share("Words inside quotation marks over all words"),
  scare_quote: flag("Holds words in marks that quote nobody and keep distance"),
  speaker: textOrNull("Who speaks in a quote or indirect speech; null where nobody in reach does"),
  author_evaluation: flag("The cue or an adverb judges the quoted words (guideline Q8)"),
  loaded_words: textOrNull("Loaded words, joined by |; null where there are none"),
  evidence: column(
    z.array(EvidenceRow),
    { storage: "evidence" },
    "Why the label: stretches of text and weights; in CSV a JSON list of [kind, rule_id, char_start, char_end, weight]",
  ),
  split: term(SPLITS, "Suggested split, by cluster of duplicates, stable as seeds grow"),
});
export type SentenceRow = z.infer<typeof SentenceRow>;

export const QuoteRow = z.object({
  quote_id: text("Id of the quote: hash of doc_id, text and occurrence"),
  doc_id: text("Article it stands in"),
  piece_index: count("Number of the piece, from 0: a split quote has a row a piece with the same quote_id"),
  char_start: count("Start in documents.text, marks included", "code point"),
  char_end: count("End in documents.text, exclusive", "code point"),
  kind: term(QUOTE_SPAN_KINDS, "direct, mixed or indirect; or why the marks quote nobody"),
  text: text("The piece: exact slice of documents.text"),
  speaker: textOrNull(
    "Who says it, as named best in the article, never a pronoun; null: nobody known, or the author",
  ),
  speaker_id: textOrNull(
    "Id of who speaks: hash of doc_id and speaker, one in all quotes of an article; null: nobody known",
  ),
  speaker_kind: column(
    z.enum(SPEAKER_KINDS).nullable(),
    { storage: "dictionary" },
    "What speaks: a person by name, a group, a document, somebody unnamed, or the author; null: nobody known",
  ),
  speaker_start: countOrNull("Start of the mention beside the quote", "code point"),
  speaker_end: countOrNull("End of that mention, exclusive", "code point"),
  speaker_method: word("How the speaker was found, or why there is none"),
  cue: textOrNull("Reporting expression; null where there is none"),
  cue_start: countOrNull("Start of the cue", "code point"),
  cue_end: countOrNull("End of the cue, exclusive", "code point"),
  parent_quote_id: textOrNull("The quote that this one stands in; null for an outermost one"),
  closed: flag("The marks were closed"),
  confidence: share(
    "Calibrated probability that somebody says it and that speaker is who; with no speaker, that somebody says it",
  ),
  kind_confidence: share(
    "Calibrated probability that kind is right in this: that it gives somebody's words or view, or nobody's",
  ),
});
export type QuoteRow = z.infer<typeof QuoteRow>;

export const QuoteSentenceRow = z.object({
  quote_id: text("quotes.quote_id"),
  sent_id: text("sentences.sent_id"),
});
export type QuoteSentenceRow = z.infer<typeof QuoteSentenceRow>;

export const DocumentRow = z.object({
  doc_id: text("Id of the article: hash of source_path and source_record; survives edits of its content"),
  source_path: text("Path relative to the seeds folder"),
  source_record: textOrNull(
    "In a file of many, the record's own id or URL, else its number; null for a file of one",
  ),
  url: textOrNull("Address of the article"),
  title: textOrNull("Headline"),
  standfirst: textOrNull("Sentence under the headline"),
  authors: textOrNull("Names, joined by |"),
  section: textOrNull("Section of the paper"),
  genre: wordOrNull("opinion, news, letter, interview, live, …, where evidence says so"),
  publisher: textOrNull("Who published it"),
  lang: word("Language detected, BCP 47; und where too short to tell"),
  published_at: timeOrNull("Publication time; null where unknown, or relative with no fetch time"),
  published_raw: textOrNull("Publication time as written"),
  published_precision: wordOrNull("second, minute, hour, day, month, year"),
  published_method: wordOrNull("Where the publication time was found"),
  updated_at: timeOrNull("Time of the last change that the article states"),
  fetched_at: timeOrNull("When the input was fetched, where told"),
  dateline: textOrNull("Place of the dateline"),
  topics: textOrNull("Tags, joined by |"),
  corrections: textOrNull("Correction notices and editors' notes, joined by |"),
  disclaimer: textOrNull("Disclaimer of views"),
  comment_count: countOrNull("Number of comments that the page states"),
  paywalled: flag("The body is cut by a paywall"),
  truncated: flag("The body is cut for another reason"),
  raw_sha256: text("SHA-256 of the record's bytes"),
  raw_bytes: count("Length of the record", "byte"),
  raw_encoding: word("Encoding that decoded it, WHATWG name"),
  media_type: word("Media type of the record"),
  record_byte_start: countOrNull(
    "Start of the record in its file, unzipped; its bytes there are the last (end - start) of the record's own. Null where they lie nowhere in the file: an entry of an archive, a page that a WARC holds zipped",
    "byte",
  ),
  record_byte_end: countOrNull("End of the record in its file, exclusive; null as record_byte_start", "byte"),
  text: text("The cleaned article: blocks joined by a blank line"),
  text_sha256: text("SHA-256 of text as UTF-8"),
  n_sentences: count("Rows of the article in sentences"),
  dup_cluster: text("doc_id of the canonical article of its cluster of near duplicates"),
  canonical: flag("The article that stands for its cluster"),
  rights: textOrNull("Licence or rights statement, where a seed states one"),
  parse_version: word("Version of the stage's code and data"),
  clean_version: word("Version of the stage's code and data"),
  segment_version: word("Version of the stage's code and data"),
  label_version: word("Version of the stage's code and data"),
  split: term(SPLITS, "Suggested split, as in sentences"),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

export const DroppedRow = z.object({
  doc_id: text("Article it was dropped from"),
  raw_byte_start: count("Start in the record's bytes", "byte"),
  raw_byte_end: count("End in the record's bytes, exclusive", "byte"),
  kind: word("Kind of furniture, or markup, field, space, repair"),
  text: textOrNull("What was dropped; null for markup and white space"),
  rule_id: word("Rule that dropped it"),
});
export type DroppedRow = z.infer<typeof DroppedRow>;

export const FieldRow = z.object({
  doc_id: text("Article it belongs to"),
  name: text("Name of the field as the input has it; names of nested properties joined by a full stop"),
  value: text("Its value as the input writes it, a text whatever it stands for; several joined by |"),
});
export type FieldRow = z.infer<typeof FieldRow>;

export const FailureRow = z.object({
  source_path: text("Path relative to the seeds folder"),
  source_record: textOrNull("Record in a file of many; null for the whole file"),
  stage: word("read, parse, clean, segment, label"),
  error: word("Code of the refusal"),
  detail: text("What is wrong, and where"),
  advice: text("What to do about it"),
});
export type FailureRow = z.infer<typeof FailureRow>;

export const OffsetRunRow = z.object({
  doc_id: text("Article"),
  text_start: count("Start of the run in documents.text", "code point"),
  text_end: count("End of the run, exclusive", "code point"),
  raw_byte_start: count("Start of the same characters in the record's bytes", "byte"),
  raw_byte_end: count("End, exclusive", "byte"),
});
export type OffsetRunRow = z.infer<typeof OffsetRunRow>;

/** What a person may say of a sentence or a quote. The last two change no row. */
export const JUDGEMENT_ACTIONS = ["label", "speaker", "boundary", "drop", "skip", "flag"] as const;

export const JudgementRow = z.object({
  file: word("File of the line, relative to the seeds folder: a person's own is corrections/NAME.jsonl"),
  line: count("Number of the line in it, from 1"),
  doc_id: text("Article; may be gone from documents"),
  sent_id: text("The sentence as it was when it was judged; may be gone from sentences"),
  quote_id: textOrNull("The quote that was judged, as it was; null: the sentence"),
  by: word("Who judged"),
  at: timeOrNull("When, by the clock of who judged; null where the line does not say"),
  action: term(
    JUDGEMENT_ACTIONS,
    "label, speaker, boundary (of the sentence, or with quoted of the quote), drop (no sentence); skip and flag (to be talked about) change no row",
  ),
  label: termOrNull(LABELS, "The label given; null for other actions"),
  rule_id: wordOrNull("Rule of the guideline that decided; null where none was named"),
  speaker: textOrNull("The speaker given; null for other actions, nobody named, or an article taken down"),
  quoted: textOrNull(
    "The words given to the quote, by a boundary of it; null for others, or an article taken down",
  ),
  queue: wordOrNull("What put the sentence before the person: doubt, audit, …; null: nothing, or not told"),
  inclusion: shareOrNull("Probability with which an audit drew the sentence; null outside audits"),
  blind: flag("Nothing of the machine was shown"),
  decides: flag("Settles a disagreement of others"),
  machine_label: termOrNull(
    LABELS,
    "The machine's label at that time; null where not told, as the next four",
  ),
  machine_p_opinion: shareOrNull("Its probability of opinion at that time"),
  machine_p_claim: shareOrNull("Its probability of claim at that time"),
  machine_p_quote: shareOrNull("Its probability of quote at that time"),
  machine_rule_id: wordOrNull(
    "The rule that it gave as its reason then; null where it named none, or not told",
  ),
  machine_version: wordOrNull("sentences.labeler_version at that time"),
  dataset_version: wordOrNull("Version of the dataset that was judged; null where not told"),
  applied: flag("The rows of this version say what the line says"),
  conflict: wordOrNull(
    "Why they do not, where the line asks for a change and was not overruled by its own author",
  ),
});
export type JudgementRow = z.infer<typeof JudgementRow>;

/** The tables of a dataset, in the order in which they are listed everywhere. */
export const TABLES = {
  sentences: SentenceRow,
  quotes: QuoteRow,
  quote_sentences: QuoteSentenceRow,
  documents: DocumentRow,
  dropped: DroppedRow,
  fields: FieldRow,
  failures: FailureRow,
  offset_map: OffsetRunRow,
  judgements: JudgementRow,
} as const;
export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as ReadonlyArray<TableName>;

/** Tables whose rows need no article: they stand in the last part of a dataset, in an order of their own. */
export const LOOSE_TABLES: ReadonlySet<TableName> = new Set<TableName>(["failures", "judgements"]);

/** One value a table. */
export const byTable = <A>(of: (name: TableName) => A): Record<TableName, A> =>
  Object.fromEntries(TABLE_NAMES.map((name) => [name, of(name)])) as Record<TableName, A>;

/** One row of each table by name. */
export type RowOf<T extends TableName> = z.infer<(typeof TABLES)[T]>;

/** Primary keys and references between tables: checked in every build and written to the schema files. */
export const KEYS: {
  readonly [T in TableName]: {
    readonly primary: ReadonlyArray<string>;
    readonly foreign: ReadonlyArray<{
      readonly column: string;
      readonly table: TableName;
      readonly to: string;
    }>;
  };
} = {
  sentences: { primary: ["sent_id"], foreign: [{ column: "doc_id", table: "documents", to: "doc_id" }] },
  quotes: {
    primary: ["quote_id", "piece_index"],
    foreign: [{ column: "doc_id", table: "documents", to: "doc_id" }],
  },
  quote_sentences: {
    primary: ["quote_id", "sent_id"],
    foreign: [{ column: "sent_id", table: "sentences", to: "sent_id" }],
  },
  documents: { primary: ["doc_id"], foreign: [] },
  dropped: {
    primary: ["doc_id", "raw_byte_start"],
    foreign: [{ column: "doc_id", table: "documents", to: "doc_id" }],
  },
  fields: {
    primary: ["doc_id", "name"],
    foreign: [{ column: "doc_id", table: "documents", to: "doc_id" }],
  },
  failures: { primary: [], foreign: [] },
  offset_map: {
    primary: ["doc_id", "text_start"],
    foreign: [{ column: "doc_id", table: "documents", to: "doc_id" }],
  },
  judgements: { primary: ["file", "line"], foreign: [] },
};

export interface ColumnSpec {
  readonly name: string;
  readonly storage: Storage;
  readonly unit: string | null;
  readonly nullable: boolean;
  readonly description: string;
  /** The closed set of values of an enum column, else null. */
  readonly values: ReadonlyArray<string> | null;
}

const specsOf = (table: TableName): ReadonlyArray<ColumnSpec> =>
  Object.entries(TABLES[table].shape).map(([name, type]) => {
    const meta = (type as z.ZodType).meta() as unknown as ColumnMeta & { description: string };
    const inner = type instanceof z.ZodNullable ? (type.unwrap() as z.ZodType) : (type as z.ZodType);
    return {
      name,
      storage: meta.storage,
      unit: meta.unit ?? null,
      nullable: type instanceof z.ZodNullable,
      description: meta.description,
      values: inner instanceof z.ZodEnum ? (inner.options as ReadonlyArray<string>) : null,
    };
  });

const specs = new Map(TABLE_NAMES.map((name) => [name, specsOf(name)]));

/** The columns of a table in order, read off the zod contract. */
export const columnsOf = (table: TableName): ReadonlyArray<ColumnSpec> => specs.get(table)!;
