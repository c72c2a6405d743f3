/** Cells of CSV, RFC 4180. */

/** The records of a CSV text, lists of cells, in marks or bare. A record ends with LF. Null where a mark is never closed. */
export const csvRecords = (text: string, delimiter = ","): ReadonlyArray<ReadonlyArray<string>> | null => {
  const records: Array<Array<string>> = [];
  let record: Array<string> = [];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      at++;
      for (;;) {
        const mark = text.indexOf('"', at);
        if (mark === -1) return null;
        cell += text.slice(at, mark);
        at = mark + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at++;
      }
    } else {
      const start = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== "\n") at++;
      cell = text.slice(start, at);
    }
    record.push(cell);
    if (text[at] === delimiter) {
      at++;
      // A delimiter at the very end of the text still has an empty cell behind it.
      if (at === text.length) record.push("");
    } else {
      at++;
      records.push(record);
      record = [];
    }
  }
  if (record.length > 0) records.push(record);
  return records;
};
