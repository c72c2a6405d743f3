import type { Drop, ExtraField } from "@columnist/model";
import { isMissing, roleOf, type FieldValues } from "../recordFields.ts";
import type { FieldRole } from "../data/recordFields.ts";
import type { Lines } from "./lines.ts";

/** What labels above a text say ("Title: …", "Author: …"), and where the text itself stands. */
export interface LabelledHead {
  readonly values: FieldValues;
  /** Labels that no field of an article stands for. */
  readonly fields: ReadonlyArray<ExtraField>;
  /** Values that stay in the text: UTF-16 offsets into raw. */
  readonly kept: ReadonlyArray<{
    readonly kind: "headline" | "standfirst";
    readonly start: number;
    readonly end: number;
  }>;
  /** Labels, and the values that became fields. */
  readonly dropped: ReadonlyArray<Drop>;
  /** The lines of the text. */
  readonly body: Lines;
}

interface Label {
  readonly name: string;
  readonly role: FieldRole | null;
  /** Offsets into raw: the label with its colon from `start`, the value from `value` to `end`; empty where they are equal. */
  readonly start: number;
  readonly value: number;
  end: number;
}

/** Labels and the lines between them that are looked at; the frame of an e-book is longer than a head. */
const MAX_HEAD = 30;
const MAX_FRAME = 400;
/** A label that is not known says something short, and no sentence. */
const MAX_OWN_VALUE = 100;

const LABEL = /^(\p{L}[\p{L}\p{M}_-]{0,24}(?:[ _-][\p{L}\p{M}_-]{1,24}){0,2}) ?[:：](?=\s|$)\s*/u;

const labelAt = (raw: string, lines: Lines, at: number): Label | null => {
  const start = lines.starts[at]!;
  const end = lines.ends[at]!;
  const match = LABEL.exec(raw.slice(start, Math.min(end, start + 120)));
  if (match === null) return null;
  const name = match[1]!;
  const value = Math.min(end, start + match[0].length);
  const role = roleOf(name);
  if (
    role === null &&
    (value === end || end - value > MAX_OWN_VALUE || /[.!?]["”’)]?$/.test(raw.slice(value, end)))
  )
    return null;
  return { name, role: role?.role ?? null, start, value, end };
};

/** The labels from line `from` on, up to the line that is neither one nor goes on with one; with the first line behind. */
const labelsFrom = (
  raw: string,
  lines: Lines,
  from: number,
  to: number,
): { readonly labels: ReadonlyArray<Label>; readonly end: number } => {
  const labels: Array<Label> = [];
  let at = from;
  for (; at < to; at++) {
    const isApart = lines.blankBefore[at] === 1 && at > from;
    const label = labelAt(raw, lines, at);
    const last = labels.at(-1);
    // A value that was wrapped goes on further in than its label.
    if (label === null && !isApart && last !== undefined && lines.indents[at]! > 1) {
      last.end = lines.ends[at]!;
      continue;
    }
    if (label === null || (isApart && label.role === null)) break;
    labels.push(label);
    if (label.role === "body") {
      at += label.value === label.end ? 1 : 0;
      break;
    }
  }
  return { labels, end: at };
};

/** A title and one thing more, else a body and one thing more: fewer labels may be the first words of a text. */
const isHead = (labels: ReadonlyArray<Label>): boolean => {
  const roles = new Set(labels.map(({ role }) => role).filter((role) => role !== null));
  return roles.size >= 2 && (roles.has("title") || roles.has("body"));
};

const NAMES: Partial<Record<FieldRole, string>> = {
  title: "headline",
  authors: "byline",
  published: "time",
  updated: "time",
};

/** Lines `from` to `to`, the first from raw offset `start` on. */
const linesBetween = (lines: Lines, from: number, to: number, start: number): Lines => {
  const count = Math.max(0, to - from);
  const starts = lines.starts.slice(from, from + count);
  if (count > 0) starts[0] = start;
  const blankBefore = lines.blankBefore.slice(from, from + count);
  if (count > 0) blankBefore[0] = 1;
  return {
    count,
    starts,
    ends: lines.ends.subarray(from, from + count),
    blankBefore,
    indents: lines.indents.subarray(from, from + count),
  };
};

const headOf = (
  raw: string,
  lines: Lines,
  labels: ReadonlyArray<Label>,
  from: number,
  to: number,
): LabelledHead => {
  const values: Partial<Record<FieldRole, Array<string>>> = {};
  const ranks: Partial<Record<FieldRole, number>> = {};
  const fields: Array<ExtraField> = [];
  const kept: Array<LabelledHead["kept"][number]> = [];
  const dropped: Array<Drop> = [];
  let start = lines.starts[from] ?? raw.length;
  for (const { name, role, start: labelStart, value, end } of labels) {
    const text = raw.slice(value, end).replace(/\s+/g, " ");
    const rank = role === null ? 0 : roleOf(name)!.rank;
    const known = role === null ? undefined : values[role];
    const isSaid =
      role !== null && role !== "id" && role !== "fetched" && role !== "body" && !isMissing(text);
    const isFirst = isSaid && known === undefined;
    const isMore =
      isSaid && known !== undefined && (role === "authors" || role === "topics") && rank === ranks[role];
    const field = (to: number): void => {
      dropped.push({
        rule: `parse.field.${role === null ? "other" : (NAMES[role] ?? role)}`,
        kind: "field",
        start: labelStart,
        end: to,
      });
    };
    if (role === "body") {
      field(value);
      if (value < end) start = value;
      continue;
    }
    if (isFirst || isMore) {
      (values[role] ??= []).push(text);
      ranks[role] = rank;
    } else if (!isMissing(text)) fields.push({ name, value: text });
    const kind = role === "title" ? "headline" : role === "description" ? "standfirst" : null;
    if (isFirst && kind !== null) {
      kept.push({ kind, start: value, end });
      field(value);
    } else field(end);
  }
  return { values, fields, kept, dropped, body: linesBetween(lines, from, to, start) };
};

/** The marks that part an e-book of Project Gutenberg from its licence. */
const BOOK_START = /^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG/i;
const BOOK_END =
  /^(?:\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the )?Project Gutenberg(?:['’]s)? )/i;
const MADE_BY =
  /^(?:(?:E-?text|This e-?text|eBook) )?(?:was )?(?:prepared|produced|transcribed|created) (?:from .{1,80} )?by\b/i;

const lineOf = (raw: string, lines: Lines, at: number): string =>
  raw.slice(lines.starts[at]!, lines.ends[at]!);

/** Head and text of an e-book of Project Gutenberg: what it says of itself stands between licence and text. */
const bookHead = (raw: string, lines: Lines): LabelledHead | null => {
  if (!raw.slice(0, MAX_FRAME * 80).includes("PROJECT GUTENBERG")) return null;
  let opens = 0;
  const limit = Math.min(lines.count, MAX_FRAME);
  while (opens < limit && !BOOK_START.test(lineOf(raw, lines, opens))) opens++;
  if (opens === limit) return null;
  const labels: Array<Label> = [];
  for (let at = 0; at < opens;) {
    const found = lines.blankBefore[at] === 1 ? labelsFrom(raw, lines, at, opens) : { labels: [], end: at };
    labels.push(...found.labels);
    at = Math.max(at + 1, found.end);
  }
  let from = opens + 1;
  if (from < lines.count && MADE_BY.test(lineOf(raw, lines, from)))
    do from++;
    while (from < lines.count && lines.blankBefore[from] === 0);
  let closes = lines.count;
  for (let at = lines.count - 1; at > from; at--) if (BOOK_END.test(lineOf(raw, lines, at))) closes = at;
  const head = headOf(
    raw,
    lines,
    labels.filter(({ role }) => role !== "body"),
    from,
    closes,
  );
  const frame: Array<Drop> = [];
  const drop = (start: number, end: number): void => {
    if (raw.slice(start, end).trim() !== "")
      frame.push({ rule: "parse.text.licence", kind: "copyright", start, end });
  };
  let at = 0;
  for (const { start, end } of [...labels].sort((a, b) => a.start - b.start)) {
    drop(at, start);
    at = end;
  }
  drop(at, lines.starts[from] ?? raw.length);
  if (closes < lines.count) drop(lines.starts[closes]!, raw.length);
  return { ...head, dropped: [...head.dropped, ...frame] };
};

/**
 * The labels that a text starts with, as corpora and tools that save pages write them above each article; null where it
 * starts with none. A label is a line of its own: one to three words, a colon, a value, which may go on in lines further
 * in. Names of fields: `RECORD_FIELDS`. Lines with a label of another name count among them. Offsets are UTF-16 units.
 */
export const labelledHead = (raw: string, lines: Lines): LabelledHead | null => {
  const book = bookHead(raw, lines);
  if (book !== null) return book;
  const { labels, end } = labelsFrom(raw, lines, 0, Math.min(lines.count, MAX_HEAD));
  return isHead(labels) ? headOf(raw, lines, labels, end, lines.count) : null;
};
