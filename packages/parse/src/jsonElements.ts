import type { Refusal, Source } from "@columnist/model";
import { JSON_LISTS } from "./data/jsonLists.ts";
import type { RecordSplitter } from "./format.ts";
import { byteBuffer, MAX_RECORD_BYTES, recordNames, recordSource } from "./lineRecords.ts";

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const COLON = 58;

/** Lists deeper than this hold parts of an article. */
const MOST_DEPTH = 5;
const LONGEST_KEY = 80;

const CUT_OFF: Refusal = {
  code: "parse.json.cut",
  message: "The file ends within this record",
  advice: "Fetch it again; the records before it are kept.",
};

const folded = (key: string): string => key.toLowerCase().replace(/[_-]/g, "");

/**
 * Cuts a file of JSON into the objects of the list of articles in it: of the list that the file is, or of one that stands
 * in an object, or in objects, under a name for such a list. `nameIn` gives the name of a record. Depth is counted, not
 * followed; what stands outside of the list is not kept. `isDictionary`: the file is an object whose values are the
 * records.
 */
export const jsonElements = (
  path: string,
  nameIn: (json: string) => string | null,
  isDictionary = false,
): RecordSplitter => {
  const buffer = byteBuffer();
  const named = recordNames();
  let count = 0;
  let position = 0;
  let scanned = 0;
  let isInString = false;
  let isEscaped = false;
  let depth = 0;
  /** Depth of the list whose objects are records, its own brackets counted; 0 where none is open. */
  let list = 0;
  /** Where the record that is open starts in the buffer; -1 outside. */
  let start = -1;
  let isLost = false;
  /** The last string outside of records, and the one that a colon made a key. */
  let word: Array<number> = [];
  let key = "";
  /** In a dictionary of records, the key of the one that is open. */
  let name = "";
  /** Whether each open bracket up to `MOST_DEPTH` is of a list of articles, by its key or for being the root. */
  const mayList: Array<boolean> = [];

  const drop = (length: number): void => {
    buffer.drop(length);
    position += length;
  };
  const take = (bytes: Uint8Array, from: number): Source => {
    const number = String(count++);
    const id = nameIn(new TextDecoder().decode(bytes)) ?? (name === "" ? number : name);
    return recordSource(path, named(id), bytes.slice(), { place: { start: from, end: from + bytes.length } });
  };
  const opened = (byte: number, at: number): void => {
    depth++;
    if (byte === OPEN_OBJECT && list > 0 && depth === list + 1) {
      start = at;
      name = isDictionary ? key : "";
      return;
    }
    if (list > 0 || depth > MOST_DEPTH) return;
    const isRoot = depth === 1;
    const isNamed = isRoot || (mayList[depth - 1] === true && (key === "" || JSON_LISTS.has(folded(key))));
    mayList[depth] = isNamed;
    if ((byte === OPEN_LIST && isNamed) || (isDictionary && isRoot)) list = depth;
    key = "";
  };

  const cut = (): ReadonlyArray<Source> => {
    const sources: Array<Source> = [];
    let bytes = buffer.view();
    for (; scanned < bytes.length; scanned++) {
      const byte = bytes[scanned]!;
      if (isInString) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) isInString = false;
        else if (start < 0 && word.length < LONGEST_KEY) word.push(byte);
        continue;
      }
      if (byte === QUOTE) {
        isInString = true;
        word = [];
      } else if (byte === COLON) {
        if (start < 0) key = new TextDecoder().decode(Uint8Array.from(word));
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) opened(byte, scanned);
      else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        if (list > 0 && depth === list) list = 0;
        depth = Math.max(0, depth - 1);
        key = "";
        if (start < 0 || depth !== list) continue;
        if (!isLost) sources.push(take(bytes.subarray(start, scanned + 1), position + start));
        isLost = false;
        drop(scanned + 1);
        bytes = buffer.view();
        start = -1;
        scanned = -1;
      }
    }
    if (start < 0) {
      drop(scanned);
      scanned = 0;
    } else if (start > 0) {
      drop(start);
      scanned -= start;
      start = 0;
    }
    if (scanned > MAX_RECORD_BYTES) {
      isLost = true;
      drop(scanned);
      scanned = 0;
    }
    return sources;
  };
  return {
    push: (bytes) => {
      buffer.push(bytes);
      return cut();
    },
    end: () => {
      const sources = [...cut()];
      const rest = buffer.view();
      // A record that is cut off is a failure, not silence.
      if (start >= 0 && rest.length > 0 && !isLost)
        sources.push({ ...take(rest, position), refused: CUT_OFF });
      if (sources.length > 0 || count > 0) return sources;
      return [
        {
          ...recordSource(path, "", new Uint8Array(0)),
          record: null,
          refused: {
            code: "parse.json.empty",
            message: "The list of articles in this JSON file is empty",
            advice: "Fetch it again when it has some, or remove it.",
          },
        },
      ];
    },
  };
};
