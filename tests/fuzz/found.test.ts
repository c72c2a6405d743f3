/** What fuzzing found, each by its name. */
import type { Source } from "@columnist/model";
import { readQuotes } from "@columnist/label";
import { parse } from "@columnist/parse";
import { segment } from "@columnist/segment";
import { expect, test } from "vitest";
import { chunkLaw, parseLaw } from "./laws.ts";

const source = (path: string, text: string): Source => ({
  path,
  record: null,
  bytes: new TextEncoder().encode(text),
  mediaType: null,
  url: null,
  fetchedAt: null,
});

const PIER = "The council must mend the pier before winter comes, and say in public who let it rot.";

test.each(["</foot class", "</chg, 4 ", "</p\n", "<br/", "</descript</descript"])(
  "a page that ends within a tag keeps its article: %s",
  (end) => {
    const page = source(
      "cut.html",
      `<!doctype html><html><body><article><h1>Mend the pier</h1><p>${PIER}</p>${end}`,
    );
    expect(parseLaw(page, true)).toBeNull();
    expect(chunkLaw([page], true)).toBeNull();
    const parsed = parse(page);
    expect(parsed.ok && parsed.value.blocks.map(({ text }) => text)).toContain(PIER);
  },
);

test("a sentence of nothing but a character reference has no place in the page, or one that is in order", () => {
  const page = source(
    "mark.html",
    `<!doctype html><html><body><article><h1>Mend the pier</h1><p>${PIER} &ldquo;</p><p>&ldquo;${PIER}</p></article>`,
  );
  expect(chunkLaw([page], true)).toBeNull();
});

// Finding the pairs of so many marks took the Markdown parser minutes: the limit is that of any test.
test.each(["[a](", "**a", "_a *b "])("a Markdown block of nothing but marks is read: %s", (mark) => {
  const tangle = mark.repeat(1_200_000 / mark.length);
  const parsed = parse(source("marks.md", `# Mend the pier\n\n${tangle}\n\n${PIER}\n`));
  expect(parsed.ok && parsed.value.blocks.length).toBe(3);
});

test("a page of nothing but headings has a title", () => {
  const parsed = parse(
    source("heads.html", `<html><body>${"<h1>a b</h1>".repeat(200_000)}<p>${PIER}</p></body></html>`),
  );
  expect(parsed.ok && parsed.value.metadata.title?.value).toBe("a b");
});

test("reports within reports do not grow with the square of the sentence", () => {
  const quoted = (times: number): number => {
    const text = "He said that ".repeat(times);
    const { quotes } = readQuotes({
      text,
      blocks: [{ kind: "paragraph", start: 0, end: text.length }],
      sentences: segment(text),
    });
    return quotes.flatMap(({ pieces }) => pieces).reduce((sum, { start, end }) => sum + end - start, 0);
  };
  expect(quoted(2000) / quoted(1000)).toBeLessThan(2.2);
});
