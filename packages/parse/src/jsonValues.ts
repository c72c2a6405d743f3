import type { Block } from "@columnist/model";
import { RECORD_WRAPPERS } from "./data/recordFields.ts";
import { blocksOf } from "./embedded.ts";
import { type Property, propertiesOf, stringAt, valuesIn } from "./jsonObject.ts";

/** Names of properties that say what an object is called, the surest first. */
const NAMES = ["name", "fullName", "full_name", "displayName", "display_name", "original", "main", "title", "webTitle", "rendered", "label", "value", "text", "plain", "id", "#text", "_"]; // prettier-ignore
const GIVEN = ["firstname", "first_name", "firstName", "givenName", "given_name", "given"];
const FAMILY = ["lastname", "last_name", "lastName", "familyName", "family_name", "family", "surname"];
/** Properties that hold the text of a part of a body, the surest first. */
const TEXTS = ["rendered", "sections", "html", "text", "plain", "content", "paragraphs", "body", "value", "paragraph", "contents", "content_elements", "children"]; // prettier-ignore
/** What parts of a body are that hold none of its text. */
const NO_TEXT =
  /^(?:title|headline|byline|date|kicker|image|photo|video|audio|gallery|tweet|author_info|author|link_list|related|ad|advertisement|interstitial_link|divider|custom_embed|oembed_response|social|newsletter|reference|instagram|inline_story|deck)$/i;
const MOST_NESTED = 8;
/** Wrappers in wrappers are opened so deep. */
const MOST_WRAPPED = 3;

const innerOf = (raw: string, { start, end }: Property): ReadonlyArray<Property> =>
  (propertiesOf(raw.slice(start, end)) ?? []).map((inner) => ({
    name: inner.name,
    start: inner.start + start,
    end: inner.end + start,
  }));

/** A record's properties with those of the objects around an article's own, their names joined by ".". */
export const flattened = (
  raw: string,
  properties: ReadonlyArray<Property>,
  prefix = "",
  depth = 0,
): ReadonlyArray<Property & { readonly depth: number }> =>
  properties.flatMap((property) => {
    const name = prefix + property.name;
    const isWrapper =
      raw[property.start] === "{" && depth < MOST_WRAPPED && RECORD_WRAPPERS.has(property.name.toLowerCase());
    return isWrapper
      ? flattened(raw, innerOf(raw, property), `${name}.`, depth + 1)
      : [{ ...property, name, depth }];
  });

const named = (raw: string, inner: ReadonlyArray<Property>, names: ReadonlyArray<string>): string | null => {
  for (const name of names) {
    const property = inner.find((one) => one.name === name);
    const text = property === undefined ? "" : (textsOf(raw, property, MOST_NESTED - 1)[0] ?? "");
    if (text.trim() !== "") return text;
  }
  return null;
};

/** Texts of a value: a string, a number, the name of an object, those of a list's items. */
export const textsOf = (raw: string, property: Property, depth = 0): ReadonlyArray<string> => {
  const { start, end } = property;
  if (raw[start] === '"') return [stringAt(raw, start, end).text];
  if (depth >= MOST_NESTED) return [];
  if (raw[start] === "[")
    return valuesIn(raw, start, end).flatMap((item) => textsOf(raw, { name: "", ...item }, depth + 1));
  if (raw[start] === "{") {
    const inner = innerOf(raw, property);
    const family = named(raw, inner, FAMILY);
    const given = named(raw, inner, GIVEN);
    if (family !== null && given !== null) return [`${given} ${family}`];
    const name = named(raw, inner, NAMES) ?? family;
    return name === null ? [] : [name];
  }
  const text = raw.slice(start, end);
  return text === "null" || text === "true" || text === "false" ? [] : [text];
};

/** A value as the table of other fields holds it: a string decoded, anything else as JSON. */
export const valueText = (raw: string, { start, end }: Property): string =>
  raw[start] === '"'
    ? stringAt(raw, start, end).text
    : raw.slice(start, end) === "null"
      ? ""
      : raw.slice(start, end);

/** Blocks of a body: a string, or parts of one in lists and objects as publishers nest them; parts that are no text left out. */
export const bodyOf = (raw: string, property: Property, depth = 0): ReadonlyArray<Block> => {
  const { start, end } = property;
  if (raw[start] === '"') return blocksOf(stringAt(raw, start, end));
  if (depth >= MOST_NESTED) return [];
  if (raw[start] === "[")
    return valuesIn(raw, start, end).flatMap((item) => bodyOf(raw, { name: "", ...item }, depth + 1));
  if (raw[start] !== "{") return [];
  const inner = innerOf(raw, property);
  const type = inner.find(({ name }) => name === "type");
  if (type !== undefined && NO_TEXT.test(textsOf(raw, type)[0] ?? "")) return [];
  for (const name of TEXTS) {
    const part = inner.find((one) => one.name === name);
    if (part === undefined) continue;
    const blocks = bodyOf(raw, part, depth + 1);
    if (blocks.length === 0) continue;
    const over = name === "paragraphs" ? inner.find((one) => one.name === "headline") : undefined;
    const heading = over === undefined || over.start > part.start ? [] : bodyOf(raw, over, depth + 1);
    return [...heading.map((block): Block => ({ ...block, kind: "heading" })), ...blocks];
  }
  return [];
};
