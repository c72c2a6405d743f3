import { accept, type Block, refuse } from "@columnist/model";
import type { FieldRole } from "../data/recordFields.ts";
import { blocksOf, withHeadline } from "../embedded.ts";
import type { Format } from "../format.ts";
import { timeIn } from "../html/dates.ts";
import { type Property, propertiesOf, stringAt, stringsIn } from "../jsonObject.ts";
import { byteBuffer, MAX_RECORD_BYTES, recordNames, recordSource } from "../lineRecords.ts";
import type { Mapped } from "../mapped.ts";
import { recordArticle } from "../record.ts";
import { metadataFrom, roleOf } from "../recordFields.ts";

/** Values that say nothing. */
const EMPTY = new Set(['""', "[]", "{}", "null"]);

/** The property that says each thing best, by role. */
const byRole = (raw: string, properties: ReadonlyArray<Property>): ReadonlyMap<FieldRole, Property> => {
  const best = new Map<FieldRole, { property: Property; rank: number }>();
  for (const property of properties) {
    const said = roleOf(property.name);
    if (
      said === null ||
      (property.end - property.start <= 4 && EMPTY.has(raw.slice(property.start, property.end)))
    )
      continue;
    const known = best.get(said.role);
    if (known === undefined || said.rank < known.rank) best.set(said.role, { property, rank: said.rank });
  }
  return new Map([...best].map(([role, { property }]) => [role, property]));
};

/** Texts of a value: a string, the strings of a list, a number, the name of an object. */
const textsOf = (raw: string, { start, end }: Property): ReadonlyArray<string> => {
  if (raw[start] === '"') return [stringAt(raw, start, end).text];
  if (raw[start] === "[")
    return stringsIn(raw, start, end).map((item) => stringAt(raw, item.start, item.end).text);
  if (raw[start] === "{") {
    const name = propertiesOf(raw.slice(start, end))?.find((inner) => inner.name === "name");
    return name === undefined
      ? []
      : textsOf(raw, { ...name, start: name.start + start, end: name.end + start });
  }
  const text = raw.slice(start, end);
  return text === "null" || text === "true" || text === "false" ? [] : [text];
};

/** The title as the text of a string of its own; null where it is none. */
const titleIn = (raw: string, property: Property | undefined): Mapped | null =>
  property !== undefined && raw[property.start] === '"' ? stringAt(raw, property.start, property.end) : null;

/** The id or the address of the article that a line of JSON holds; null where it has neither. */
export const recordNameIn = (line: string): string | null => {
  const properties = propertiesOf(line);
  if (properties === null) return null;
  const roles = byRole(line, properties);
  for (const role of ["id", "url"] as const) {
    const property = roles.get(role);
    const text = property === undefined ? undefined : textsOf(line, property)[0];
    if (text !== undefined && text !== "" && text.length < 2000) return text;
  }
  return null;
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
    const roles = byRole(raw, properties);
    const body = roles.get("body");
    if (body === undefined)
      return refuse(
        "parse.jsonl.no_body",
        `No field holds the article's text; fields: ${properties
          .slice(0, 12)
          .map(({ name }) => name.slice(0, 40))
          .join(", ")}`,
        "Name it text, body or content.",
      );
    const values: Partial<Record<FieldRole, ReadonlyArray<string>>> = {};
    for (const [role, property] of roles) if (role !== "body") values[role] = textsOf(raw, property);
    const blocks: Array<Block> = [];
    if (raw[body.start] === '"') blocks.push(...blocksOf(stringAt(raw, body.start, body.end)));
    else if (raw[body.start] === "[")
      for (const { start, end } of stringsIn(raw, body.start, body.end))
        blocks.push(...blocksOf(stringAt(raw, start, end)));
    if (blocks.length === 0)
      return refuse(
        "parse.jsonl.empty",
        `The field ${body.name.slice(0, 40)} holds no text`,
        "Leave the record out, or fill the field.",
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
