import type { ExtraField, FieldRow } from "@columnist/model";
import { joined } from "./cells.ts";

/** The rows of `fields` of one article, a row a name, in the order of the input: what its columns do not hold. */
export const fieldRows = (doc: string, fields: ReadonlyArray<ExtraField>): ReadonlyArray<FieldRow> => {
  const values = new Map<string, Array<string>>();
  for (const { name, value } of fields) {
    const key = name.trim();
    if (key === "" || value.trim() === "") continue;
    const known = values.get(key);
    if (known === undefined) values.set(key, [value.trim()]);
    else if (!known.includes(value.trim())) known.push(value.trim());
  }
  return [...values].map(([name, all]) => ({
    doc_id: doc,
    name,
    // One value stands as it is; a bar in it is no part of a list.
    value: all.length === 1 ? all[0]! : joined(all)!,
  }));
};
