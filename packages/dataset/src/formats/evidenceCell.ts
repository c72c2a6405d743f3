/** Evidence as a quoted CSV cell of JSON, put straight into bytes: it is the longest cell of a row, and always quoted. */
import { textReader, type EvidenceColumn } from "@columnist/model";
import type { ByteText } from "./byteText.ts";

const encoder = new TextEncoder();

/** A JSON string inside a quoted cell, where each mark stands twice. */
const jsonString = (text: string): string => JSON.stringify(text).replaceAll('"', '""');

const START = encoder.encode(',""char_start"":');
const END = encoder.encode(',""char_end"":');
const WEIGHT = encoder.encode(',""weight"":');

/** Puts each row's evidence; `[]`, which needs no marks, where there is none. */
export const evidenceCell = (column: EvidenceColumn): ((out: ByteText, row: number) => void) => {
  const { offsets, charStart, charEnd, weight } = column;
  const kindAt = textReader(column.kind);
  const ruleAt = textReader(column.ruleId);
  // Few pairs of kind and rule come again and again: all that stands before the first number is made once for each.
  const heads = new Map<string, Map<string, Uint8Array>>();
  const headOf = (kind: string, rule: string): Uint8Array => {
    const known = heads.get(kind)?.get(rule);
    if (known !== undefined) return known;
    const head = encoder.encode(`{""kind"":${jsonString(kind)},""rule_id"":${jsonString(rule)}`);
    const ofKind = heads.get(kind) ?? new Map<string, Uint8Array>();
    heads.set(kind, ofKind.set(rule, head));
    return head;
  };
  return (out, row) => {
    const from = offsets[row]!;
    const to = offsets[row + 1]!;
    if (from === to) {
      out.ascii("[]");
      return;
    }
    out.ascii('"[');
    for (let i = from; i < to; i++) {
      if (i > from) out.code(0x2c);
      const head = headOf(kindAt(i)!, ruleAt(i)!);
      out.slice(head, 0, head.length);
      out.slice(START, 0, START.length);
      out.int32(charStart[i]!);
      out.slice(END, 0, END.length);
      out.int32(charEnd[i]!);
      out.slice(WEIGHT, 0, WEIGHT.length);
      out.float32(weight[i]!);
      out.code(0x7d);
    }
    out.ascii(']"');
  };
};
