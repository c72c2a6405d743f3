/**
 * Words looked up where they stand in a text, without cutting them out: cutting and hashing a string costs more than all
 * else that most stops need. Open addressing, at most a quarter full.
 */
export class WordTable<A> {
  readonly #words: ReadonlyArray<string>;
  readonly #values: ReadonlyArray<A>;
  /** Index of the word in a slot plus one; 0 is empty. */
  readonly #slots: Uint16Array;
  /** Length of the longest word, in UTF-16 units. */
  readonly longest: number;

  /** At most 65,535 words; of two entries for one word the first counts. */
  constructor(entries: ReadonlyArray<readonly [word: string, value: A]>) {
    this.#words = entries.map(([word]) => word);
    this.#values = entries.map(([, value]) => value);
    this.longest = Math.max(0, ...this.#words.map(({ length }) => length));
    this.#slots = new Uint16Array(2 ** Math.ceil(Math.log2(4 * entries.length + 4)));
    this.#words.forEach((word, index) => {
      let slot = this.#slotOf(word, 0, word.length);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = index + 1;
    });
  }

  /** The value of the word from `start` to `end` of `text`; undefined where it is not listed. */
  get(text: string, start: number, end: number): A | undefined {
    const length = end - start;
    if (length > this.longest || length < 1) return undefined;
    const mask = this.#slots.length - 1;
    for (let slot = this.#slotOf(text, start, end); ; slot = (slot + 1) & mask) {
      const index = this.#slots[slot]! - 1;
      if (index < 0) return undefined;
      const word = this.#words[index]!;
      if (word.length !== length) continue;
      let at = 0;
      while (at < length && word.charCodeAt(at) === text.charCodeAt(start + at)) at++;
      if (at === length) return this.#values[index];
    }
  }

  has(text: string, start: number, end: number): boolean {
    return this.get(text, start, end) !== undefined;
  }

  /** FNV-1a over the units, folded to a slot. */
  #slotOf(text: string, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return (hash ^ (hash >>> 15)) & (this.#slots.length - 1);
  }
}
