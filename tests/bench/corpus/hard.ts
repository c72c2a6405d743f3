/**
 * Text of the hard kind: hardly a sentence comes twice, lines end a paragraph without a blank one, a paragraph of six is an
 * agency's and stands in several articles, and one article of fifty is another with a few paragraphs exchanged.
 */
import { random } from "./random.ts";
import { ADJECTIVES, CUES, LINKS, NOUNS, TIMES, VERBS } from "./prose.ts";
import { FAMILY, GIVEN, PLACES, TITLES } from "./words.ts";

/** Articles that share an agency's paragraph. */
const SHARERS = 5;
const NEAR_COPY = 50;

const writer = (seed: number) => {
  const next = random(seed);
  const pick = <T>(values: ReadonlyArray<T>): T => values[Math.floor(next() * values.length)]!;
  const upTo = (most: number): number => 1 + Math.floor(next() * most);
  const thing = (): string => `the ${pick(ADJECTIVES)} ${pick(NOUNS)}`;
  const clause = (): string => `${thing()} ${pick(VERBS)} ${thing()} ${pick(TIMES)}`;
  const person = (): string => `${pick(GIVEN)} ${pick(FAMILY)}`;
  const kinds: ReadonlyArray<() => string> = [
    () => `${clause()}, ${pick(LINKS)} ${clause()}.`,
    () => `${clause()} in ${pick(PLACES)}.`,
    () => `in ${1950 + upTo(70)} ${clause()}; ${upTo(900)} people of ${pick(PLACES)} ${pick(VERBS)} it.`,
    () => `nobody should trust ${thing()} that ${pick(VERBS)} ${thing()}.`,
    () => `is ${thing()} worth more than ${thing()}?`,
    () => `“${clause()},” ${pick(CUES)} ${pick(TITLES)} ${pick(FAMILY)}.`,
    () =>
      `according to ${person()}, ${clause()}, and “${pick(ADJECTIVES)} ${pick(NOUNS)}” is the word for it.`,
    () => `${thing()} cost £${upTo(90)}.${upTo(9)} million, ${upTo(60)} per cent more than ${thing()}.`,
  ];
  const sentence = (): string => {
    const text = pick(kinds)();
    const first = text.startsWith("“") ? 1 : 0;
    return text.slice(0, first) + text[first]!.toUpperCase() + text.slice(first + 1);
  };
  const paragraph = (): string => Array.from({ length: upTo(5) }, sentence).join(" ");
  return { next, pick, upTo, thing, person, paragraph };
};

const paragraphsOf = (number: number): Array<string> => {
  const { next, upTo, paragraph } = writer(number + 1);
  const paragraphs: Array<string> = [];
  for (let length = 0; length < 4000; length += paragraphs.at(-1)!.length + 1)
    paragraphs.push(
      next() < 1 / 6
        ? // The agency's own numbers: those of no article.
          writer(0x40000000 + Math.floor(number / SHARERS) * 8 + upTo(8)).paragraph()
        : paragraph(),
    );
  return paragraphs;
};

/** Article `number` as a scrape of plain text, about 4 KB; the same number, the same article on every machine. */
export const hardArticle = (number: number): string => {
  const { pick, upTo, thing, person, paragraph } = writer(number + 0x20000000);
  const isCopy = number % NEAR_COPY === NEAR_COPY - 1;
  const paragraphs = paragraphsOf(isCopy ? number - 1 : number);
  if (isCopy) paragraphs.splice(upTo(paragraphs.length) - 1, 2, paragraph());
  return (
    [
      pick(["Opinion", "Comment", "Views", "Leaders"]),
      `Why ${thing()} must not become ${thing()}`,
      `By ${person()}`,
      `${upTo(28)} March ${2000 + upTo(25)}`,
      ...paragraphs,
      `${upTo(90)} Comments`,
    ].join("\n") + "\n"
  );
};
