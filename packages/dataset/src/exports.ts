/** The registry of exports: one line a format; the order means nothing. */
import type { ExportFormat } from "./exportFormat.ts";

export const EXPORTS: ReadonlyArray<ExportFormat> = [
  {
    id: "brat",
    summary: "brat standoff: a text and an .ann file an article",
    load: async () => (await import("./exported/brat.ts")).exportBrat,
  },
  {
    id: "cas",
    summary: "UIMA CAS as JSON, an article a file, with layers of labels and quotes for INCEpTION",
    load: async () => (await import("./exported/cas.ts")).exportCas,
  },
  {
    id: "excel",
    summary: "CSV that Excel opens safely: formulas are disarmed, so texts may differ",
    load: async () => (await import("./exported/excel.ts")).exportExcel,
  },
  {
    id: "huggingface",
    summary: "a folder for Hugging Face datasets: Parquet by configuration and split, and its README",
    load: async () => (await import("./exported/huggingFace.ts")).exportHuggingFace,
  },
  {
    id: "jsonl",
    summary: "one JSON line an article, with its sentences and quotes",
    load: async () => (await import("./exported/jsonl.ts")).exportJsonl,
  },
  {
    id: "label-studio",
    summary: "tasks with predictions for Label Studio, and the labeling interface",
    load: async () => (await import("./exported/labelStudio.ts")).exportLabelStudio,
  },
  {
    id: "no-text",
    summary: "labels and offsets without any text of the articles, for seeds that may not be shared",
    load: async () => (await import("./exported/noText.ts")).exportNoText,
  },
  {
    id: "parquet",
    summary: "a Parquet file a table, with nested evidence and column types",
    load: async () => (await import("./exported/parquet.ts")).exportParquet,
  },
  {
    id: "spacy",
    summary: "a JSON line an article for spaCy's Doc.from_json and DocBin, a file a split",
    load: async () => (await import("./exported/spacy.ts")).exportSpacy,
  },
  {
    id: "sqlite",
    summary: "one SQLite database: typed tables with keys, views `sure` and `by_author`, full-text search",
    load: async () => (await import("./exported/sqlite.ts")).exportSqlite,
  },
  {
    id: "tei",
    summary: "a TEI P5 file an article, with sentences, quotes and speakers",
    load: async () => (await import("./exported/tei.ts")).exportTei,
  },
  {
    id: "webannotation",
    summary: "W3C Web Annotations, a JSON line a sentence, with quote and position selectors",
    load: async () => (await import("./exported/webAnnotation.ts")).exportWebAnnotation,
  },
  {
    id: "xlsx",
    summary: "an Excel workbook: a sheet a table, texts as text, the row of names frozen",
    load: async () => (await import("./exported/xlsx.ts")).exportXlsx,
  },
];

/** The format of that id; undefined where there is none. */
export const exportFormat = (id: string): ExportFormat | undefined =>
  EXPORTS.find((format) => format.id === id);
