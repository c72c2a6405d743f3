/** Characters at which some readers of lines break, though JSON lets them stand in a string: U+0085, U+2028, U+2029. */
const BREAKERS = /[\u0085\u2028\u2029]/g;

/** A value as one line of JSON lines, its line feed with it: no character but the last ends a line for any reader. */
export const jsonLine = (value: unknown, replacer?: (key: string, value: unknown) => unknown): string =>
  `${JSON.stringify(value, replacer).replace(BREAKERS, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
