import type { OffsetRuns } from "./offsets.ts";
import type { Spans } from "./span.ts";

/** What a block of an article is; decided by parse from structure, shape and position. */
export const BLOCK_KINDS = [
  "headline",
  "standfirst",
  "paragraph",
  "heading",
  "blockquote",
  "list_item",
  "caption",
  "pull_quote",
  "turn",
  "entry",
] as const;
/** `turn`: one speaker's turn of an interview. `entry`: one entry of a live blog. The rest as in HTML. */
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** One block as parse found it, before furniture is dropped and text repaired. */
export interface Block {
  readonly kind: BlockKind;
  /** The block's text, markup and entities already resolved, white space as found. */
  readonly text: string;
  /** Where `text` equals `Article.raw`; what no run covers was made by the parser (a decoded entity). */
  readonly runs: OffsetRuns;
  /** Probability, 0 to 1, that the block is the article's body, by its markup; null where the format weighs no block (text). */
  readonly bodyProbability: number | null;
  /** Who wrote this block, where several people write in turn: the letters of a page. Else it is left out. */
  readonly by?: string;
}

/** Raw text that is not kept, UTF-16 offsets into `Article.raw`. */
export interface Drop {
  /** `stage.kind.name`, e.g. `clean.share.bar`, `parse.html.markup`, `parse.field.byline`. */
  readonly rule: string;
  /** One of the furniture kinds (`share_bar`, `comment_count`, …), `markup`, `field`, `space` or `repair`. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** A metadata value with where it was found and how sure that is. */
export interface Evidence<A> {
  readonly value: A;
  /** Where it stood: `json-ld`, `microdata`, `meta:og:title`, `time`, `line:byline`, `container`, … */
  readonly method: string;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface PublicationTime {
  /** ISO 8601; a date alone where no time is known; null when relative and no fetch time is known. */
  readonly at: string | null;
  /** As written in the input. */
  readonly raw: string;
  readonly precision: "second" | "minute" | "hour" | "day" | "month" | "year" | "unknown";
  readonly isRelative: boolean;
}

/** Facts about the article that are not its body. Every field is evidence or absent (null, []). */
export interface Metadata {
  readonly title: Evidence<string> | null;
  readonly standfirst: Evidence<string> | null;
  /** Names alone, in order: roles, places, agencies and times cut off; an organisation for a board's editorial. */
  readonly authors: ReadonlyArray<Evidence<string>>;
  readonly section: Evidence<string> | null;
  /** `opinion` where kicker, section, URL or disclaimer say so, else `news`, `letter`, `interview`, `live`, … */
  readonly genre: Evidence<string> | null;
  readonly publisher: Evidence<string> | null;
  readonly url: Evidence<string> | null;
  /** BCP 47, as declared by the input (not the detected one). */
  readonly language: Evidence<string> | null;
  readonly published: Evidence<PublicationTime> | null;
  readonly updated: Evidence<PublicationTime> | null;
  /** Place of a dateline ("GENEVA (Wire) - …"), null where there is none. */
  readonly dateline: Evidence<string> | null;
  readonly topics: ReadonlyArray<string>;
  /** Licence or copyright line that the page, the record or the export states. */
  readonly rights: Evidence<string> | null;
}

/** A field of the input that no other value holds: a column of a table, a property of a record, a label of an export. */
export interface ExtraField {
  /** As the input names it; names of nested properties are joined by ".". */
  readonly name: string;
  /** As the input writes it, a text whatever it stands for. */
  readonly value: string;
}

/** What parse gives: the decoded input and what it found in it. */
export interface Article {
  readonly path: string;
  readonly record: string | null;
  /** Input format, an id of parse's registry: `text`, `html`, … */
  readonly format: string;
  readonly mediaType: string;
  /** The whole input, decoded. Every offset called raw counts UTF-16 units in it. */
  readonly raw: string;
  /** Byte length of the input. */
  readonly rawBytes: number;
  /** WHATWG encoding label that decoded it: `utf-8`, `windows-1252`, … */
  readonly encoding: string;
  /** Byte offset of each UTF-16 unit of `raw` plus the end; null where it follows from the encoding (see offsets.ts). */
  readonly byteStarts: Int32Array | null;
  readonly fetchedAt: string | null;
  readonly metadata: Metadata;
  /** In the order of the input. */
  readonly extraFields: ReadonlyArray<ExtraField>;
  readonly blocks: ReadonlyArray<Block>;
  /** What parse itself left out: markup, fields. Blocks and drops tile `raw` but for white space. */
  readonly dropped: ReadonlyArray<Drop>;
}

/** A block of the cleaned text. UTF-16 offsets into `CleanArticle.text`. */
export interface TextBlock {
  readonly kind: BlockKind;
  readonly start: number;
  readonly end: number;
  /** As `Block.by`: whose "I" and whose view the block's are, where that is not the whole article's author. */
  readonly by?: string;
}

/** Facts that furniture carried. */
export interface FurnitureFields {
  readonly commentCount: number | null;
  readonly corrections: ReadonlyArray<string>;
  readonly editorNotes: ReadonlyArray<string>;
  /** "Opinions are those of the writer": evidence of genre. */
  readonly disclaimer: string | null;
  readonly authorBio: string | null;
  readonly paywalled: boolean;
  readonly truncated: boolean;
}

/** What clean gives: the text, where each piece of it came from, and what was left out. */
export interface CleanArticle extends Omit<Article, "blocks"> {
  /** Kept blocks in document order, joined by a blank line ("\n\n"); every later span points into it. */
  readonly text: string;
  readonly blocks: ReadonlyArray<TextBlock>;
  /** Where `text` equals `raw`, ascending; the rest of `text` was put there by a repair or a join. */
  readonly offsets: OffsetRuns;
  /** Each raw unit outside the runs of `offsets`, exactly once, ascending. */
  readonly dropped: ReadonlyArray<Drop>;
  readonly fields: FurnitureFields;
  /** Detected language, BCP 47, `und` where too short to tell. Labels abstain where it is not `en`. */
  readonly detectedLanguage: string;
  /** Signature for near-duplicate clusters: 32-bit minima of hashed word shingles. */
  readonly signature: Uint32Array;
}

/** A cleaned article cut into sentences. */
export interface SegmentedArticle extends CleanArticle {
  readonly sentences: Spans;
}
