import { describe, expect, test } from "vitest";
import { parse } from "../parse.ts";

const PROSE =
  "<p>The harbour wall was mended in April, and the ferry has run on time since then. Few had hoped for so much.</p>";

const metadataOf = (head: string, above: string, below = "") => {
  const html = `<!doctype html><html><head>${head}</head><body><article>${above}${PROSE.repeat(4)}</article>${below}</body></html>`;
  const parsed = parse({ path: "a.html", record: null, bytes: new TextEncoder().encode(html), mediaType: "text/html", url: "https://harbour.example/2024/wall", fetchedAt: null });
  return parsed.ok ? parsed.value.metadata : null;
}; // prettier-ignore
const authorsOf = (head: string, above: string, below = ""): ReadonlyArray<string> =>
  metadataOf(head, above, below)?.authors.map(({ value }) => value) ?? [];

describe("authors of a page", () => {
  test("a reference in JSON-LD leads to the person", () => {
    const graph = {
      "@graph": [
        { "@type": "WebPage", author: { "@id": "#p" } },
        { "@type": "Person", "@id": "#p", name: "Mira Holt" },
      ],
    };
    expect(
      authorsOf(`<script type="application/ld+json">${JSON.stringify(graph)}</script>`, "<h1>The wall</h1>"),
    ).toEqual(["Mira Holt"]);
  });

  test("a link to a writer's page, where text and address agree", () => {
    expect(authorsOf("", '<h1>The wall</h1><a href="/autoren/mira-holt">Mira Holt</a>')).toEqual([
      "Mira Holt",
    ]);
    expect(authorsOf("", '<h1>The wall</h1><a href="/autoren/mira-holt">Subscribe Now</a>')).toEqual([]);
  });

  test("a blog of its writer's name shows the byline", () => {
    expect(
      authorsOf(
        "",
        '<h1>The wall</h1><span class="by-author">von <a rel="author" href="/author/x/">harbour</a></span>',
      ),
    ).toEqual(["harbour"]);
  });

  test("who took the picture or wrote a comment is no author", () => {
    expect(authorsOf("", "<h1>The wall</h1><p>Foto von Mira Holt</p>")).toEqual([]);
    expect(
      authorsOf(
        "",
        "<h1>The wall</h1>",
        '<div class="comment"><a rel="author" href="/author/mira">mira</a></div>',
      ),
    ).toEqual([]);
  });

  test("a paper's name in a field gives way to a name that is shown", () => {
    expect(
      authorsOf(
        '<meta name="author" content="The Harbour">',
        '<h1>The wall</h1><a rel="author" href="/a/1">Mira Holt</a>',
      ),
    ).toEqual(["Mira Holt"]);
  });

  test("a desk signs as one", () => {
    expect(authorsOf('<meta name="author" content="Redaktion Seeland">', "<h1>The wall</h1>")).toEqual([
      "Redaktion Seeland",
    ]);
  });

  test("a login is spelled as the page shows it", () => {
    expect(
      authorsOf(
        '<meta name="author" content="miraholt">',
        '<h1>The wall</h1><a href="/author/mira-holt/">Mira Holt</a>',
      ),
    ).toEqual(["Mira Holt"]);
  });
});

describe("title of a page", () => {
  const titleOf = (head: string, above: string) => metadataOf(head, above)?.title?.value;

  test("a heading alone on the page outweighs what share cards say", () => {
    expect(
      titleOf(
        '<title>Wall mended | Harbour</title><meta property="og:title" content="Wall mended">',
        "<h1>How the wall was mended</h1>",
      ),
    ).toBe("How the wall was mended");
  });

  test("a lesser heading that the title repeats", () => {
    expect(
      titleOf(
        "<title>Port Notes » Archive » The wall is mended</title>",
        "<h1>Port Notes</h1><h2>The wall is mended</h2>",
      ),
    ).toBe("The wall is mended");
  });

  test("each letter of a page to its writer", () => {
    const letter = (name: string, place: string): string =>
      `<h3>Bells</h3><p>Sir, ${PROSE.replaceAll(/<.?p>/g, "")}</p><p class="sig"><b>${name}</b><br>${place}</p>`;
    const html = `<!doctype html><html><head><title>Letters: bells and boats</title></head><body><article><h1>Letters: bells and boats</h1>${letter("Una Crake", "Lower Wick")}${letter("Dr Piers Holloway", "Sallow Island")}${letter("Maud Tilley (Mrs)", "Penhallow")}</article></body></html>`;
    const parsed = parse({ path: "a.html", record: null, bytes: new TextEncoder().encode(html), mediaType: "text/html", url: null, fetchedAt: null });
    const article = parsed.ok ? parsed.value : null;
    expect(article?.metadata.authors.map(({ value }) => value)).toEqual(["Una Crake", "Dr Piers Holloway", "Maud Tilley"]);
    expect(article?.blocks.filter(({ kind }) => kind === "paragraph").map(({ by }) => by)).toEqual(["Una Crake", "Dr Piers Holloway", "Maud Tilley"]);
  }); // prettier-ignore

  test("buttons, feeds and other people's work are no names", () => {
    expect(authorsOf("", '<h1>The wall</h1><div class="byline">View Comments</div>')).toEqual([]);
    expect(authorsOf("", '<h1>The wall</h1><div class="author-card"><span class="author-name">Mira Holt</span><span>Columnist</span><a>Follow</a></div>')).toEqual(["Mira Holt"]);
    expect(authorsOf("", '<h1>The wall</h1><p class="byline">Written by Mira Holt. Edited by Jon Odell.</p>')).toEqual(["Mira Holt"]);
  }); // prettier-ignore
});
