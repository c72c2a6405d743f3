import { joinBytes, type Source } from "@columnist/model";
import { byteBuffer, MAX_RECORD_BYTES, recordNames, recordSource } from "./lineRecords.ts";
import type { RecordSplitter } from "./format.ts";

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const CDATA = bytesOf("<![CDATA[");
const CDATA_END = bytesOf("]]>");
const COMMENT = bytesOf("<!--");
const COMMENT_END = bytesOf("-->");

/** A channel has no more writers, and one is described in fewer bytes. */
const MOST_HEADS = 2000;
const LONGEST_HEAD = 4000;

/** What elements of a file are its records. */
export interface RecordElements {
  /** Their names; at most nine ASCII letters each. */
  readonly names: ReadonlyArray<string>;
  /** Media type of the records. */
  readonly mediaType: string;
  /**
   * Elements outside of records that a record may need to be read alone: their name, and how many of them stand before a
   * record (told by the texts of both).
   */
  readonly heads?: { readonly name: string; readonly isOf: (head: string, record: string) => boolean };
  /** What stands for a file without any, so that it is one refused record and not silence. */
  readonly none: string;
}

const isAt = (bytes: Uint8Array, at: number, what: Uint8Array): boolean => {
  for (let i = 0; i < what.length; i++) if (bytes[at + i] !== what[i]) return false;
  return true;
};

const find = (bytes: Uint8Array, from: number, what: Uint8Array): number => {
  for (let at = bytes.indexOf(what[0]!, from); at >= 0; at = bytes.indexOf(what[0]!, at + 1))
    if (isAt(bytes, at, what)) return at;
  return -1;
};

/** Byte behind a name is no part of it. */
const endsName = (byte: number | undefined): boolean =>
  byte === undefined || byte <= 32 || byte === 62 || byte === 47;

/**
 * Cuts a file of XML into the elements that are its records as bytes come in, each a record of its own with the file's
 * charset.
 * Framed here, in some lines, because streaming XML parsers tell no byte offsets; what stands inside an item is parsed by
 * the tokenizer. Names are ASCII in every encoding that a feed is served in but UTF-16, which is not cut.
 */
export const elementSplitter = (path: string, elements: RecordElements): RecordSplitter => {
  const headName = elements.heads === undefined ? null : bytesOf(elements.heads.name);
  const names = [...elements.names.map(bytesOf), ...(headName === null ? [] : [headName])];
  const heads: Array<{ readonly text: string; readonly bytes: Uint8Array }> = [];
  const buffer = byteBuffer();
  /** Place in the file of the buffer's first byte. */
  let position = 0;
  const drop = (length: number): void => {
    buffer.drop(length);
    position += length;
  };
  const named = recordNames();
  let scanned = 0;
  /** Name of the open element, and where it starts in the buffer. */
  let open: Uint8Array | null = null;
  let start = 0;
  /** What ends the comment or the character data that is open. */
  let until: Uint8Array | null = null;
  let count = 0;
  let charset: string | null = null;
  let isFirst = true;

  const take = (bytes: Uint8Array, at: number): Source => {
    const number = String(count++);
    const text = new TextDecoder().decode(bytes);
    const id = /<(?:guid|id)\b[^>]{0,200}>\s{0,20}(?:<!\[CDATA\[)?\s{0,20}([^<\]\s][^<\]]{0,500})/i
      .exec(text)?.[1]
      ?.trim();
    const link =
      /<link\b[^>]{0,200}>\s{0,20}(?:<!\[CDATA\[)?\s{0,20}(https?:[^<\]\s]{1,1000})/i.exec(text)?.[1] ??
      /<link\b[^>]{0,300}?\bhref\s{0,3}=\s{0,3}["'](https?:[^"']{1,1000})["']/i.exec(text)?.[1];
    const mediaType = charset === null ? elements.mediaType : `${elements.mediaType}; charset=${charset}`;
    const place = { start: at, end: at + bytes.length };
    const own = heads.filter((head) => elements.heads!.isOf(head.text, text)).map((head) => head.bytes);
    const all = joinBytes(
      [...own, bytes],
      own.reduce((sum, head) => sum + head.length, bytes.length),
    );
    return recordSource(path, named(id ?? link ?? number), all, { mediaType, place });
  };

  const cut = (isEnd: boolean): ReadonlyArray<Source> => {
    const sources: Array<Source> = [];
    for (;;) {
      const bytes = buffer.view();
      if (isFirst && bytes.length > 0) {
        isFirst = false;
        charset =
          /encoding\s{0,3}=\s{0,3}["']([\w.:-]{2,40})["']/i.exec(
            new TextDecoder().decode(bytes.subarray(0, 200)),
          )?.[1] ?? null;
      }
      if (until !== null) {
        const end = find(bytes, scanned, until);
        scanned = end < 0 ? Math.max(scanned, bytes.length - 2) : end + 3;
        if (end < 0) break;
        until = null;
      }
      const at = bytes.indexOf(60, scanned);
      if (at < 0) {
        scanned = bytes.length;
        break;
      }
      // A tag's name must be whole before it can be told.
      if (at + 12 > bytes.length && !isEnd) {
        scanned = at;
        break;
      }
      if (isAt(bytes, at, CDATA) || isAt(bytes, at, COMMENT)) {
        until = isAt(bytes, at, CDATA) ? CDATA_END : COMMENT_END;
        scanned = at + 4;
      } else if (open === null) {
        const name = names.find(
          (known) => isAt(bytes, at + 1, known) && endsName(bytes[at + 1 + known.length]),
        );
        if (name !== undefined) {
          open = name;
          start = at;
        }
        scanned = at + 1;
      } else if (bytes[at + 1] === 47 && isAt(bytes, at + 2, open) && endsName(bytes[at + 2 + open.length])) {
        const end = bytes.indexOf(62, at);
        if (end < 0) {
          scanned = at;
          break;
        }
        const element = bytes.slice(start, end + 1);
        if (open !== headName) sources.push(take(element, position + start));
        else if (heads.length < MOST_HEADS && element.length < LONGEST_HEAD)
          heads.push({ text: new TextDecoder().decode(element), bytes: element });
        drop(end + 1);
        open = null;
        start = 0;
        scanned = 0;
      } else scanned = at + 1;
    }
    // Outside of items nothing is kept; an item that never ends is given up.
    if (open === null) {
      drop(scanned);
      scanned = 0;
    } else if (start > 0) {
      drop(start);
      scanned -= start;
      start = 0;
    }
    if (buffer.view().length > MAX_RECORD_BYTES) {
      drop(buffer.view().length);
      open = null;
      scanned = 0;
    }
    return sources;
  };
  return {
    push: (bytes) => {
      buffer.push(bytes);
      return cut(false);
    },
    end: () => {
      if (count > 0) return cut(true);
      const sources = cut(true);
      return sources.length > 0 || count > 0
        ? sources
        : [
            {
              path,
              record: null,
              bytes: bytesOf(elements.none),
              mediaType: elements.mediaType,
              url: null,
              fetchedAt: null,
            },
          ];
    },
  };
};
