/**
 * One real scraped op-ed, whose text may not stand in this repository: known here by openings of a few words alone.
 * It lies beside a checkout in `../shared/seeds`; where it does not, the test is skipped and says so.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { articleRows, processArticle, STAGE_VERSIONS, type ArticleRows } from "columnist";
import type { LabeledArticle, Source } from "@columnist/model";
import { describe, expect, test } from "vitest";
import { skipsWithout } from "./skips.ts";

const folder = new URL("../../shared/seeds/", import.meta.url).pathname;
const file = existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith(".txt")) : undefined;
if (file === undefined) console.warn(`skipped: no real article in ${folder}`);

describe.skipIf(skipsWithout("real article", file !== undefined))("the real article", () => {
  const read = (fetchedAt: string | null): { article: LabeledArticle; rows: ArticleRows; source: Source } => {
    const source: Source = {
      path: file!,
      record: null,
      bytes: readFileSync(join(folder, file!)),
      mediaType: null,
      url: null,
      fetchedAt,
    };
    const result = processArticle(source);
    if (!result.ok) throw new Error(result.refusal.message);
    return { article: result.value, rows: articleRows(source, result.value, STAGE_VERSIONS), source };
  };
  const { article, rows, source } = file === undefined ? ({} as ReturnType<typeof read>) : read(null);
  const starting = (words: string) => rows.sentences.find((row) => row.text.startsWith(words))!;

  test("section, headline, author and time are cut apart", () => {
    expect(rows.documents[0]).toMatchObject({
      section: "News",
      authors: "S.Chen",
      published_raw: "34 min ago",
      published_at: null,
    });
    expect(rows.documents[0]!.title).toMatch(/^Meek Europe is now/);
  });

  test("a relative time is resolved only against a fetch time", () => {
    const fetched = read("2024-10-20T12:00:00Z");
    expect(fetched.rows.documents[0]!.published_at).toBe(Date.UTC(2024, 9, 20, 11, 26));
  });

  test("18 paragraphs, 24 sentences and the headline", () => {
    expect(article.blocks.filter((block) => block.kind === "paragraph")).toHaveLength(18);
    expect(rows.sentences.filter((row) => row.block_kind === "paragraph")).toHaveLength(24);
    expect(rows.sentences.filter((row) => row.block_kind === "headline")).toHaveLength(1);
  });

  test("one direct quote runs over three sentences, and Zelensky speaks it", () => {
    const direct = rows.quotes.filter((quote) => quote.kind === "direct");
    expect(direct).toHaveLength(1);
    expect(direct[0]!.speaker).toMatch(/Zelensky$/);
    const members = rows.quote_sentences.filter((row) => row.quote_id === direct[0]!.quote_id);
    expect(members).toHaveLength(3);
    for (const { sent_id } of members)
      expect(rows.sentences.find((row) => row.sent_id === sent_id)!.label).toBe("quote");
    expect(rows.sentences.filter((row) => row.label === "quote")).toHaveLength(3);
  });

  test("a phrase in marks has its speaker, and scare quotes quote nobody", () => {
    const kinds = new Map(rows.quotes.map((quote) => [quote.text.replace(/["“”]/g, ""), quote]));
    expect(kinds.get("axis of authoritarian states")).toMatchObject({
      kind: "mixed",
      speaker: "Rishi Sunak",
    });
    for (const scare of ["special military operation", "meat grinder", "victory plan"])
      expect(kinds.get(scare), scare).toMatchObject({ kind: "scare", speaker: null });
  });

  test("counters are dropped with a reason", () => {
    const dropped = new Map(rows.dropped.map((drop) => [drop.text, drop.rule_id]));
    expect(dropped.get("0 Comments")).toMatch(/^clean\./);
    expect(dropped.get("0")).toMatch(/^clean\./);
    expect(rows.documents[0]!.comment_count).toBe(0);
  });

  test("the stray space is repaired in the text and can be traced to its bytes", () => {
    const repaired = starting("It is perverse");
    expect(repaired.text).toMatch(/cause\.$/);
    expect(repaired.raw_exact).toBe(false);
    const bytes = source.bytes.subarray(repaired.raw_byte_start!, repaired.raw_byte_end!);
    expect(new TextDecoder().decode(bytes)).toMatch(/cause \.$/);
  });

  test("straight and curly apostrophes stay as written", () => {
    expect(rows.sentences[0]!.text).toContain("Korea’s");
    expect(starting("The most damning").text).toContain("Russia's");
  });

  test("the labels are the guideline's, but for a few that people dispute", () => {
    const labels: ReadonlyArray<readonly [string, string]> = [
      ["It is perverse", "opinion"],
      ["The most damning", "opinion"],
      ["The Kremlin's own", "claim|opinion"],
      ["Ukrainian president", "claim"],
      ["Defence ties", "claim"],
      ["This has led to", "claim"],
      ["Russia has already", "claim"],
      ["With China also", "opinion"],
      ["Making sure", "opinion"],
      ["As Zelensky argued", "quote"],
      ["The front line", "quote"],
      ["We are talking", "quote"],
      ["Yet, far from", "opinion"],
      ["The Biden", "claim"],
      ["Resorting to", "opinion"],
      ["This may be true", "opinion"],
      ["Hitting vital", "opinion"],
      ["But with Western", "opinion"],
    ];
    const wrong = labels.filter(([words, label]) => !label.split("|").includes(starting(words).label));
    expect(wrong.length, wrong.map(([words]) => words).join("; ")).toBeLessThanOrEqual(2);
  });
});
