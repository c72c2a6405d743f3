import { accept, type Block, type Drop } from "@columnist/model";
import type { Format } from "../format.ts";
import { bodyness, bodyOf } from "../html/body.ts";
import { kindOf } from "../html/kinds.ts";
import { metadataOf } from "../html/metadata.ts";
import { pageOf } from "../html/page.ts";

/** What no run of a block covers, as drops: markup, merged where adjacent; white space alone is not named. */
const dropsBetween = (raw: string, blocks: ReadonlyArray<Block>): ReadonlyArray<Drop> => {
  const drops: Array<Drop> = [];
  let at = 0;
  const dropTo = (end: number): void => {
    if (end > at && /\S/.test(raw.slice(at, end)))
      drops.push({ rule: "parse.html.markup", kind: "markup", start: at, end });
  };
  for (const { runs } of blocks)
    for (let run = 0; run < runs.length; run += 3) {
      dropTo(runs[run + 1]!);
      at = runs[run + 1]! + runs[run + 2]!;
    }
  dropTo(raw.length);
  return drops;
};

const MARKUP =
  /<(?:!doctype html|html|head|body|article|div|p|h1|meta|script|table|section|main|span|a|br|img|title)\b/i;

/** HTML and XHTML pages: the article's text in document order, its structure, and what the page says of itself. */
export const html: Format = {
  id: "html",
  mediaTypes: ["text/html", "application/xhtml+xml"],
  sniff: (head) => {
    const start = head.replace(/^\s+/, "").slice(0, 1000);
    if (
      /^(?:<\?xml[^>]{0,200}\?>\s{0,100})?(?:<!--[^>]{0,600}-->\s{0,100})*<(?:!doctype html|html)\b/i.test(
        start,
      )
    )
      return 0.98;
    if (/^<(?:rss|feed|rdf:RDF)\b/i.test(start)) return 0;
    if (start.startsWith("<") && MARKUP.test(start)) return 0.9;
    const tags = head.match(/<\/?[a-z][a-z0-9]{0,9}[\s>]/gi)?.length ?? 0;
    return tags > 8 ? 0.7 : tags > 2 && /<\/(?:p|div|a|h[1-6])>/i.test(head) ? 0.5 : 0;
  },
  parse: (decoded, source) => {
    const raw = decoded.text;
    const page = pageOf(raw);
    const sure = bodyness(page);
    const body = bodyOf(page, sure);
    const blocks: Array<Block> = body.map((i) => {
      const stretch = page.stretches[i]!;
      return {
        kind: kindOf(page, i),
        text: stretch.text,
        runs: Int32Array.from(stretch.runs),
        bodyness: Math.round(sure[i]! * 1000) / 1000,
        linkShare: Math.round((stretch.linkChars / stretch.chars) * 1000) / 1000,
      };
    });
    return accept({
      path: source.path,
      record: source.record,
      format: "html",
      mediaType: "text/html",
      raw,
      rawBytes: source.bytes.length,
      encoding: decoded.encoding,
      byteStarts: decoded.byteStarts,
      fetchedAt: source.fetchedAt,
      metadata: metadataOf(page, source, body),
      blocks,
      dropped: dropsBetween(raw, blocks),
    });
  },
};
