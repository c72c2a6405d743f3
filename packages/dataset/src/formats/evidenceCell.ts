/** Evidence as a quoted CSV cell of JSON, put straight into bytes: it is the longest cell of a row, and always quoted. */
import type { EvidenceColumn, TextColumn } from "@columnist/model";
import type { ByteText } from "./byteText.ts";

const BACKSLASH = 0x5c;
const MARK = 0x22;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A JSON string inside a quoted cell, where each mark stands twice. */
const putString = (out: ByteText, { bytes, offsets }: TextColumn, row: number): void => {
  const start = offsets[row]!;
  const end = offsets[row + 1]!;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte >= 0x20 && byte !== MARK && byte !== BACKSLASH) continue;
    out.text(JSON.stringify(decoder.decode(bytes.subarray(start, end))).replaceAll('"', '""'));
    return;
  }
  out.ascii('""');
  out.slice(bytes, start, end);
  out.ascii('""');
};

/** Puts row `row`'s evidence; `[]`, which needs no marks, where there is none. */
export const putEvidence = (out: ByteText, column: EvidenceColumn, row: number): void => {
  const from = column.offsets[row]!;
  const to = column.offsets[row + 1]!;
  if (from === to) {
    out.ascii("[]");
    return;
  }
  out.ascii('"[');
  for (let i = from; i < to; i++) {
    out.ascii(i === from ? '{""kind"":' : ',{""kind"":');
    putString(out, column.kind, i);
    out.ascii(',""rule_id"":');
    putString(out, column.ruleId, i);
    out.ascii(',""char_start"":');
    out.int32(column.charStart[i]!);
    out.ascii(',""char_end"":');
    out.int32(column.charEnd[i]!);
    out.ascii(',""weight"":');
    out.float32(column.weight[i]!);
    out.ascii("}");
  }
  out.ascii(']"');
};
