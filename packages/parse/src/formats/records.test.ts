import type { Article, Source } from "@columnist/model";
import { gzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { parse, recordSplitter } from "../index.ts";

const encoder = new TextEncoder();
const bytesOf = (text: string): Uint8Array => encoder.encode(text);
const source = (path: string, text: string): Source => ({
  path,
  record: null,
  bytes: bytesOf(text),
  mediaType: null,
  url: null,
  fetchedAt: null,
});

/** Records of a file that comes in pieces of `size` bytes. */
const cut = (path: string, bytes: Uint8Array, size: number): ReadonlyArray<Source> => {
  const splitter = recordSplitter(path, bytes.subarray(0, 4096));
  const sources: Array<Source> = [];
  for (let at = 0; at < bytes.length; at += size) sources.push(...splitter.push(bytes.slice(at, at + size)));
  return [...sources, ...splitter.end()];
};

const articleOf = (input: Source): Article => {
  const result = parse(input);
  if (!result.ok) throw new Error(result.refusal.message);
  const { raw, blocks, dropped } = result.value;
  const ranges: Array<readonly [number, number]> = dropped.map(({ start, end }) => [start, end]);
  for (const { text, runs } of blocks)
    for (let run = 0; run < runs.length; run += 3) {
      expect(text.slice(runs[run]!, runs[run]! + runs[run + 2]!)).toBe(
        raw.slice(runs[run + 1]!, runs[run + 1]! + runs[run + 2]!),
      );
      ranges.push([runs[run + 1]!, runs[run + 1]! + runs[run + 2]!]);
    }
  ranges.sort((a, b) => a[0] - b[0]);
  let at = 0;
  for (const [start, end] of ranges) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(raw.slice(at, start).trim()).toBe("");
    at = end;
  }
  expect(raw.slice(at).trim()).toBe("");
  return result.value;
};

const texts = (article: Article): ReadonlyArray<string> => article.blocks.map(({ text }) => text);
const PIECES = [1, 7, 64, 100_000];

describe("jsonl", () => {
  const lines = [
    '{"id": 7, "title": "Mend the \\u201cweir\\u201d", "text": "The weir leaks.\\n\\nIt has leaked since May \\u2013 nobody came.", "author": ["By Ann Lee", "Tom Roe"], "date": "2025-06-03T08:10:00+02:00", "language": "en"}',
    '{"url": "https://kelda.example/bell", "headline": "Ring the bell", "content": "<p>The bell is <em>silent</em>.</p><p>Let us ring it.</p>", "section": "Opinion"}',
    "",
    '{"text": "A third, without a name."}',
  ];
  test.each(PIECES)("cuts lines that come in pieces of %i bytes", (size) => {
    const sources = cut("crawl.jsonl", bytesOf(lines.join("\n")), size);
    expect(sources.map(({ record }) => record)).toEqual(["7", "https://kelda.example/bell", "3"]);
  });
  test("reads fields, escapes and markup with their places in the line", () => {
    const [first, second] = cut("crawl.jsonl", bytesOf(lines.join("\n")), 50).map(articleOf);
    expect(texts(first!)).toEqual([
      "Mend the “weir”",
      "The weir leaks.",
      "It has leaked since May – nobody came.",
    ]);
    expect(first!.metadata.title?.value).toBe("Mend the “weir”");
    expect(first!.metadata.authors.map(({ value }) => value)).toEqual(["Ann Lee", "Tom Roe"]);
    expect(first!.metadata.published?.value.at).toBe("2025-06-03T08:10:00+02:00");
    expect(texts(second!)).toEqual(["Ring the bell", "The bell is silent.", "Let us ring it."]);
    expect(second!.blocks.map(({ kind }) => kind)).toEqual(["headline", "paragraph", "paragraph"]);
    expect(second!.metadata.genre?.value).toBe("opinion");
  });
  test("takes a text's first line for the headline where it repeats the title, and keeps one that stands behind in its place", () => {
    const [twice, behind] = [
      '{"title": "Ring the bell", "text": "Ring the  Bell\\n\\nIt is silent."}',
      '{"text": "It is silent.", "title": "Ring the bell"}',
    ].map((line) => articleOf(source("a.jsonl", line)));
    expect(twice!.blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ["headline", "Ring the  Bell"],
      ["paragraph", "It is silent."],
    ]);
    expect(behind!.blocks.map(({ kind }) => kind)).toEqual(["paragraph", "headline"]);
  });
  test("refuses a line that is cut off and one without a text", () => {
    expect(parse(source("a.jsonl", '{"text": "never closed'))).toMatchObject({
      refusal: { code: "parse.jsonl.broken" },
    });
    expect(parse(source("a.jsonl", '{"colour": "red"}'))).toMatchObject({
      refusal: { code: "parse.jsonl.no_body" },
    });
  });
  test("depth costs nothing", () => {
    const deep = `{"meta": ${"[".repeat(100_000)}${"]".repeat(100_000)}, "text": "Short and sweet."}`;
    expect(texts(articleOf(source("a.jsonl", deep)))).toEqual(["Short and sweet."]);
  });
});

describe("csv", () => {
  const table =
    'id;title;author;text\r\n1;Ferries;Ann Lee;"Run the ""late"" ferry;\nnow."\r\n2;Buses;Tom Roe|Ida Vale;More buses.\r\n';
  test.each(PIECES)("cuts rows that come in pieces of %i bytes", (size) => {
    const articles = cut("table.csv", bytesOf(table), size).map(articleOf);
    expect(articles.map(({ record }) => record)).toEqual(["1", "2"]);
    expect(articles.map(texts)).toEqual([
      ["Ferries", 'Run the "late" ferry;', "now."],
      ["Buses", "More buses."],
    ]);
    expect(articles[1]!.metadata.authors.map(({ value }) => value)).toEqual(["Tom Roe", "Ida Vale"]);
  });
});

describe("what researchers' tables really hold", () => {
  const facts = (article: Article) => ({
    title: article.metadata.title?.value,
    authors: article.metadata.authors.map(({ value }) => value),
    published: article.metadata.published?.value.at,
    others: article.extraFields,
  });
  const codes = (path: string, text: string, options = {}): ReadonlyArray<string> => {
    const splitter = recordSplitter(path, bytesOf(text).subarray(0, 4096), options);
    return [...splitter.push(bytesOf(text)), ...splitter.end()].map((one) => {
      const parsed = parse(one);
      return parsed.ok ? "read" : `${parsed.refusal.code}: ${parsed.refusal.message}`;
    });
  };
  const rows = ["1;Ferries;Lee, Ann;2025-06-03;Run the ferry.;12", "2;NA;NA;n/a;More buses.;NaN"];
  test.each([
    ["LF", "\n", ""],
    ["CRLF and sep=", "\r\n", "sep=;\r\n"],
    ["CR alone", "\r", ""],
  ])("%s: names turned, nothing for NA, other columns kept", (_, end, above) => {
    const text = `${above}${["ID;Heading;Journalist;PublishDate;ArticleText;Shares", ...rows].join(end)}${end}`;
    for (const size of PIECES) {
      const sources = cut("table.csv", bytesOf(text), size);
      expect(sources.map(({ record }) => record)).toEqual(["1", "2"]);
      for (const { place, bytes } of sources)
        expect(bytesOf(text).slice(place!.start, place!.end)).toEqual(
          bytes.slice(bytes.length - (place!.end - place!.start)),
        );
      expect(sources.map(articleOf).map(facts)).toEqual([
        {
          title: "Ferries",
          authors: ["Ann Lee"],
          published: "2025-06-03",
          others: [{ name: "Shares", value: "12" }],
        },
        { title: undefined, authors: [], published: undefined, others: [] },
      ]);
    }
  });
  test("unknown columns, a name that is not there and a table without rows are failures that say so", () => {
    const odd = "nr,story_words,when\n1,Run the ferry.,2025\n";
    expect(codes("odd.csv", odd)).toEqual([
      "parse.csv.unknown_columns: No column is known to hold the article's text; there are: nr, story_words, when",
    ]);
    expect(codes("odd.csv", odd, { columns: { text: "story_words", published: "when" } })).toEqual(["read"]);
    expect(codes("odd.csv", odd, { columns: { text: "words" } })[0]).toMatch(
      /No column is called words; there are: nr/,
    );
    expect(codes("empty.csv", "title,text\n")).toEqual([
      "parse.csv.no_rows: The table has a row of names and no other; its columns: title, text",
    ]);
  });
  test.each(["utf-16le", "utf-16be"])("%s, as Excel saves Unicode text", (encoding) => {
    const text = `\ufefftitle\ttext\r\nFerries\t"Run ""it"".\n\nNow – Ċ."\r\nBuses\tMore.\r\n`;
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), encoding === "utf-16le");
    for (const size of PIECES) {
      const sources = cut("table.txt", bytes, size);
      expect(sources.map(articleOf).map(texts)).toEqual([
        ["Ferries", 'Run "it".', "Now – Ċ."],
        ["Buses", "More."],
      ]);
      for (const { place, bytes: own } of sources)
        expect(bytes.slice(place!.start, place!.end)).toEqual(
          own.slice(own.length - (place!.end - place!.start)),
        );
    }
  });
  test.each([
    ["a.jsonl", '{"text": "One."}\n{"text": "Two."}', "parse.jsonl.uncut"],
    ["a.csv", "title,text\nA,One.\nB,Two.\n", "parse.csv.uncut"],
    ["a.xml", "<rss><channel><item><title>A</title><description>One.</description></item><item><title>B</title></item></channel></rss>", "parse.feed.uncut"],
  ])("%s that was not cut is refused, not read in part", (path, text, code) => {
    expect(parse(source(path, text))).toMatchObject({ refusal: { code } });
  }); // prettier-ignore
  test("line feeds written as letters are line feeds", () => {
    const [article] = cut("a.tsv", bytesOf("title\ttext\nFerries\tRun it.\\nMend it.\n"), 99).map(articleOf);
    expect(texts(article!)).toEqual(["Ferries", "Run it.", "Mend it."]);
  });
  test.each([
    ["the NYT's API", { headline: { main: "Ferries" }, byline: { original: "By Ann Lee" }, pub_date: "2025-06-03", full_text: "Run it." }],
    ["the Guardian's API", { webTitle: "Ferries | Lee", webPublicationDate: "2025-06-03", fields: { headline: "Ferries", byline: "Ann Lee", bodyText: "Run it." } }],
    ["schema.org", { headline: "Ferries", author: [{ "@type": "Person", name: "Ann Lee" }], datePublished: "2025-06-03", articleBody: "Run it." }],
    ["WordPress", { title: { rendered: "Ferries" }, date: "2025-06-03", content: { rendered: "<p>Run it.</p>", protected: false }, author: { first_name: "Ann", last_name: "Lee" } }],
    ["Fundus", { title: "Ferries", authors: ["Ann Lee"], publishing_date: "2025-06-03", body: { summary: [], sections: [{ headline: [], paragraphs: ["Run it."] }] } }],
    ["Elasticsearch", { _source: { title: "Ferries", author: "Lee, Ann", date: "2025-06-03", text: "Run it." } }],
    ["a page's parts", { title: "Ferries", byline: "Ann Lee", published: "2025-06-03", contents: [{ type: "kicker", content: "Opinion" }, { type: "sanitized_html", content: "Run it." }, null] }],
  ])("reads records of %s", (_, record) => {
    const [article] = cut("a.jsonl", bytesOf(JSON.stringify(record)), 999).map(articleOf);
    expect(facts(article!)).toMatchObject({ title: "Ferries", authors: ["Ann Lee"], published: "2025-06-03" });
    expect(texts(article!)).toContain("Run it.");
  }); // prettier-ignore
  test("properties that are not read are kept as text", () => {
    const line =
      '{"text": "Run it.", "shares": 12, "paper": "Kelda Post", "geo": {"lat": 1.5}, "note": "a\\nb", "gone": null, "licence": "CC BY 4.0"}';
    const [article] = cut("a.jsonl", bytesOf(line), 999).map(articleOf);
    expect(article!.extraFields).toEqual([
      { name: "shares", value: "12" },
      { name: "geo", value: '{"lat": 1.5}' },
      { name: "note", value: "a\nb" },
    ]);
    expect(article!.metadata.rights?.value).toBe("CC BY 4.0");
  });
});

describe("feed", () => {
  const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Kelda Post</title>
    <item><title>Save the &amp; pier</title><link>https://kelda.example/pier</link><dc:creator>Ann Lee</dc:creator>
      <pubDate>Tue, 03 Jun 2025 08:10:00 GMT</pubDate><category>Opinion</category>
      <content:encoded><![CDATA[<p>The pier is <b>old</b>. It holds </item> yet.</p>]]></content:encoded></item>
    <item><title>Two</title><guid>two</guid><description>&lt;p&gt;Fish &amp;amp; chips are dear.&lt;/p&gt;</description></item>
  </channel></rss>`;
  test.each(PIECES)("cuts items that come in pieces of %i bytes", (size) => {
    const articles = cut("feed.xml", bytesOf(rss), size).map(articleOf);
    expect(articles.map(({ record }) => record)).toEqual(["https://kelda.example/pier", "two"]);
    expect(articles.map(texts)).toEqual([
      ["Save the & pier", "The pier is old. It holds yet."],
      ["Two", "Fish & chips are dear."],
    ]);
    expect(articles[0]!.metadata).toMatchObject({
      title: { value: "Save the & pier" },
      authors: [{ value: "Ann Lee" }],
      published: { value: { at: "2025-06-03T08:10:00Z" } },
      genre: { value: "opinion" },
    });
  });
  test("reads Atom", () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:1</id><title>Tolls</title><author><name>Ida Vale</name></author>
      <link rel="alternate" href="https://kelda.example/tolls"/><published>2025-06-03T08:10:00Z</published>
      <content type="html">&lt;p&gt;No toll is fair.&lt;/p&gt;</content></entry></feed>`;
    const [article] = cut("atom.xml", bytesOf(atom), 33).map(articleOf);
    expect(texts(article!)).toEqual(["Tolls", "No toll is fair."]);
    expect(article!.metadata).toMatchObject({
      url: { value: "https://kelda.example/tolls" },
      authors: [{ value: "Ida Vale" }],
    });
  });
});

describe("warc", () => {
  const page =
    "<html><body><article><h1>Weirs</h1><p>The weir at Thornby has leaked for nine long years, and nobody has come to mend it.</p></article></body></html>";
  const record = (type: string, url: string, payload: Uint8Array, mediaType: string): Uint8Array => {
    const head = bytesOf(
      `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2025-06-03T08:10:00Z\r\nContent-Type: ${mediaType}\r\nContent-Length: ${payload.length}\r\n\r\n`,
    );
    return Uint8Array.from([...head, ...payload, 13, 10, 13, 10]);
  };
  const http = (headers: string, body: Uint8Array): Uint8Array =>
    Uint8Array.from([
      ...bytesOf(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n${headers}\r\n`),
      ...body,
    ]);
  const zipped = gzipSync(bytesOf(page), { mtime: 0 });
  const chunks = Uint8Array.from([
    ...bytesOf("5\r\n"),
    ...zipped.subarray(0, 5),
    ...bytesOf(`\r\n${(zipped.length - 5).toString(16)}\r\n`),
    ...zipped.subarray(5),
    ...bytesOf("\r\n0\r\n\r\n"),
  ]);
  const archive = Uint8Array.from([
    ...record("warcinfo", "", bytesOf("software: x"), "application/warc-fields"),
    ...record("request", "https://kelda.example/a", bytesOf("GET / HTTP/1.1\r\n\r\n"), "application/http"),
    ...record(
      "response",
      "https://kelda.example/a",
      http("", bytesOf(page)),
      "application/http;msgtype=response",
    ),
    ...record(
      "response",
      "https://kelda.example/b",
      http("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunks),
      "application/http;msgtype=response",
    ),
    ...record(
      "response",
      "https://kelda.example/a",
      http("", bytesOf(page)),
      "application/http;msgtype=response",
    ),
  ]);
  test.each(PIECES)("cuts records that come in pieces of %i bytes", (size) => {
    const sources = cut("crawl.warc", archive, size);
    expect(sources.map(({ record }) => record)).toEqual([
      "https://kelda.example/a",
      "https://kelda.example/b",
      "https://kelda.example/a#2",
    ]);
    for (const input of sources) {
      expect(new TextDecoder().decode(input.bytes)).toBe(page);
      const article = articleOf(input);
      expect(article.format).toBe("html");
      expect(article.metadata.url?.value).toBe(input.url);
      expect(texts(article).join(" ")).toContain("nine long years");
    }
  });
  test.each([
    ["a page that inflates to a thousand times its size", 64, 0, 1],
    ["a page that inflates to more than a page is", 64, 1, 32],
    ["a large page", 2, 1, 2],
  ])("%s is kept as far as a page goes", (_, megabytes, noise, kept) => {
    const page = new Uint8Array(megabytes * 1024 * 1024).fill(32);
    // One random byte in forty: packs as text does.
    for (let at = 0, state = 1; at < page.length * noise; at += 40) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      page[at] = 97 + (state >>> 24) / 10;
    }
    const bomb = gzipSync(page, { mtime: 0, level: 1 });
    const [input] = cut(
      "bomb.warc",
      record(
        "response",
        "https://kelda.example/bomb",
        http("Content-Encoding: gzip\r\n", bomb),
        "application/http",
      ),
      100_000,
    );
    expect(input!.bytes.length).toBe(kept * 1024 * 1024);
  });
});

describe("markdown", () => {
  test("front matter becomes fields, marks are cut, kinds are kept", () => {
    const text = `---
title: "Mend the weir"
authors: [Ann Lee, Tom Roe]
date: 2025-06-03
category: Opinion
---

# Mend the weir

The weir **leaks** at [Thornby](https://kelda.example), \\*always\\*, &amp; loudly.
It did so *last* year.

## What to do

- Call the \`council\`
- Pay the mason

> Nobody came.

![a weir](weir.jpg)

\`\`\`
code
\`\`\`
`;
    const article = articleOf(source("weir.md", text));
    expect(article.blocks.map(({ kind, text: line }) => [kind, line])).toEqual([
      ["headline", "Mend the weir"],
      ["paragraph", "The weir leaks at Thornby, *always*, & loudly.\nIt did so last year."],
      ["heading", "What to do"],
      ["list_item", "Call the council"],
      ["list_item", "Pay the mason"],
      ["blockquote", "Nobody came."],
    ]);
    expect(article.metadata).toMatchObject({
      title: { value: "Mend the weir" },
      published: { value: { at: "2025-06-03" } },
      genre: { value: "opinion" },
    });
    expect(article.metadata.authors.map(({ value }) => value)).toEqual(["Ann Lee", "Tom Roe"]);
  });
  test.each([
    ["quotes", ">".repeat(100_000)],
    ["lists", "- ".repeat(50_000)],
    ["open links", "[".repeat(100_000)],
    ["emphasis", "*a **b ".repeat(30_000)],
  ])("hostile %s end", (_name, text) => {
    parse(source("hostile.md", `# A\n\nProse stands here.\n\n${text}`));
  });
});
