/** A second text of the article that the page carries for machines: JSON-LD `articleBody`. It is asked, never copied. */
export interface Witness {
  /** Share of a text's runs of three words that the witness has too; of a shorter text 1 or 0. */
  readonly share: (text: string) => number;
}

/** Shorter ones are descriptions. */
const MIN_WITNESS = 400;
const MAX_WITNESS = 400_000;

const wordsOf = (text: string): ReadonlyArray<string> => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** `body`: the text of the witness, perhaps with markup in it. Null where it is too short to be the article. */
export const witnessOf = (body: string): Witness | null => {
  if (body.length < MIN_WITNESS) return null;
  const words = wordsOf(body.slice(0, MAX_WITNESS).replace(/<[^<>]*>|&[a-z#0-9]{1,8};/gi, " "));
  const runs = new Set<string>();
  for (let i = 0; i < words.length; i++) {
    runs.add(words[i]!);
    runs.add(`${words[i]} ${words[i + 1]}`);
    runs.add(`${words[i]} ${words[i + 1]} ${words[i + 2]}`);
  }
  return {
    share: (text) => {
      const own = wordsOf(text.slice(0, 4000));
      if (own.length === 0) return 0;
      if (own.length < 3) return runs.has(own.join(" ")) ? 1 : 0;
      let found = 0;
      for (let i = 0; i + 2 < own.length; i++) if (runs.has(`${own[i]} ${own[i + 1]} ${own[i + 2]}`)) found++;
      return found / (own.length - 2);
    },
  };
};
