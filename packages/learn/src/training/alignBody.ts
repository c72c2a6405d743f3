/** Words as measured: letters, digits and underscores, case folded. */
export const wordsOf = (text: string): ReadonlyArray<string> =>
  text
    .normalize("NFC")
    .replace(/[\u00ad\u200b\ufeff]/g, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];

interface Match {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/** A block of fewer words may match at every place where it stands, as far as this many. */
const MAX_PLACES = 60;

/** Where the words of one block may stand in the gold. */
const matchesOf = (
  block: number,
  words: ReadonlyArray<string>,
  gold: ReadonlyArray<string>,
  places: ReadonlyMap<string, ReadonlyArray<number>>,
): ReadonlyArray<Match> => {
  if (words.length === 0) return [];
  if (words.length < 3)
    return (places.get(words[0]!) ?? [])
      .slice(0, MAX_PLACES)
      .filter((start) => words.every((word, i) => gold[start + i] === word))
      .map((start) => ({ block, start, end: start + words.length, weight: words.length / 2 }));
  const votes = new Map<number, number>();
  let found = 0;
  for (let i = 0; i + 2 < words.length; i++) {
    const starts = places.get(`${words[i]} ${words[i + 1]} ${words[i + 2]}`);
    if (starts === undefined) continue;
    found++;
    for (const start of starts.slice(0, MAX_PLACES)) votes.set(start - i, (votes.get(start - i) ?? 0) + 1);
  }
  const runs = words.length - 2;
  if (found / runs < 0.5) return [];
  return [...votes]
    .filter(([, count]) => count >= 0.2 * runs)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 4)
    .map(([start, count]) => ({
      block,
      start: Math.max(0, start),
      end: Math.max(0, start) + words.length,
      weight: count + 1,
    }));
};

/**
 * Which blocks of a page make up its gold body: 1 or 0 a block. The heaviest chain of matches that ascends in both, so a
 * text that stands twice on the page counts where it stands among the rest of the body.
 */
export const alignBody = (blocks: ReadonlyArray<string>, body: string): Uint8Array => {
  const gold = wordsOf(body);
  const places = new Map<string, Array<number>>();
  const note = (key: string, at: number): void => {
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else known.push(at);
  };
  for (let i = 0; i < gold.length; i++) {
    note(gold[i]!, i);
    if (i + 2 < gold.length) note(`${gold[i]} ${gold[i + 1]} ${gold[i + 2]}`, i);
  }
  const matches = blocks
    .flatMap((text, block) => matchesOf(block, wordsOf(text), gold, places))
    .sort((a, b) => a.block - b.block || a.start - b.start);
  const best = new Float64Array(matches.length);
  const before = new Int32Array(matches.length).fill(-1);
  let last = -1;
  for (let i = 0; i < matches.length; i++) {
    const match = matches[i]!;
    const slack = Math.max(3, (match.end - match.start) >> 2);
    for (let j = 0; j < i; j++) {
      const other = matches[j]!;
      if (
        other.block < match.block &&
        other.start < match.start &&
        other.end <= match.start + slack &&
        best[j]! > best[i]!
      ) {
        best[i] = best[j]!;
        before[i] = j;
      }
    }
    best[i] = best[i]! + match.weight;
    if (last < 0 || best[i]! > best[last]!) last = i;
  }
  const truths = new Uint8Array(blocks.length);
  for (let i = last; i >= 0; i = before[i]!) truths[matches[i]!.block] = 1;
  return truths;
};
