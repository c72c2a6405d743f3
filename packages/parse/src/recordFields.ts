import type { ColumnNames, ColumnRole, Metadata } from "@columnist/model";
import { readAuthors } from "./bylines.ts";
import { LANGUAGE_NAMES } from "./data/languageNames.ts";
import { type FieldRole, MISSING, RECORD_FIELDS } from "./data/recordFields.ts";
import { timeIn } from "./html/dates.ts";
import { evidence, NO_METADATA } from "./metadata.ts";
import { namesApart } from "./personNames.ts";
import { genreOf } from "./text/lineShape.ts";

const ROLES = new Map<string, { readonly role: FieldRole; readonly rank: number }>();
for (const [role, names] of RECORD_FIELDS)
  for (const [rank, name] of names.split(" ").entries()) ROLES.set(name, { role, rank });

/** What a field of this name says, and how early the name stands among those that say it; null for other names. */
export const roleOf = (name: string): { readonly role: FieldRole; readonly rank: number } | null =>
  name.length > 40 ? null : (ROLES.get(name.toLowerCase().replace(/[^\p{L}0-9]/gu, "")) ?? null);

/** Whether a text stands for "nothing", as tables write it. */
export const isMissing = (text: string): boolean =>
  text.length < 20 && MISSING.has(text.trim().toLowerCase());

/** The role that a column of the user's stands for. */
const roleOfColumn = (column: ColumnRole): FieldRole => (column === "text" ? "body" : column);

/** A field that may say something: its name, and its value as a text as far as one need see it. */
export interface Candidate {
  readonly name: string;
  readonly peek: string;
  /** How many objects it stands in: one of the record's own goes before one within. */
  readonly depth: number;
}

const URL = /^(?:https?:)?\/\/\S+$/i;

/** Whether a value can be what a role wants: an address for `url`, none for a publisher. */
const fits = (role: FieldRole, { peek }: Candidate): boolean =>
  role === "url"
    ? !/\s/.test(peek.trim())
    : role === "publisher" || role === "authors"
      ? !URL.test(peek.trim())
      : true;

/**
 * Which field says what: by the names that the user gave, else by names that are known; the best known name with a value
 * counts. Fields that say nothing are passed over.
 */
export const rolesAmong = (
  fields: ReadonlyArray<Candidate>,
  columns: ColumnNames | undefined,
): ReadonlyMap<FieldRole, number> => {
  const best = new Map<FieldRole, { readonly index: number; readonly rank: number }>();
  const given = new Map<string, FieldRole>();
  for (const [column, name] of Object.entries(columns ?? {}) as ReadonlyArray<[ColumnRole, string]>)
    given.set(name.trim().toLowerCase(), roleOfColumn(column));
  const decided: ReadonlySet<FieldRole> = new Set(given.values());
  for (const [index, field] of fields.entries()) {
    if (isMissing(field.peek)) continue;
    const own = given.get(field.name.trim().toLowerCase());
    const said =
      own === undefined ? roleOf(field.name.slice(field.name.lastIndexOf(".") + 1)) : { role: own, rank: -1 };
    if (said === null || (own === undefined && decided.has(said.role))) continue;
    // "source" is a paper's name or the page's address.
    const role = said.role === "publisher" && URL.test(field.peek.trim()) ? "url" : said.role;
    const rank = said.rank + field.depth * 8 + (role === said.role ? 0 : 50);
    const known = best.get(role);
    if (fits(role, field) && (known === undefined || rank < known.rank)) best.set(role, { index, rank });
  }
  return new Map([...best].map(([role, { index }]) => [role, index]));
};

/** The names that hold a text, for a message: the surest first. */
export const KNOWN_TEXT_NAMES = "text, body, content, article_text, full_text";

/** Values of a record by what they say: one text each, authors and topics as many as there are. */
export type FieldValues = Partial<Record<FieldRole, ReadonlyArray<string>>>;

const folded = (text: string): string =>
  text
    .replace(/<[^<>]{0,400}>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** What stands where no writer is named. */
const NOBODY = /^(?:unknown|anon(?:ymous|\.)?|anónimo|anonyme|anonym|n\.? ?n\.?|no author|without author)$/i;

/** A link of a note-taking program: "[[Rosa Quill]]", "[[people/Rosa Quill|Rosa]]", "[Rosa](…)". */
const unlinked = (text: string): string =>
  text
    .replace(/\[\[(?:[^\]|]{0,200}[/|])?([^\]|]{1,200})\]\]/g, "$1")
    .replace(/\[([^\]]{1,200})\]\([^)\s]{1,500}\)/g, "$1");

/** Metadata of a record's fields. `method` names the format: `jsonl`, `csv`, `feed`, `front-matter`. */
export const metadataFrom = (
  values: FieldValues,
  method: string,
  url: string | null,
  fetchedAt: string | null,
): Metadata => {
  const first = (role: FieldRole): string | null => {
    const text = folded((values[role] ?? []).find((value) => !isMissing(value)) ?? "");
    return text === "" ? null : text;
  };
  const text = (role: FieldRole, confidence: number) => {
    const value = first(role);
    return value === null ? null : evidence(value, `${method}:${role}`, confidence);
  };
  const time = (role: FieldRole) => {
    const found = timeIn((values[role] ?? []).find((value) => !isMissing(value)) ?? "", fetchedAt);
    return found === null ? null : evidence(found, `${method}:${role}`, 0.9);
  };
  const authors = (values.authors ?? [])
    .filter((value) => !isMissing(value) && !NOBODY.test(value.trim()))
    .flatMap((value) => namesApart(unlinked(value), false))
    .flatMap((value) => {
      const names = readAuthors(value).authors;
      return names.length > 0 ? names : folded(value) === "" || value.length > 100 ? [] : [folded(value)];
    });
  const section = text("section", 0.8);
  const topics = (values.topics ?? []).filter((topic) => !isMissing(topic));
  const genre = [first("section"), ...topics]
    .map((label) => (label === null ? null : genreOf(label)))
    .find((kind) => kind !== null);
  const link = first("url");
  const stated = first("language");
  const language = stated === null ? null : (LANGUAGE_NAMES.get(stated.toLowerCase()) ?? stated);
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
    language: language === null ? null : evidence(language, `${method}:language`, 0.8),
    published: time("published"),
    updated: time("updated"),
    topics: topics.map(folded).filter((topic) => topic !== ""),
    rights: text("rights", 0.8),
  };
};
