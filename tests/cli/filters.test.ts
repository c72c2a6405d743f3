import { afterAll, describe, expect, it } from "vitest";
import { article, makePlace } from "./pipeline.ts";

const place = makePlace();
afterAll(place.remove);

const lines = (text: string): ReadonlyArray<Record<string, unknown>> =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const TEXT = "“We will not sell the harbour 😀,” Mayor Ana Lutz said on Monday. Let the ferries run.";
const POINTS = Array.from(TEXT);

describe("segment", () => {
  it("gives a line of spans for each line of text, in code points", async () => {
    const input = `${JSON.stringify({ id: "a", text: TEXT })}\n${JSON.stringify({ id: 2, text: "" })}\n`;
    const { code, out, err } = await place.run(["segment"], input);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const [first, second] = lines(out);
    expect(Object.keys(first!)).toEqual(["id", "spans"]);
    const spans = first!["spans"] as ReadonlyArray<[number, number]>;
    expect(spans.map(([start, end]) => POINTS.slice(start, end).join(""))).toEqual([
      "“We will not sell the harbour 😀,” Mayor Ana Lutz said on Monday.",
      "Let the ferries run.",
    ]);
    expect(second).toEqual({ id: 2, spans: [] });
  });

  it("counts UTF-16 units and bytes when asked", async () => {
    const input = JSON.stringify({ id: "a", text: TEXT });
    const utf16 = lines((await place.run(["segment", "--offsets", "utf16"], input)).out);
    const bytes = lines((await place.run(["segment", "--offsets", "byte"], input)).out);
    const [, last] = utf16[0]!["spans"] as ReadonlyArray<[number, number]>;
    expect(TEXT.slice(...last!)).toBe("Let the ferries run.");
    const [, lastBytes] = bytes[0]!["spans"] as ReadonlyArray<[number, number]>;
    expect(
      Buffer.from(TEXT)
        .subarray(...lastBytes!)
        .toString(),
    ).toBe("Let the ferries run.");
  });

  it.each([
    ["not JSON", "nope", "not JSON"],
    ["no text", '{"id":1}', '"text" is missing'],
    ["no id", '{"text":"x"}', '"id" is missing'],
    ["a list", "[1]", "not an object"],
  ])(
    "answers a bad line with its error, the others as ever, and fails in the end: %s",
    async (_, bad, reason) => {
      const good = (id: number): string => `{"id":${id},"text":"Rents rose."}`;
      const { code, out, err } = await place.run(["segment"], `${good(1)}\n\n${bad}\n${good(2)}\n`);
      expect(code).toBe(1);
      const [first, wrong, last] = lines(out);
      expect([first, last]).toEqual([
        { id: 1, spans: [[0, 11]] },
        { id: 2, spans: [[0, 11]] },
      ]);
      expect(wrong).toMatchObject({
        error: { code: "filter.line", message: expect.stringContaining("line 3: ") },
      });
      expect(JSON.stringify(wrong)).toContain(JSON.stringify(reason).slice(1, -1));
      expect(err.trim().split("\n")).toHaveLength(1);
      expect(err).toContain("1 of 3 lines of the standard input is not usable (the first is line 3: ");
      expect(err).toContain(reason);
    },
  );

  it("keeps the id of a line that has one", async () => {
    const { out } = await place.run(["label"], '{"id":"a7","sentences":"x"}\n');
    expect(lines(out)).toEqual([expect.objectContaining({ id: "a7", error: expect.anything() })]);
  });

  it("names a line that is not UTF-8", async () => {
    const { code, err } = await place.run(["segment"], Buffer.from('{"id":1,"text":"\xff"}', "latin1"));
    expect(code).toBe(1);
    expect(err).toContain("line 1: it is not UTF-8");
  });
});

const SENTENCE = [
  "start",
  "end",
  "label",
  "p_opinion",
  "p_claim",
  "p_quote",
  "confidence",
  "abstain",
  "rule",
  "voice",
  "quote_kind",
  "quotes",
];
const QUOTE =
  "id start end kind speaker speaker_kind speaker_start speaker_end cue closed confidence kind_confidence".split(
    " ",
  );

interface Labeled {
  readonly sentences: ReadonlyArray<Record<string, unknown>>;
  readonly quotes: ReadonlyArray<Record<string, unknown>>;
}

describe("label", () => {
  it("labels a text, with quotes that point to their speakers", async () => {
    const { code, out } = await place.run(["label"], JSON.stringify({ id: "a", text: TEXT }));
    expect(code).toBe(0);
    const [answer] = lines(out) as unknown as ReadonlyArray<Labeled>;
    expect(answer!.sentences.map((sentence) => Object.keys(sentence))).toEqual([SENTENCE, SENTENCE]);
    expect(answer!.sentences[0]).toMatchObject({ label: "quote", rule: "Q2", quote_kind: "direct" });
    for (const { p_opinion, p_claim, p_quote } of answer!.sentences)
      expect(Number(p_opinion) + Number(p_claim) + Number(p_quote)).toBeCloseTo(1, 5);
    const [quote] = answer!.quotes;
    expect(Object.keys(quote!)).toEqual(QUOTE);
    expect(quote).toMatchObject({ kind: "direct", cue: "said", closed: true });
    expect(POINTS.slice(Number(quote!["start"]), Number(quote!["end"])).join("")).toBe(
      "“We will not sell the harbour 😀,”",
    );
    expect(POINTS.slice(Number(quote!["speaker_start"]), Number(quote!["speaker_end"])).join("")).toContain(
      "Ana Lutz",
    );
    expect(answer!.sentences[0]!["quotes"]).toEqual([quote!["id"]]);
  });

  it("keeps given cuts, counted in the sentences joined by one space", async () => {
    const sentences = ["Rents rose by 4 % in May. In June too.", "", " Let the ferries run. "];
    const { out } = await place.run(["label"], JSON.stringify({ id: 7, sentences }));
    const [answer] = lines(out) as unknown as ReadonlyArray<Labeled>;
    const joined = sentences.join(" ");
    expect(answer!.sentences.map(({ start, end }) => joined.slice(Number(start), Number(end)))).toEqual(
      sentences,
    );
    expect(answer!.sentences[1]).toMatchObject({ abstain: true, confidence: 0 });
    expect(answer!.sentences[2]).toMatchObject({ quote_kind: "none", quotes: [] });
  });

  it("says what a line should hold", async () => {
    const { code, err } = await place.run(["label"], '{"id":1,"sentences":"x"}');
    expect(code).toBe(1);
    expect(err).toContain('"sentences" is not a list of texts');
    expect(err).toContain('{"id": "…", "text": "…"} or {"id": "…", "sentences": ["…", …]}');
  });
});

const PARSED = [
  "source",
  "format",
  "title",
  "authors",
  "section",
  "published",
  "published_raw",
  "body",
  "blocks",
  "dropped",
];

describe("parse", () => {
  it("gives metadata, body, blocks and drops with their places in the source", async () => {
    const text = `News\n\nPaint the bridge blue\n\nAnn Lee34 min ago\n\nThe 😀 bridge rusts .\n\nPaint it.\n\n0 Comments\n`;
    place.write("piece.txt", text);
    const { code, out } = await place.run(["parse", "piece.txt", "--fetched-at", "2026-01-31T08:00:00Z"]);
    expect(code).toBe(0);
    const [parsed] = lines(out);
    expect(Object.keys(parsed!)).toEqual(PARSED);
    expect(parsed).toMatchObject({
      source: "piece.txt",
      format: "text",
      title: "Paint the bridge blue",
      authors: ["Ann Lee"],
      section: "News",
      published_raw: "34 min ago",
      body: ["The 😀 bridge rusts.", "Paint it."],
    });
    expect(String(parsed!["published"])).toContain("2026-01-31T07:26");
    const points = Array.from(text);
    const blocks = parsed!["blocks"] as ReadonlyArray<{
      kind: string;
      text: string;
      start: number;
      end: number;
    }>;
    const last = blocks.at(-1)!;
    expect(Object.keys(last)).toEqual(["kind", "text", "start", "end"]);
    expect(points.slice(last.start, last.end).join("")).toBe("Paint it.");
    const dropped = parsed!["dropped"] as ReadonlyArray<{
      rule: string;
      text: string;
      start: number;
      end: number;
    }>;
    const comments = dropped.find((drop) => drop.text.includes("0 Comments"))!;
    expect(Object.keys(comments)).toEqual(["rule", "kind", "text", "start", "end"]);
    expect(points.slice(comments.start, comments.end).join("")).toBe(comments.text);
    expect(comments.rule).toMatch(/^clean\./);
  });

  it("leaves out the text of dropped markup, nine tenths of a page, unless --raw asks for it", async () => {
    const page = `<html><body><nav>Home</nav><article><h1>Run it</h1><p>The ferry ran late on Monday, and nobody at the town hall has said why.</p></article></body></html>`;
    place.write("page.html", page);
    const dropsOf = async (...flags: ReadonlyArray<string>) => {
      const [parsed] = lines((await place.run(["parse", "page.html", ...flags])).out);
      return parsed!["dropped"] as ReadonlyArray<Readonly<Record<string, string | number | null>>>;
    };
    const [bare, whole] = [await dropsOf(), await dropsOf("--raw")];
    expect(bare.filter(({ kind }) => kind === "markup").length).toBeGreaterThan(1);
    expect(bare).toEqual(
      whole.map((drop) => ({ ...drop, text: drop["kind"] === "markup" ? null : drop["text"] })),
    );
    for (const { text, start, end } of whole) expect(page.slice(Number(start), Number(end))).toBe(text);
  });

  it("gives a line with the reason for an input that is refused, and the lines of the others", async () => {
    place.write("good.txt", article(1));
    place.write("empty.txt", "");
    const { code, out } = await place.run(["parse", "empty.txt", "good.txt"]);
    expect(code).toBe(0);
    const [refused, good] = lines(out);
    expect(refused).toMatchObject({ source: "empty.txt", body: [], error: { code: "parse.input.empty" } });
    expect(good).toMatchObject({ source: "good.txt", title: "Give Kelda its ferry number 1" });
  });

  it("reads the other files where one is missing, and fails in the end", async () => {
    const { code, out, err } = await place.run(["parse", "nowhere.txt", "good.txt"]);
    expect(code).toBe(1);
    expect(lines(out)).toHaveLength(1);
    expect(err).toBe("Cannot read nowhere.txt: there is no such file\n");
  });

  it("reads the standard input for -", async () => {
    const { out } = await place.run(["parse", "-"], article(2));
    expect(lines(out)[0]).toMatchObject({ source: "-", title: "Give Kelda its ferry number 2" });
  });
});
