import { type Article, type Block, type Metadata, oneRun } from "@columnist/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clean } from "./clean.ts";

const METADATA: Metadata = {
  title: null,
  standfirst: null,
  authors: [],
  section: null,
  genre: null,
  publisher: null,
  url: null,
  language: null,
  published: null,
  updated: null,
  dateline: null,
  topics: [],
  rights: null,
};

/** An article whose every line of `raw` is a block; `kinds` are taken in turn. */
const articleOf = (raw: string, kinds: ReadonlyArray<Block["kind"]> = ["paragraph"]): Article => {
  const blocks: Array<Block> = [];
  let at = 0;
  for (const line of raw.split("\n")) {
    const text = line.trim();
    if (text !== "") {
      const start = at + line.indexOf(text);
      const kind = kinds[blocks.length % kinds.length]!;
      blocks.push({ kind, text, runs: oneRun(start, text.length), bodyProbability: null });
    }
    at += line.length + 1;
  }
  return {
    path: "a.txt",
    record: null,
    format: "text",
    mediaType: "text/plain",
    raw,
    rawBytes: 0,
    encoding: "utf-8",
    byteStarts: null,
    fetchedAt: null,
    metadata: METADATA,
    extraFields: [],
    blocks,
    dropped: [],
  };
};

/** How often each raw unit is kept or dropped. */
const uses = (article: ReturnType<typeof clean>): Uint8Array => {
  const counts = new Uint8Array(article.raw.length);
  const { offsets, dropped } = article;
  for (let run = 0; run + 2 < offsets.length; run += 3)
    for (let i = 0; i < offsets[run + 2]!; i++) counts[offsets[run + 1]! + i]!++;
  for (const drop of dropped) for (let i = drop.start; i < drop.end; i++) counts[i]!++;
  return counts;
};

const LINES = [
  "The pier has been shut since March, and nobody at the harbour office can say why .",
  "Share",
  "12 Comments",
  "“We waited,” she said , “and then we left.”",
  "Photograph: Lia Kemp",
  "CafÃ© owners donâ€™t agree &amp; they won&#8217;t.",
  "Read more: Where the boats went",
  "soft\u00adhyphen and\u200b zero width\u00a0space",
  "A line that was wra-\tpped   with  runs of space .",
  "e\u0301tude, n\u0303andu\u0308",
  "Sign up for our newsletter",
  "",
  "   ",
  "😀 emoji 👩‍👩‍👧 stays",
];

const text = fc
  .oneof(
    fc.array(
      fc.oneof(fc.constantFrom(...LINES), fc.string({ unit: "binary" }), fc.lorem({ mode: "sentences" })),
      {
        maxLength: 14,
      },
    ),
    fc.array(fc.string({ unit: fc.constantFrom(..."aé. ,&;’\u00a0\u200bÃ©â€™\u0301\u1112\u1161-") }), {
      maxLength: 8,
    }),
  )
  .map((lines) => lines.map((line) => line.replace(/[\r\n]/g, " ")).join("\n"));

describe("clean", () => {
  it("keeps or drops each raw unit exactly once", () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom("paragraph" as const, "heading" as const, "list_item" as const),
        (raw, kind) => {
          const article = clean(articleOf(raw, ["headline", kind]));
          expect([...uses(article)].findIndex((count) => count !== 1)).toBe(-1);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("gives runs in which the text equals raw, ascending in both", () => {
    fc.assert(
      fc.property(text, (raw) => {
        const { offsets, text: cleaned } = clean(articleOf(raw));
        let textEnd = 0;
        let rawEnd = 0;
        for (let run = 0; run + 2 < offsets.length; run += 3) {
          const [start, from, length] = [offsets[run]!, offsets[run + 1]!, offsets[run + 2]!];
          expect(start).toBeGreaterThanOrEqual(textEnd);
          expect(from).toBeGreaterThanOrEqual(rawEnd);
          expect(cleaned.slice(start, start + length)).toBe(raw.slice(from, from + length));
          textEnd = start + length;
          rawEnd = from + length;
        }
        expect(textEnd).toBeLessThanOrEqual(cleaned.length);
      }),
      { numRuns: 300 },
    );
  });

  it("gives blocks that the text is made of, joined by a blank line", () => {
    fc.assert(
      fc.property(text, (raw) => {
        const { blocks, text: cleaned } = clean(articleOf(raw));
        expect(blocks.map((block) => cleaned.slice(block.start, block.end)).join("\n\n")).toBe(cleaned);
      }),
      { numRuns: 200 },
    );
  });

  it("is deterministic, and changes nothing that it has repaired", () => {
    fc.assert(
      fc.property(text, (raw) => {
        const article = articleOf(raw);
        const once = clean(article);
        expect(clean(article)).toEqual(once);
        expect(once.text).not.toMatch(/[\t\u00a0\u200b\u00ad\ufeff]| {2}/);
      }),
      { numRuns: 200 },
    );
  });

  it("drops what is not the article and keeps its facts", () => {
    const article = clean(
      articleOf(
        [
          "Mend the pier",
          "Listen to this article",
          "The pier has been shut since March, and nobody at the harbour office can say why .",
          "Advertisement",
          "It was built by people who had never seen a storm like the one in 1953.",
          "Views in this column are the author's own.",
          "Correction: the storm was in 1953, not 1954.",
          "Topics: Harbour, Storms",
          "31 Comments",
        ].join("\n"),
        ["headline", ...Array.from({ length: 20 }, () => "paragraph" as const)],
      ),
    );
    expect(article.text).toBe(
      "Mend the pier\n\nThe pier has been shut since March, and nobody at the harbour office can say why.\n\n" +
        "It was built by people who had never seen a storm like the one in 1953.",
    );
    expect(article.fields.commentCount).toBe(31);
    expect(article.fields.corrections).toEqual(["Correction: the storm was in 1953, not 1954."]);
    expect(article.fields.disclaimer).toBe("Views in this column are the author's own.");
    expect(article.metadata.topics).toEqual(["Harbour", "Storms"]);
    expect(article.metadata.genre?.value).toBe("opinion");
  });

  it("stays linear on one endless line and on a million short ones", () => {
    const long = clean(articleOf("the tide comes in and ".repeat(200_000)));
    expect(long.text.length).toBeGreaterThan(4_000_000);
    const many = clean(articleOf("Share this\nthe end of it is near\n".repeat(60_000)));
    expect(many.dropped.length).toBeGreaterThan(60_000);
  });

  it.each([
    "The app sent me a badge, and I ate it.",
    "Subscribe to that theory if you like; I can't afford it.",
    "Share price, share count, fair share: we know which one they chose.",
    "Research from nine clinics finds no cure but sleep.",
  ])("keeps as a last paragraph: %s", (last) => {
    const { text } = clean(
      articleOf(`The pond was drained for the boats, and the boats have sunk.\n${last}\n0 Comments`),
    );
    expect(text).toContain(last);
    expect(text).not.toContain("Comments");
  });

  it("takes no sentence with a past tense for a caption", () => {
    const first = "The last machine in Thornby gave its last note on Friday.";
    expect(clean(articleOf(`${first}\nMrs Pell, who is 91, pays her milkman in eggs now.`)).text).toContain(
      first,
    );
  });
});
