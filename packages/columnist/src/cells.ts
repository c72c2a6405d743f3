/** A text cell: trimmed, and null rather than empty. */
export const orNull = (value: string | null | undefined): string | null => {
  const trimmed = value?.trim();
  return trimmed === undefined || trimmed === "" ? null : trimmed;
};

/** Values in one cell; a bar inside a value would split it, so it becomes a broken bar. */
export const joined = (values: ReadonlyArray<string>): string | null =>
  orNull(values.map((value) => value.replaceAll("|", "\u00a6")).join("|"));
