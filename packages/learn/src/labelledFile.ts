import type { Label } from "@columnist/model";
import type { GoldDocument } from "./gold.ts";

/** A row of a file of labelled sentences: its cells by the name of the column. */
export type LabelledRow = ReadonlyMap<string, string>;

/** What a file of labelled sentences holds, or why it cannot be used. */
export type LabelledFile =
  | { readonly ok: true; readonly documents: ReadonlyArray<GoldDocument>; readonly left: number }
  | { readonly ok: false; readonly reason: string };

const TEXT = ["text", "sentence"];
const LABEL = ["label", "gold"];
const DOCUMENT = ["doc", "doc_id", "document"];

/** What others call the labels. */
const NAMES: Readonly<Record<string, Label>> = {
  opinion: "opinion",
  subj: "opinion",
  subjective: "opinion",
  claim: "claim",
  obj: "claim",
  objective: "claim",
  fact: "claim",
  factual: "claim",
  quote: "quote",
};

const named = (columns: ReadonlyArray<string>, names: ReadonlyArray<string>): string | undefined =>
  names.find((name) => columns.includes(name));

/**
 * Rows as documents: those with the same `doc` are one text, in their order; a row without is one by itself. Rows without
 * text or label are left out and counted.
 * @param columns names of the columns, lower case
 */
export const labelledFile = (
  columns: ReadonlyArray<string>,
  rows: ReadonlyArray<LabelledRow>,
): LabelledFile => {
  const [text, label, document] = [TEXT, LABEL, DOCUMENT].map((names) => named(columns, names));
  const seen = columns.length === 0 ? "no columns" : `the columns ${columns.slice(0, 20).join(", ")}`;
  if (text === undefined)
    return { ok: false, reason: `no column named ${TEXT.join(" or ")} among what was seen: ${seen}` };
  if (label === undefined)
    return { ok: false, reason: `no column named ${LABEL.join(" or ")} among what was seen: ${seen}` };
  const documents = new Map<string, GoldDocument & { sentences: Array<GoldDocument["sentences"][number]> }>();
  const unknown = new Set<string>();
  let left = 0;
  for (const [i, row] of rows.entries()) {
    const sentence = (row.get(text) ?? "").trim().replaceAll(/\s+/gu, " ");
    const given = (row.get(label) ?? "").trim().toLowerCase();
    if (sentence === "" || given === "") {
      left++;
      continue;
    }
    const known = NAMES[given];
    if (known === undefined) {
      unknown.add(given);
      continue;
    }
    const own = document === undefined ? "" : (row.get(document) ?? "").trim();
    const id = own === "" ? `row ${i + 1}` : own;
    const found = documents.get(id) ?? { id, source: id, set: "gold", fold: 0, sentences: [] };
    documents.set(id, found);
    found.sentences.push({
      id: `row ${i + 1}`,
      text: sentence,
      label: known,
      nativeLabel: given,
      kind: "paragraph",
      paragraph: 0,
      outlet: null,
      agreement: null,
    });
  }
  if (unknown.size > 0)
    return {
      ok: false,
      reason: `labels that are none of ${Object.keys(NAMES).join(", ")}: ${[...unknown].slice(0, 10).join(", ")}`,
    };
  return { ok: true, documents: [...documents.values()], left };
};
