import { accept, type Result, refuse } from "@columnist/model";
import { byteStartsOf } from "./byteStarts.ts";
import { isSurelyWindows1252 } from "./legacyEncoding.ts";
import { decodeLeniently, firstBrokenByte } from "./utf8.ts";

/** The text of an input. */
export interface Decoded {
  /** Without the byte-order mark. */
  readonly text: string;
  /** WHATWG label. */
  readonly encoding: string;
  /** Byte offset of each UTF-16 unit plus the end; null where `byteCursor` of the model finds them itself. */
  readonly byteStarts: Int32Array | null;
}

/** First bytes of files that are no text, each with what it is. */
const BINARY_HEADS: ReadonlyArray<readonly [head: string, what: string, advice?: string]> = [
  [
    "%PDF-",
    "a PDF",
    "Make text of it, for example with `pdftotext -layout FILE.pdf FILE.txt`, and look at what columns became.",
  ],
  ["\u0089PNG", "a PNG picture"],
  ["\u00ff\u00d8\u00ff", "a JPEG picture"],
  ["GIF8", "a GIF picture"],
  ["PK\u0003\u0004", "a ZIP archive or an office document"],
  ["\u001f\u008b", "gzip inside gzip"],
  ["\u0028\u00b5\u002f\u00fd", "zstd-compressed"],
  ["BZh", "bzip2-compressed"],
  ["\u00fd7zXZ", "xz-compressed"],
  ["7z\u00bc\u00af", "a 7z archive"],
  ["\u007fELF", "a program"],
  ["SQLite format 3", "an SQLite database"],
  [
    "PAR1",
    "a Parquet file",
    "Write it as JSON lines, for example with `duckdb -c \"copy (from 'FILE.parquet') to 'FILE.jsonl'\"`.",
  ],
  ["ARROW1", "an Arrow file"],
  ["\u00d0\u00cf\u0011\u00e0", "an old office document (.doc, .xls)", "Save it as DOCX, or a table as CSV."],
];

const startsWith = (bytes: Uint8Array, head: string): boolean => {
  for (let i = 0; i < head.length; i++) if (bytes[i] !== head.charCodeAt(i)) return false;
  return bytes.length >= head.length;
};

/** Where a charset may be declared: the first bytes as Latin-1. */
const DECLARATION_BYTES = 2048;

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, DECLARATION_BYTES));

/** The charset that a media type, an XML declaration or a meta element states; null for none. */
const declaredCharset = (head: string, mediaType: string | null): string | null => {
  const stated = mediaType === null ? null : /charset\s{0,4}=\s{0,4}["']?([\w.:-]{2,40})/i.exec(mediaType);
  if (stated !== null) return stated[1]!;
  const xml = /^\s{0,16}<\?xml[^>]{0,100}?encoding\s{0,4}=\s{0,4}["']([\w.:-]{2,40})["']/i.exec(head);
  if (xml !== null) return xml[1]!;
  const meta = /<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}["']?\s{0,4}([\w.:-]{2,40})/i.exec(head);
  return meta === null ? null : meta[1]!;
};

const knownLabel = (label: string): string | null => {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
};

const strictly = (bytes: Uint8Array, label: string): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Share of zero bytes at even and at odd places of the first bytes: UTF-16 without a mark shows one side full. */
const utf16WithoutMark = (bytes: Uint8Array): "utf-16le" | "utf-16be" | null => {
  const length = Math.min(bytes.length, 512) & ~1;
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.7 && even === 0) return "utf-16le";
  if (even > pairs * 0.7 && odd === 0) return "utf-16be";
  return null;
};

const hex = (byte: number | undefined): string => `0x${(byte ?? 0).toString(16).padStart(2, "0")}`;

/** Text with a NUL is binary; a few other control characters are noise that clean drops, many are binary. */
const refuseBinary = (text: string, encoding: string): Result<never> | null => {
  const nul = text.indexOf("\u0000");
  if (nul >= 0)
    return refuse(
      "parse.encoding.nul",
      `NUL character at position ${nul} of the text (${encoding}): this is no text file`,
      "Remove the file from the seeds or save it as text.",
    );
  const head = text.length > 2048 ? text.slice(0, 2048) : text;
  // oxlint-disable-next-line no-control-regex -- control characters are what is counted
  const controls = head.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f\u007f]/g)?.length ?? 0;
  if (controls > 8 && controls > head.length / 50)
    return refuse(
      "parse.encoding.binary",
      `${controls} control characters in the first ${head.length}: this is no text file`,
      "Remove the file from the seeds or save it as text.",
    );
  return null;
};

const accepted = (text: string, encoding: string, byteStarts: Int32Array | null): Result<Decoded> => {
  const refused = refuseBinary(text, encoding);
  if (refused !== null) return refused;
  if (!/\S/.test(text))
    return refuse("parse.input.empty", "The file holds only white space", "Put the article's text into it.");
  return accept({ text, encoding, byteStarts });
};

/**
 * Bytes to text. A byte-order mark decides, then valid UTF-8, then a charset that the container or the markup declares,
 * then UTF-16 without a mark, then windows-1252 where every high byte makes sense in it. Refuses what is empty, binary,
 * holds a NUL or is broken UTF-8 (with the byte position); a web page with broken UTF-8 gets U+FFFD there, as in browsers.
 */
export const decode = (bytes: Uint8Array, mediaType: string | null = null): Result<Decoded> => {
  if (bytes.length === 0)
    return refuse("parse.input.empty", "The file is empty", "Put the article's text into it or remove it.");
  for (const [head, what, advice] of BINARY_HEADS)
    if (startsWith(bytes, head))
      return refuse(
        "parse.encoding.binary",
        `This is ${what}, not text`,
        advice ?? "Save the article as text or HTML.",
      );
  if (startsWith(bytes, "\u00ff\u00fe") || startsWith(bytes, "\u00fe\u00ff")) {
    const encoding = bytes[0] === 0xff ? "utf-16le" : "utf-16be";
    const text = strictly(bytes, encoding);
    if (text === null)
      return refuse(
        "parse.encoding.broken",
        `Broken ${encoding} behind the byte-order mark (${bytes.length} bytes)`,
        "Save the file again as UTF-8.",
      );
    return accepted(text, encoding, null);
  }
  const utf8 = strictly(bytes, "utf-8");
  if (utf8 !== null) {
    if (utf8.includes("\u0000")) {
      const unmarked = utf16WithoutMark(bytes);
      const text = unmarked === null ? null : strictly(bytes, unmarked);
      if (text !== null) return accepted(text, unmarked!, null);
    }
    // Escape sequences of ISO-2022-JP are valid UTF-8; only a declaration tells.
    if (utf8.includes("\u001b$")) {
      const declared = declaredCharset(latin1(bytes), mediaType);
      if (declared !== null && knownLabel(declared) === "iso-2022-jp") {
        const text = strictly(bytes, "iso-2022-jp");
        if (text !== null)
          return accepted(text, "iso-2022-jp", byteStartsOf(bytes, "iso-2022-jp", text.length));
      }
    }
    return accepted(utf8, "utf-8", null);
  }
  const head = latin1(bytes);
  const declared = declaredCharset(head, mediaType);
  const label = declared === null ? null : knownLabel(declared);
  if (label !== null && label !== "utf-8" && label !== "replacement" && !label.startsWith("utf-16")) {
    const text = strictly(bytes, label);
    if (text !== null)
      return accepted(
        text,
        label,
        text.length === bytes.length ? null : byteStartsOf(bytes, label, text.length),
      );
  }
  const unmarked = utf16WithoutMark(bytes);
  if (unmarked !== null) {
    const text = strictly(bytes, unmarked);
    if (text !== null) return accepted(text, unmarked, null);
  }
  if (isSurelyWindows1252(bytes))
    return accepted(new TextDecoder("windows-1252").decode(bytes), "windows-1252", null);
  if (
    /<(?:!doctype|html|head|body|meta|rss|feed|\?xml)\b/i.test(head) ||
    (mediaType ?? "").includes("html")
  ) {
    const lenient = decodeLeniently(bytes);
    return accepted(lenient.text, "utf-8", lenient.byteStarts);
  }
  const broken = firstBrokenByte(bytes);
  return refuse(
    "parse.encoding.broken",
    `Broken UTF-8 at byte ${broken} (${hex(bytes[broken])})`,
    "Save the file again as UTF-8.",
  );
};
