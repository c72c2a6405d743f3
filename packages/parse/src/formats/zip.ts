import { type Refusal, refuse, type Source } from "@columnist/model";
import { Unzip, type UnzipFile, UnzipInflate } from "fflate";
import { isTooDeep, WITHIN } from "../containers.ts";
import type { Format, RecordSplitter, Surroundings } from "../format.ts";
import { recordNames, recordSource } from "../lineRecords.ts";

/** Bytes that are fed at a time: what one feed can blow up to is bounded by deflate's 1,032 to 1. */
const FEED = 16_384;
/** Text packs 3 to 10 times; past this much, a ratio that no text reaches is a bomb. */
const UNPACKED_FREELY = 16 * 1024 * 1024;
const MOST_UNPACKED = 200;
/** An entry that gives no record after so much is larger than an article is. */
const LARGEST_HELD = 16 * 1024 * 1024;
const HEAD = 4096;

/** What operating systems put beside what people put in. */
const NOISE = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._|Thumbs\.db$|desktop\.ini$|\.git\/)/i;

/** Kinds of file that are archives of many parts, by the entry that shows it. */
const OFFICE: ReadonlyArray<readonly [entry: RegExp, code: string, what: string, advice: string]> = [
  [/^xl\/workbook\.xml$/, "parse.zip.workbook", "an Excel workbook", "Save each sheet as CSV (UTF-8)."],
  [/^ppt\/presentation\.xml$/, "parse.zip.slides", "a set of slides", "Save its text as a text file."],
  [/^META-INF\/manifest\.xml$/, "parse.zip.opendocument", "an OpenDocument file", "Save it as DOCX or as plain text."],
  [/^META-INF\/container\.xml$/, "parse.zip.epub", "an e-book", "Save its chapters as HTML or text."],
  [/^Index\/Document\.iwa$/, "parse.zip.pages", "a Pages document", "Export it as DOCX or as plain text."],
]; // prettier-ignore

/** Entries by which a document is known before its text comes; a folder called "word" may be anybody's. */
const DOCX_PART =
  /^(?:\[Content_Types\]\.xml|word\/(?:document|styles|settings|fontTable|webSettings|numbering|footnotes|endnotes|_rels\/document\.xml\.rels|theme\/.*)(?:\.xml)?)$/;

const latin1 = new TextDecoder("latin1");

/** What the first bytes of an archive say of the whole: a kind of document, or a lock. */
const refusedByHead = (bytes: Uint8Array): Refusal | null => {
  const head = latin1.decode(bytes.subarray(0, 120));
  if (/mimetypeapplication\/vnd\.oasis\.opendocument/.test(head)) return refusalOf(OFFICE[2]!);
  if (/mimetypeapplication\/epub/.test(head)) return refusalOf(OFFICE[3]!);
  // Bit 0 of the flags of the first entry.
  return head.startsWith("PK\u0003\u0004") && (bytes[6]! & 1) === 1
    ? refusal(
        "parse.zip.locked",
        "The archive is locked with a password",
        "Unpack it, and give what it holds.",
      )
    : null;
};

const refusal = (code: string, message: string, advice: string): Refusal => ({ code, message, advice });

const refusalOf = ([, code, what, advice]: (typeof OFFICE)[number]): Refusal =>
  refusal(code, `This is ${what}`, advice);

/** A name as it may be shown: no way up, no root, no control characters. */
const safeName = (name: string): string =>
  name
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== "." && part !== ".." && !/^[a-z]:$/i.test(part))
    .join("/")
    // oxlint-disable-next-line no-control-regex -- control characters are what is cut
    .replace(/[\u0000-\u001f\u007f]/g, "")
    .normalize("NFC")
    .slice(0, 500) || "entry";

/** One entry that is being read: its bytes go to the splitter of what it is. */
interface Entry {
  readonly name: string;
  splitter: RecordSplitter | null;
  head: Uint8Array;
  held: number;
  isGivenUp: boolean;
}

const appended = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

/** A source that says why there is none. */
const refusedSource = (path: string, record: string | null, refused: Refusal): Source => ({
  ...recordSource(path, "", new Uint8Array(0)),
  record,
  refused,
});

/** Unpacks an archive as its bytes come. */
class ZipSplitter implements RecordSplitter {
  readonly isBounded = true;
  private readonly path: string;
  private readonly nested: Surroundings["nested"];
  private readonly named = recordNames();
  private readonly unzip: Unzip;
  private ready: Array<Source> = [];
  private given = 0;
  private packed = 0;
  private unpacked = 0;
  private isStopped = false;
  private isDocx = false;
  /** Why the whole archive is no container of articles; null where it is one. */
  private office: Refusal | null = null;
  private rest = new Uint8Array(0);

  constructor(path: string, nested: Surroundings["nested"]) {
    this.path = path;
    this.nested = nested;
    this.unzip = new Unzip((file) => this.begin(file));
    this.unzip.register(UnzipInflate);
  }

  private give(entry: Entry, sources: ReadonlyArray<Source>): void {
    for (const source of sources) {
      const { record } = source;
      const name = record === null ? entry.name : `${entry.name}${WITHIN}${record}`;
      this.ready.push({
        ...source,
        path: this.path,
        record: this.isDocx ? record : this.named(name),
        place: null,
      });
    }
    if (sources.length > 0) entry.held = 0;
  }

  /** @param entry name of the entry; null: the archive as a whole */
  private refuse(entry: string | null, why: Refusal): void {
    this.ready.push(refusedSource(this.path, entry === null ? null : this.named(entry), why));
  }

  private giveUp(entry: Entry, file: UnzipFile, why: Refusal): void {
    entry.isGivenUp = true;
    this.refuse(this.isDocx ? null : entry.name, why);
    file.terminate();
  }

  private open(entry: Entry): RecordSplitter {
    entry.splitter = this.nested(`${this.path}${WITHIN}${entry.name}`, entry.head.subarray(0, HEAD));
    this.give(entry, entry.splitter.push(entry.head));
    entry.head = new Uint8Array(0);
    return entry.splitter;
  }

  /** Why an entry is not read on after some more bytes of it; null where it is. */
  private excessOf({ name, held }: Entry): Refusal | null {
    if (this.unpacked > UNPACKED_FREELY && this.unpacked > this.packed * MOST_UNPACKED) {
      this.isStopped = true;
      return refusal("parse.zip.bomb", `${name}: the archive unpacks to more than ${MOST_UNPACKED} times its size`, "Unpack it yourself if it is what it should be."); // prettier-ignore
    }
    if (held <= LARGEST_HELD) return null;
    return refusal("parse.zip.large", `${name}: one record is larger than ${LARGEST_HELD >> 20} MB`, "Cut it into articles, a file or a line each."); // prettier-ignore
  }

  private take(entry: Entry, file: UnzipFile, bytes: Uint8Array, isLast: boolean): void {
    if (entry.isGivenUp) return;
    this.unpacked += bytes.length;
    entry.held += bytes.length;
    const excess = this.excessOf(entry);
    if (excess !== null) {
      this.giveUp(entry, file, excess);
      return;
    }
    if (entry.splitter !== null) this.give(entry, entry.splitter.push(bytes));
    else {
      entry.head = entry.head.length === 0 ? bytes.slice() : appended(entry.head, bytes);
      if (entry.head.length >= HEAD) this.open(entry);
    }
    if (isLast) this.give(entry, (entry.splitter ?? this.open(entry)).end());
  }

  /** Whether an entry may hold articles; looks at what its name says of the archive. */
  private isRead(name: string): boolean {
    if (name.endsWith("/") || NOISE.test(name)) return false;
    if (DOCX_PART.test(name)) this.isDocx = true;
    const known = OFFICE.find(([entry]) => entry.test(name));
    if (known !== undefined) this.office ??= refusalOf(known);
    return this.office === null && (!this.isDocx || name === "word/document.xml");
  }

  private begin(file: UnzipFile): void {
    const { name } = file;
    if (!this.isRead(name)) return;
    if (isTooDeep(this.path)) {
      this.refuse(safeName(name), refusal("parse.zip.nested", `${name}: archives lie in one another too deep`, "Unpack them.")); // prettier-ignore
      return;
    }
    const entry: Entry = {
      name: this.isDocx ? name : safeName(name),
      splitter: null,
      head: new Uint8Array(0),
      held: 0,
      isGivenUp: false,
    };
    file.ondata = (error, bytes, isLast) => {
      if (error === null) this.take(entry, file, bytes, isLast);
      else if (!entry.isGivenUp) this.giveUp(entry, file, refusal("parse.zip.entry", `${entry.name} cannot be unpacked (${error.message})`, "Unpack the archive yourself: it may be broken or locked with a password.")); // prettier-ignore
    };
    try {
      file.start();
    } catch (error) {
      this.refuse(this.isDocx ? null : entry.name, refusal("parse.zip.entry", `${entry.name} cannot be unpacked (${(error as Error).message})`, "Pack it with deflate, as usual.")); // prettier-ignore
    }
  }

  private feed(bytes: Uint8Array, isEnd: boolean): void {
    if (this.packed === 0) this.office = refusedByHead(bytes);
    this.packed += bytes.length;
    if (this.isStopped || this.office !== null) return;
    try {
      this.unzip.push(bytes, isEnd);
    } catch (error) {
      this.isStopped = true;
      this.refuse(null, refusal("parse.zip.broken", `The archive is broken (${(error as Error).message})`, "Fetch it again; what came before the fault is kept.")); // prettier-ignore
    }
  }

  private taken(): ReadonlyArray<Source> {
    const sources = this.office === null ? this.ready : [];
    this.ready = [];
    this.given += sources.length;
    return sources;
  }

  push(bytes: Uint8Array): ReadonlyArray<Source> {
    // Feeds are cut at the same bytes whatever pieces come in, so that refusals do not depend on them.
    this.rest =
      this.rest.length === 0 ? bytes.slice() : (appended(this.rest, bytes) as Uint8Array<ArrayBuffer>);
    while (this.rest.length >= FEED) {
      this.feed(this.rest.subarray(0, FEED), false);
      this.rest = this.rest.slice(FEED);
    }
    return this.taken();
  }

  end(): ReadonlyArray<Source> {
    this.feed(this.rest, true);
    if (this.office !== null) return [refusedSource(this.path, null, this.office)];
    const sources = this.taken();
    if (this.given > 0) return sources;
    return [refusedSource(this.path, null, refusal("parse.zip.empty", "The archive holds nothing that is read here, or is broken", "Pack text, HTML, DOCX or tables into it."))]; // prettier-ignore
  }
}

/** ZIP archives of anything that is read, and DOCX, whose text is one entry of such an archive. */
export const zip: Format = {
  id: "zip",
  mediaTypes: ["application/zip"],
  sniff: () => 0,
  parse: (_decoded, source) =>
    refuse("parse.zip.record", `${source.path} is an archive`, "Give it as a file, so that it is unpacked."),
  splitter: {
    sniff: (head) => (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4 ? 1 : 0),
    open: (path, { nested }) => new ZipSplitter(path, nested),
  },
};
