const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML, safe in content and in quoted attributes: nothing of a seed can become markup. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);

/** A count with thousands apart, the same on every machine: 12,345. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");

/** A share as a percentage, one decimal below 10 %: `7.3 %`, `41 %`. */
export const percent = (share: number): string => {
  const value = share * 100;
  return `${value.toFixed(value < 9.95 && value > 0 ? 1 : 0)} %`;
};
