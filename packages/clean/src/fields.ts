import type { Evidence, FurnitureFields, Metadata } from "@columnist/model";
import type { FurnitureField } from "./rule.ts";

/** A dropped line that carries a fact. */
export interface FieldLine {
  readonly field: FurnitureField;
  readonly text: string;
}

const countIn = (text: string): number | null => {
  const match = /(\d[\d.,]*)\s?(k)?/i.exec(text);
  if (match === null) return /\bno\b/i.test(text) ? 0 : /\bone\b/i.test(text) ? 1 : null;
  const isThousands = match[2] !== undefined;
  const digits = isThousands ? match[1]!.replace(",", ".") : match[1]!.replace(/[.,]/g, "");
  const count = isThousands ? Math.round(Number(digits) * 1000) : Number(digits);
  return Number.isFinite(count) && count < 2 ** 31 ? count : null;
};

const LABEL =
  /^(?:(?:related |more |key )?topics?(?: in this (?:article|story))?|tags?|tagged(?: (?:with|in|under|as))?|filed (?:under|in|to)|categor(?:y|ies)|keywords?|labels?|subjects?|posted in|explore more on(?: these topics)?|more on|in this (?:story|article)|sections?)\s?[:|–—]?\s*/i;

const topicsIn = (text: string): ReadonlyArray<string> => {
  const list = text.replace(LABEL, "");
  const parts = list.startsWith("#") ? list.split(/[\s,|·]+/) : list.split(/\s*[,;|·•#]\s*/);
  return parts
    .map((part) => part.replace(/^#/, "").trim())
    .filter((part) => part !== "" && part.length <= 60);
};

/** The facts of dropped lines, in order. */
export const fieldsFrom = (lines: ReadonlyArray<FieldLine>): FurnitureFields => {
  const of = (field: FurnitureField): ReadonlyArray<string> =>
    lines.filter((line) => line.field === field).map((line) => line.text);
  let commentCount: number | null = null;
  for (const text of of("commentCount")) commentCount ??= countIn(text);
  const bio = of("authorBio");
  return {
    commentCount,
    corrections: of("correction"),
    editorNotes: of("editorNote"),
    disclaimer: of("disclaimer")[0] ?? null,
    authorBio: bio.length === 0 ? null : bio.join(" "),
    paywalled: of("paywalled").length > 0,
    truncated: of("truncated").length > 0,
  };
};

/** The fields of metadata that hold the article's own words. */
const WORDED = ["title", "standfirst", "section", "publisher", "dateline"] as const;

/**
 * Metadata with what furniture adds: topics, and opinion as the genre where a disclaimer of views says so. Its words are
 * repaired as the text's are.
 */
export const metadataWith = (
  metadata: Metadata,
  lines: ReadonlyArray<FieldLine>,
  repaired: (value: string) => string,
): Metadata => {
  const mend = (found: Evidence<string>): Evidence<string> => {
    const value = repaired(found.value);
    return value === found.value ? found : { ...found, value };
  };
  const worded = Object.fromEntries(
    WORDED.map((field) => {
      const found = metadata[field];
      return [field, found === null ? null : mend(found)];
    }),
  ) as Pick<Metadata, (typeof WORDED)[number]>;
  const topics = metadata.topics.map(repaired);
  let { genre } = metadata;
  for (const line of lines) {
    if (line.field === "disclaimer")
      genre ??= { value: "opinion", method: "line:disclaimer", confidence: 0.8 };
    if (line.field === "topics")
      for (const topic of topicsIn(line.text)) if (!topics.includes(topic)) topics.push(topic);
  }
  return { ...metadata, ...worded, authors: metadata.authors.map(mend), topics, genre };
};
