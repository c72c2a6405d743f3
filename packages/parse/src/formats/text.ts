import { accept } from "@columnist/model";
import type { Format } from "../format.ts";
import { NO_METADATA } from "../metadata.ts";

/** Scraped plain text: whatever no other format claims. */
export const text: Format = {
  id: "text",
  mediaTypes: ["text/plain"],
  sniff: () => 0.1,
  parse: (decoded, source) =>
    accept({
      path: source.path,
      record: source.record,
      format: "text",
      mediaType: "text/plain",
      raw: decoded.text,
      rawBytes: source.bytes.length,
      encoding: decoded.encoding,
      byteStarts: decoded.byteStarts,
      fetchedAt: source.fetchedAt,
      metadata: NO_METADATA,
      blocks: [],
      dropped: [],
    }),
};
