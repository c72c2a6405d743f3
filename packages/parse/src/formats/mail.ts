import { refuse, type Source, type Stated } from "@columnist/model";
import { isTooDeep, WITHIN } from "../containers.ts";
import type { Format, OpenSplitter } from "../format.ts";
import { recordNames, recordSource } from "../lineRecords.ts";
import { ofWholeFile } from "../wholeFile.ts";
import { decodedWords, mimeParts, type MimePart, parameter } from "../mimeParts.ts";

/** Headers of which a message has some, each at the start of a line. */
const HEADERS =
  /^(?:from|to|subject|date|message-id|mime-version|received|return-path|content-type|delivered-to|reply-to|x-[\w-]{1,40}|dkim-signature|snapshot-content-location|content-location|content-transfer-encoding):/i;
const FIRST_HEADER = /^(?:[\w-]{1,60}:|From )/;
const HEAD_LINES = 60;
const HEAD = 4096;

/** How sure that bytes are a message: lines of headers alone up to a blank line, and the ones that only messages have. */
const sniff = (bytes: Uint8Array): number => {
  const latin1 = new TextDecoder("latin1");
  if (!FIRST_HEADER.test(latin1.decode(bytes.subarray(0, 120)))) return 0;
  const text = latin1.decode(bytes.subarray(0, HEAD)).replace(/^(?:From \S+ .{10,60}\r?\n)/, "");
  const lines = text.split("\n").slice(0, HEAD_LINES);
  let known = 0;
  for (const [i, line] of lines.entries()) {
    if (line.trim() === "") break;
    if (HEADERS.test(line)) known++;
    else if (i === 0 || !/^(?:[ \t]|[\w-]{1,60}:)/.test(line)) return 0;
  }
  if (known < 3) return 0;
  return /^mime-version:/im.test(text) || /^message-id:|^received:/im.test(text)
    ? 0.98
    : /^(?:from|date):/im.test(text) && /^subject:/im.test(text)
      ? 0.6
      : 0;
};

const isText = ({ type }: MimePart): boolean =>
  type === "text/html" || type === "text/plain" || type === "application/xhtml+xml";

const nameOf = ({ headers }: MimePart): string | null => {
  const found =
    parameter(headers.get("content-disposition") ?? "", "filename") ??
    parameter(headers.get("content-type") ?? "", "name");
  return found === null ? null : decodedWords(found).replaceAll(/[\\/]/g, "_");
};

const isAttached = (part: MimePart): boolean =>
  /^attachment\b/i.test(part.headers.get("content-disposition") ?? "") ||
  (nameOf(part) !== null && !isText(part));

/** Attachments that are pictures, signatures and the like are no input. */
const NO_INPUT =
  /^(?:image|audio|video|font)\/|pkcs7|pgp-signature|text\/(?:calendar|css|javascript|x-amp-html|x-vcard)|application\/(?:javascript|x-javascript|font)/;

/** Address that headers state: of a page that a browser saved. */
const urlOf = (headers: ReadonlyMap<string, string>): string | null => {
  const found = headers.get("snapshot-content-location") ?? headers.get("content-location") ?? null;
  return found !== null && /^https?:\/\//i.test(found) ? found : null;
};

/** The records of a message: its text as HTML, else plain, and what is attached to it. */
const recordsOf = (path: string, bytes: Uint8Array, nested: OpenSplitter): ReadonlyArray<Source> => {
  const { headers, parts } = mimeParts(bytes);
  const isPage =
    headers.has("snapshot-content-location") ||
    /^multipart\/related\b/i.test(headers.get("content-type") ?? "");
  const texts = parts.filter((part) => isText(part) && !isAttached(part));
  const body = texts.find(({ type }) => type !== "text/plain") ?? texts[0];
  const attached =
    isPage || isTooDeep(path) ? [] : parts.filter((part) => isAttached(part) && !NO_INPUT.test(part.type));
  const subject = decodedWords(headers.get("subject") ?? "");
  const date = headers.get("date") ?? null;
  const stated: Stated = { title: subject === "" ? null : subject, published: isPage ? null : date };
  const fetched = date === null || !isPage ? Number.NaN : Date.parse(date);
  const named = recordNames();
  const all = body === undefined ? attached : [body, ...attached];
  const sources = all.flatMap((part): ReadonlyArray<Source> => {
    const name = nameOf(part);
    const inner = nested(
      `${path}${WITHIN}${name ?? (part.type === "text/plain" ? "body.txt" : "body.html")}`,
      part.bytes.subarray(0, HEAD),
    );
    const records = [...inner.push(part.bytes), ...inner.end()];
    return records.map((record): Source => {
      const own =
        part === body
          ? record.record
          : `${name ?? part.type}${record.record === null ? "" : `${WITHIN}${record.record}`}`;
      const isWhole = part === body && record.record === null;
      return {
        ...record,
        path,
        record: all.length === 1 && own === null ? null : named(own ?? "body"),
        mediaType: isWhole ? (part.headers.get("content-type") ?? record.mediaType) : record.mediaType,
        url: record.url ?? (isPage ? (urlOf(headers) ?? urlOf(part.headers)) : null),
        fetchedAt: record.fetchedAt ?? (Number.isNaN(fetched) ? null : new Date(fetched).toISOString()),
        place:
          part.place === null || record.place === null || record.place === undefined
            ? null
            : { start: part.place.start + record.place.start, end: part.place.start + record.place.end },
        ...(part === body && records.length === 1 ? { stated } : {}),
      };
    });
  });
  if (sources.length > 0) return sources;
  return [
    {
      ...recordSource(path, "", new Uint8Array(0)),
      record: null,
      refused: {
        code: "parse.mail.empty",
        message: `The message holds neither text nor a file that is read here${subject === "" ? "" : `: ${subject.slice(0, 80)}`}`,
        advice: "Remove it, or save what it shows as text.",
      },
    },
  ];
};

/** Messages: mail as .eml, and pages that browsers save as MHTML. A record's bytes are a part's, transfer coding undone. */
export const mail: Format = {
  id: "mail",
  mediaTypes: ["message/rfc822", "multipart/related"],
  sniff: () => 0,
  parse: (_decoded, source) =>
    refuse(
      "parse.mail.record",
      `${source.path} is a message`,
      "Give it as a file, so that its parts are cut apart.",
    ),
  splitter: {
    sniff: (head, path) => {
      const score = sniff(head);
      return score > 0 && /\.(?:eml|mht|mhtml)$/i.test(path) ? 1 : score;
    },
    open: (path, { nested }) => ofWholeFile((bytes) => recordsOf(path, bytes, nested)),
  },
};
