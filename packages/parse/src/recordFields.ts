import type { Metadata } from "@columnist/model";
import { readAuthors } from "./bylines.ts";
import { type FieldRole, RECORD_FIELDS } from "./data/recordFields.ts";
import { timeIn } from "./html/dates.ts";
import { evidence, NO_METADATA } from "./metadata.ts";
import { genreOf } from "./text/lineShape.ts";

const ROLES = new Map<string, { readonly role: FieldRole; readonly rank: number }>();
for (const [role, names] of RECORD_FIELDS)
  for (const [rank, name] of names.split(" ").entries()) ROLES.set(name, { role, rank });

/** What a field of this name says, and how early the name stands among those that say it; null for other names. */
export const roleOf = (name: string): { readonly role: FieldRole; readonly rank: number } | null =>
  name.length > 40 ? null : (ROLES.get(name.toLowerCase().replace(/[^a-z0-9]/g, "")) ?? null);

/** Values of a record by what they say: one text each, authors and topics as many as there are. */
export type FieldValues = Partial<Record<FieldRole, ReadonlyArray<string>>>;

const folded = (text: string): string =>
  text
    .replace(/<[^<>]{0,400}>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** Metadata of a record's fields. `method` names the format: `jsonl`, `csv`, `feed`, `front-matter`. */
export const metadataFrom = (
  values: FieldValues,
  method: string,
  url: string | null,
  fetchedAt: string | null,
): Metadata => {
  const first = (role: FieldRole): string | null => {
    const text = folded(values[role]?.[0] ?? "");
    return text === "" ? null : text;
  };
  const text = (role: FieldRole, confidence: number) => {
    const value = first(role);
    return value === null ? null : evidence(value, `${method}:${role}`, confidence);
  };
  const time = (role: FieldRole) => {
    const found = timeIn(values[role]?.[0] ?? "", fetchedAt);
    return found === null ? null : evidence(found, `${method}:${role}`, 0.9);
  };
  const authors = (values.authors ?? []).flatMap((value) => {
    const names = readAuthors(value).authors;
    return names.length > 0 ? names : folded(value) === "" || value.length > 100 ? [] : [folded(value)];
  });
  const section = text("section", 0.8);
  const genre = [first("section"), ...(values.topics ?? [])]
    .map((label) => (label === null ? null : genreOf(label)))
    .find((kind) => kind !== null);
  const link = first("url");
  return {
    ...NO_METADATA,
    title: text("title", 0.95),
    standfirst: text("description", 0.6),
    authors: [...new Set(authors)].map((name) => evidence(name, `${method}:authors`, 0.9)),
    section,
    genre: genre === undefined ? null : evidence(genre, `${method}:section`, 0.8),
    publisher: text("publisher", 0.7),
    url:
      url !== null
        ? evidence(url, "container", 1)
        : link !== null
          ? evidence(link, `${method}:url`, 0.95)
          : null,
    language: text("language", 0.8),
    published: time("published"),
    updated: time("updated"),
    topics: values.topics?.map(folded).filter((topic) => topic !== "") ?? [],
  };
};
