import { accept, refuse } from "@columnist/model";
import type { Format } from "../format.ts";
import { carriedLines, carrierOf } from "./carrier.ts";
import { type Cuts, markSplitter } from "./cut.ts";
import { exportArticle, type Reading } from "./exportArticle.ts";
import type { ExportLine } from "./exportLine.ts";

/** A seller of newspapers' articles, and how its downloads are known, cut and read. */
export interface Vendor extends Omit<Cuts, "mediaType"> {
  /** Id of the format, and what `Article.format` says. */
  readonly id: string;
  /** As people call it, for messages. */
  readonly name: string;
  /**
   * How sure that a text is of this vendor, 0 to 1, from its head: bytes, text or markup as they stand, or the lines of a
   * document. Below 0.5 is no.
   */
  readonly sniff: (head: string) => number;
  /** Reads one document. Total. */
  readonly read: (lines: ReadonlyArray<ExportLine>) => Reading;
}

/** A vendor's format, with the vendor for the formats that carry its downloads (RTF, DOCX, mail). */
export type VendorFormat = Format & { readonly vendor: Vendor };

const mediaTypeOf = ({ id }: Vendor): string => `text/x-${id}`;

/** How many documents a text holds: cuts in it, and what stands before and behind them. */
export const documentsIn = (text: string, { mark, at, isDocument }: Vendor): number => {
  let count = 0;
  let from = 0;
  for (const found of text.matchAll(mark)) {
    const stop = found.index + (at === "after" ? found[0].length : 0);
    if (stop > from && isDocument(text.slice(from, stop))) count++;
    from = stop;
  }
  return isDocument(text.slice(from)) ? count + 1 : count;
};

/** The format of a vendor's downloads as text and HTML. */
export const vendorFormat = (vendor: Vendor): VendorFormat => ({
  id: vendor.id,
  vendor,
  mediaTypes: [mediaTypeOf(vendor)],
  sniff: (head, source) => (source.mediaType === mediaTypeOf(vendor) ? 1 : vendor.sniff(head)),
  parse: (decoded, source) => {
    const raw = decoded.text;
    const count = source.mediaType === mediaTypeOf(vendor) ? 1 : documentsIn(raw, vendor);
    if (count > 1)
      return refuse(
        "parse.export.uncut",
        `${source.path} holds ${count} documents of ${vendor.name} that could not be cut apart (${decoded.encoding})`,
        "Save it as UTF-8, or download it as text again.",
      );
    const reading = vendor.read(carriedLines(raw));
    const article = exportArticle(vendor.id, carrierOf(raw), decoded, source, reading);
    if (article.blocks.some(({ kind }) => kind === "paragraph")) return accept(article);
    return refuse(
      "parse.export.no_body",
      `This document of ${vendor.name} has no text${article.metadata.title === null ? "" : `: ${article.metadata.title.value.slice(0, 80)}`}`,
      "Download it again with its full text, or leave it out.",
    );
  },
  splitter: {
    sniff: (head) => vendor.sniff(new TextDecoder().decode(head)),
    open: (path) => markSplitter(path, { ...vendor, mediaType: mediaTypeOf(vendor) }),
  },
});
