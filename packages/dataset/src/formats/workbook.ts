/**
 * An Excel workbook (ECMA-376) in pieces, with the same bytes each time. The libraries that write one hold it whole, or
 * stamp it with the time of day; what is used of the format here is small, and openpyxl reads it in tests/readers.
 */
import { Zip, ZipDeflate } from "fflate";
import { xmlText } from "./xml.ts";

export type Cell = string | number | boolean | null;

export interface Sheet {
  readonly name: string;
  /** The first row, which stays in view. */
  readonly names: ReadonlyArray<string>;
  readonly rows: () => Iterable<ReadonlyArray<Cell>>;
}

/** UTF-16 units that a cell holds. */
export const MOST_UNITS = 32_767;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

// Excel's own way to write a character that XML has no word for.
const stray = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

/** A text that fits a cell: a longer one is cut, never within a character, and ends with "…". */
const fitted = (text: string): string => {
  if (text.length <= MOST_UNITS) return text;
  return `${text.slice(0, MOST_UNITS - 1).replace(/[\ud800-\udbff]$/, "")}…`;
};

const cellXml = (cell: Cell, style = ""): string => {
  if (cell === null) return "<c/>";
  if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
  // A text that looks like such a mark itself would be read as one.
  const text = fitted(cell).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
  return `<c t="inlineStr"${style}><is><t xml:space="preserve">${xmlText(text, stray)}</t></is></c>`;
};

const rowXml = (cells: ReadonlyArray<Cell>, style = ""): string =>
  `<row>${cells.map((cell) => cellXml(cell, style)).join("")}</row>\n`;

function* sheetXml({ names, rows }: Sheet): Generator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData>\n`;
  yield rowXml(names, ' s="1"');
  for (const cells of rows()) yield rowXml(cells);
  yield "</sheetData></worksheet>\n";
}

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>\n`;

/** The small files of a workbook. */
const frame = (sheets: ReadonlyArray<Sheet>): ReadonlyArray<readonly [path: string, text: string]> => [
  [
    "[Content_Types].xml",
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join("")}</Types>\n`,
  ],
  [
    "_rels/.rels",
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>\n`,
  ],
  [
    "xl/workbook.xml",
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>\n`,
  ],
  [
    "xl/_rels/workbook.xml.rels",
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>\n`,
  ],
  ["xl/styles.xml", STYLES],
];

const encoder = new TextEncoder();

/** Characters that are gathered before they are zipped. */
const GATHERED = 1 << 16;

/** The bytes of a workbook. */
export function* workbook(sheets: ReadonlyArray<Sheet>): Generator<Uint8Array, void, undefined> {
  let pieces: Array<Uint8Array> = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
  });
  const files: ReadonlyArray<readonly [path: string, text: Iterable<string>]> = [
    ...frame(sheets).map(([path, text]) => [path, [text]] as const),
    ...sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)] as const),
  ];
  for (const [path, text] of files) {
    const file = new ZipDeflate(path, { level: 6 });
    // A zip states local time: this says the same everywhere.
    file.mtime = new Date(1980, 0, 1);
    zip.add(file);
    let gathered = "";
    for (const piece of text) {
      gathered += piece;
      if (gathered.length < GATHERED) continue;
      file.push(encoder.encode(gathered));
      gathered = "";
      yield* pieces;
      pieces = [];
    }
    file.push(encoder.encode(gathered), true);
  }
  zip.end();
  yield* pieces;
}
