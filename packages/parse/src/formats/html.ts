import { accept } from "@columnist/model";
import type { Format } from "../format.ts";
import { articleOf } from "../html/article.ts";
import { bodyProbabilities } from "../html/body.ts";
import { pageOf } from "../html/page.ts";

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
    const page = pageOf(decoded.text);
    return accept(articleOf(page, bodyProbabilities(page), decoded, source));
  },
};
