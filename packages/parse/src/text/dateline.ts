// "KELDA FALLS — The …", "GENEVA (Wire) - …", "PARIS, March 3 (AFP) — …": capitals, perhaps a country, a date, an agency.
const DATELINE =
  /^(\p{Lu}[\p{Lu}.'’ -]{1,30}\p{Lu}\.?(?:, \p{Lu}[\p{L}. ]{1,24})?)(?:,? \p{L}{3,9}\.? \d{1,2})?(?:,? ?\([\p{L}. /]{2,30}\))? ?(?:—|–|--|-|:) ?(?=\p{Lu}|["“‘'\d])/u;
const MIXED =
  /^(\p{Lu}\p{Ll}[\p{L}.' -]{1,28}?)(?:, \p{Lu}[\p{L}. ]{1,24})? ?\((?:\p{Lu}{2,8}|Reuters|Agencies|Wire|Bloomberg|Xinhua)\) ?(?:—|–|--|-|:) ?(?=\p{Lu}|["“‘'\d])/u;

/** A paragraph's dateline. */
export interface Dateline {
  readonly place: string;
  /** Where the sentence starts behind it, UTF-16 units; 0 where the dateline stays in the text. */
  readonly end: number;
}

/**
 * The dateline that a paragraph opens with; null where it opens with none. The text keeps a bare place ("KELDA FALLS — …",
 * as papers print it) and loses one that names its agency.
 */
export const datelineOf = (text: string): Dateline | null => {
  const head = text.slice(0, 100);
  const match = DATELINE.exec(head) ?? MIXED.exec(head);
  if (match === null) return null;
  const place = match[1]!.trim();
  const hasAgency = match[0].includes("(");
  // "BREXIT: …" and "LIVE — …" are labels; a colon needs the agency's brackets.
  if ((/:\s?$/.test(match[0]) && !hasAgency) || place.length < 3) return null;
  return { place, end: hasAgency ? match[0].length : 0 };
};
