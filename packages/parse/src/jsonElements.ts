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

/** Cuts a file while its bytes come. */
class ListSplitter implements RecordSplitter {
  private readonly path: string;
  private readonly nameIn: (json: string) => string | null;
  private readonly isDictionary: boolean;
  private readonly buffer = byteBuffer();
  private readonly named = recordNames();
  private count = 0;
  /** Of the buffer in the file. */
  private position = 0;
  private scanned = 0;
  private isInString = false;
  private isEscaped = false;
  private depth = 0;
  /** Depth of the list whose objects are records, its own brackets counted; 0 where none is open. */
  private list = 0;
  /** Where the record that is open starts in the buffer; -1 outside. */
  private start = -1;
  private isLost = false;
  /** The last string outside of records, and the one that a colon made a key. */
  private word: Array<number> = [];
  private key = "";
  /** In a dictionary of records, the key of the one that is open. */
  private name = "";
  /** Whether each open bracket up to `MOST_DEPTH` is of a list of articles, by its key or for being the root. */
  private readonly mayList: Array<boolean> = [];

  constructor(path: string, nameIn: (json: string) => string | null, isDictionary: boolean) {
    this.path = path;
    this.nameIn = nameIn;
    this.isDictionary = isDictionary;
  }

  private drop(length: number): void {
    this.buffer.drop(length);
    this.position += length;
  }

  private take(bytes: Uint8Array, from: number): Source {
    const number = String(this.count++);
    const id = this.nameIn(new TextDecoder().decode(bytes)) ?? (this.name === "" ? number : this.name);
    const place = { start: from, end: from + bytes.length };
    return recordSource(this.path, this.named(id), bytes.slice(), { place });
  }

  private open(byte: number): void {
    const depth = ++this.depth;
    if (byte === OPEN_OBJECT && this.list > 0 && depth === this.list + 1) {
      this.start = this.scanned;
      this.name = this.isDictionary ? this.key : "";
      return;
    }
    if (this.list > 0 || depth > MOST_DEPTH) return;
    const isRoot = depth === 1;
    const isList = this.key === "" || JSON_LISTS.has(folded(this.key));
    const isNamed = isRoot || (this.mayList[depth - 1] === true && isList);
    this.mayList[depth] = isNamed;
    if ((byte === OPEN_LIST && isNamed) || (this.isDictionary && isRoot)) this.list = depth;
    this.key = "";
  }

  /** Whether a record ends with the bracket. */
  private close(): boolean {
    if (this.list > 0 && this.depth === this.list) this.list = 0;
    this.depth = Math.max(0, this.depth - 1);
    this.key = "";
    return this.start >= 0 && this.depth === this.list;
  }

  private readString(byte: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === BACKSLASH) this.isEscaped = true;
    else if (byte === QUOTE) this.isInString = false;
    else if (this.start < 0 && this.word.length < LONGEST_KEY) this.word.push(byte);
  }

  /** Keeps of what was scanned the record that is open, if it is not too long. */
  private dropScanned(): void {
    if (this.start < 0) {
      this.drop(this.scanned);
      this.scanned = 0;
    } else if (this.start > 0) {
      this.drop(this.start);
      this.scanned -= this.start;
      this.start = 0;
    }
    if (this.scanned <= MAX_RECORD_BYTES) return;
    this.isLost = true;
    this.drop(this.scanned);
    this.scanned = 0;
  }

  private cut(): ReadonlyArray<Source> {
    const sources: Array<Source> = [];
    let bytes = this.buffer.view();
    for (; this.scanned < bytes.length; this.scanned++) {
      const byte = bytes[this.scanned]!;
      if (this.isInString) this.readString(byte);
      else if (byte === QUOTE) {
        this.isInString = true;
        this.word = [];
      } else if (byte === COLON) {
        if (this.start < 0) this.key = new TextDecoder().decode(Uint8Array.from(this.word));
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.open(byte);
      else if ((byte === CLOSE_OBJECT || byte === CLOSE_LIST) && this.close()) {
        const { start, scanned, position } = this;
        if (!this.isLost) sources.push(this.take(bytes.subarray(start, scanned + 1), position + start));
        this.isLost = false;
        this.drop(scanned + 1);
        bytes = this.buffer.view();
        this.start = -1;
        this.scanned = -1;
      }
    }
    this.dropScanned();
    return sources;
  }

  push(bytes: Uint8Array): ReadonlyArray<Source> {
    this.buffer.push(bytes);
    return this.cut();
  }

  end(): ReadonlyArray<Source> {
    const sources = [...this.cut()];
    const rest = this.buffer.view();
    // A record that is cut off is a failure, not silence.
    if (this.start >= 0 && rest.length > 0 && !this.isLost)
      sources.push({ ...this.take(rest, this.position), refused: CUT_OFF });
    if (sources.length > 0 || this.count > 0) return sources;
    return [{ ...recordSource(this.path, "", new Uint8Array(0)), record: null, refused: EMPTY }];
  }
}

const EMPTY = {
  code: "parse.json.empty",
  message: "The list of articles in this JSON file is empty",
  advice: "Fetch it again when it has some, or remove it.",
};

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
): RecordSplitter => new ListSplitter(path, nameIn, isDictionary);
