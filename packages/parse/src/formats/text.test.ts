import type { Article } from "@columnist/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../parse.ts";

const FETCHED = "2026-05-05T12:00:00Z";

const articleOf = (text: string, fetchedAt: string | null = FETCHED): Article => {
  const bytes = new TextEncoder().encode(text);
  const parsed = parse({ path: "a.txt", record: null, bytes, mediaType: "text/plain", url: null, fetchedAt });
  if (!parsed.ok) throw new Error(parsed.refusal.message);
  return parsed.value;
};

const BODY = [
  "The weir has run dry for three summers, and nobody at the town hall will say why.",
  "Last year the water board sold half of it to a bottling plant.",
  "It is ours, and we should buy it back before there is nothing left to buy.",
];

const kinds = (article: Article): ReadonlyArray<string> =>
  article.blocks.map((block) => `${block.kind}: ${block.text.slice(0, 20)}`);

describe("text", () => {
  it("reads section, headline and a byline glued to its time", () => {
    const { metadata, blocks, dropped } = articleOf(
      ["News", "Give us back the weir", "I.Marsh34 min ago", ...BODY].join("\n\n"),
    );
    expect(metadata.section?.value).toBe("News");
    expect(metadata.title?.value).toBe("Give us back the weir");
    expect(metadata.authors.map((author) => author.value)).toEqual(["I.Marsh"]);
    expect(metadata.published?.value).toEqual({
      at: "2026-05-05T11:26:00Z",
      raw: "34 min ago",
      precision: "minute",
      isRelative: true,
    });
    expect(blocks.map((block) => block.kind)).toEqual(["headline", "paragraph", "paragraph", "paragraph"]);
    expect(dropped.map((drop) => drop.rule)).toEqual(["parse.field.section", "parse.field.byline"]);
  });

  it.each([
    ["a notice above the label", "Follow us on the phone\nViews\nGive us back the weir", "Views"],
    ["a kicker in capitals", "Views\nTHE WATER YEAR\nGive us back the weir", "Views"],
    ["a page number", "p. 12\nViews\nGive us back the weir", "Views"],
    ["two labels in one", "SPORT & VIEWS\nGive us back the weir", "SPORT & VIEWS"],
  ])("finds the headline and the section below %s", (_, head, section) => {
    const { metadata } = articleOf([head, "By Ines Marsh2 hours ago", ...BODY].join("\n"));
    expect(metadata.title?.value).toBe("Give us back the weir");
    expect(metadata.section?.value).toBe(section);
    expect(metadata.authors.map((author) => author.value)).toEqual(["Ines Marsh"]);
  });

  it("reads a byline, its time and an update in one line", () => {
    const { metadata } = articleOf(
      ["Give us back the weir", "Ines Marsh5 hours agoUpdated 2 hours ago", ...BODY].join("\n"),
    );
    expect(metadata.authors.map((author) => author.value)).toEqual(["Ines Marsh"]);
    expect(metadata.published?.value.at).toBe("2026-05-05T07:00:00Z");
    expect(metadata.updated?.value.at).toBe("2026-05-05T10:00:00Z");
  });

  it("reads a masthead, trail, kicker, standfirst, byline of two and a date", () => {
    const { metadata } = articleOf(
      [
        "THE THORNBY TIMES",
        "Home > Opinion",
        "LEADER",
        "Give us back the weir",
        "The river was ours before it was a product",
        "By Ana Reyes and Tom Birch",
        "4 May 2026",
        ...BODY,
      ].join("\n"),
    );
    expect(metadata.publisher?.value).toBe("THE THORNBY TIMES");
    expect(metadata.genre?.value).toBe("opinion");
    expect(metadata.title?.value).toBe("Give us back the weir");
    expect(metadata.standfirst?.value).toBe("The river was ours before it was a product");
    expect(metadata.authors.map((author) => author.value)).toEqual(["Ana Reyes", "Tom Birch"]);
    expect(metadata.published?.value.at).toBe("2026-05-04");
  });

  it.each([
    [["Opinion", "2026 will be the year of mud", "By Ann Lee", "2h ago"], "Ann Lee", "2026-05-05T10:00:00Z"],
    [["Comment", "Why?", "Ann Lee5h"], "Ann Lee", "2026-05-05T07:00:00Z"],
    [["3 May 2026", "Opinion", "Give us back the weir", "Ann Lee"], "Ann Lee", "2026-05-03"],
    [["Opinion", "Larch Park Blues", "Ann Lee", "3 May 2026"], "Ann Lee", "2026-05-03"],
    [
      ["Opinion", "Give us back the weir", "ANN LEE AND BO RAY", "MAY 3, 2026"],
      "ANN LEE|BO RAY",
      "2026-05-03",
    ],
    [
      ["Opinion", "Give us back the weir", "Ann Lee · Bo Ray", "an hour ago"],
      "Ann Lee|Bo Ray",
      "2026-05-05T11:00:00Z",
    ],
    [
      ["Opinion", "Give us back the weir", "Ann Lee, transport writer", "Last night"],
      "Ann Lee",
      "2026-05-04",
    ],
    [["Opinion", "Give us back the weir", "From the editors", "3 May"], "The editors", "2026-05-03"],
    [["Opinion", "Give us back the weir", "Our Thornby correspondent", "3 May 2026"], "", "2026-05-03"],
    [
      ["Give us back the weir", "Ann Lee, The Thornby Times", "• 3 May 2026 • 4 min read"],
      "Ann Lee",
      "2026-05-03",
    ],
    [
      ["Opinion", "Give us back the weir", "Ann Lee", "Published: 3 May 2026 | Updated: 4 May 2026"],
      "Ann Lee",
      "2026-05-03",
    ],
    [
      ["Skip to content", "Home / Views", "Give us back the weir", "A.Lee10 mins ago"],
      "A.Lee",
      "2026-05-05T11:50:00Z",
    ],
  ])("reads the header %j", (header, authors, published) => {
    const { metadata } = articleOf([...header, ...BODY].join("\n"));
    const title = header.find((line) => /weir|mud|Blues|Why/.test(line));
    expect(metadata.title?.value).toBe(title);
    expect(metadata.authors.map((author) => author.value).join("|")).toBe(authors);
    expect(metadata.published?.value.at).toBe(published);
  });

  it("drops a repeated headline and keeps the dateline in the text", () => {
    const article = articleOf(
      [
        "Give us back the weir",
        "GIVE US BACK THE WEIR",
        "By Ana Reyes",
        `KELDA FALLS — ${BODY[0]}`,
        BODY[1],
        BODY[2],
      ].join("\n"),
    );
    expect(article.dropped.map((drop) => drop.rule)).toEqual(["parse.field.headline", "parse.field.byline"]);
    expect(article.metadata.dateline?.value).toBe("KELDA FALLS");
    expect(article.blocks[1]!.text).toMatch(/^KELDA FALLS — The weir/);
  });

  it("joins wrapped lines, and not a heading with what it heads", () => {
    const article = articleOf(
      [
        "The long letter",
        "By Ana Reyes",
        "The letter about my father ran to four",
        "pages and did not say",
        "whether he would get better.",
        BODY[1],
        "What the board knew",
        BODY[2],
      ].join("\n"),
    );
    expect(kinds(article)).toEqual([
      "headline: The long letter",
      "paragraph: The letter about my ",
      "paragraph: Last year the water ",
      "heading: What the board knew",
      "paragraph: It is ours, and we s",
    ]);
  });

  it("joins text wrapped to a width, with and without blank lines", () => {
    const wrapped = [
      "The weir has run dry for three summers, and nobody",
      "at the town hall will say why. They say that it is",
      "the weather. Nobody believes them, and nobody in",
      "Thornby has any reason to, since the pumps run all",
      "night and can be heard from the church.",
    ].join("\n");
    const article = articleOf(["Dry", "By Ana Reyes", `${wrapped}\n\n${wrapped}`].join("\n\n"));
    expect(article.blocks.map((block) => block.kind)).toEqual(["headline", "paragraph", "paragraph"]);
  });

  it("reads the signature of a letter", () => {
    const { metadata, blocks } = articleOf(
      [
        "Letters",
        "The bus shelter",
        "Sir, — The shelter has no roof.",
        BODY[0],
        "Mrs A. Lee",
        "Mill Row, Thornby",
      ].join("\n"),
    );
    expect(metadata.genre?.value).toBe("letter");
    expect(metadata.authors.map((author) => author.value)).toEqual(["Mrs A. Lee"]);
    expect(blocks.map((block) => block.kind)).toEqual(["headline", "paragraph", "paragraph"]);
  });

  it("gives each letter of a page to its writer", () => {
    const { metadata, blocks, dropped } = articleOf(
      [
        "Letters to the Editor",
        "3 May 2024",
        "The wrong weir",
        `Sir, ${BODY[0]}`,
        "Una Crake\nLower Wick",
        "The right weir",
        `Sir, ${BODY[1]}`,
        BODY[2],
        "The Rev. Piers Holloway, Sallow Island",
      ].join("\n\n"),
    );
    expect(metadata.authors.map(({ value }) => value)).toEqual(["Una Crake", "Rev. Piers Holloway"]);
    expect(metadata.genre?.value).toBe("letter");
    expect(blocks.map(({ kind, by }) => `${kind} ${by ?? ""}`.trim())).toEqual([
      "headline",
      "paragraph Una Crake",
      "paragraph Una Crake",
      "heading",
      "paragraph Rev. Piers Holloway",
      "paragraph Rev. Piers Holloway",
    ]);
    expect(dropped.filter(({ rule }) => rule === "parse.field.signature")).toHaveLength(3);
  });

  it("joins the lines of a narrow column, and paragraphs that only their indent parts", () => {
    const cut = (text: string, width: number): string =>
      text.split(" ").reduce((lines, word) => {
        const last = lines.slice(lines.lastIndexOf("\n") + 1);
        return `${lines}${last.length + word.length + 1 > width ? "\n" : " "}${word}`;
      });
    const column = ["The weir", "By Una Crake", ...BODY.map((text) => cut(text, 24))].join("\n\n");
    expect(
      articleOf(column)
        .blocks.slice(1)
        .map(({ text }) => text.replace(/\s+/g, " ")),
    ).toEqual(BODY);
    const indented = ["The weir", "By Una Crake", "", ...BODY.map((text) => cut(`    ${text}`, 60))].join(
      "\n",
    );
    expect(
      articleOf(indented)
        .blocks.slice(1)
        .map(({ text }) => text.replace(/\s+/g, " ")),
    ).toEqual(BODY);
  });

  it("takes a dateline with its agency out of the text", () => {
    const { metadata, blocks } = articleOf(
      ["The weir", `DUNMERE, May 3 (Weir Wire) — ${BODY[0]}`, BODY[1]].join("\n\n"),
    );
    expect(metadata.dateline?.value).toBe("DUNMERE");
    expect(blocks[1]?.text).toBe(BODY[0]);
  });

  it("tells turns of an interview, list items and block quotes", () => {
    const article = articleOf(
      [
        "Ten questions for a beekeeper",
        "By Ana Reyes",
        "Q: How many hives?",
        "A: Nine, and a swarm in the chimney.",
        "Q: And the weir?",
        "A: Dry as a bone since June.",
        "- Buy the weir.",
        "- Stop the pumps.",
        "> Water belongs to nobody.",
      ].join("\n"),
    );
    expect(article.blocks.map((block) => block.kind)).toEqual([
      "headline",
      "turn",
      "turn",
      "turn",
      "turn",
      "list_item",
      "list_item",
      "blockquote",
    ]);
  });

  it("leaves a relative time open without a fetch time", () => {
    const { metadata } = articleOf(
      ["News", "Give us back the weir", "I.Marsh34 min ago", ...BODY].join("\n"),
      null,
    );
    expect(metadata.published?.value.at).toBeNull();
    expect(metadata.published?.value.raw).toBe("34 min ago");
  });

  it("is total, and blocks and drops never overlap and cover all but white space", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom("News", "By Ann Lee", "5h", "• a", "Q: b", "> c", "Share", "", ...BODY),
            fc.string({ unit: "grapheme" }),
          ),
        ),
        (lines) => {
          const text = lines.join("\n");
          const parsed = parse({
            path: "a.txt",
            record: null,
            bytes: new TextEncoder().encode(text),
            mediaType: "text/plain",
            url: null,
            fetchedAt: null,
          });
          if (!parsed.ok || parsed.value.format !== "text") return;
          const { raw, blocks, dropped } = parsed.value;
          const spans = [
            ...blocks.map((block) => [block.runs[1]!, block.runs[1]! + block.runs[2]!] as const),
            ...dropped.map((drop) => [drop.start, drop.end] as const),
          ].sort((a, b) => a[0] - b[0]);
          let at = 0;
          for (const [start, end] of spans) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(
              raw
                .slice(at, start)
                // oxlint-disable-next-line no-control-regex -- control characters count as white space here
                .replace(/[\s\u200b-\u200f\u0000-\u001f\u007f\u0085\u00ad\u2028-\u202f\u2060\ufeff]/gu, ""),
            ).toBe("");
            at = end;
          }
        },
      ),
    );
  });
});

/** What was left out, with its rule. */
const droppedOf = ({ raw, dropped }: Article): ReadonlyArray<readonly [string, string]> =>
  dropped.map(({ rule, start, end }) => [rule, raw.slice(start, end)] as const);

describe("labels above a text", () => {
  it("give title, writers, day, paper, address and language, and leave the text", () => {
    const article = articleOf(
      [
        "HEADLINE: Give us back the weir",
        "Author: Ines Marsh",
        "Author: Tom Birch",
        "Publication date: 4 May 2026",
        "Source: The Thornby Times",
        "URL: https://thornby.example/weir",
        "Language: English",
        "Word count: 41",
        "",
        "Text:",
        ...BODY,
      ].join("\n"),
    );
    const { metadata } = article;
    expect(metadata.title).toMatchObject({ value: "Give us back the weir", method: "label:title" });
    expect(metadata.authors.map(({ value }) => value)).toEqual(["Ines Marsh", "Tom Birch"]);
    expect(metadata.published?.value.at).toBe("2026-05-04");
    expect(metadata.publisher?.value).toBe("The Thornby Times");
    expect(metadata.url?.value).toBe("https://thornby.example/weir");
    expect(metadata.language?.value).toBe("en");
    expect(article.extraFields).toEqual([{ name: "Word count", value: "41" }]);
    expect(kinds(article)[0]).toBe("headline: Give us back the weir".slice(0, 30));
    expect(article.blocks.slice(1).map(({ text }) => text)).toEqual(BODY);
    expect(droppedOf(article)).toContainEqual(["parse.field.headline", "HEADLINE: "]);
    expect(droppedOf(article)).toContainEqual(["parse.field.body", "Text:"]);
  });

  it("take a value that goes on further in, a text behind its label, and the headline again below", () => {
    const article = articleOf(
      `Title: Give us back\n       the weir\nBody: ${BODY[0]}\n\n${BODY[1]}\n\n${BODY[2]}`,
    );
    expect(article.metadata.title?.value).toBe("Give us back the weir");
    expect(article.blocks.slice(1).map(({ text }) => text)).toEqual(BODY);
    const again = articleOf(
      ["Title: Give us back the weir", "By: Ines Marsh", "", "Give us back the weir", "", ...BODY].join("\n"),
    );
    expect(again.blocks.slice(1).map(({ text }) => text)).toEqual(BODY);
    expect(droppedOf(again)).toContainEqual(["parse.field.headline", "Give us back the weir"]);
  });

  it.each([
    ["one label alone", `Title: deeds to the weir\n\n${BODY.join("\n\n")}`],
    ["labels that no field bears", `Problem: no water\nAnswer: buy it back\n\n${BODY.join("\n\n")}`],
    ["a memo's", `To: the water board\nSubject: the weir\n\n${BODY.join("\n\n")}`],
  ])("are words of the text where there is %s", (_, text) => {
    const { metadata, blocks, dropped } = articleOf(text);
    expect(metadata.title?.method ?? "").not.toContain("label");
    expect([...blocks, ...dropped].length).toBeGreaterThan(3);
    expect(dropped.map(({ rule }) => rule)).not.toContain("parse.field.headline");
  });

  it("do not take a sentence of the text for one of theirs", () => {
    const sentence = "One thing more: it is ours, and we should buy it back.";
    const { blocks } = articleOf(`Title: The weir\nAuthor: Ines Marsh\n${sentence}\n${BODY.join("\n")}`);
    expect(blocks.some(({ text }) => text.includes(sentence))).toBe(true);
  });

  it("are found in the frame of an e-book, whose licence is left out", () => {
    const article = articleOf(
      [
        "The Project Gutenberg eBook of Weirs and Water\n\nThis ebook is for anyone anywhere, under a licence.",
        "Title: Weirs and Water\n       Essays",
        "Author: Cornelius Marsh",
        "Release date: May 4, 2011 [eBook #1]",
        "*** START OF THE PROJECT GUTENBERG EBOOK WEIRS AND WATER ***",
        "Produced by Ada Hale and\nthe volunteers",
        ...BODY,
        "*** END OF THE PROJECT GUTENBERG EBOOK WEIRS AND WATER ***",
        "Updated editions will replace the previous one.",
      ].join("\n\n"),
    );
    expect(article.metadata.title?.value).toBe("Weirs and Water Essays");
    expect(article.metadata.authors.map(({ value }) => value)).toEqual(["Cornelius Marsh"]);
    expect(article.metadata.published).toBeNull();
    expect(article.blocks.slice(1).map(({ text }) => text)).toEqual(BODY);
    expect(droppedOf(article).filter(([rule]) => rule === "parse.text.licence")).toHaveLength(3);
  });
});
