import { clean } from "@columnist/clean";
import type { Evaluation, Figure } from "../index.ts";
import type { BlockKind, CleanArticle } from "@columnist/model";
import { decode } from "@columnist/parse";
import { articleOf, bodyProbabilities, pageOf, type Trees } from "@columnist/parse/html";
import { bytesOf, type GoldPage, halfOf, sourceOf } from "./articleGold.ts";
import { bodyScore, foldLine, sameNames } from "./articleScores.ts";
import { boostTrees } from "../training/boostTrees.ts";
import { learnedPages, rowsOf } from "../training/htmlBlockRows.ts";

/** What the parse filter prints as the body of a page. */
const BODY: ReadonlySet<BlockKind> = new Set([
  "paragraph",
  "blockquote",
  "list_item",
  "turn",
  "entry",
  "heading",
]);

const bodyText = ({ blocks, text }: CleanArticle): string =>
  blocks
    .filter(({ kind }) => BODY.has(kind))
    .map(({ start, end }) => text.slice(start, end))
    .join("\n");

interface Tally {
  sum: number;
  n: number;
}

/** Counts of one set, by metric. */
type Tallies = Map<string, Tally>;

const spaced = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The page as parse and clean give it, with the classifier in `trees`. */
const read = (page: GoldPage, bytes: Uint8Array, trees: Trees): CleanArticle | null => {
  const decoded = decode(bytes, "text/html");
  if (!decoded.ok) return null;
  const source = { path: page.id, record: null, bytes, mediaType: null, url: page.url, fetchedAt: null };
  const parsed = pageOf(decoded.value.text);
  return clean(articleOf(parsed, bodyProbabilities(parsed, trees), decoded.value, source));
};

const setsOf = (page: GoldPage): ReadonlyArray<string> => {
  const source = sourceOf(page);
  const half = halfOf(page);
  const sets: Array<string> = [source, `${source} ${half}`];
  // The sources whose bodies people wrote or reviewed: what the bars are held against.
  if (page.body !== null && (source === "scrapinghub" || source === "flairnlp"))
    sets.push("bodies", `bodies ${half}`);
  const genre =
    page.genre ??
    (page.genre === null &&
    /[/.](?:opinion|comment|commentisfree|meinung|kommentar|kolumne|debatt|views?|editorial)/i.test(page.url)
      ? "opinion"
      : null);
  if (genre !== null) sets.push(`genre ${genre}`);
  return sets;
};

/** What is measured of one page. `article`: null where the page was refused, which counts as nothing found. */
const measure = (
  page: GoldPage,
  article: CleanArticle | null,
  add: (metric: string, value: number) => void,
): void => {
  const found = article === null ? "" : bodyText(article);
  if (page.body !== null && page.body !== "") {
    const { precision, recall, f1 } = bodyScore(page.body, found);
    add("body precision", precision);
    add("body recall", recall);
    add("body f1", f1);
    add("body exact", f1 > 0.9999 ? 1 : 0);
  }
  const line = spaced(found);
  for (const phrase of page.segments_with ?? []) add("phrases kept", line.includes(spaced(phrase)) ? 1 : 0);
  for (const phrase of page.segments_without ?? [])
    add("phrases left out", line.includes(spaced(phrase)) ? 0 : 1);
  const metadata = article?.metadata;
  if (page.title !== null)
    add("title", foldLine(metadata?.title?.value ?? "") === foldLine(page.title) ? 1 : 0);
  if (page.authors !== null && page.authors.length > 0)
    add("author", sameNames(page.authors, metadata?.authors.map(({ value }) => value) ?? []) ? 1 : 0);
  if (page.published !== null)
    add("date", metadata?.published?.value.at?.slice(0, 10) === page.published.slice(0, 10) ? 1 : 0);
};

/**
 * Pages with gold. The classifier of bodies is fitted anew on one half of the sites and scored on the other, both ways,
 * so no figure comes from a site that it has seen; the shipped one is fitted on both.
 */
export const articles: Evaluation = {
  id: "articles",
  run: (readData) => {
    const pages = learnedPages(readData);
    const sets = new Map<string, Tallies>();
    for (const half of ["dev", "held-out"] as const) {
      const others = pages.filter(({ page }) => halfOf(page) !== half);
      if (others.length === 0) continue;
      const trees = boostTrees(rowsOf(others));
      for (const { page } of pages) {
        if (halfOf(page) !== half) continue;
        const bytes = bytesOf(readData, page);
        const article = bytes === null ? null : read(page, bytes, trees);
        for (const set of setsOf(page)) {
          const tallies: Tallies = sets.get(set) ?? new Map<string, Tally>();
          sets.set(set, tallies);
          measure(page, article, (metric, value) => {
            const tally = tallies.get(metric) ?? { sum: 0, n: 0 };
            tally.sum += value;
            tally.n++;
            tallies.set(metric, tally);
          });
        }
      }
    }
    const figures: Array<Figure> = [];
    for (const set of [...sets.keys()].sort())
      for (const [metric, { sum, n }] of sets.get(set)!)
        figures.push({ set, metric, value: sum / n, interval: null, n, better: "higher" });
    return figures;
  },
};
