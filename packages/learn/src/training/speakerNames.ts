/** When two spellings of a name are one, and when one is short for the other. */

/** A name without what two spellings of it differ by: article, case, dots, curly signs, a possessive. */
export const plainName = (name: string): string =>
  name
    .replaceAll("’", "'")
    .replace(/'s$/u, "")
    .toLowerCase()
    .replace(/^(?:the|a|an|this|these|those|his|her|its|their|my|our) /u, "")
    .replaceAll(/[.“”",]/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();

const TITLES =
  /^(?:mr|mrs|ms|miss|dr|sir|president|senator|sen|rep|gov|governor|pope|lord|lady|judge|justice|prof|professor|secretary|mayor|minister|the|a|of|and)$/u;

const wordsOf = (name: string): ReadonlySet<string> =>
  new Set(
    plainName(name)
      .split(" ")
      .filter((word) => word !== "" && !TITLES.test(word)),
  );

/** "Obama" for "President Barack Obama", "critics" for "critics of the bill": all words of one are in the other. */
export const isShortForm = (one: string, other: string): boolean => {
  const a = wordsOf(one);
  const b = wordsOf(other);
  const [less, more] = a.size < b.size ? [a, b] : [b, a];
  return less.size > 0 && [...less].every((word) => more.has(word));
};

const FIRST = new Set(["i", "we", "me", "us", "my", "our"]);

/** "I", "we": the author. */
export const isAuthorName = (name: string): boolean => FIRST.has(plainName(name));
