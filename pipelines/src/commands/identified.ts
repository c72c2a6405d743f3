/** What every line of a filter's input has: an id, given back as it came. */
export type Id = string | number;

/** `{"id", …}` as a record, or what is wrong with it. */
export const readIdentified = (
  value: unknown,
): { readonly id: Id; readonly fields: Readonly<Record<string, unknown>> } | { readonly wrong: string } => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { wrong: "not an object" };
  const fields = value as Readonly<Record<string, unknown>>;
  const id = fields["id"];
  if (typeof id !== "string" && typeof id !== "number") return { wrong: '"id" is missing or not a text' };
  return { id, fields };
};
