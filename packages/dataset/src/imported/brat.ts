import { accept, refuse, type Result } from "@columnist/model";
import { stemOf, type ImportFile, type Mark, type MarkedArticle } from "../importFormat.ts";
import { unitCursor } from "../units.ts";

/** A line of a span: id, type, places in code points (several joined by ;), and the words. */
const SPAN = /^T\d+\t(\S+) (\d+(?: \d+;\d+)* \d+)\t/;

/**
 * The spans of .ann files, each beside the .txt of its article. A span in several pieces reaches from its first to its
 * last: brat parts spans at line breaks. Attributes, notes and relations say nothing of a label.
 */
export const readBrat = (files: ReadonlyArray<ImportFile>): Result<ReadonlyArray<MarkedArticle>> => {
  const textOf = new Map(
    files.flatMap(({ path, text }) => (path.endsWith(".txt") ? [[path.slice(0, -4), text] as const] : [])),
  );
  const articles: Array<MarkedArticle> = [];
  for (const { path, text: annotations } of files) {
    if (!path.endsWith(".ann")) continue;
    const text = textOf.get(path.slice(0, -4));
    if (text === undefined)
      return refuse(
        "import.brat.text",
        `${path} has no .txt beside it`,
        "name the folder that brat wrote to",
      );
    const unit = unitCursor(text);
    const marks: Array<Mark> = [];
    for (const [index, line] of annotations.split("\n").entries()) {
      if (!line.startsWith("T")) continue;
      const where = `${path}, line ${index + 1}`;
      const span = SPAN.exec(line);
      if (span === null)
        return refuse("import.brat.line", `${where} is no span of brat's`, "mend the line, or delete it");
      const places = span[2]!.split(/[ ;]/).map(Number);
      marks.push({ span: { start: unit(places[0]!), end: unit(places.at(-1)!) }, label: span[1]!, where });
    }
    articles.push({ docId: stemOf(path), text, marks, where: path });
  }
  return articles.length > 0
    ? accept(articles)
    : refuse("import.brat.none", "There is no .ann file", "name the folder that brat wrote to");
};
