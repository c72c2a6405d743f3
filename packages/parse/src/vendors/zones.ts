import type { LabelRole } from "../data/exportLabels.ts";
import type { Collected } from "./collect.ts";
import type { ExportLine } from "./exportLine.ts";
import { type Labelled, labelIn, type Labels, looksLabelled } from "./labels.ts";
import { statesCopyright } from "./stated.ts";

/** Labels whose value may be paragraphs; behind any other label one line without a label may follow. */
const LONG: ReadonlySet<LabelRole> = new Set(["correction", "graphic"]);
const MOST_PARAGRAPHS = 4;

/**
 * Reads the labels above a body into `into`, from the line `from` on: a label, its value on the same line or the next, and
 * lines that go on with it. Ends where a paragraph has no label, or one that was there before: that is prose.
 *
 * @returns the first line of the body
 */
export const readHead = (
  lines: ReadonlyArray<ExportLine>,
  from: number,
  to: number,
  labels: Labels,
  into: Collected,
  isBody: (line: ExportLine) => boolean = () => false,
): number => {
  const seen = new Set<string>();
  let at = from;
  while (at < to) {
    const line = lines[at]!;
    if (isBody(line)) {
      into.field(line, "label");
      return at + 1;
    }
    if (statesCopyright(line.text)) {
      into.field(line, "rights");
      into.rights(line.text);
      at++;
      continue;
    }
    const known = labelIn(line, labels.head);
    const label = known ?? looksLabelled(line);
    if (label === null || seen.has(label.label.toLowerCase())) return at;
    if (label.role === "length" && !/\d/.test(line.text)) return at;
    seen.add(label.label.toLowerCase());
    const hasValue = line.text.slice(label.valueStart).trim() !== "";
    let end = at + 1;
    if (label.role === "body") {
      into.labelled(label, [line]);
      return end;
    }
    if (!hasValue && end < to && labelIn(lines[end]!, labels.head) === null && !isBody(lines[end]!)) end++;
    while (
      end < to &&
      !lines[end]!.blankBefore &&
      labelIn(lines[end]!, labels.head) === null &&
      looksLabelled(lines[end]!) === null &&
      !isBody(lines[end]!)
    )
      end++;
    into.labelled(label, lines.slice(at, end));
    at = end;
  }
  return at;
};

/**
 * Where the labels under a body start: the first line from which on every paragraph has a label, states a copyright, or
 * goes on with a label that may be long. Looked for from the end, so that a label's word in prose starts nothing.
 */
export const tailStart = (
  lines: ReadonlyArray<ExportLine>,
  from: number,
  to: number,
  labels: Labels,
): number => {
  let start = to;
  let unlabelled = 0;
  for (let at = to - 1; at >= from; at--) {
    const line = lines[at]!;
    const label = labelIn(line, labels.tail);
    if (label !== null || statesCopyright(line.text)) {
      if (label !== null && unlabelled > 0) {
        const isOpen = line.text.slice(label.valueStart).trim() === "";
        if (unlabelled > (LONG.has(label.role) ? MOST_PARAGRAPHS : isOpen ? 1 : 0)) break;
      } else if (label === null && unlabelled > 1) break;
      start = at;
      unlabelled = 0;
    } else if (line.blankBefore && looksLabelled(line) === null && ++unlabelled > MOST_PARAGRAPHS) break;
  }
  return start;
};

/** A label that no list has, where labels alone stand. */
const ANY_LABEL = /^\p{Lu}[\p{L}\p{N} /-]{2,30}\s?:\s/u;
const anyLabel = ({ text }: ExportLine): Labelled | null => {
  if (!ANY_LABEL.test(text)) return null;
  const colon = text.indexOf(":");
  return { role: "own", label: text.slice(0, colon).trim(), valueStart: colon + 1 };
};

/** Reads the labels under a body into `into`. */
export const readTail = (
  lines: ReadonlyArray<ExportLine>,
  from: number,
  to: number,
  labels: Labels,
  into: Collected,
): void => {
  let at = from;
  while (at < to) {
    const line = lines[at]!;
    if (statesCopyright(line.text)) {
      // A holder's name that is centred under "Copyright 2024" goes with it.
      into.field(line, "rights");
      into.rights(line.text);
      at++;
      continue;
    }
    const label: Labelled | null = labelIn(line, labels.tail) ?? looksLabelled(line) ?? anyLabel(line);
    if (label === null) {
      into.field(line, "other");
      at++;
      continue;
    }
    let end = at + 1;
    const startsOther = LONG.has(label.role) ? looksLabelled : anyLabel;
    while (
      end < to &&
      labelIn(lines[end]!, labels.tail) === null &&
      looksLabelled(lines[end]!) === null &&
      startsOther(lines[end]!) === null &&
      !statesCopyright(lines[end]!.text)
    )
      end++;
    into.labelled(label, lines.slice(at, end));
    at = end;
  }
};
