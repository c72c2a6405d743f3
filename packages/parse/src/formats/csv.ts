import { accept, type ExtraField, type Refusal, refuse, type Source } from "@columnist/model";
import { BYTES, cellsOf, rowScan, unitsOf } from "../csvRows.ts";
import type { FieldRole } from "../data/recordFields.ts";
import { blocksOf, withHeadline } from "../embedded.ts";
import type { Format, Surroundings } from "../format.ts";
import { timeIn } from "../html/dates.ts";
import { byteBuffer, MAX_RECORD_BYTES, recordNames, recordSource } from "../lineRecords.ts";
import { type Mapped, mapping, sliceOf } from "../mapped.ts";
import { recordArticle } from "../record.ts";
import { isMissing, KNOWN_TEXT_NAMES, metadataFrom, rolesAmong } from "../recordFields.ts";
import { headerOf, isSurelyTable, type TableHeader } from "../tableHeader.ts";

const MEDIA_TYPE = "text/csv";
const NAMED = /\.(?:csv|tsv|tab|psv)$/i;
const PARTS = /\s*\|\s*/;
/** A first row of a table: no markup, no JSON, and not one line that goes on for ever. */
const FIRST_ROW = /^\ufeff?[^<{\n\r][^\n\r]{2,19990}(?:[\n\r]|$)/;

/** Columns of a row by what they say. */
const rolesIn = (
  names: ReadonlyArray<string>,
  cells: ReadonlyArray<Mapped>,
  source: Pick<Source, "columns">,
) =>
  rolesAmong(
    names.map((name, i) => ({ name, depth: 0, peek: (cells[i]?.text ?? "").slice(0, 200) })),
    source.columns,
  );

/** A cell that writes line feeds as two characters, as exports of databases do; any other comes back as it is. */
const unescaped = (cell: Mapped, delimiter: string): Mapped => {
  const isWritten =
    !cell.text.includes("\n") && (delimiter === "\t" ? /\\n/ : /[.!?…"”’)](?:\\r)?\\n/).test(cell.text);
  if (!isWritten) return cell;
  const into = mapping();
  for (const found of cell.text.matchAll(/\\([nrt])|[^\\]+|\\/g)) {
    if (found[1] !== undefined) into.make(found[1] === "t" ? "\t" : found[1] === "n" ? "\n" : "");
    else {
      const { text, runs } = sliceOf(cell, found.index, found.index + found[0].length);
      for (let i = 0; i + 2 < runs.length; i += 3)
        into.keep(text.slice(runs[i], runs[i]! + runs[i + 2]!), runs[i + 1]!);
    }
  }
  return into.done();
};

const listed = (names: ReadonlyArray<string>): string =>
  names
    .slice(0, 40)
    .map((name) => name.slice(0, 40))
    .join(", ");

/** A table none of whose columns is known to hold texts. */
const unknownColumns = (names: ReadonlyArray<string>, text: string | undefined): Refusal => ({
  code: "parse.csv.unknown_columns",
  message:
    text === undefined
      ? `No column is known to hold the article's text; there are: ${listed(names)}`
      : `No column is called ${text}; there are: ${listed(names)}`,
  advice: `Say which with --columns text=NAME,title=NAME,… or in dataset.json, or call it ${KNOWN_TEXT_NAMES}.`,
});

const refusedSource = (path: string, refused: Refusal): Source => ({
  ...recordSource(path, "", new Uint8Array(0)),
  record: null,
  refused,
});

/** Bytes within which a row of names ends. */
const LONGEST_HEADER = 40_000;
const latin1 = new TextDecoder("latin1");

const csvSplitter = (path: string, { columns }: Surroundings) => {
  const buffer = byteBuffer();
  const named = recordNames();
  let header: TableHeader | null = null;
  let names: Uint8Array | null = null;
  let refused: Refusal | null = null;
  let rows = 0;
  /** Place in the file of the buffer's first byte. */
  let position = 0;
  let scan = rowScan();
  let units = BYTES;
  let decoder = new TextDecoder();

  const take = (row: Uint8Array): ReadonlyArray<Source> => {
    const number = String(rows++);
    const text = decoder.decode(row);
    if (text.trim() === "") return [];
    const { delimiter, lineEnd, names: columnNames } = header!;
    const { cells } = cellsOf(text, 0, delimiter, lineEnd);
    const roles = rolesIn(columnNames, cells, columns === null ? {} : { columns });
    const value = (role: FieldRole): string => (roles.has(role) ? cells[roles.get(role)!]!.text.trim() : "");
    const bytes = new Uint8Array(names!.length + row.length);
    bytes.set(names!);
    bytes.set(row, names!.length);
    return [
      {
        ...recordSource(path, named(value("id") || value("url") || number), bytes, {
          mediaType: MEDIA_TYPE,
          place: { start: position, end: position + row.length },
        }),
        ...(columns === null ? {} : { columns }),
      },
    ];
  };
  /** Reads the row of names once it is whole; how many bytes it and what stands above it take, 0 to wait for more. */
  const takeHeader = (view: Uint8Array, isEnd: boolean): number => {
    units = unitsOf(view);
    if (units.width === 2) decoder = new TextDecoder(units.low === 0 ? "utf-16le" : "utf-16be");
    const head = view.subarray(0, LONGEST_HEADER);
    // Of bytes, names are told in Latin-1, so that a unit is a byte; their cells are decoded as they are read.
    const mark = units.width === 2 ? 1 : 0;
    const found = headerOf((units.width === 2 ? decoder : latin1).decode(head), null);
    const reached = found === null ? view.length : (found.end + mark) * units.width;
    const isWhole = found !== null && reached < head.length;
    if (!isWhole && !isEnd && view.length < LONGEST_HEADER) return 0;
    const end = Math.min(reached, view.length);
    names = view.slice(0, end);
    header = headerOf(decoder.decode(names), columns);
    if (header === null || !header.hasBody) refused = unknownColumns(header?.names ?? [], columns?.text);
    else scan = rowScan(header.lineEnd, units);
    return end;
  };
  const cut = (isEnd: boolean): ReadonlyArray<Source> => {
    const sources: Array<Source> = [];
    for (;;) {
      const view = buffer.view();
      if (view.length === 0) return sources;
      if (refused !== null) {
        buffer.drop(view.length);
        return sources;
      }
      if (header === null) {
        const end = takeHeader(view, isEnd);
        if (end === 0) return sources;
        buffer.drop(end);
        position += end;
        continue;
      }
      // A mark that is never closed would take the rest of the file: the row ends where no row is longer.
      const end = scan.next(view);
      const stop = end > 0 ? end : view.length > MAX_RECORD_BYTES || isEnd ? view.length : 0;
      if (stop === 0) return sources;
      if (end < 0) scan = rowScan(header.lineEnd, units);
      sources.push(...take(view.subarray(0, stop)));
      buffer.drop(stop);
      position += stop;
    }
  };
  return {
    push: (bytes: Uint8Array) => {
      buffer.push(bytes);
      return cut(false);
    },
    end: () => {
      const sources = cut(true);
      if (refused !== null) return [...sources, refusedSource(path, refused)];
      if (rows > 0) return sources;
      const seen = header === null ? "" : `; its columns: ${listed(header.names)}`;
      return [
        refusedSource(path, {
          code: "parse.csv.no_rows",
          message: `The table has a row of names and no other${seen}`,
          advice: "Export it again with its rows, or remove it.",
        }),
      ];
    },
  };
};

/**
 * Tables of articles with a row of column names. A record is the row of names and its own row, so that it can be read
 * alone: byte offsets count in these two rows together.
 */
export const csv: Format = {
  id: "csv",
  mediaTypes: [MEDIA_TYPE, "text/tab-separated-values"],
  sniff: (head, source) => {
    if (source.mediaType === MEDIA_TYPE) return 1;
    if (!FIRST_ROW.test(head)) return 0;
    return isSurelyTable(headerOf(head, source.columns ?? null), source.columns ?? null) ? 0.85 : 0;
  },
  parse: (decoded, source) => {
    const raw = decoded.text;
    const header = headerOf(raw, source.columns ?? null);
    if (header === null || !header.hasBody) {
      const { code, message, advice } = unknownColumns(header?.names ?? [], source.columns?.text);
      return refuse(code, message, advice);
    }
    const { names, delimiter } = header;
    const { cells, end } = cellsOf(raw, header.end, delimiter, header.lineEnd);
    if (source.mediaType !== MEDIA_TYPE && raw.slice(end).trim() !== "")
      return refuse(
        "parse.csv.uncut",
        `${source.path} holds several rows that could not be cut apart (${decoded.encoding})`,
        "Save the table as UTF-8 and give it as a file.",
      );
    const roles = rolesIn(names, cells, source);
    const cellOf = (role: FieldRole): Mapped | null => (roles.has(role) ? cells[roles.get(role)!]! : null);
    const values: Partial<Record<FieldRole, ReadonlyArray<string>>> = {};
    for (const [role, i] of roles) {
      const { text } = cells[i]!;
      if (role !== "body") values[role] = role === "authors" || role === "topics" ? text.split(role === "topics" ? /\s*[|;]\s*/ : PARTS) : [text]; // prettier-ignore
    }
    const body = cellOf("body");
    const blocks = body === null ? [] : blocksOf(unescaped(body, delimiter));
    if (blocks.length === 0)
      return refuse(
        "parse.csv.empty",
        `${source.path}: the row's text is empty`,
        "Leave the row out, or fill its text.",
      );
    const fetchedAt = source.fetchedAt ?? timeIn(values.fetched?.[0] ?? "", null)?.at ?? null;
    const read = new Set(roles.values());
    const others = names.flatMap((name, i): ReadonlyArray<ExtraField> => {
      const value = read.has(i) ? "" : (cells[i]?.text ?? "");
      return isMissing(value) ? [] : [{ name, value }];
    });
    return accept(
      recordArticle(
        "csv",
        MEDIA_TYPE,
        decoded,
        source,
        withHeadline(cellOf("title"), blocks),
        metadataFrom(values, "csv", source.url, fetchedAt),
        fetchedAt,
        others,
      ),
    );
  },
  splitter: {
    sniff: (head, path, columns) => {
      const { width, low } = unitsOf(head);
      const text = new TextDecoder(width === 1 ? "utf-8" : low === 0 ? "utf-16le" : "utf-16be").decode(head);
      if (!FIRST_ROW.test(text)) return 0;
      const header = headerOf(text, columns);
      if (isSurelyTable(header, columns)) return NAMED.test(path) ? 0.95 : 0.85;
      // A file that is called a table is one, whatever its columns are called.
      return header !== null && NAMED.test(path) ? 0.9 : 0;
    },
    open: csvSplitter,
  },
};
