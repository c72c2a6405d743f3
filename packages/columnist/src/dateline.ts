import type { CleanArticle, Spans } from "@columnist/model";

// What may stand between a dateline's place and the first sentence: an agency in brackets, a date, a dash.
const SEPARATOR = /^(?: ?\([^()\n]{1,40}\))?(?:, [^—–\n]{1,30})? ?(?:[—–]|--?) ?/;

/** The spans with the first sentence of the body starting after the dateline's dash, where the article has a dateline. */
export const skipDateline = (
  article: Pick<CleanArticle, "text" | "blocks" | "metadata">,
  spans: Spans,
): Spans => {
  const place = article.metadata.dateline?.value;
  const block = article.blocks.find((candidate) => candidate.kind === "paragraph");
  if (place === undefined || block === undefined || !article.text.startsWith(place, block.start))
    return spans;
  const separator = SEPARATOR.exec(
    article.text.slice(block.start + place.length, block.start + place.length + 100),
  );
  if (separator === null) return spans;
  const body = block.start + place.length + separator[0].length;
  const first = spans.starts.indexOf(block.start);
  if (first === -1) return spans;
  // A dateline that was cut as a sentence of its own is no sentence; else the sentence starts after it.
  if (spans.ends[first]! <= body)
    return {
      starts: spans.starts.filter((_, i) => i !== first),
      ends: spans.ends.filter((_, i) => i !== first),
    };
  return { ...spans, starts: spans.starts.with(first, body) };
};
