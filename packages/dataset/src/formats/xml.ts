/** Text in XML 1.0, which has no word for control characters: each becomes what `stray` gives for it. */

// oxlint-disable-next-line no-control-regex
const MARKED = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff&<>"]/g;

const NAMES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // A parser makes a line feed of a bare carriage return.
  "\r": "&#13;",
};

/** A text as content of an element or of an attribute in quotation marks. */
export const xmlText = (text: string, stray: (character: string) => string = () => "\ufffd"): string =>
  text.replace(MARKED, (character) => NAMES[character] ?? stray(character));
