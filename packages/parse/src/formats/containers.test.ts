import type { Article, Source } from "@columnist/model";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { parse, recordSplitter } from "../index.ts";

const cut = (path: string, bytes: Uint8Array, size = 777): ReadonlyArray<Source> => {
  const splitter = recordSplitter(path, bytes.subarray(0, 4096));
  const sources: Array<Source> = [];
  for (let at = 0; at < bytes.length; at += size) sources.push(...splitter.push(bytes.slice(at, at + size)));
  return [...sources, ...splitter.end()];
};

const articleOf = (source: Source): Article => {
  const parsed = parse(source);
  if (!parsed.ok) throw new Error(`${parsed.refusal.code}: ${parsed.refusal.message}`);
  return parsed.value;
};

const codeOf = (source: Source): string | null => {
  const parsed = parse(source);
  return parsed.ok ? null : parsed.refusal.code;
};

const blocksOf = ({ blocks }: Article) => blocks.map(({ kind, text }) => [kind, text]);

const LETTER =
  "Mend the pier\n\nBy Ana Lutz\n\nThe pier has been shut since March, and nobody can say why.\n";

const word = (body: string): Uint8Array =>
  zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "word/document.xml": strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="x"><w:body>${body}</w:body></w:document>`,
    ),
    "word/styles.xml": strToU8("<w:styles/>"),
  });
const paragraph = (text: string, style = ""): string =>
  `<w:p>${style === "" ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;

describe("DOCX", () => {
  test("gives styles as kinds, leaves deleted words and doubles out, and keeps its places", () => {
    const [source] = cut(
      "a.docx",
      word(
        `${paragraph("Mend the pier", "Title")}${paragraph("By Ana Lutz")}<w:p><w:r><w:t>The pier &amp; the </w:t></w:r><w:del><w:r><w:delText>old </w:delText></w:r></w:del><w:r><w:t>weir are shut.</w:t></w:r></w:p>${paragraph("What to do", "berschrift2")}<mc:AlternateContent><mc:Choice>${paragraph("Call the mayor.", "ListBullet")}</mc:Choice><mc:Fallback>${paragraph("Call the mayor.")}</mc:Fallback></mc:AlternateContent>${paragraph("Pay the mason.", "ListBullet")}`,
      ),
    );
    const article = articleOf(source!);
    expect(source!.record).toBeNull();
    expect(article.metadata.authors.map(({ value }) => value)).toEqual(["Ana Lutz"]);
    expect(blocksOf(article)).toEqual([
      ["headline", "Mend the pier"],
      ["paragraph", "The pier & the weir are shut."],
      ["heading", "What to do"],
      ["list_item", "Call the mayor."],
      ["list_item", "Pay the mason."],
    ]);
    for (const { text, runs } of article.blocks)
      for (let run = 0; run < runs.length; run += 3)
        expect(article.raw.slice(runs[run + 1]!, runs[run + 1]! + runs[run + 2]!)).toBe(
          text.slice(runs[run]!, runs[run]! + runs[run + 2]!),
        );
  });
  test("is cut where titles stand over bylines, and not where they do not", () => {
    const one = (title: string): string =>
      `${paragraph(title, "Title")}${paragraph("By Ana Lutz")}${paragraph("The pier has been shut since March, and nobody can say why.")}`;
    expect(cut("a.docx", word(one("Pier") + one("Weir"))).map((source) => articleOf(source).metadata.title?.value)).toEqual(["Pier", "Weir"]); // prettier-ignore
    expect(cut("a.docx", word(one("Pier") + paragraph("A title in it", "Title") + paragraph("And prose.")))).toHaveLength(1); // prettier-ignore
  });
  test("without text is refused", () => {
    expect(codeOf(cut("a.docx", word("<w:p/>"))[0]!)).toBe("parse.docx.empty");
  });
});

describe("ZIP", () => {
  test.each([1, 64, 100_000])("gives what it holds, in pieces of %i bytes", (size) => {
    const bytes = zipSync({ "a/one.txt": strToU8(LETTER), "a/two.jsonl": strToU8('{"id":"x","text":"One."}\n{"id":"y","text":"Two."}\n'), "../../up.txt": strToU8(LETTER), "__MACOSX/._one.txt": strToU8("x"), "in.zip": zipSync({ "deep.txt": strToU8(LETTER) }), "b.docx": word(paragraph("One paragraph.")) }); // prettier-ignore
    const sources = cut("a.zip", bytes, size);
    expect(sources.map(({ record }) => record)).toEqual([
      "a/one.txt",
      "a/two.jsonl!/x",
      "a/two.jsonl!/y",
      "up.txt",
      "in.zip!/deep.txt",
      "b.docx",
    ]);
    expect(sources.map(({ path }) => path)).toEqual(sources.map(() => "a.zip"));
    for (const source of sources) expect(articleOf(source).blocks.length).toBeGreaterThan(0);
  });
  test.each([
    ["a workbook", { "[Content_Types].xml": strToU8("<Types/>"), "xl/workbook.xml": strToU8("<workbook/>") }, "parse.zip.workbook"],
    ["an OpenDocument file", { mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }], "content.xml": strToU8("<x/>") }, "parse.zip.opendocument"],
    ["nothing", { "a/": strToU8("") }, "parse.zip.empty"],
  ] as const)("refuses %s by name", (_, files, code) => {
    const sources = cut("a.bin", zipSync(files as never));
    expect(sources.map(codeOf)).toEqual([code]);
  }); // prettier-ignore
  test("refuses a bomb, what is locked and what is packed too deep", () => {
    const bomb = zipSync(
      { "a.txt": LETTER_BYTES, "bomb.txt": new Uint8Array(64 * 1024 * 1024) },
      { level: 9 },
    );
    const [letter, ...rest] = cut("bomb.zip", bomb, 65_536);
    expect(articleOf(letter!).metadata.title?.value).toBe("Mend the pier");
    expect(rest.map(codeOf)).toEqual(["parse.zip.bomb"]);
    const locked = zipSync({ "a.txt": LETTER_BYTES });
    locked[6] = 1;
    expect(cut("locked.zip", locked).map(codeOf)).toEqual(["parse.zip.locked"]);
    let deep: Uint8Array = LETTER_BYTES;
    for (let i = 0; i < 8; i++) deep = zipSync({ [`${i}.zip`]: deep }, { level: 0 });
    expect(cut("deep.zip", deep).map(codeOf)).toEqual(["parse.zip.nested"]);
  });
  test("takes pictures of any size beside a document's text, and bounds what it holds by itself", () => {
    const bytes = zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/media/a.png": new Uint8Array(20 * 1024 * 1024), "word/document.xml": strToU8(`<w:document><w:body>${paragraph("One paragraph.")}</w:body></w:document>`) }, { level: 0 }); // prettier-ignore
    expect(recordSplitter("a.docx", bytes.subarray(0, 4096)).isBounded).toBe(true);
    expect(cut("a.docx", bytes, 65_536).map(codeOf)).toEqual([null]);
  });
  test("keeps what came before a fault", () => {
    const bytes = zipSync({ "a.txt": LETTER_BYTES, "b.txt": LETTER_BYTES });
    const codes = cut("broken.zip", bytes.slice(0, 200)).map(codeOf);
    expect(codes[0]).toBeNull();
  });
});
const LETTER_BYTES = strToU8(LETTER);

describe("messages", () => {
  const page = (length: number): string => `<html><body><h1>Mend the pier</h1><p>${"The pier has been shut since March, and nobody can say why. ".repeat(length)}</p></body></html>`; // prettier-ignore
  test("a page that a browser saved is its first page, with its address and day", () => {
    const mhtml = `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://kelda.example/pier\r\nSubject: Mend the pier\r\nDate: Fri, 14 Mar 2025 09:12:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--B"\r\n\r\n\r\n----B\r\nContent-Type: text/html\r\nContent-Location: https://kelda.example/pier\r\n\r\n${page(4)}\r\n----B\r\nContent-Type: text/css\r\n\r\n.a{}\r\n----B\r\nContent-Type: text/html\r\nContent-Location: cid:frame\r\n\r\n<p>Advertisement</p>\r\n----B--\r\n`;
    const bytes = strToU8(mhtml);
    const [source, ...rest] = cut("a.mhtml", bytes);
    expect(rest).toEqual([]);
    expect(source).toMatchObject({
      record: null,
      url: "https://kelda.example/pier",
      fetchedAt: "2025-03-14T09:12:00.000Z",
    });
    expect(bytes.slice(source!.place!.start, source!.place!.end)).toEqual(source!.bytes);
    expect(articleOf(source!).metadata.title?.value).toBe("Mend the pier");
  });
  test("mail without text is refused, and its subject said", () => {
    const [source] = cut("a.eml", strToU8("From: a@b.example\nTo: c@d.example\nSubject: Photos\nDate: Fri, 14 Mar 2025 09:12:00 -0000\nMIME-Version: 1.0\nContent-Type: image/png\n\nx\n")); // prettier-ignore
    expect(parse(source!)).toMatchObject({
      refusal: { code: "parse.mail.empty", message: expect.stringContaining("Photos") },
    });
  });
});

describe("lists of JSON", () => {
  const one = '{"id": 1, "title": "Mend ] the \\" pier", "text": "The pier is shut."}';
  const two = '{"id": 2, "title": "Weirs", "text": "The weir leaks.", "tags": [{"name": "Weirs"}]}';
  test.each([
    ["an array", `[\n  ${one},\n  ${two}\n]\n`],
    ["JSON Feed", `{"version": "https://jsonfeed.org/version/1.1", "title": "Kelda", "authors": [{"name": "x"}], "items": [${one}, ${two}]}`],
    ["an answer in an answer", `{"response": {"status": "ok", "facets": [{"a": 1}], "results": [${one},${two}]}, "copyright": "x"}`],
    ["a dictionary", `{"a": ${one}, "b": ${two}}`],
    ["answers, one a line", `{"status":"ok","articles":[${one}]}\n{"status":"ok","articles":[${two}]}\n`],
  ])("%s is cut in any pieces", (_, text) => {
    for (const size of [1, 7, 10_000]) {
      const sources = cut("a.json", strToU8(text), size);
      expect(sources.map(({ record }) => record)).toEqual(["1", "2"]);
      for (const { bytes, place } of sources) expect(strToU8(text).slice(place!.start, place!.end)).toEqual(bytes);
      expect(sources.map((source) => articleOf(source).metadata.title?.value)).toEqual(['Mend ] the " pier', "Weirs"]);
    }
  }); // prettier-ignore
  test("an article with lists of its own is one", () => {
    const text =
      '{"title": "Weirs", "text": "The weir leaks.", "items": [{"text": "x"}], "authors": [{"name": "Ana Lutz"}]}';
    expect(cut("a.json", strToU8(text)).map(({ record }) => record)).toEqual(["0"]);
  });
  test("an empty list is refused, and a cut one keeps what is whole", () => {
    expect(cut("a.json", strToU8('{"status": "ok", "articles": [ {')).map(codeOf)).toEqual([
      "parse.json.cut",
    ]);
    expect(cut("a.json", strToU8("[ ]")).map(codeOf)).toEqual(["parse.json.empty"]);
    expect(cut("a.json", strToU8(`[${one}, {"id": 2, "te`)).map(codeOf)).toEqual([null, "parse.json.cut"]);
  });
});

test.each([
  ["addresses", "https://kelda.example/one\nhttps://kelda.example/two\n", "parse.urls.list", /wget/],
  ["a PDF", "%PDF-1.7\n1 0 obj", "parse.encoding.binary", /pdftotext/],
])("%s are refused, and what to do is said", (_, text, code, advice) => {
  const [source] = cut("a.txt", strToU8(text));
  expect(parse(source!)).toMatchObject({ refusal: { code, advice: expect.stringMatching(advice) } });
});
