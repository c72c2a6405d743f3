/**
 * The promise that every row can be traced: each raw character is kept once or dropped once with a rule, each sentence
 * is an exact slice, each byte range decodes as it says. Over documents put together at random, in several formats.
 */
import { articleRows, processArticle, STAGE_VERSIONS, type ArticleRows } from "columnist";
import type { Source } from "@columnist/model";
import fc from "fast-check";
import { expect, test } from "vitest";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

const LINES = [
  "News",
  "OPINION",
  "The pier must be mended before winter",
  "By Ana Lutz",
  "A.Lutz34 min ago",
  "18 March 2026",
  "Share",
  "0 Comments",
  "12",
  "Read more: Why the harbour froze",
  "Photograph: K. Rowe/Agency",
  "Ana Lutz is a columnist for the Kelmsey Post.",
  "* * *",
  "The council counted 312 cars an hour , and eleven of them were under twenty .",
  "“We will not sell the harbour,” Mayor Ana Lutz said on Monday. “Not this year.",
  "“And not the next.”",
  "It is a disgrace that the lights still fail. How many more nights must we wait?",
  "He called the plan a 'mess' in the café’s “reform” circle… and left.",
  "It cost Â£40 and itâ€™s late.",
  "A co\u00adoperative\u00a0society &amp; its\u200bfriends met at 5 p.m. in St. Mary’s.",
  "This sentence was hard-",
  "wrapped by an old mail pro-",
  "gram in the nineties.",
  "한국의 “북극” 정책 😀 is quoted here.",
  "«Nous partirons», dit-elle.",
  "\ufeffAn odd mark began this line.",
];

const plain = fc
  .array(fc.tuple(fc.constantFrom(...LINES), fc.constantFrom("\n", "\n\n", "\r\n", "\n \n", " \n")), {
    maxLength: 25,
  })
  .map((parts) => parts.map(([line, end]) => line + end).join(""));

const TAGS = ["p", "h1", "h2", "div", "li", "blockquote", "figcaption", "aside", "span", "a", "em"];
const escape = (line: string): string =>
  line.replaceAll("&amp;", "&").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const html = fc
  .array(
    fc.tuple(
      fc.constantFrom(...TAGS),
      fc.constantFrom(...LINES),
      fc.constantFrom("", "&nbsp;", "&ldquo;x&rdquo; ", "<br>", "<!-- c -->"),
    ),
    { maxLength: 25 },
  )
  .map(
    (parts) =>
      `<!doctype html><html><head><title>Mend the pier</title></head><body><article>${parts
        .map(([tag, line, extra]) => `<${tag} class="x">${extra}${escape(line)}</${tag}>`)
        .join("\n")}</article></body></html>`,
  );

/** Offsets of code points, to slice as Python does. */
const slice = (characters: ReadonlyArray<string>, start: number, end: number): string =>
  characters.slice(start, end).join("");

const check = (source: Source, rows: ArticleRows): void => {
  const document = rows.documents[0]!;
  const text = Array.from(document.text);
  const bytes = (start: number, end: number): string => decoder.decode(source.bytes.subarray(start, end));

  const ranges = [
    ...rows.offset_map.map((run) => ({ start: run.raw_byte_start, end: run.raw_byte_end })),
    ...rows.dropped.map((drop) => ({ start: drop.raw_byte_start, end: drop.raw_byte_end })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  // A byte-order mark is no character of the text.
  let at = source.bytes[0] === 0xef && source.bytes[1] === 0xbb ? 3 : 0;
  for (const range of ranges) {
    expect(range.start, `byte ${at} to ${range.start} kept or dropped once`).toBe(at);
    expect(range.end).toBeGreaterThan(range.start);
    at = range.end;
  }
  expect(at).toBe(source.bytes.length);

  for (const run of rows.offset_map)
    expect(bytes(run.raw_byte_start, run.raw_byte_end)).toBe(slice(text, run.text_start, run.text_end));
  for (const drop of rows.dropped) {
    expect(drop.rule_id).toMatch(/^\w+(?:\.\w+)+$/);
    if (drop.text !== null) expect(drop.text).toBe(bytes(drop.raw_byte_start, drop.raw_byte_end));
  }

  let before = 0;
  for (const row of rows.sentences) {
    expect(row.char_start).toBeGreaterThanOrEqual(before);
    before = row.char_end;
    expect(row.text).toBe(slice(text, row.char_start, row.char_end));
    expect(row.text).toBe(row.text.trim());
    expect(row.p_opinion + row.p_claim + row.p_quote).toBeCloseTo(1, 4);
    if (row.raw_exact) expect(bytes(row.raw_byte_start!, row.raw_byte_end!)).toBe(row.text);
    for (const item of row.evidence) expect(item.char_end).toBeLessThanOrEqual(text.length);
  }
  // Every word of the text is in a sentence, but for a dateline.
  if (document.dateline === null) {
    let gap = "";
    let end = 0;
    for (const row of rows.sentences) {
      gap += slice(text, end, row.char_start);
      end = row.char_end;
    }
    gap += slice(text, end, text.length);
    expect(gap.trim()).toBe("");
  }
  for (const quote of rows.quotes) expect(quote.text).toBe(slice(text, quote.char_start, quote.char_end));
  expect(new Set(rows.sentences.map((row) => row.sent_id)).size).toBe(rows.sentences.length);
};

const accounts = (path: string, content: string): void => {
  const source: Source = {
    path,
    record: null,
    bytes: new TextEncoder().encode(content),
    mediaType: null,
    url: null,
    fetchedAt: null,
  };
  const result = processArticle(source);
  if (!result.ok) {
    expect(result.refusal.message).not.toBe("");
    return;
  }
  const rows = articleRows(source, result.value, STAGE_VERSIONS);
  check(source, rows);
  expect(articleRows(source, (processArticle(source) as typeof result).value, STAGE_VERSIONS)).toEqual(rows);
};

test("plain text", () => {
  fc.assert(
    fc.property(plain, (content) => accounts("piece.txt", content)),
    { numRuns: 300 },
  );
});

test("HTML", () => {
  fc.assert(
    fc.property(html, (content) => accounts("piece.html", content)),
    { numRuns: 200 },
  );
});

test("any characters at all", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (content) => accounts("piece.txt", content)),
    {
      numRuns: 300,
    },
  );
});
