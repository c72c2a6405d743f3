import type { Article } from "@columnist/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "../index.ts";

const articleOf = (html: string, fetchedAt: string | null = null, url: string | null = null): Article => {
  const result = parse({
    path: "page.html",
    record: null,
    bytes: new TextEncoder().encode(html),
    mediaType: "text/html",
    url,
    fetchedAt,
  });
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
};

/** Blocks and drops tile the page but for white space, and every run says what stands in it. */
const holdsTogether = ({ raw, blocks, dropped }: Article): void => {
  const ranges: Array<readonly [number, number]> = dropped.map(({ start, end }) => [start, end]);
  for (const { text, runs } of blocks)
    for (let run = 0; run < runs.length; run += 3) {
      const [textStart, rawStart, length] = runs.subarray(run, run + 3) as unknown as [
        number,
        number,
        number,
      ];
      expect(text.slice(textStart, textStart + length)).toBe(raw.slice(rawStart, rawStart + length));
      ranges.push([rawStart, rawStart + length]);
    }
  ranges.sort((a, b) => a[0] - b[0]);
  let at = 0;
  for (const [start, end] of ranges) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(raw.slice(at, start).trim()).toBe("");
    at = end;
  }
  expect(raw.slice(at).trim()).toBe("");
};

const PROSE = [
  "The weir at Thornby has leaked for nine years, and in all that time the council has sent nobody to look at it.",
  "It is not for want of asking: the mill, the school and the allotment society have each written, twice a year, since 2016.",
  "A mason from Kelda said in May that three days of work would do, which is less than the council spends on its summer party.",
  "So here is a plain request &mdash; send the mason, pay the mason, and let the fish have their river back before the autumn.",
];
const page = (head: string, body: string): string =>
  `<!DOCTYPE html><html lang="en"><head><title>Mend the weir | Kelda Post</title><meta property="og:site_name" content="Kelda Post">${head}</head><body>
<nav class="menu"><ul><li><a href="/news">News</a></li><li><a href="/views">Views</a></li><li><a href="/sport">Sport</a></li></ul></nav>
${body}<footer class="site-footer"><p>© Kelda Post. All rights reserved.</p><a href="/terms">Terms</a></footer></body></html>`;
const paragraphs = PROSE.map((text) => `<p>${text}</p>`).join("\n");
const ARTICLE = `<main><article class="story"><h1>Mend the weir</h1><p class="standfirst">Nine years of letters have moved nobody at the council</p>
<div class="byline">By <a rel="author" href="/ann">Ann Lee</a> | <time datetime="2025-06-03T08:10:00+01:00">3 June 2025</time></div>
<figure><img src="weir.jpg"><figcaption>The weir in March. Photograph: Tom Roe</figcaption></figure>
<div class="article-body">${paragraphs}</div></article>
<aside class="related"><h3>Related</h3><ul><li><a href="/a">Ferries run late again this winter</a></li><li><a href="/b">Library to close on Mondays from May</a></li></ul></aside>
<section class="comments"><h3>2 Comments</h3><p>Well said, Ann, I could not agree more with you.</p></section></main>`;

const bodyOf = (article: Article): ReadonlyArray<string> =>
  article.blocks.filter(({ kind }) => kind === "paragraph").map(({ text }) => text);

describe("a page", () => {
  const article = articleOf(
    page(
      '<meta name="description" content="Nine years of letters have moved nobody at the council">',
      ARTICLE,
    ),
  );
  test("gives its body whole and nothing around it, in order, with its places in the source", () => {
    expect(bodyOf(article)).toEqual(PROSE.map((text) => text.replace("&mdash;", "—")));
    holdsTogether(article);
  });
  test("gives headline and standfirst as such", () => {
    expect(article.blocks.filter(({ kind }) => kind === "headline").map(({ text }) => text)).toEqual([
      "Mend the weir",
    ]);
    expect(article.blocks.filter(({ kind }) => kind === "standfirst").map(({ text }) => text)).toEqual([
      "Nine years of letters have moved nobody at the council",
    ]);
  });
  test("says who wrote it when, and where that stood", () => {
    expect(article.metadata).toMatchObject({
      title: { value: "Mend the weir" },
      authors: [{ value: "Ann Lee", method: "link:author" }],
      publisher: { value: "Kelda Post", method: "meta:og:site_name" },
      published: {
        value: { at: "2025-06-03T08:10:00+01:00", precision: "second", isRelative: false },
        method: "time",
      },
      language: { value: "en", method: "html:lang" },
    });
  });
});

describe("metadata", () => {
  const described = (thing: object, url: string | null = null, fetchedAt: string | null = null): Article =>
    articleOf(
      page(
        `<script type="application/ld+json">${JSON.stringify(thing)}</script>`,
        `<article><h1>Mend the weir</h1>${paragraphs}</article>`,
      ),
      fetchedAt,
      url,
    );
  test("JSON-LD names authors, roles cut off, times and genre", () => {
    const { metadata } = described({
      "@context": "https://schema.org",
      "@graph": [
        {
          "@type": "OpinionNewsArticle",
          headline: "Mend the weir",
          author: [
            { "@type": "Person", name: "By Ann Lee, Climate columnist" },
            { "@type": "Person", name: "Tom Roe" },
          ],
          datePublished: "2025-06-03T08:10:00Z",
          dateModified: "2025-06-04T09:00:00Z",
          articleSection: "Views",
          publisher: { "@type": "Organization", name: "Kelda Post" },
        },
      ],
    });
    expect(metadata.authors.map(({ value }) => value)).toEqual(["Ann Lee", "Tom Roe"]);
    expect(metadata).toMatchObject({
      published: { value: { at: "2025-06-03T08:10:00Z" }, method: "json-ld" },
      updated: { value: { at: "2025-06-04T09:00:00Z" } },
      section: { value: "Views" },
      genre: { value: "opinion", method: "json-ld" },
    });
  });
  test("a time later than the fetch is refused", () => {
    const thing = {
      "@type": "NewsArticle",
      headline: "Mend the weir",
      datePublished: "2031-01-01T00:00:00Z",
    };
    expect(described(thing, null, "2025-06-05T00:00:00Z").metadata.published).toBeNull();
  });
  test("a date in the prose is never the publication date", () => {
    const body = `<article><h1>Mend the weir</h1><p>On 3 May 2019, as the minutes show, the council promised to mend the weir before the winter came.</p>${paragraphs}</article>`;
    expect(articleOf(page("", body)).metadata.published).toBeNull();
  });
  test("the address says opinion where nothing else does", () => {
    expect(
      described({ "@type": "NewsArticle" }, "https://kelda.example/opinion/mend-the-weir").metadata.genre,
    ).toMatchObject({ value: "opinion", method: "url" });
  });
  test.each([
    ["Mend the weir | Kelda Post", "Mend the weir"],
    ["Kelda Post - Mend the weir", "Mend the weir"],
    ["Weir, fish and mill – a plea", "Weir, fish and mill – a plea"],
  ])("the title of %j is %j", (title, expected) => {
    const html = `<html><head><title>${title}</title><meta property="og:site_name" content="Kelda Post"></head><body>${paragraphs}</body></html>`;
    expect(articleOf(html).metadata.title?.value).toBe(expected);
  });
});

describe("mending markup", () => {
  test.each([
    ["unclosed paragraphs", PROSE.map((text) => `<p>${text}`).join("\n")],
    ["line breaks for paragraphs", `<div>${PROSE.join("<br><br>")}</div>`],
    ["divs for paragraphs", PROSE.map((text) => `<div>${text}</div>`).join("")],
    [
      "a bold that is closed too late",
      `<b><p>${PROSE[0]}</p></b>${PROSE.slice(1)
        .map((text) => `<p>${text}</p>`)
        .join("")}`,
    ],
    ["XHTML", `<div xmlns="http://www.w3.org/1999/xhtml">${paragraphs}<br/><img src="a.png"/></div>`],
    ["stray end tags", `</div></span>${paragraphs}</article></td>`],
  ])("%s", (_name, body) => {
    const article = articleOf(
      `<html><head><title>Mend the weir</title></head><body><div class="article-body">${body}</div></body></html>`,
    );
    expect(article.blocks.map(({ text }) => text)).toEqual(PROSE.map((text) => text.replace("&mdash;", "—")));
    holdsTogether(article);
  });
  test("a page with prose is never empty", () => {
    const article = articleOf(`<html><body><div class="ad"><span>${PROSE[0]}</span></div></body></html>`);
    expect(article.blocks.map(({ text }) => text)).toEqual([PROSE[0]]);
  });
  test("text for screen readers and of scripts is left out", () => {
    const body = `<p>${PROSE[0]}<span class="sr-only">opens in a new tab</span></p><script>"<p>no</p>"</script>${paragraphs}`;
    expect(articleOf(`<html><body><article>${body}</article></body></html>`).blocks[0]!.text).toBe(PROSE[0]);
  });
});

describe("structure", () => {
  const kinds = (body: string, head = ""): ReadonlyArray<readonly [string, string]> =>
    articleOf(page(head, `<article><div class="article-body">${body}</div></article>`)).blocks.map(
      ({ kind, text }) => [kind, text.slice(0, 12)],
    );
  test("headings, lists and quotations", () => {
    const body = `<p>${PROSE[0]}</p><h2>What to do now</h2><p>${PROSE[1]}</p><ul><li>Send the mason, and pay him what he asks for it.</li><li>Mend the gate, which has rusted shut since.</li></ul><blockquote><p>“Nobody came, and nobody will come before the autumn,” she wrote.</p></blockquote><p>${PROSE[2]}</p>`;
    expect(kinds(body).map(([kind]) => kind)).toEqual([
      "paragraph",
      "heading",
      "paragraph",
      "list_item",
      "list_item",
      "blockquote",
      "paragraph",
    ]);
  });
  test("a pull quote is known by what it repeats", () => {
    const body = `<p>${PROSE[0]}</p><p>${PROSE[1]}</p><blockquote class="pullquote">the council has sent nobody to look at it</blockquote><p>${PROSE[2]}</p>`;
    expect(kinds(body).filter(([kind]) => kind === "pull_quote")).toEqual([["pull_quote", "the council "]]);
    const other = body.replace(
      "the council has sent nobody to look at it",
      "“We have waited long enough, and we shall wait no more,” says the miller.",
    );
    expect(kinds(other).some(([kind]) => kind === "pull_quote")).toBe(false);
  });
  test("turns of an interview", () => {
    const body = [
      "Ann Lee: Why does nobody mend the weir, after nine years of letters?",
      "Tom Roe: Because nobody is paid to, and nobody is blamed for it.",
      "Ann Lee: Who should be paid, and by whom, in your view?",
      "Tom Roe: The mason should, by the council, before the autumn floods.",
    ]
      .map((line) => `<p>${line}</p>`)
      .join("");
    expect(kinds(`<p>${PROSE[0]}</p>${body}`).map(([kind]) => kind)).toEqual([
      "paragraph",
      "turn",
      "turn",
      "turn",
      "turn",
    ]);
  });
  test("entries of a live blog", () => {
    const head =
      '<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Mend the weir"}</script>';
    expect(kinds(paragraphs, head).every(([kind]) => kind === "entry")).toBe(true);
  });
});

describe("hostile pages end", () => {
  test.each([
    ["nesting", `${"<div>".repeat(100_000)}${PROSE[0]}${"</div>".repeat(100_000)}`],
    ["unclosed nesting of many kinds", "<div><b><table><tr><td><p><a><ul><li>".repeat(20_000)],
    ["stray ends in deep nesting", `${"<div>".repeat(390)}${"</p></span></table>".repeat(50_000)}`],
    [
      "attributes",
      `<p ${Array.from({ length: 300_000 }, (_, i) => `a${i}="${i}"`).join(" ")}>${PROSE[0]}</p>`,
    ],
    ["classes", `<p class="${"article body ".repeat(100_000)}">${PROSE[0]}</p>`],
    ["references", `<p>${"&amp;&lt;&#x1F600;&bogus;&".repeat(50_000)}</p>`],
    ["one line without a space", `<p>${"x".repeat(3_000_000)}</p>`],
    ["an open comment", `<p>${PROSE[0]}</p><!--${"-".repeat(500_000)}`],
    ["an open tag", `<p>${PROSE[0]}</p><a href="${"x".repeat(500_000)}`],
    [
      "many articles of metadata",
      `<script type="application/ld+json">${"[".repeat(50_000)}${"]".repeat(50_000)}</script><p>${PROSE[0]}</p>`,
    ],
    ["times", `<p>${PROSE[0]}</p>${"<time datetime='2025-01-01'>1.1.2025</time> ".repeat(20_000)}`],
    ["short lines", `<p>${PROSE[0]}</p>${"<p>1</p>".repeat(30_000)}`],
    ["spaces", `<p>${"a ".repeat(5)}${" ".repeat(1_000_000)}b</p><title>${" - ".repeat(50_000)}</title>`],
  ])("%s", (_name, body) => {
    holdsTogether(articleOf(`<html><body>${body}</body></html>`));
  });
});

test("any markup: each character once, the same each time", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "<p>", "</p>", "<div class='article-body'>", "</div>", "<b>", "</b>", "<a href=x>", "</a>", "<br>", "<ul><li>", "</ul>", "<table><tr><td>", "</table>",
      "<h1>", "</h1>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&#65;", "&nbsp;", "<pre>", "</pre>", "<blockquote>", "<figure><figcaption>",
      "</figure>", "<", ">", '"', "&", "<body", " class=", "<title>", "</title>", "\n", "\t ",
    ),
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.constantFrom(...PROSE),
  ); // prettier-ignore
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const html = `<html><body>${pieces.join("").replaceAll("\u0000", "")}</body></html>`;
      const article = articleOf(html);
      holdsTogether(article);
      expect(articleOf(html)).toEqual(article);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">', "", "https://creativecommons.org/licenses/by/4.0/"],
  ['<meta name="copyright" content="Kelda Media">', "", "Kelda Media"],
  ['<script type="application/ld+json">{"@type":"NewsArticle","headline":"Weirs","license":"CC BY-SA 4.0"}</script>', "<footer>© 2025 Kelda Post. All rights reserved.</footer>", "CC BY-SA 4.0"],
  ["", "<footer><p>© 2025 Kelda Post. All rights reserved.</p></footer>", "© 2025 Kelda Post. All rights reserved."],
  ["", "<p>The council reserves all rights to the weir, and nobody has asked the otters.</p>", undefined],
])("rights of a page with %s%s", (head, foot, rights) => {
  const text = `<html><head><title>Weirs</title>${head}</head><body><article><h1>Weirs</h1><p>${"The weir at Thornby has leaked for nine long years. ".repeat(6)}</p>${foot}</article></body></html>`;
  const bytes = new TextEncoder().encode(text);
  const parsed = parse({ path: "a.html", record: null, bytes, mediaType: null, url: null, fetchedAt: null });
  expect(parsed.ok && parsed.value.metadata.rights?.value).toBe(rights);
}); // prettier-ignore
