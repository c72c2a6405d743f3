// "KELDA FALLS — The …", "GENEVA (Wire) - …", "PARIS, March 3 (AFP) — …": capitals, perhaps a country, a date, an agency.
const DATELINE =
  /^(\p{Lu}[\p{Lu}.'’ -]{1,30}\p{Lu}\.?(?:, \p{Lu}[\p{L}. ]{1,24})?)(?:,? \p{L}{3,9}\.? \d{1,2})?(?:,? ?\([\p{L}. /]{2,30}\))? ?(?:—|–|--|-|:) ?(?=\p{Lu}|["“‘'\d])/u;
const MIXED =
  /^(\p{Lu}\p{Ll}[\p{L}.' -]{1,28}?)(?:, \p{Lu}[\p{L}. ]{1,24})? ?\((?:\p{Lu}{2,8}|Reuters|Agencies|Wire|Bloomberg|Xinhua)\) ?(?:—|–|--|-|:) ?(?=\p{Lu}|["“‘'\d])/u;

/** The place that a paragraph opens with as a dateline; null where it opens with none. The text keeps it. */
export const datelineOf = (text: string): string | null => {
  const head = text.slice(0, 100);
  const match = DATELINE.exec(head) ?? MIXED.exec(head);
  if (match === null) return null;
  const place = match[1]!.trim();
  // "BREXIT: …" and "LIVE — …" are labels; a colon needs the agency's brackets.
  if (/:\s?$/.test(match[0]) && !match[0].includes("(")) return null;
  return place.length < 3 ? null : place;
};
