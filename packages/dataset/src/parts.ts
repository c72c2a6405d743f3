/**
 * Parts of a dataset: stretches of articles that follow each other by doc_id. A border stands after an article whose id
 * hashes to 0, so borders depend on no other article: an added one changes the bytes of one part, a build makes only
 * the parts that changed again, and git stores the others as copies. A batch of any table never crosses a border.
 */

// About this many articles a part.
const ARTICLES = 64;

/** Whether a part ends after the article `docId`. */
export const endsPart = (docId: string): boolean => Number.parseInt(docId.slice(-6), 16) % ARTICLES === 0;

/** doc_ids, sorted in code units, cut into parts. */
export const cutParts = (sorted: ReadonlyArray<string>): ReadonlyArray<ReadonlyArray<string>> => {
  const parts: Array<ReadonlyArray<string>> = [];
  let start = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i + 1 < sorted.length && !endsPart(sorted[i]!)) continue;
    parts.push(sorted.slice(start, i + 1));
    start = i + 1;
  }
  return parts;
};
