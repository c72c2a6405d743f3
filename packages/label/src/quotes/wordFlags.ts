import { bucketOf } from "../hash.ts";

/**
 * Bits of some words by their hashes. Open addressing over two typed arrays, since every word of a text is asked for: Sets
 * took longer to fill and to ask.
 */
export class WordFlags {
  private bits = 7;
  private keys = new Int32Array(1 << this.bits);
  private flags = new Uint8Array(1 << this.bits);
  private count = 0;

  /** Slot of a word, or the free one where it would stand. */
  private slotOf(hash: number): number {
    const last = this.keys.length - 1;
    let slot = bucketOf(hash, this.bits);
    while (this.flags[slot] !== 0 && this.keys[slot] !== hash) slot = (slot + 1) & last;
    return slot;
  }

  private grow(): void {
    const { keys, flags } = this;
    this.bits++;
    this.keys = new Int32Array(1 << this.bits);
    this.flags = new Uint8Array(1 << this.bits);
    for (let old = 0; old < keys.length; old++) {
      if (flags[old] === 0) continue;
      const slot = this.slotOf(keys[old]!);
      this.keys[slot] = keys[old]!;
      this.flags[slot] = flags[old]!;
    }
  }

  /** Gives a word these flags beside those that it has; at least one. */
  add(hash: number, flags: number): void {
    const slot = this.slotOf(hash);
    if (this.flags[slot] === 0) {
      this.keys[slot] = hash;
      this.count++;
    }
    this.flags[slot]! |= flags;
    if (this.count * 2 > this.keys.length) this.grow();
  }

  /** Gives a word these flags where it has one of others. */
  addTo(hash: number, others: number, flags: number): void {
    const slot = this.slotOf(hash);
    if ((this.flags[slot]! & others) !== 0) this.flags[slot]! |= flags;
  }

  /** Whether a word has one of these flags. */
  has(hash: number, flags: number): boolean {
    return (this.flags[this.slotOf(hash)]! & flags) !== 0;
  }
}
