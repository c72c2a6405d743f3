import { joinBytes, type Source } from "@columnist/model";
import type { RecordSplitter } from "./format.ts";

/** A splitter that needs the whole file before it can tell its records. */
export const ofWholeFile = (records: (bytes: Uint8Array) => ReadonlyArray<Source>): RecordSplitter => {
  const pieces: Array<Uint8Array> = [];
  let length = 0;
  return {
    push: (bytes) => {
      pieces.push(bytes.slice());
      length += bytes.length;
      return [];
    },
    end: () => records(joinBytes(pieces, length)),
  };
};
