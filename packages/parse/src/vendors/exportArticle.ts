import type { Article, Block, BlockKind, Drop, ExtraField, Metadata, Source } from "@columnist/model";
import type { Decoded } from "../encoding.ts";
import { type Mapped, mapping } from "../mapped.ts";
import { evidence } from "../metadata.ts";
import { type FieldValues, metadataFrom } from "../recordFields.ts";
import type { ExportLine } from "./exportLine.ts";
import { paragraphsOf } from "./paragraphs.ts";

/** A line and what it is: text of the article, or a field that is taken out of it (`as` is then the field's name). */
export type Piece =
  | { readonly line: ExportLine; readonly kind: BlockKind }
  | { readonly line: ExportLine; readonly field: string };

/** What a vendor's reader found in one document of an export. */
export interface Reading {
  /** Every line, in the order of the input. */
  readonly pieces: ReadonlyArray<Piece>;
  readonly values: FieldValues;
  /** Fields that the dataset has no column for, as the export names them. */
  readonly fields: ReadonlyArray<ExtraField>;
  readonly rights: string | null;
  readonly dateline: string | null;
}

/** Lines as one text: with the white space that raw has between them where that is all, else with a space. */
const joined = (raw: string, lines: ReadonlyArray<ExportLine>): Mapped => {
  const into = mapping();
  let before: ExportLine | null = null;
  for (const line of lines) {
    if (before !== null) {
      const between = raw.slice(before.end, line.start);
      if (between !== "" && between.trim() === "") into.keep(between, before.end);
      else into.make(" ");
    }
    let at = 0;
    for (let i = 0; i + 2 < line.runs.length; i += 3) {
      into.make(line.text.slice(at, line.runs[i]));
      at = line.runs[i]! + line.runs[i + 2]!;
      into.keep(line.text.slice(line.runs[i], at), line.runs[i + 1]!);
    }
    into.make(line.text.slice(at));
    before = line;
  }
  return into.done();
};

const blockOf = (raw: string, kind: BlockKind, lines: ReadonlyArray<ExportLine>): Block => {
  const { text, runs } = joined(raw, lines);
  return { kind, text, runs: Int32Array.from(runs), bodyProbability: null };
};

/** What neither a block nor a field covers, as markup of the format; white space alone is not named. */
export const withMarkup = (
  raw: string,
  blocks: ReadonlyArray<Block>,
  fields: ReadonlyArray<Drop>,
  rule: string,
): ReadonlyArray<Drop> => {
  const taken = [
    ...blocks.flatMap(({ runs }) =>
      Array.from({ length: runs.length / 3 }, (_, i) => [runs[i * 3 + 1]!, runs[i * 3 + 2]!] as const),
    ),
    ...fields.map(({ start, end }) => [start, end - start] as const),
  ].sort((a, b) => a[0] - b[0]);
  const drops: Array<Drop> = [...fields];
  let at = 0;
  const dropTo = (end: number): void => {
    if (end > at && /\S/.test(raw.slice(at, end))) drops.push({ rule, kind: "markup", start: at, end });
  };
  for (const [start, length] of taken) {
    dropTo(start);
    at = start + length;
  }
  dropTo(raw.length);
  return drops.sort((a, b) => a.start - b.start);
};

/** The article of one document of an export. `format`: the vendor's id; `mediaType`: of what carries it. */
export const exportArticle = (
  format: string,
  mediaType: string,
  decoded: Decoded,
  source: Source,
  { pieces, values, fields: extraFields, rights, dateline }: Reading,
): Article => {
  const raw = decoded.text;
  const blocks: Array<Block> = [];
  const fields: Array<Drop> = [];
  let open: Array<ExportLine> = [];
  let openKind: BlockKind | null = null;
  const flush = (): void => {
    if (openKind === null || open.length === 0) return;
    const kind = openKind;
    const groups = kind === "paragraph" ? paragraphsOf(open) : [open];
    for (const group of groups) blocks.push(blockOf(raw, kind, group));
    open = [];
  };
  for (const piece of pieces) {
    const kind = "kind" in piece ? piece.kind : null;
    if (kind !== openKind) flush();
    openKind = kind;
    if ("kind" in piece) open.push(piece.line);
    else if (piece.line.end > piece.line.start)
      fields.push({
        rule: `parse.field.${piece.field}`,
        kind: "field",
        start: piece.line.start,
        end: piece.line.end,
      });
  }
  flush();
  const found = metadataFrom(values, format, source.url, source.fetchedAt);
  const metadata: Metadata = {
    ...found,
    dateline: dateline === null ? null : evidence(dateline, `${format}:dateline`, 0.9),
    rights: rights === null ? null : evidence(rights, `${format}:rights`, 0.9),
  };
  return {
    path: source.path,
    record: source.record,
    format,
    mediaType,
    raw,
    rawBytes: source.bytes.length,
    encoding: decoded.encoding,
    byteStarts: decoded.byteStarts,
    fetchedAt: source.fetchedAt,
    metadata,
    extraFields,
    blocks,
    dropped: withMarkup(raw, blocks, fields, `parse.${format}.markup`),
  };
};
