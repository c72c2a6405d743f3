import { jsonLine } from "@columnist/model";
import { articlesOf, linesFile, type ExportArticle, type ExportSource } from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";
import { shortestFloat32 } from "../formats/float32.ts";
import { unitCursor } from "../units.ts";

/** Characters around the quote that tell two equal sentences apart. */
const AROUND = 32;

function* annotationsOf({ document, sentences }: ExportArticle): Generator {
  const unit = unitCursor(document.text);
  for (const row of sentences) {
    const start = unit(row.char_start);
    const end = unit(row.char_end);
    yield {
      "@context": "http://www.w3.org/ns/anno.jsonld",
      id: `urn:columnist:${row.sent_id}`,
      type: "Annotation",
      motivation: "classifying",
      body: [
        { type: "TextualBody", purpose: "classifying", value: row.label },
        ...(row.rule_id === null
          ? []
          : [{ type: "TextualBody", purpose: "describing", value: `rule ${row.rule_id}` }]),
        { type: "TextualBody", purpose: "assessing", value: `confidence ${shortestFloat32(row.confidence)}` },
      ],
      target: {
        source: document.url ?? `urn:columnist:${document.doc_id}`,
        selector: [
          {
            type: "TextQuoteSelector",
            exact: row.text,
            prefix: document.text.slice(Math.max(0, start - AROUND), start),
            suffix: document.text.slice(end, end + AROUND),
          },
          // The model counts characters of the text: code points. Code that slices UTF-16 has the quote beside it.
          { type: "TextPositionSelector", start: row.char_start, end: row.char_end },
        ],
      },
    };
  }
}

/** A W3C Web Annotation a line (www.w3.org/TR/annotation-model): label, rule and confidence of a sentence. */
export const exportWebAnnotation = (source: ExportSource): ReadonlyArray<DatasetFile> => [
  linesFile("annotations.jsonl", function* () {
    for (const article of articlesOf(source))
      for (const annotation of annotationsOf(article)) yield jsonLine(annotation);
  }),
];
