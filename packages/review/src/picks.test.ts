import { expect, test } from "vitest";
import { seededRandom } from "@columnist/statistics";
import type { ArticleCounts } from "./measures.ts";
import { fill, noPicks, pick, shownOf, SHOWN_ARTICLES } from "./picks.ts";

const random = seededRandom(5);
/** Articles in the order of their ids, a few publishers with many and some with one. */
const articles: ReadonlyArray<ArticleCounts> = Array.from({ length: 1000 }, (_, i) => {
  const units = 10 + Math.floor(random() * 40);
  const unsure = Math.floor(random() * units);
  return {
    docId: `d_${String(i).padStart(4, "0")}`,
    publisher: i % 100 === 99 ? `small ${i}` : `large ${i % 3}`,
    units,
    totals: [units - unsure, 0, 0, unsure, units * (1 - (0.6 * unsure) / units)],
  };
});

const shown = (batch: number) => {
  const picks = noPicks();
  const documents = articles.map(({ docId, publisher }) => ({ doc_id: docId, publisher, text: "" })) as never;
  for (let i = 0; i < articles.length; i += batch) {
    pick(picks, articles.slice(i, i + batch));
    fill(picks, { documents, sentences: [], quotes: [] });
  }
  return shownOf(picks).map(({ document, why }) => ({
    id: document.doc_id,
    publisher: document.publisher,
    why,
  }));
};

test("a third by doubt, a third at random, a third by publisher; no article twice", () => {
  const picked = shown(64);
  expect(picked).toHaveLength(SHOWN_ARTICLES);
  expect(new Set(picked.map(({ id }) => id)).size).toBe(SHOWN_ARTICLES);
  for (const why of ["doubt", "random", "publisher"])
    expect(picked.filter((article) => article.why === why)).toHaveLength(SHOWN_ARTICLES / 3);
});

test("those in doubt are the least sure of all that are not shown at random", () => {
  const picked = shown(64);
  const atRandom = new Set(picked.filter(({ why }) => why === "random").map(({ id }) => id));
  const sureness = (article: ArticleCounts): number => article.totals[4]! / article.units;
  const least = articles
    .filter((article) => !atRandom.has(article.docId) && article.totals[3] !== article.units)
    .toSorted((a, b) => sureness(a) - sureness(b))
    .slice(0, SHOWN_ARTICLES / 3)
    .map(({ docId }) => docId);
  const doubted = picked.filter(({ why }) => why === "doubt").map(({ id }) => id);
  expect(doubted.toSorted()).toEqual(least.toSorted());
});

test("publishers with one article are shown, too", () => {
  const publishers = shown(64).flatMap(({ publisher, why }) => (why === "publisher" ? [publisher] : []));
  expect(publishers.filter((name) => name!.startsWith("small")).length).toBeGreaterThanOrEqual(8);
});

test("the same articles are picked however they are batched", () => {
  expect(shown(1)).toEqual(shown(64));
  expect(shown(1000)).toEqual(shown(64));
});
