import type { Source } from "@columnist/model";
import type { RecordSplitter } from "../format.ts";
import { byteBuffer, recordNames, recordSource } from "../lineRecords.ts";

/** Where the documents of an export part. */
export interface Cuts {
  /**
   * Finds a place to cut in the bytes read as Latin-1, so that a place is a byte: where a document starts (`before`) or
   * behind where it ends (`after`). Global; looks no further than `LOOKED_AT` on either side of its match.
   */
  readonly mark: RegExp;
  readonly at: "before" | "after";
  /** Whether a stretch between two cuts holds a document: a cover page and what stands behind the last one do not. */
  readonly isDocument: (latin1: string) => boolean;
  /** The document's own id in the stretch; null where it states none. */
  readonly recordId: (latin1: string) => string | null;
  /** What the records say they are, so that their format need not be told from their first words. */
  readonly mediaType: string;
}

/** Longest match and look around it, bytes. */
const LOOKED_AT = 512;
/** Bytes that are searched at a time: documents are some KB long, and what stands behind a cut is read again. */
const WINDOW = 8192;
const latin1 = new TextDecoder("latin1");

/**
 * Cuts an export into its documents as bytes come in. Where the bytes are UTF-8 or a single-byte encoding, marks of ASCII
 * are found as they stand. Cuts depend on the bytes alone, not on the pieces that they come in. Each byte is looked at a
 * bounded number of times.
 */
export const markSplitter = (path: string, cuts: Cuts): RecordSplitter => {
  const buffer = byteBuffer();
  const named = recordNames();
  let count = 0;
  let position = 0;
  let scanned = 0;

  const take = (bytes: Uint8Array): ReadonlyArray<Source> => {
    const start = position;
    position += bytes.length;
    if (bytes.length === 0) return [];
    const text = latin1.decode(bytes);
    if (!cuts.isDocument(text)) return [];
    const number = String(count++);
    return [
      recordSource(path, named(cuts.recordId(text) ?? number), bytes.slice(), {
        mediaType: cuts.mediaType,
        place: { start, end: position },
      }),
    ];
  };
  const cut = (isEnd: boolean): ReadonlyArray<Source> => {
    const sources: Array<Source> = [];
    for (;;) {
      const view = buffer.view();
      const from = Math.max(0, scanned - LOOKED_AT);
      const to = Math.min(view.length, scanned + WINDOW + LOOKED_AT);
      const limit = isEnd && to === view.length ? to : to - LOOKED_AT;
      if (scanned >= limit) break;
      // Behind a cut the text starts anew, so that what a mark sees does not depend on when the cut was found.
      let text = latin1.decode(view.subarray(from, to));
      let base = from;
      let start = 0;
      let at = scanned;
      for (;;) {
        cuts.mark.lastIndex = at - base;
        const found = cuts.mark.exec(text);
        if (found === null || base + found.index >= limit) break;
        const stop = base + found.index + (cuts.at === "after" ? found[0].length : 0);
        sources.push(...take(view.subarray(start, stop)));
        text = text.slice(stop - base);
        base = stop;
        start = stop;
        // The mark that starts a document does not end it.
        at = cuts.at === "before" ? stop + 1 : stop;
      }
      buffer.drop(start);
      scanned = Math.max(limit, at) - start;
    }
    return sources;
  };
  return {
    push: (bytes) => {
      buffer.push(bytes);
      return cut(false);
    },
    end: () => {
      const sources = cut(true);
      const rest = buffer.view();
      return rest.length === 0 ? sources : [...sources, ...take(rest)];
    },
  };
};
