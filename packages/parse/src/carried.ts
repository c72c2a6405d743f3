import type { Article, Block, Drop, Source } from "@columnist/model";
import type { Decoded } from "./encoding.ts";
import type { CarriedText } from "./format.ts";
import { through } from "./mapped.ts";
import { evidence } from "./metadata.ts";
import { withMarkup } from "./vendors/exportArticle.ts";

/** Where a range of carried text lies in raw: from the first run that it holds to the last; null where it holds none. */
const inRaw = (
  carried: CarriedText,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } | null => {
  const runs = through([0, start, end - start], carried);
  const last = runs.length - 3;
  return last < 0 ? null : { start: runs[1]!, end: runs[last + 1]! + runs[last + 2]! };
};

/** Kinds that the carrier gives its paragraphs, put over those that were told from the text alone. */
const asStyled = (article: Article, { kinds }: CarriedText): Article => {
  if (kinds.length === 0) return article;
  let next = 0;
  const kindAt = (at: number) => {
    while (next < kinds.length && kinds[next]!.end <= at) next++;
    const range = kinds[next];
    return range !== undefined && range.start <= at ? range.kind : undefined;
  };
  const hasHeadline = kinds.some(({ kind }) => kind === "headline");
  const blocks = article.blocks.map((block): Block => {
    const styled = block.runs.length === 0 ? undefined : kindAt(block.runs[1]!);
    if (styled !== undefined) return { ...block, kind: styled };
    return hasHeadline && block.kind === "headline" ? { ...block, kind: "paragraph" } : block;
  });
  const headline = blocks.find(({ kind }) => kind === "headline");
  const title =
    hasHeadline && headline !== undefined
      ? evidence(headline.text.replace(/\s+/g, " "), "style:title", 0.9)
      : article.metadata.title;
  return { ...article, blocks, metadata: { ...article.metadata, title } };
};

/**
 * An article that was read from carried text, in the places of raw. A vendor's article keeps the vendor as its format,
 * any other has the carrier's.
 */
export const carriedArticle = (
  inner: Article,
  carried: CarriedText,
  decoded: Decoded,
  source: Source,
  format: string,
  mediaType: string,
): Article => {
  const styled = inner.format === "text" ? asStyled(inner, carried) : inner;
  const blocks = styled.blocks.map((block) => ({ ...block, runs: through(block.runs, carried) }));
  const fields = styled.dropped.flatMap((drop): ReadonlyArray<Drop> => {
    const range = drop.kind === "field" ? inRaw(carried, drop.start, drop.end) : null;
    return range === null ? [] : [{ ...drop, ...range }];
  });
  return {
    ...styled,
    format: inner.format === "text" ? format : inner.format,
    mediaType,
    raw: decoded.text,
    rawBytes: source.bytes.length,
    encoding: decoded.encoding,
    byteStarts: decoded.byteStarts,
    blocks,
    dropped: withMarkup(decoded.text, blocks, fields, `parse.${format}.markup`),
  };
};
