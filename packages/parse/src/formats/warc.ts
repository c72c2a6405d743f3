import { type Refusal, refuse, type Source } from "@columnist/model";
import type { Format, RecordSplitter, Surroundings } from "../format.ts";
import { headEnd, headersOf, httpMessageOf } from "../httpMessage.ts";
import { byteBuffer, MAX_RECORD_BYTES, recordNames, recordSource } from "../lineRecords.ts";

/** Headers of a record are shorter; longer ones are no WARC. */
const MAX_HEAD = 65_536;
const PAGES = /^(?:text\/html|application\/xhtml\+xml|text\/plain)\b/i;

const PACKED: Refusal = {
  code: "parse.warc.brotli",
  message: "The page is packed with brotli, which is not undone here",
  advice: "Crawl again without brotli, or read the archive on Node.",
};

/** Files for machines that crawls hold beside pages. */
const NO_ARTICLE =
  /^https?:\/\/[^/]+\/(?:(?:robots|ads|app-ads|humans|security|llms(?:-full)?|sellers)\.(?:txt|json)|\.well-known\/.*|(?:.*\/)?sitemap[^/]*|favicon\.ico)(?:[?#].*)?$/i;

/**
 * Cuts a WARC file (ISO 28500; inflated) into the pages it holds as its bytes come in: responses with status 200 and a
 * text type, resources, and conversions. Holds one record at a time. Framed here because the libraries for it are
 * asynchronous and read streams of their platform; the framing is a length in a header.
 */
const warcSplitter = (path: string, { brotli }: Surroundings): RecordSplitter => {
  const buffer = byteBuffer();
  const named = recordNames();
  let count = 0;
  /** Of the record that is being read: its headers, what of its content is kept and what is skipped yet. */
  let headers: ReadonlyMap<string, string> | null = null;
  let length = 0;
  let kept = 0;
  let skip = 0;
  /** Place in the file of the buffer's first byte. */
  let position = 0;
  const drop = (length: number): void => {
    buffer.drop(length);
    position += length;
  };

  const take = (head: ReadonlyMap<string, string>, content: Uint8Array): ReadonlyArray<Source> => {
    const number = String(count++);
    const type = (head.get("warc-type") ?? "").toLowerCase();
    const url = head.get("warc-target-uri")?.replace(/^<|>$/g, "") ?? null;
    const fetchedAt = head.get("warc-date") ?? null;
    let mediaType = head.get("content-type") ?? "";
    let bytes = content;
    if (type === "response") {
      const message = httpMessageOf(content, brotli);
      if (message === null || message.status !== 200) return [];
      mediaType = message.headers.get("content-type") ?? "";
      bytes = message.body;
      if (mediaType !== "" && !PAGES.test(mediaType)) return [];
      if (brotli === null && /\bbr\b/.test(message.headers.get("content-encoding") ?? "")) {
        const name = named(url ?? number);
        return [{ ...recordSource(path, name, new Uint8Array(0), { url, fetchedAt }), refused: PACKED }];
      }
    } else if ((type !== "resource" && type !== "conversion") || !PAGES.test(mediaType)) return [];
    if (bytes.length === 0 || (url !== null && NO_ARTICLE.test(url))) return [];
    // A body whose codings were undone lies nowhere in the file as it is.
    const start = position + bytes.byteOffset - content.byteOffset;
    const place = bytes.buffer === content.buffer ? { start, end: start + bytes.length } : null;
    const name = url ?? head.get("warc-record-id")?.replace(/^<|>$/g, "") ?? number;
    return [
      recordSource(path, named(name), bytes.slice(), {
        mediaType: mediaType === "" ? null : mediaType,
        url,
        fetchedAt,
        place,
      }),
    ];
  };

  const cut = (isEnd: boolean): ReadonlyArray<Source> => {
    const sources: Array<Source> = [];
    for (;;) {
      const view = buffer.view();
      if (skip > 0) {
        const gone = Math.min(skip, view.length);
        drop(gone);
        skip -= gone;
        if (skip > 0) return sources;
        continue;
      }
      if (headers !== null) {
        if (view.length < kept && !isEnd) return sources;
        const content = view.subarray(0, kept);
        sources.push(...take(headers, content));
        drop(content.length);
        skip = length - kept;
        headers = null;
        if (isEnd && content.length < kept) return sources;
        continue;
      }
      let at = 0;
      while (view[at] === 13 || view[at] === 10) at++;
      const head = headEnd(view, at);
      if (head === null) {
        // Headers without an end: wait for more, or give the rest up.
        if (view.length - at > MAX_HEAD) drop(view.length);
        return sources;
      }
      headers = headersOf(new TextDecoder().decode(view.subarray(at, head.end)));
      const stated = Number(headers.get("content-length") ?? "0");
      length = Number.isSafeInteger(stated) && stated >= 0 ? stated : 0;
      kept = Math.min(length, MAX_RECORD_BYTES);
      drop(head.next);
    }
  };
  return {
    push: (bytes) => {
      buffer.push(bytes);
      return cut(false);
    },
    end: () => cut(true),
  };
};

/** Web archives as crawlers ship them: a file of many pages, each then read in its own format. */
export const warc: Format = {
  id: "warc",
  mediaTypes: ["application/warc"],
  sniff: (head) => (/^WARC\/\d/.test(head) ? 0.99 : 0),
  parse: (_decoded, source) =>
    refuse(
      "parse.warc.record",
      `${source.path} holds no page`,
      "Give the archive as a file, so that its records are cut apart.",
    ),
  splitter: {
    sniff: (head) => (/^WARC\/\d/.test(String.fromCharCode(...head.subarray(0, 10))) ? 0.99 : 0),
    open: warcSplitter,
  },
};
