/**
 * Inputs that were good once: the seeds and the articles of the tests, cut, repeated, swapped, spliced with one another,
 * flipped and strewn with what formats and stages give a meaning to. The same numbers give the same input.
 */
import { readdirSync, readFileSync } from "node:fs";
import { FORMATS } from "@columnist/parse";

/** A good input to start from. */
export interface Base {
  readonly path: string;
  readonly bytes: Buffer;
}

const root = new URL("../../", import.meta.url).pathname;

const filesIn = (folder: string): ReadonlyArray<Base> =>
  readdirSync(root + folder, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && !/^(?:LICENSE|README|seeds\.floor)|\.(?:ts|gz)$|\.expected\./.test(entry.name),
    )
    .map(({ name }) => ({ path: name, bytes: readFileSync(`${root}${folder}/${name}`) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));

const ALL: ReadonlyArray<Base> = [...filesIn("seeds"), ...filesIn("tests/articles")];

const ENDINGS: Readonly<Record<string, RegExp>> = {
  csv: /\.csv$/,
  docx: /word\.xml$/,
  europresse: /europresse\.html$/,
  factiva: /factiva(?:-german|-codes|-table)?\.(?:txt|html)$/,
  factiva_xml: /factiva-xml\.xml$/,
  feed: /(?:feed|rss)\.xml$/,
  html: /\.html$/,
  json: /(?:list|dictionary)\.json$/,
  jsonl: /\.jsonl$/,
  lexis: /lexis(?:-old)?\.txt$|lexis-(?:page|bare)\.html$/,
  mail: /\.eml$/,
  markdown: /\.md$/,
  newsbank: /newsbank(?:-old)?\.txt$/,
  nexis: /nexis(?:-german)?\.txt$/,
  nitf: /nitf\.xml$/,
  proquest: /proquest(?:-spanish\.txt|-page\.html|\.txt)$/,
  rtf: /\.rtf$/,
  tei: /tei\.xml$/,
  text: /\.txt$/,
  urls: /urls\.txt$/,
  warc: /\.warc$/,
  zip: /\.(?:docx|zip)$/,
};

/** Good inputs of each format; a format that has none fails here, so that none is forgotten. */
const BASES: ReadonlyMap<string, ReadonlyArray<Base>> = new Map(
  FORMATS.map(({ id }) => {
    const bases = ALL.filter(({ path }) => ENDINGS[id]?.test(path));
    if (bases.length === 0) throw new Error(`no input of the format ${id} in seeds/ or tests/articles`);
    return [id, bases];
  }),
);

/** Pieces with a meaning to a format, a decoder, a rule of furniture, a boundary of sentences or a quote. */
// prettier-ignore
const PIECES: ReadonlyArray<string> = [
  ..."<>&\"'{}[](),;:=#*_`-|.!?\n\r\t\0 \u00a0\u00ad\u200b\u2028\u2029\ufeff\ufffd\u202e\u0301“”‘’«»„…—–",
  "\r\n", "\n\n", "</", "/>", "<p>", "</p>", "<div", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>",
  "<title>", "<article>", "<blockquote>", "<li>", "<item>", "</item>", "<description>", "&amp;", "&#x110000;", "&#0;",
  "&nbsp;", "&lt;p&gt;", "\\u", "\\ud83d", '\\"', '":', '{"', '"}', "null", "[[[[", "}}", "1e999", '""', '"\n"', "---\n",
  "```\n", "> ", "- ", "1. ", "# ", "![a](b", "[a](b)", "**", "| a | b |", "WARC/1.0\r\n", "Content-Length: 99999999999\r\n",
  "Content-Length: -1\r\n", "HTTP/1.1 200 OK\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nffffffff\r\n", "\u001f\u008b",
  "By ", "Share", "12 Comments", "Read more: ", "34 min ago", "Photograph: ", "* * *", "Mr. ", "U.S. ", "a.m. ", "e.g. ",
  "? ", ".” ", ' "', '," she said', "said Ana Lutz: ", "according to ", "😀", "\ud83d", "한국", "اليوم", "Â£", "â€™", "é", "ﬀ",
  "LONDON (Wire) - ", "https://a.b/c?d=e", "a@b.co", "=1+1", "../../x", "a".repeat(300), "(".repeat(60), "“".repeat(40),
];

const bytesOf = (text: string): Buffer => Buffer.from(text, "utf8");
const below = (random: () => number, limit: number): number => Math.floor(random() * limit);
const pick = <A>(random: () => number, from: ReadonlyArray<A>): A => from[below(random, from.length)]!;

/** A slice of at most `length` bytes, its ends anywhere: also within a character. */
const sliceOf = (random: () => number, bytes: Buffer, length: number): Buffer => {
  const start = below(random, bytes.length + 1);
  return bytes.subarray(start, start + below(random, length + 1));
};

const joined = (...parts: ReadonlyArray<Uint8Array>): Buffer => Buffer.concat(parts);

type Change = (random: () => number, bytes: Buffer, at: number) => Buffer;

const cutOut: Change = (random, bytes, at) =>
  joined(bytes.subarray(0, at), bytes.subarray(at + below(random, 80)));

const cutShort: Change = (_, bytes, at) => bytes.subarray(0, at);

const repeat: Change = (random, bytes, at) => {
  const piece = sliceOf(random, bytes, 40);
  const pieces = Array.from({ length: 1 + below(random, 8) }, () => piece);
  return joined(bytes.subarray(0, at), ...pieces, bytes.subarray(at));
};

const swap: Change = (random, bytes, at) => {
  const end = at + below(random, bytes.length - at + 1);
  const start = below(random, at + 1);
  return joined(
    bytes.subarray(0, start),
    bytes.subarray(at, end),
    bytes.subarray(start, at),
    bytes.subarray(end),
  );
};

const flip: Change = (random, bytes) => {
  const flipped = Buffer.from(bytes);
  for (let i = below(random, 6); i >= 0 && flipped.length > 0; i--)
    flipped[below(random, flipped.length)]! ^= 1 << below(random, 8);
  return flipped;
};

const strew: Change = (random, bytes, at) =>
  joined(bytes.subarray(0, at), bytesOf(pick(random, PIECES)), bytes.subarray(at));

/** A stretch of another input, of any format. */
const splice: Change = (random, bytes, at) =>
  joined(bytes.subarray(0, at), sliceOf(random, pick(random, ALL).bytes, 200), bytes.subarray(at));

// What has a meaning comes three times as often as the rest: it is most of what breaks a parser.
const CHANGES: ReadonlyArray<Change> = [cutOut, cutShort, repeat, swap, flip, strew, strew, strew, splice];

/** About how long an input gets, in bytes: short enough for thousands, long enough for some paragraphs. */
const LONG = 700;

/** A changed input of a format; its path says the format, as a file's does. */
export const inputOf = (format: string, random: () => number): Base => {
  const { path, bytes } = pick(random, BASES.get(format)!);
  // Half of them keep the head, by which formats are known.
  const start = random() < 0.5 ? 0 : below(random, bytes.length);
  let made: Buffer = bytes.subarray(start, start + 50 + below(random, LONG));
  if (start > 0 && random() < 0.5) made = joined(bytes.subarray(0, below(random, 200)), made);
  for (let i = below(random, 5); i >= 0; i--)
    made = pick(random, CHANGES)(random, made, below(random, made.length + 1));
  return { path, bytes: made };
};

/** A changed text, as a stage behind the decoder gets it. */
export const textOf = (random: () => number): string => {
  const text = inputOf(random() < 0.7 ? "text" : "markdown", random).bytes.toString("utf8");
  // A lone surrogate is no UTF-8, but may stand in JSON or come of a cut.
  return random() < 0.1 ? text.replace("a", "\ud83d") : text;
};
