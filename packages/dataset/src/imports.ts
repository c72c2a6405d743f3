/** The registry of imports: one line a format; the order means nothing. */
import type { ImportFormat } from "./importFormat.ts";

export const IMPORTS: ReadonlyArray<ImportFormat> = [
  {
    id: "brat",
    summary: "a folder of brat's .ann files beside their .txt",
    endings: [".ann", ".txt"],
    load: async () => (await import("./imported/brat.ts")).readBrat,
  },
  {
    id: "cas",
    summary: "UIMA CAS as JSON, as INCEpTION exports it: a file or a folder",
    endings: [".json"],
    load: async () => (await import("./imported/cas.ts")).readCas,
  },
  {
    id: "csv",
    summary:
      "a table with the columns sent_id and label (or speaker, voice, claim_type), as a spreadsheet saves it",
    endings: [],
    load: async () => (await import("./imported/csv.ts")).readCsvMarks,
  },
  {
    id: "label-studio",
    summary: "Label Studio's JSON export with the annotations of one person",
    endings: [],
    load: async () => (await import("./imported/labelStudio.ts")).readLabelStudio,
  },
];

/** The format of that id; undefined where there is none. */
export const importFormat = (id: string): ImportFormat | undefined =>
  IMPORTS.find((format) => format.id === id);
