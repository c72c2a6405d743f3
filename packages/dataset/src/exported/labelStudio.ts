import { LABELS } from "@columnist/model";
import { articlesOf, linesFile, type ExportArticle, type ExportSource } from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";
import { shortestFloat32 } from "../formats/float32.ts";
import { unitCursor } from "../units.ts";

const COLORS: Readonly<Record<(typeof LABELS)[number], string>> = {
  opinion: "#d95f02",
  claim: "#1b9e77",
  quote: "#7570b3",
};

const INTERFACE = `<View>
  <Labels name="label" toName="text">
${LABELS.map((label) => `    <Label value="${label}" background="${COLORS[label]}"/>`).join("\n")}
  </Labels>
  <Text name="text" value="$text" granularity="sentence"/>
</View>
`;

// Label Studio counts UTF-16 units, as the browser that shows the text does.
const taskOf = ({ document, sentences }: ExportArticle): unknown => {
  const unit = unitCursor(document.text);
  return {
    data: {
      text: document.text,
      doc_id: document.doc_id,
      title: document.title,
      source_path: document.source_path,
    },
    predictions: [
      {
        model_version: document.label_version,
        result: sentences.map((row) => ({
          id: row.sent_id,
          from_name: "label",
          to_name: "text",
          type: "labels",
          score: Number(shortestFloat32(row.confidence)),
          value: {
            start: unit(row.char_start),
            end: unit(row.char_end),
            text: row.text,
            labels: [row.label],
          },
        })),
      },
    ],
  };
};

/** A task an article, with the labels as predictions to correct, and the labeling interface that shows them. */
export const exportLabelStudio = (source: ExportSource): ReadonlyArray<DatasetFile> => [
  linesFile("label-studio.json", function* () {
    let mark = "[\n";
    for (const article of articlesOf(source)) {
      yield mark + JSON.stringify(taskOf(article));
      mark = ",\n";
    }
    yield mark === "[\n" ? "[]\n" : "\n]\n";
  }),
  linesFile("label-studio.xml", () => [INTERFACE]),
];
