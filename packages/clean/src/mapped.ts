import type { OffsetRuns } from "@columnist/model";

/** A text that grows piece by piece and knows which pieces equal raw text. */
export interface MappedText {
  /** Adds raw text as it is; `rawStart`: its UTF-16 offset in raw. */
  readonly keep: (text: string, rawStart: number) => void;
  /** Adds text that raw does not hold there. */
  readonly make: (text: string) => void;
  /** Units so far. */
  readonly length: () => number;
  readonly finish: () => { readonly text: string; readonly offsets: OffsetRuns };
}

export const mappedText = (): MappedText => {
  let text = "";
  let runs = new Int32Array(96);
  let used = 0;
  return {
    keep: (part, rawStart) => {
      if (part.length === 0) return;
      const at = text.length;
      text += part;
      const last = used - 3;
      if (
        last >= 0 &&
        at === runs[last]! + runs[last + 2]! &&
        rawStart === runs[last + 1]! + runs[last + 2]!
      ) {
        runs[last + 2] = runs[last + 2]! + part.length;
        return;
      }
      if (used + 3 > runs.length) {
        const wider = new Int32Array(runs.length * 2);
        wider.set(runs);
        runs = wider;
      }
      runs[used] = at;
      runs[used + 1] = rawStart;
      runs[used + 2] = part.length;
      used += 3;
    },
    make: (part) => {
      text += part;
    },
    length: () => text.length,
    finish: () => ({ text, offsets: runs.slice(0, used) }),
  };
};
