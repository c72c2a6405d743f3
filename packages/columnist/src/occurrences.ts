/** Counts how often a text came before in its article: part of its id. */
export const occurrences = (): ((text: string) => number) => {
  const seen = new Map<string, number>();
  return (text) => {
    const nth = seen.get(text) ?? 0;
    seen.set(text, nth + 1);
    return nth;
  };
};
