/** Where a line stands: above the body's first prose (T), between its paragraphs (M), behind the last (E). */
export type Zone = "T" | "M" | "E";

/** A fact that a dropped line gives to the article. */
export type FurnitureField =
  | "authorBio"
  | "commentCount"
  | "correction"
  | "disclaimer"
  | "editorNote"
  | "paywalled"
  | "topics"
  | "truncated";

/** One shape of furniture: all that is given must hold. */
export interface FurnitureRule {
  /** `clean.<kind>.<name>`, unique. */
  readonly id: string;
  /** Kind of furniture, as the dataset's `dropped.kind` names it. */
  readonly kind: string;
  /** Zones in which it may fire: some of `T`, `M`, `E`. */
  readonly where: string;
  /** Least and most words of the line. */
  readonly words: readonly [number, number];
  /** Whether the line must end like a sentence. */
  readonly stop: "yes" | "no" | "any";
  /** Words separated by spaces; one must occur. Empty: the rule is tried on every short line. */
  readonly cues: string;
  /** More words separated by spaces: where given, the line holds nothing but these, cues and numbers. */
  readonly only?: string;
  /** Must match the folded line: lower case, straight apostrophes, single spaces. */
  readonly shape?: RegExp;
  /** Must match the line as written. */
  readonly look?: RegExp;
  /** Must not match the folded line. */
  readonly not?: RegExp;
  /** The lines behind it that are no prose go with it: a list of links under a heading. */
  readonly opens?: true;
  readonly field?: FurnitureField;
  /** Nobody's own last sentence has this shape: no word of an author's speaks for the line. */
  readonly sure?: true;
  /** Ids of the rules that claim some of its `drops` first, each separated by a space: no other may. */
  readonly shadowedBy?: string;
  /** Lines that it drops, first zone of `where`. */
  readonly drops: ReadonlyArray<string>;
  /** Lines that it keeps, in every zone of `where`. */
  readonly keeps: ReadonlyArray<string>;
}
