import type { Article, Source } from "@columnist/model";
import { describe, expect, test } from "vitest";
import { parse, recordSplitter } from "../index.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Records of a file that comes in pieces of `size` bytes. */
const cut = (path: string, bytes: Uint8Array, size = 1000): ReadonlyArray<Source> => {
  const splitter = recordSplitter(path, bytes.subarray(0, 4096));
  const sources: Array<Source> = [];
  for (let at = 0; at < bytes.length; at += size) sources.push(...splitter.push(bytes.slice(at, at + size)));
  return [...sources, ...splitter.end()];
};

const articlesOf = (text: string, path = "export.txt"): ReadonlyArray<Article> =>
  cut(path, bytesOf(text)).map((source) => {
    const parsed = parse(source);
    if (!parsed.ok) throw new Error(`${parsed.refusal.code}: ${parsed.refusal.message}`);
    return parsed.value;
  });

const textsOf = ({ blocks }: Article, kind = "paragraph"): ReadonlyArray<string> =>
  blocks.filter((block) => block.kind === kind).map(({ text }) => text);

const facts = ({ metadata }: Article) => ({
  title: metadata.title?.value,
  authors: metadata.authors.map(({ value }) => value),
  published: metadata.published?.value.at,
  section: metadata.section?.value,
  publisher: metadata.publisher?.value,
  language: metadata.language?.value,
});

const PROSE = [
  "The weir at Thornby has leaked for nine long years, and nobody has come to\nmend it.",
  "LENGTH: that is what the council calls its answer. It was four words long.",
  "We asked for a mason.",
];

const lexis = (number: string, over = ""): string => `



                               ${number}


                                 Kelda Post

                            June 3, 2025 Tuesday
                              Late Edition

The weir that nobody wants, and the council
that wants nobody${over}

BYLINE: By ANN LEE

SECTION: OPINION; Pg. 9

LENGTH: 321 words

DATELINE: THORNBY

HIGHLIGHT: Nine years are enough.

${PROSE.join("\n\n")}

LOAD-DATE: June 4, 2025

LANGUAGE: ENGLISH

GRAPHIC: PHOTO: The weir. (Tom Roe)

                       Copyright 2025 Kelda Media Ltd
                             All Rights Reserved
`;

describe("LexisNexis", () => {
  test.each([1, 7, 64, 100_000])("is cut the same in pieces of %i bytes", (size) => {
    const bytes = bytesOf(`Search: weirs\n${lexis("1 of 2 DOCUMENTS")}${lexis("2 of 2 DOCUMENTS")}`);
    const sources = cut("a.txt", bytes, size);
    expect(sources.map(({ record }) => record)).toEqual(["0", "1"]);
    for (const { place, bytes: own } of sources) expect(bytes.slice(place!.start, place!.end)).toEqual(own);
  });
  test("reads what stands around the text and keeps its words", () => {
    const [article] = articlesOf(lexis("1 of 1 DOCUMENTS"));
    expect(facts(article!)).toEqual({
      title: "The weir that nobody wants, and the council that wants nobody",
      authors: ["ANN LEE"],
      published: "2025-06-03",
      section: "OPINION",
      publisher: "Kelda Post",
      language: "en",
    });
    expect(textsOf(article!)).toEqual(PROSE);
    expect(textsOf(article!, "standfirst")).toEqual(["Nine years are enough."]);
    expect(textsOf(article!, "caption")).toEqual(["PHOTO: The weir. (Tom Roe)"]);
    expect(article!.metadata.dateline?.value).toBe("THORNBY");
    expect(article!.metadata.rights?.value).toBe("Copyright 2025 Kelda Media Ltd All Rights Reserved");
    expect(article!.extraFields).toContainEqual({ name: "LOAD-DATE", value: "June 4, 2025" });
  });
  test.each([
    ["German", "Dokument 1 von 1", "3. Juni 2025 Dienstag", ["AUTOR: Ann Lee", "RUBRIK: MEINUNG; S. 9", "LÄNGE: 321 Wörter"], "UPDATE: 4. Juni 2025", "SPRACHE: GERMAN; DEUTSCH", "de"],
    ["French", "1 de 1 DOCUMENTS", "mardi 3 juin 2025", ["AUTEUR: Ann Lee", "RUBRIQUE: DÉBATS; p. 9", "LONGUEUR: 321 mots"], "DATE-DE-CHARGEMENT: 4 juin 2025", "LANGUE: FRENCH; FRANÇAIS", "fr"],
    ["Spanish", "1 de 1 DOCUMENTOS", "3 de junio de 2025 martes", ["AUTOR: Ann Lee", "SECCIÓN: OPINIÓN; Pág. 9", "LONGITUD: 321 palabras"], "FECHA-DE-CARGA: 4 de junio de 2025", "IDIOMA: SPANISH; ESPAÑOL", "es"],
  ])("reads labels in %s", (_, count, day, labels, loaded, language, code) => {
    const text = `\n\n   ${count}\n\n\n      Kelda Post\n\n      ${day}\n\nDas Wehr\n\n${labels.join("\n\n")}\n\n\nEs ist seit neun Jahren undicht.\n\n${loaded}\n\n${language}\n`;
    const [article] = articlesOf(text);
    expect(facts(article!)).toMatchObject({ title: "Das Wehr", authors: ["Ann Lee"], published: "2025-06-03", language: code });
    expect(textsOf(article!)).toEqual(["Es ist seit neun Jahren undicht."]);
  }); // prettier-ignore
  test("is refused by name where it cannot be cut", () => {
    const text = `${lexis("1 of 2 DOCUMENTS")}${lexis("2 of 2 DOCUMENTS")}`;
    const bytes = Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (unit) => unit.charCodeAt(0)).buffer)]); // prettier-ignore
    const [source] = cut("a.txt", bytes);
    expect(parse(source!)).toMatchObject({ refusal: { code: "parse.export.uncut" } });
  });
});

describe("Nexis Uni", () => {
  const document = (title: string): string =>
    `\n\n${title}\nKelda Post\nJune 3, 2025 Tuesday\n\nCopyright 2025 Kelda Media Ltd All Rights Reserved\n\nSection: OPINION; Pg. 9\nLength: 321 words\nByline: Ann Lee, Columnist\nHighlight: Nine years are enough.\nBody\n\n\n${PROSE.map((line) => line.replace("\n", " ")).join("\n\n")}\n\n\nGraphic\n\nThe weir.\n\nClassification\n\nLanguage: ENGLISH\n\nSubject: WEIRS (91%); RIVERS (88%)\n\nLoad-Date: June 4, 2025\n\n\nEnd of Document\n\n`;
  const cover =
    "User Name: Ann\nDate and Time: Wednesday, June 4, 2025 9:00 AM\nJob Number: 1\n\nDocuments (2)\n\n1. One weir\nClient/Matter: -None-\nSearch Terms: weir\n2. Two weirs\nClient/Matter: -None-\nSearch Terms: weir\n\n";
  test("starts with a list of its documents", () => {
    const articles = articlesOf(
      cover + document("One weir, 3 May 2024 and other days") + document("Two weirs"),
    );
    expect(articles.map(facts)).toEqual([
      {
        title: "One weir, 3 May 2024 and other days",
        authors: ["Ann Lee"],
        published: "2025-06-03",
        section: "OPINION",
        publisher: "Kelda Post",
        language: "en",
      },
      expect.objectContaining({ title: "Two weirs" }),
    ]);
    expect(textsOf(articles[0]!)).toEqual(PROSE.map((line) => line.replace("\n", " ")));
    expect(articles[0]!.metadata.topics).toEqual(["WEIRS", "RIVERS"]);
  });
});

describe("Factiva", () => {
  const document = (above: string, id: string): string =>
    `${above}\n\n1,321 words\n3 June 2025\n09:20 PM\nKelda Post\nKELPO\n9\nEnglish\nCopyright 2025. Kelda Media Ltd.  All Rights Reserved.\n\n${PROSE.map((line) => line.replace("\n", " ")).join("\n\n")}\n\nKelda Media Ltd\n\nDocument KELPO0020250603el63${id}\n\n`;
  test.each([
    ["headline alone", "The weir that nobody wants", undefined, []],
    ["a byline", "The weir that nobody wants\n\nBy Ann Lee and Tom Roe", undefined, ["Ann Lee", "Tom Roe"]],
    ["a section", "Opinion\n\nThe weir that nobody wants\n\nAnn Lee", "Opinion", ["Ann Lee"]],
    ["a wrapped headline", "Comment\n\nThe weir\nthat nobody wants\n\nAnn Lee", "Comment", ["Ann Lee"]],
  ])("reads %s above the count of words", (_, above, section, authors) => {
    const [article] = articlesOf(document(above, "00010"));
    expect(article!.record).toBe("KELPO0020250603el6300010");
    expect(facts(article!)).toMatchObject({
      title: "The weir that nobody wants",
      authors,
      published: "2025-06-03",
      publisher: "Kelda Post",
      language: "en",
    });
    expect(article!.metadata.section?.value).toBe(section);
    expect(textsOf(article!)).toEqual(PROSE.map((line) => line.replace("\n", " ")));
  });
  test("leaves the search out and numbers a document that comes twice", () => {
    const twice = document("Weirs", "00010") + document("Weirs", "00010");
    const records = cut("f.txt", bytesOf(`${twice}Search Summary\n\nText\nweir\nResults Found\n2\n`));
    expect(records.map(({ record }) => record)).toEqual([
      "KELPO0020250603el6300010",
      "KELPO0020250603el6300010#2",
    ]);
  });
  test("reads its HTML", () => {
    const page = `<html><body><div class="article enArticle"><p>\n<div id="hd"><span class="enHeadline">The weir that nobody wants</span></div><div class="author">Ann Lee </div><div>321 words</div><div>3 June 2025</div><div>Kelda Post</div><div>KELPO</div><div>9</div><div>English</div><div>Copyright 2025. Kelda Media Ltd.</div><p class="articleParagraph enarticleParagraph">The weir leaks.</p><p class="articleParagraph enarticleParagraph">Mend it.</p><p>Document KELPO0020250603el6300010</p></div><br/><span>Search Summary</span></body></html>`;
    const [article, ...rest] = articlesOf(page, "f.html");
    expect(rest).toEqual([]);
    expect(facts(article!)).toMatchObject({ title: "The weir that nobody wants", authors: ["Ann Lee"], published: "2025-06-03", publisher: "Kelda Post" }); // prettier-ignore
    expect(textsOf(article!)).toEqual(["The weir leaks.", "Mend it."]);
  });
});

describe("ProQuest", () => {
  const document = (number: number): string =>
    `____________________________________________________________\n\nDocument ${number} of 2\n\nThe weir that nobody wants\n\nAuthor: Lee, Ann; de la Roe, Tomás\n\nPublication info: Kelda Post ; Thornby [Thornby]03 June 2025: A.9.\n\nhttps://www.proquest.example/docview/30${number}0001\n\nAbstract: Nine years are enough.\n\nThey are.\n\nFull text: The weir leaks.\n\nSubject: that is what it is not, said the mayor.\n\nMend it.\n\nSubject: Weirs; Rivers\n\nTitle: The weir that nobody wants\n\nPublication title: Kelda Post; Thornby\n\nSection: Opinion\n\nProQuest document ID: 30${number}0001\n\nCopyright: Copyright Kelda Media Ltd Jun 3, 2025\n\n`;
  test("turns names, keeps prose that looks like a label, leaves the abstract out", () => {
    const articles = articlesOf(document(1) + document(2));
    expect(articles.map(({ record }) => record)).toEqual(["3010001", "3020001"]);
    expect(facts(articles[0]!)).toMatchObject({
      title: "The weir that nobody wants",
      authors: ["Ann Lee", "Tomás de la Roe"],
      published: "2025-06-03",
      section: "Opinion",
      publisher: "Kelda Post",
    });
    expect(textsOf(articles[0]!)).toEqual(["The weir leaks.", "Subject: that is what it is not, said the mayor.", "Mend it."]); // prettier-ignore
    expect(articles[0]!.extraFields).toContainEqual({
      name: "Abstract",
      value: "Nine years are enough. They are.",
    });
  });
  test("refuses a document without its text", () => {
    const text = document(1).replace(/Full text:[^]*?(?=Subject: Weirs)/, "");
    expect(parse(cut("p.txt", bytesOf(text))[0]!)).toMatchObject({
      refusal: { code: "parse.export.no_body" },
    });
  });
});

describe("NewsBank", () => {
  const document = (title: string): string =>
    `${title}\n\nJune 3, 2025 | Kelda Post, The (Thornby, KF)\n\nAuthor/Byline: Ann Lee | Section: Opinion | Page: A9\n\n321\nWords\n\nRead News Document\n\nThe weir leaks.\n\nMend it.\n\n• Citation (apa Style)\n\nLee, A. (2025). ${title}. Kelda Post.\n\nCopyright 2025 Kelda Media Ltd\n\n`;
  test("is cut at the copyright that a headline and a day follow", () => {
    const articles = articlesOf(document("The weir") + document("The pier"));
    expect(articles.map(facts)).toMatchObject([
      { title: "The weir", authors: ["Ann Lee"], published: "2025-06-03", section: "Opinion" },
      { title: "The pier" },
    ]);
    expect(articles.map((article) => textsOf(article))).toEqual([["The weir leaks.", "Mend it."], ["The weir leaks.", "Mend it."]]); // prettier-ignore
  });
});

test("prose about an export is none", () => {
  const prose =
    "Why I download\n\nBy Ann Lee\n\nLast week I sat in the library. It was 1 of 3 documents that I found.\n\nThe page said\n\nEnd of Document\n\nand I believed it. Before that it said\n\nDocument 2 of 3\n\nand nothing else.\n\nDocument what you do, said my teacher, in 321 words.\n";
  expect(articlesOf(prose).map(({ format }) => format)).toEqual(["text"]);
});
