import type { Block, Drop } from "@columnist/model";
import type { MappedText } from "./mapped.ts";
import { needsRepair, repairsOf } from "./repair.ts";

/** A value that is no block, repaired as the text is: a title, a name. */
export const repaired = (text: string, isFrench: boolean): string => {
  if (!needsRepair(text)) return text;
  let made = "";
  let at = 0;
  for (const repair of repairsOf(text, isFrench)) {
    made += text.slice(at, repair.start) + repair.text;
    at = repair.end;
  }
  return made + text.slice(at);
};

/** Adds `block.text.slice(from, to)`, raw where a run says so. `hint`: index of the run to look at first; returns the next. */
const copy = (block: Block, from: number, to: number, into: MappedText, hint: number): number => {
  const { runs, text } = block;
  let run = hint;
  let at = from;
  while (at < to) {
    while (run + 2 < runs.length && runs[run]! + runs[run + 2]! <= at) run += 3;
    if (run + 2 >= runs.length) {
      into.make(text.slice(at, to));
      return run;
    }
    const runStart = runs[run]!;
    if (runStart > at) {
      const stop = Math.min(runStart, to);
      into.make(text.slice(at, stop));
      at = stop;
      continue;
    }
    const stop = Math.min(runStart + runs[run + 2]!, to);
    into.keep(text.slice(at, stop), runs[run + 1]! + (at - runStart));
    at = stop;
  }
  return run;
};

/** Drops the raw units behind `block.text.slice(from, to)`. */
const dropRaw = (
  block: Block,
  from: number,
  to: number,
  rule: string,
  dropped: Array<Drop>,
  hint: number,
): number => {
  const { runs } = block;
  let run = hint;
  const kind = rule.startsWith("clean.space") ? "space" : "repair";
  while (run + 2 < runs.length && runs[run]! + runs[run + 2]! <= from) run += 3;
  for (let at = run; at + 2 < runs.length && runs[at]! < to; at += 3) {
    const start = Math.max(from, runs[at]!);
    const end = Math.min(to, runs[at]! + runs[at + 2]!);
    if (start < end) {
      const raw = runs[at + 1]! - runs[at]!;
      dropped.push({ rule, kind, start: raw + start, end: raw + end });
    }
  }
  return run;
};

/** Writes a kept block, repaired, to the text that grows; what a repair takes out goes to `dropped`. */
export const writeBlock = (block: Block, isFrench: boolean, into: MappedText, dropped: Array<Drop>): void => {
  const { text } = block;
  if (!needsRepair(text)) {
    copy(block, 0, text.length, into, 0);
    return;
  }
  let at = 0;
  let run = 0;
  for (const repair of repairsOf(text, isFrench)) {
    run = copy(block, at, repair.start, into, run);
    run = dropRaw(block, repair.start, repair.end, repair.rule, dropped, run);
    into.make(repair.text);
    at = repair.end;
  }
  copy(block, at, text.length, into, run);
};
