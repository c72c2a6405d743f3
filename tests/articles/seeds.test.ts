import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { LabeledArticle } from "@columnist/model";
import { recordSplitter } from "@columnist/parse";
import { processArticle } from "columnist";
import { describe, expect, it } from "vitest";

/** What must come out of a seed; a fact that is left out may be anything. */
interface Facts {
  readonly path: string;
  /** In a file of many, the record's id or URL. */
  readonly record?: string;
  readonly title?: string;
  /** Its opening. */
  readonly standfirst?: string;
  readonly authors?: ReadonlyArray<string>;
  readonly section?: string;
  readonly publisher?: string;
  /** As written. */
  readonly published?: string;
  readonly dateline?: string;
  readonly language?: string;
  /** Opening of the first sentence of the body, and of the last. */
  readonly first?: string;
  readonly last?: string;
  /** Openings of sentences that look like furniture and are not. */
  readonly keeps?: ReadonlyArray<string>;
  /** Paragraphs and block quotes of the body. */
  readonly paragraphs?: number;
  readonly comments?: number;
  readonly corrections?: number;
  readonly disclaimer?: boolean;
  readonly cut?: "paywall";
}

const readLines = (name: string): ReadonlyArray<Facts> =>
  readFileSync(new URL(name, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Facts);

const articlesOf = (path: string): ReadonlyMap<string | null, LabeledArticle> => {
  const file = readFileSync(new URL(`../../seeds/${path}`, import.meta.url));
  const bytes = path.endsWith(".gz") ? gunzipSync(file) : file;
  const splitter = recordSplitter(path.replace(/\.gz$/u, ""), bytes);
  const found = new Map<string | null, LabeledArticle>();
  for (const source of [...splitter.push(bytes), ...splitter.end()]) {
    const result = processArticle(source);
    if (result.ok) found.set(source.record, result.value);
  }
  return found;
};

const HEADS: ReadonlySet<string> = new Set(["headline", "standfirst"]);
const BODY: ReadonlySet<string> = new Set(["paragraph", "blockquote", "turn", "entry"]);

/** Each fact with what was seen, wrong ones only. */
const faultsOf = (facts: Facts, article: LabeledArticle): ReadonlyArray<string> => {
  const { text, sentences, blocks, metadata, fields } = article;
  const headsEnd = Math.max(
    0,
    ...blocks.filter((block) => HEADS.has(block.kind)).map((block) => block.end),
  );
  const body = Array.from(sentences.starts, (start, i) => ({ start, end: sentences.ends[i]! }))
    .filter(({ start }) => start >= headsEnd)
    .map(({ start, end }) => text.slice(start, end));
  const faults: Array<string> = [];
  const check = (fact: keyof Facts, seen: unknown, fits: (wanted: never) => boolean): void => {
    const wanted = facts[fact];
    if (wanted !== undefined && !fits(wanted as never))
      faults.push(`${fact}: ${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`);
  };
  const equal = (fact: keyof Facts, seen: unknown): void =>
    check(fact, seen, (wanted) => JSON.stringify(wanted) === JSON.stringify(seen));
  const opens = (fact: keyof Facts, seen: string | undefined): void =>
    check(fact, seen, (wanted) => seen?.startsWith(wanted) === true);
  equal("title", metadata.title?.value);
  opens("standfirst", metadata.standfirst?.value);
  equal(
    "authors",
    metadata.authors.map((author) => author.value),
  );
  equal("section", metadata.section?.value);
  equal("publisher", metadata.publisher?.value);
  equal("published", metadata.published?.value.raw);
  opens("dateline", metadata.dateline?.value);
  equal("language", article.detectedLanguage);
  opens("first", body[0]);
  opens("last", body.at(-1));
  equal("paragraphs", blocks.filter((block) => block.start >= headsEnd && BODY.has(block.kind)).length);
  equal("comments", fields.commentCount);
  equal("corrections", fields.corrections.length);
  equal("disclaimer", fields.disclaimer !== null);
  equal("cut", fields.paywalled ? "paywall" : null);
  for (const kept of facts.keeps ?? [])
    if (!body.some((sentence) => sentence.startsWith(kept))) faults.push(`lost: ${kept}`);
  return faults;
};

const countOf = (facts: Facts): number =>
  Object.keys(facts).filter((key) => !["path", "record", "keeps"].includes(key)).length +
  (facts.keeps?.length ?? 0);

describe("seeds through all stages", () => {
  it("give the facts of seeds.jsonl as often as seeds.floor.json says, or more often", () => {
    const floor = JSON.parse(readFileSync(new URL("seeds.floor.json", import.meta.url), "utf8")) as {
      right: number;
    };
    let wrong = 0;
    const all = readLines("seeds.jsonl");
    const read = new Map(all.map(({ path }) => [path, articlesOf(path)]));
    for (const facts of all) {
      const article = read.get(facts.path)!.get(facts.record ?? null);
      const faults = article === undefined ? ["no such article"] : faultsOf(facts, article);
      wrong += article === undefined ? countOf(facts) : faults.length;
      for (const fault of faults) console.log(`${facts.path} ${facts.record ?? ""} ${fault}`);
    }
    const total = all.reduce((sum, facts) => sum + countOf(facts), 0);
    console.log(`${total - wrong} of ${total} facts are right; the floor is ${floor.right}`);
    expect(total - wrong, "a fact that was right before is wrong now").toBeGreaterThanOrEqual(floor.right);
  });
});
