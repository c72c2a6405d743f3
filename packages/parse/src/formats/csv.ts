import { accept, refuse } from "@columnist/model";
import { cellsOf, DELIMITERS, rowScan } from "../csvRows.ts";
import type { FieldRole } from "../data/recordFields.ts";
import { blocksOf, withHeadline } from "../embedded.ts";
import type { Format } from "../format.ts";
import { timeIn } from "../html/dates.ts";
import { byteBuffer, MAX_RECORD_BYTES, recordNames, recordSource } from "../lineRecords.ts";
import type { Mapped } from "../mapped.ts";
import { recordArticle } from "../record.ts";
import { metadataFrom, roleOf } from "../recordFields.ts";

interface Header {
  readonly delimiter: string;
  /** What each column says; null: nothing known. */
  readonly roles: ReadonlyArray<FieldRole | null>;
  readonly end: number;
}

/** The first row read as column names; null where no column is the article's text beside another known one. */
const headerOf = (raw: string): Header | null => {
  let best: Header | null = null;
  let bestKnown = 1;
  for (const delimiter of DELIMITERS) {
    if (!raw.slice(0, 4000).includes(delimiter)) continue;
    const { cells, end } = cellsOf(raw, 0, delimiter);
    if (cells.length > 200) continue;
    const said = cells.map((cell) => roleOf(cell.text.trim()));
    const roles = said.map((own, i) => {
      if (own === null) return null;
      const isBest = !said.some(
        (other, k) =>
          other?.role === own.role && (other.rank < own.rank || (other.rank === own.rank && k < i)),
      );
      return isBest ? own.role : null;
    });
    const known = roles.filter((role) => role !== null).length;
    if (known > bestKnown && roles.includes("body")) {
      best = { delimiter, roles, end };
      bestKnown = known;
    }
  }
  return best;
};

const PARTS = /\s*[|;]\s*/;

/**
 * Tables of articles with a row of column names. A record is the row of names and its own row, so that it can be read
 * alone: byte offsets count in these two rows together.
 */
export const csv: Format = {
  id: "csv",
  mediaTypes: ["text/csv", "text/tab-separated-values"],
  sniff: (head) => (/^[^<{\n]{4,2000}\n/.test(head) && headerOf(head) !== null ? 0.85 : 0),
  parse: (decoded, source) => {
    const raw = decoded.text;
    const header = headerOf(raw);
    if (header === null)
      return refuse(
        "parse.csv.no_body",
        "No column holds the article's text",
        "Name the columns in the first row: title, text, url, …",
      );
    const { cells } = cellsOf(raw, header.end, header.delimiter);
    const values: Partial<Record<FieldRole, ReadonlyArray<string>>> = {};
    let body: Mapped | null = null;
    let title: Mapped | null = null;
    for (const [i, role] of header.roles.entries()) {
      const cell = cells[i];
      if (role === null || cell === undefined) continue;
      if (role === "title") title = cell;
      if (role === "body") body = cell;
      else values[role] = role === "authors" || role === "topics" ? cell.text.split(PARTS) : [cell.text];
    }
    const blocks = body === null ? [] : blocksOf(body);
    if (blocks.length === 0)
      return refuse(
        "parse.csv.empty",
        `${source.path}: the row's text is empty`,
        "Leave the row out, or fill its text.",
      );
    const fetchedAt = source.fetchedAt ?? timeIn(values.fetched?.[0] ?? "", null)?.at ?? null;
    return accept(
      recordArticle(
        "csv",
        "text/csv",
        decoded,
        source,
        withHeadline(title, blocks),
        metadataFrom(values, "csv", source.url, fetchedAt),
        fetchedAt,
      ),
    );
  },
  splitter: {
    sniff: (head, path) => {
      const text = new TextDecoder().decode(head);
      if (!/^[^<{\n]{4,2000}\n/.test(text) || headerOf(text) === null) return 0;
      return /\.(?:csv|tsv|psv)$/i.test(path) ? 0.95 : 0.85;
    },
    open: (path) => {
      const buffer = byteBuffer();
      const named = recordNames();
      let names: Uint8Array | null = null;
      let header: Header | null = null;
      let rows = 0;
      /** Place in the file of the buffer's first byte. */
      let position = 0;
      let scan = rowScan();
      const take = (row: Uint8Array) => {
        if (names === null || header === null) {
          names = row.slice();
          header = headerOf(new TextDecoder().decode(names));
          return [];
        }
        const number = String(rows++);
        const text = new TextDecoder().decode(row);
        if (text.trim() === "") return [];
        const { cells } = cellsOf(text, 0, header.delimiter);
        const value = (role: FieldRole): string | undefined =>
          cells[header!.roles.indexOf(role)]?.text.trim();
        const bytes = new Uint8Array(names.length + row.length);
        bytes.set(names);
        bytes.set(row, names.length);
        const place = { start: position, end: position + row.length };
        return [recordSource(path, named(value("id") || value("url") || number), bytes, { place })];
      };
      const cut = (isEnd: boolean) => {
        const sources = [];
        for (;;) {
          const view = buffer.view();
          // A mark that is never closed would take the rest of the file: the row ends where no row is longer.
          const end = scan.next(view);
          const stop =
            end > 0 ? end : view.length > MAX_RECORD_BYTES || (isEnd && view.length > 0) ? view.length : 0;
          if (stop === 0) return sources;
          if (end < 0) scan = rowScan();
          sources.push(...take(view.subarray(0, stop)));
          buffer.drop(stop);
          position += stop;
        }
      };
      return {
        push: (bytes) => {
          buffer.push(bytes);
          return cut(false);
        },
        end: () => cut(true),
      };
    },
  },
};
