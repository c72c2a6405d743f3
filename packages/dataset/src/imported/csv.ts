import { accept, refuse, type Result } from "@columnist/model";
import { csvRecords } from "../csvRecords.ts";
import type { ImportFile, Mark, MarkedArticle } from "../importFormat.ts";

const SAYING = ["label", "speaker", "voice", "claim_type"] as const;

/** What stands between the cells of a first line: a spreadsheet of some countries writes semicolons. */
const delimiterOf = (text: string): string => {
  const head = text.slice(0, Math.max(0, text.indexOf("\n")) || text.length);
  return [",", ";", "\t"].reduce((best, mark) =>
    head.split(mark).length > head.split(best).length ? mark : best,
  );
};

/**
 * The rows of tables that were exported or are the dataset's own, edited: found by `sent_id`, so the words in them may be
 * cut or disarmed. A column that is not there says nothing; an empty label or voice neither.
 */
export const readCsvMarks = (files: ReadonlyArray<ImportFile>): Result<ReadonlyArray<MarkedArticle>> => {
  const articles: Array<MarkedArticle> = [];
  for (const { path, text } of files) {
    // Spreadsheets end lines as Windows does.
    const plain = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
    const records = csvRecords(plain, delimiterOf(plain));
    if (records === null)
      return refuse("import.csv.broken", `${path}: a mark is never closed`, "save it again as CSV (UTF-8)");
    const [names = [], ...rows] = records;
    const column = new Map(names.map((name, index) => [name.trim(), index]));
    const there = SAYING.filter((name) => column.has(name));
    if (!column.has("sent_id") || there.length === 0)
      return refuse(
        "import.csv.columns",
        `${path} has the columns ${names.join(", ")}`,
        "it needs sent_id and one of label, speaker, voice, claim_type",
      );
    const marks = rows.flatMap((row, index): ReadonlyArray<Mark> => {
      // The export for Excel disarms what would be a formula with a '.
      const cell = (name: string): string | undefined =>
        column.has(name) ? (row[column.get(name)!] ?? "").trim().replace(/^'(?=[=+\-@])/, "") : undefined;
      const sentId = cell("sent_id")!;
      const [label, speaker, voice, claimType, note] = [...SAYING, "note"].map(cell);
      if (sentId === "") return [];
      return [
        {
          sentId,
          span: null,
          ...(label === undefined || label === "" ? {} : { label }),
          ...(speaker === undefined ? {} : { speaker: speaker === "" ? null : speaker }),
          ...(voice === undefined || voice === "" ? {} : { voice }),
          ...(claimType === undefined ? {} : { claimType: claimType === "" ? null : claimType }),
          ...(note === undefined || note === "" ? {} : { note }),
          where: `${path}, row ${index + 2}`,
        },
      ];
    });
    articles.push({ docId: null, text: null, marks, where: path });
  }
  return accept(articles);
};
