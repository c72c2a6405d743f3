import type { ReadData } from "../index.ts";
import { decode } from "@columnist/parse";
import { FEATURES, featuresOf, isPlainLink, pageOf } from "@columnist/parse/html";
import { bytesOf, type GoldPage, goldPages, sourceOf } from "../evaluation/articleGold.ts";
import { alignBody, wordsOf } from "./alignBody.ts";
import type { Rows } from "./boostTrees.ts";

/** A gold page as the classifier sees it. */
export interface LearnedPage {
  readonly page: GoldPage;
  readonly texts: ReadonlyArray<string>;
  readonly features: Float32Array;
  /** 1 body, 0 not; -1 unknown. */
  readonly truths: Int8Array;
  readonly weights: Float32Array;
}

/** How far the gold of a source is trusted. Tools' output counts little, what people marked counts most. */
const TRUST: Readonly<Record<string, number>> = {
  scrapinghub: 1.5,
  flairnlp: 1,
  andythefactory: 0.7,
  adbar: 1,
  mozilla: 0.1,
  postlight: 1,
};

const folded = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Reads every gold page with a body or marked phrases. */
export const learnedPages = (read: ReadData): ReadonlyArray<LearnedPage> => {
  const pages: Array<LearnedPage> = [];
  for (const page of goldPages(read)) {
    const bytes = bytesOf(read, page);
    const decoded = bytes === null ? null : decode(bytes, "text/html");
    if (decoded === null || !decoded.ok) continue;
    const parsed = pageOf(decoded.value.text);
    const texts = parsed.stretches.map((stretch) => stretch.text);
    const truths = new Int8Array(texts.length).fill(-1);
    if (page.body !== null && page.body !== "") truths.set(alignBody(texts, page.body));
    else
      for (const [i, text] of texts.entries()) {
        const line = folded(text);
        if (page.segments_with?.some((phrase) => line.includes(folded(phrase)))) truths[i] = 1;
        if (page.segments_without?.some((phrase) => line.includes(folded(phrase)))) truths[i] = 0;
      }
    const opening = page.extra.first_words;
    if (typeof opening === "string" && opening !== "") {
      const first = texts.findIndex((text) => folded(text).startsWith(folded(opening)));
      if (first >= 0) truths[first] = 1;
    }
    // What is never asked is not learned.
    for (const [i, stretch] of parsed.stretches.entries()) if (isPlainLink(stretch)) truths[i] = -1;
    // Long blocks weigh more, as the measure counts words, but not in proportion: a short line leaks as one error.
    const weights = Float32Array.from(
      texts,
      (text) => (Math.min(wordsOf(text).length, 80) + 2) ** 0.6 * (TRUST[sourceOf(page)] ?? 0),
    );
    pages.push({ page, texts, features: featuresOf(parsed), truths, weights });
  }
  return pages;
};

/** The known blocks of some pages as rows to learn from. */
export const rowsOf = (pages: ReadonlyArray<LearnedPage>): Rows => {
  const width = FEATURES.length;
  let count = 0;
  for (const { truths } of pages) for (const truth of truths) if (truth >= 0) count++;
  const rows = {
    width,
    values: new Float32Array(count * width),
    truths: new Float32Array(count),
    weights: new Float32Array(count),
  };
  let at = 0;
  for (const { features, truths, weights } of pages)
    for (let i = 0; i < truths.length; i++) {
      if (truths[i]! < 0) continue;
      rows.values.set(features.subarray(i * width, (i + 1) * width), at * width);
      rows.truths[at] = truths[i]!;
      rows.weights[at] = weights[i]!;
      at++;
    }
  return rows;
};
