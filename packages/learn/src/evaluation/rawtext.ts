import { clean } from "@columnist/clean";
import type { Evaluation, Figure, ReadData } from "../index.ts";
import type { BlockKind } from "@columnist/model";
import { parse } from "@columnist/parse";

/** Gold of one scraped text: `articles/rawtext/<id>.gold.json`. */
interface Gold {
  readonly title: string | null;
  readonly authors: ReadonlyArray<string>;
  readonly published: string | null;
  readonly fetched_at: string | null;
  readonly body: ReadonlyArray<string>;
}

const FOLDER = "articles/rawtext";

/** Case, spaces and the shape of apostrophes and quotation marks folded away, as the gold asks. */
const fold = (text: string): string =>
  text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, "");

const BODY: ReadonlySet<BlockKind> = new Set(["paragraph", "blockquote", "list_item", "turn", "entry"]);

const asText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Ids of the texts, from the folder's index. */
const idsIn = (read: ReadData): ReadonlyArray<string> => {
  const index = read(`${FOLDER}/index.jsonl`);
  if (index === null) return [];
  return asText(index)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { readonly id: string }).id);
};

/** What one text gave against its gold. */
export interface RawtextScore {
  readonly id: string;
  /** Gold paragraphs that came out exactly, paragraphs that came out and should not, gold paragraphs that did not. */
  readonly hits: number;
  readonly leaked: ReadonlyArray<string>;
  readonly lost: ReadonlyArray<string>;
  readonly title: boolean;
  readonly authors: boolean;
  readonly published: boolean;
}

/** Scores one text; null where it has no gold. */
export const scoreRawtext = (id: string, read: ReadData): RawtextScore | null => {
  const bytes = read(`${FOLDER}/${id}.txt`);
  const goldBytes = read(`${FOLDER}/${id}.gold.json`);
  if (bytes === null || goldBytes === null) return null;
  const gold = JSON.parse(asText(goldBytes)) as Gold;
  const parsed = parse({
    path: `${id}.txt`,
    record: null,
    bytes,
    mediaType: null,
    url: null,
    fetchedAt: gold.fetched_at,
  });
  if (!parsed.ok)
    return { id, hits: 0, leaked: [], lost: gold.body, title: false, authors: false, published: false };
  const article = clean(parsed.value);
  const found = article.blocks
    .filter((block) => BODY.has(block.kind))
    .map((block) => article.text.slice(block.start, block.end));
  const wanted = new Map(gold.body.map((paragraph) => [fold(paragraph), paragraph]));
  const leaked: Array<string> = [];
  let hits = 0;
  for (const paragraph of found) {
    if (wanted.delete(fold(paragraph))) hits++;
    else leaked.push(paragraph);
  }
  const { metadata } = article;
  return {
    id,
    hits,
    leaked,
    lost: [...wanted.values()],
    title: fold(metadata.title?.value ?? "") === fold(gold.title ?? ""),
    authors:
      metadata.authors.map((author) => fold(author.value)).join("|") === gold.authors.map(fold).join("|"),
    // Compared as far as the gold is sure: a gold day is met by any time of that day.
    published:
      gold.published === null
        ? metadata.published === null
        : (metadata.published?.value.at?.startsWith(gold.published) ?? false),
  };
};

/** Scraped plain text: paragraphs, title, authors and time against gold lines. */
export const rawtext: Evaluation = {
  id: "rawtext",
  run: (read) => {
    const scores = idsIn(read)
      .map((id) => scoreRawtext(id, read))
      .filter((score) => score !== null);
    if (scores.length === 0) return [];
    let hits = 0;
    let leaked = 0;
    let lost = 0;
    for (const score of scores) {
      hits += score.hits;
      leaked += score.leaked.length;
      lost += score.lost.length;
    }
    const share = (of: (score: RawtextScore) => boolean): number => scores.filter(of).length / scores.length;
    const figure = (metric: string, value: number, n: number): Figure => ({
      set: "rawtext-dev",
      metric,
      value,
      interval: null,
      n,
      better: "higher",
    });
    return [
      figure("paragraph precision", hits / Math.max(1, hits + leaked), hits + leaked),
      figure("paragraph recall", hits / Math.max(1, hits + lost), hits + lost),
      figure("paragraph f1", (2 * hits) / Math.max(1, 2 * hits + leaked + lost), hits + lost),
      figure(
        "title exact",
        share((score) => score.title),
        scores.length,
      ),
      figure(
        "authors exact",
        share((score) => score.authors),
        scores.length,
      ),
      figure(
        "time exact",
        share((score) => score.published),
        scores.length,
      ),
    ];
  },
};
