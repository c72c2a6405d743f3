import { LABELS } from "@columnist/model";
import { articlesOf, linesFile, type ExportArticle, type ExportSource } from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";

const CONFIGURATION = `[entities]
${LABELS.join("\n")}

[relations]

[events]

[attributes]
Abstain\tArg:<ENTITY>
`;

// A tab ends a field of .ann, so it parts a span as a line break does.
const LINE_BREAK = /\r\n|[\t\n\r\u2028\u2029]/g;

/** Places of a span in code points; brat wants a piece a line, since a span may not hold a line break. */
const piecesOf = (start: number, text: string): { readonly places: string; readonly shown: string } => {
  const places: Array<string> = [];
  const shown: Array<string> = [];
  let from = 0;
  const add = (to: number): void => {
    const piece = text.slice(from, to);
    if (piece === "") return;
    const before = Array.from(text.slice(0, from)).length;
    places.push(`${start + before} ${start + before + Array.from(piece).length}`);
    shown.push(piece);
  };
  for (const match of text.matchAll(LINE_BREAK)) {
    add(match.index);
    from = match.index + match[0].length;
  }
  add(text.length);
  return { places: places.join(";"), shown: shown.join(" ") };
};

function* annotations({ sentences }: ExportArticle): Generator<string> {
  for (const [index, row] of sentences.entries()) {
    const { places, shown } = piecesOf(row.char_start, row.text);
    yield `T${index + 1}\t${row.label} ${places}\t${shown}\n`;
    if (row.abstain) yield `A${index + 1}\tAbstain T${index + 1}\n`;
    const speaker = row.speaker === null ? "" : `, speaker ${row.speaker.replaceAll(LINE_BREAK, " ")}`;
    const rule = row.rule_id === null ? "" : `, rule ${row.rule_id}`;
    yield `#${index + 1}\tAnnotatorNotes T${index + 1}\t${row.sent_id}${rule}${speaker}\n`;
  }
}

/** A folder for brat: `<doc_id>.txt` and `<doc_id>.ann` an article, and annotation.conf. Offsets in code points. */
export const exportBrat = (source: ExportSource): ReadonlyArray<DatasetFile> => [
  linesFile("brat/annotation.conf", () => [CONFIGURATION]),
  ...Array.from(articlesOf(source)).flatMap((article) => [
    linesFile(`brat/${article.document.doc_id}.txt`, () => [article.document.text]),
    linesFile(`brat/${article.document.doc_id}.ann`, () => annotations(article)),
  ]),
];
