/** What is measured of an article: its sentences by part, and how right its labels are expected to be. */
import { LABELS } from "@columnist/model";
import type { ClusterCounts } from "@columnist/statistics";

/** What a mix is made of: sentences that are sure of a label, and those that are not sure of any. */
export const PARTS = [...LABELS, "unsure"] as const;
export type Part = (typeof PARTS)[number];

/** How many sentences are in each part. */
export type PartCounts = Record<Part, number>;

/** How a part is called. */
export const PART_NAMES: Readonly<Record<Part, string>> = {
  opinion: "opinion",
  claim: "claim",
  quote: "quote",
  unsure: "not sure",
};

/** Measures of a whole article, in the order of their sums: its parts, and how many labels its confidences expect to be right. */
export const MEASURES = [...PARTS, "confidence"] as const;

/** An article as a draw: its sentences, and of each of MEASURES its total. */
export interface ArticleCounts extends ClusterCounts {
  readonly docId: string;
  readonly publisher: string | null;
}

/** An article with the groups that it is counted in. */
export interface GroupedArticle extends ArticleCounts {
  readonly lang: string;
  readonly section: string | null;
  readonly authors: ReadonlyArray<string>;
  /** `2026-03`; null where no publication time is known. */
  readonly month: string | null;
}

/** An article as a row of the page's list. */
export interface ListedArticle extends ArticleCounts {
  readonly title: string | null;
  readonly path: string;
  readonly lang: string;
  /** Milliseconds since 1970; null where unknown. */
  readonly published: number | null;
}
