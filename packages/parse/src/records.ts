import type { Format, RecordSplitter } from "./format.ts";
import { FORMATS } from "./formats.ts";
import { joinBytes } from "@columnist/model";

/** The whole file as one record. */
const wholeFile = (path: string): RecordSplitter => {
  const pieces: Array<Uint8Array> = [];
  let length = 0;
  return {
    push: (bytes) => {
      pieces.push(bytes);
      length += bytes.length;
      return [];
    },
    end: () => [
      {
        path,
        record: null,
        bytes: joinBytes(pieces, length),
        mediaType: null,
        url: null,
        fetchedAt: null,
        place: { start: 0, end: length },
      },
    ],
  };
};

/**
 * How a file becomes records. `path`: relative to the seeds folder; `head`: its first bytes (4,096 or the whole file
 * when shorter), decompressed. The head must still be pushed. A format of one article a file gives one source at the end.
 */
export const recordSplitter = (path: string, head: Uint8Array): RecordSplitter => {
  let best: Format | null = null;
  let bestScore = 0;
  for (const format of FORMATS) {
    if (format.splitter === undefined) continue;
    const score = format.splitter.sniff(head, path);
    if (score > bestScore || (score === bestScore && best !== null && format.id < best.id)) {
      best = format;
      bestScore = score;
    }
  }
  return best?.splitter === undefined ? wholeFile(path) : best.splitter.open(path);
};
