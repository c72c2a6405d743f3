import { accept, type ColumnNames, type ExtraField, refuse } from "@columnist/model";
import type { FieldRole } from "../data/recordFields.ts";
import { withHeadline } from "../embedded.ts";
import type { Format } from "../format.ts";
import { timeIn } from "../html/dates.ts";
import { type Property, propertiesOf, stringAt } from "../jsonObject.ts";
import { bodyOf, flattened, textsOf, valueText } from "../jsonValues.ts";
import { byteBuffer, MAX_RECORD_BYTES, recordNames, recordSource } from "../lineRecords.ts";
import type { Mapped } from "../mapped.ts";
import { recordArticle } from "../record.ts";
import { type Candidate, isMissing, KNOWN_TEXT_NAMES, metadataFrom, rolesAmong } from "../recordFields.ts";

/** How much of a value is looked at to tell whether it says anything. */
const PEEK = 200;

type Named = Property & { readonly depth: number };

const candidates = (raw: string, properties: ReadonlyArray<Named>): ReadonlyArray<Candidate> =>
  properties.map((property) => ({
    name: property.name,
    depth: property.depth,
    peek:
      raw[property.start] === '"'
        ? raw.slice(property.start + 1, Math.min(property.end - 1, property.start + PEEK))
        : raw.slice(property.start, Math.min(property.end, property.start + PEEK)),
  }));

/** The property that says each thing best, by role. */
const byRole = (
  raw: string,
  properties: ReadonlyArray<Named>,
  columns: ColumnNames | undefined,
): ReadonlyMap<FieldRole, Named> =>
  new Map([...rolesAmong(candidates(raw, properties), columns)].map(([role, i]) => [role, properties[i]!]));

/** The title as the text of a string of its own; null where it is none. */
const titleIn = (raw: string, property: Property | undefined): Mapped | null =>
  property !== undefined && raw[property.start] === '"' ? stringAt(raw, property.start, property.end) : null;

/** The id or the address of the article that a line of JSON holds; null where it has neither. */
export const recordNameIn = (line: string): string | null => {
  const properties = propertiesOf(line);
  if (properties === null) return null;
  const roles = byRole(line, flattened(line, properties), undefined);
  for (const role of ["id", "url"] as const) {
    const property = roles.get(role);
    const text = property === undefined ? undefined : textsOf(line, property)[0];
    if (text !== undefined && text !== "" && text.length < 2000) return text;
  }
  return null;
};

/** What no column of the dataset holds: properties that are not read, and those whose text is no name or title. */
const otherFields = (
  raw: string,
  fields: ReadonlyArray<Named>,
  roles: ReadonlyMap<FieldRole, Named>,
): ReadonlyArray<ExtraField> => {
  const read = new Set(roles.values());
  return fields.flatMap((field) => {
    const value = read.has(field) ? "" : valueText(raw, field);
    return isMissing(value) ? [] : [{ name: field.name, value }];
  });
};

const NEWLINE = 10;

/** JSON objects, an article a line, with the field names that crawlers give (data/recordFields.ts). */
export const jsonl: Format = {
  id: "jsonl",
  mediaTypes: ["application/x-ndjson", "application/jsonl", "application/json"],
  sniff: (head) => (/^\s{0,100}\{\s{0,100}"/.test(head) ? 0.9 : 0),
  parse: (decoded, source) => {
    const raw = decoded.text;
    const properties = propertiesOf(raw);
    if (properties === null)
      return refuse(
        "parse.jsonl.broken",
        `${source.path} ${source.record ?? ""}: the line is no whole JSON object`,
        "Write one JSON object a line.",
      );
    const close = raw.indexOf("}", properties.at(-1)?.end ?? 0);
    if (raw.slice(close + 1).trim() !== "")
      return refuse(
        "parse.jsonl.uncut",
        `${source.path} ${source.record ?? ""}: more than one object stands here (${decoded.encoding})`,
        "Write one JSON object a line, as UTF-8.",
      );
    const fields = flattened(raw, properties);
    const roles = byRole(raw, fields, source.columns);
    const body = roles.get("body");
    if (body === undefined)
      return refuse(
        "parse.jsonl.no_body",
        `No property is known to hold the article's text; there are: ${fields
          .slice(0, 40)
          .map(({ name }) => name.slice(0, 40))
          .join(", ")}`,
        `Say which with --columns text=NAME, or call it ${KNOWN_TEXT_NAMES}.`,
      );
    const values: Partial<Record<FieldRole, ReadonlyArray<string>>> = {};
    for (const [role, property] of roles) if (role !== "body") values[role] = textsOf(raw, property);
    const blocks = bodyOf(raw, body);
    if (blocks.length === 0)
      return refuse(
        "parse.jsonl.empty",
        `The property ${body.name.slice(0, 40)} holds no text`,
        "Leave the record out, or fill it.",
      );
    const fetchedAt = source.fetchedAt ?? timeIn(values.fetched?.[0] ?? "", null)?.at ?? null;
    return accept(
      recordArticle(
        "jsonl",
        "application/x-ndjson",
        decoded,
        source,
        withHeadline(titleIn(raw, roles.get("title")), blocks),
        metadataFrom(values, "jsonl", source.url, fetchedAt),
        fetchedAt,
        otherFields(raw, fields, roles),
      ),
    );
  },
  splitter: {
    sniff: (head, path) => {
      const text = new TextDecoder().decode(head);
      if (!/^\s{0,100}\{\s{0,100}"/.test(text)) return 0;
      const line = text.trimStart().split("\n", 1)[0]!;
      const isNamed = /\.(?:jsonl|ndjson|jsonlines)(?:\.\w{2,4})?$/i.test(path);
      if (line.length < text.trimStart().length && propertiesOf(line) === null) return isNamed ? 0.5 : 0;
      return isNamed ? 0.95 : /\.json$/i.test(path) ? 0.6 : 0.8;
    },
    open: (path) => {
      const buffer = byteBuffer();
      const named = recordNames();
      let lines = 0;
      let scanned = 0;
      /** Place in the file of the buffer's first byte. */
      let position = 0;
      const drop = (length: number): void => {
        buffer.drop(length);
        position += length;
      };
      /** The line is longer than is kept: its rest is skipped. */
      let isSkipping = false;
      const take = (bytes: Uint8Array) => {
        const number = String(lines++);
        if (bytes.every((byte) => byte === 32 || byte === 13 || byte === 9)) return [];
        const copy = bytes.slice();
        const name = named(recordNameIn(new TextDecoder().decode(copy)) ?? number);
        return [recordSource(path, name, copy, { place: { start: position, end: position + copy.length } })];
      };
      const cut = () => {
        const sources = [];
        for (;;) {
          const view = buffer.view();
          const end = view.indexOf(NEWLINE, scanned);
          if (end >= 0) {
            if (!isSkipping) sources.push(...take(view.subarray(0, end)));
            isSkipping = false;
            drop(end + 1);
            scanned = 0;
            continue;
          }
          if (isSkipping) drop(view.length);
          else if (view.length > MAX_RECORD_BYTES) {
            sources.push(...take(view.subarray(0, MAX_RECORD_BYTES)));
            drop(view.length);
            isSkipping = true;
          }
          scanned = buffer.view().length;
          return sources;
        }
      };
      return {
        push: (bytes) => {
          buffer.push(bytes);
          return cut();
        },
        end: () => {
          const rest = buffer.view();
          return rest.length === 0 || isSkipping ? [] : take(rest);
        },
      };
    },
  },
};
