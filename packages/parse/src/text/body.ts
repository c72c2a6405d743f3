import type { BlockKind } from "@columnist/model";
import { isDangling } from "./lineShape.ts";
import type { Unit } from "./unit.ts";

/** A unit of the body with its kind; `start` skips the mark of a list item or a quotation. */
export interface BodyBlock {
  readonly kind: BlockKind;
  /** UTF-16 offsets into raw. */
  readonly start: number;
  readonly end: number;
}

const BULLET = /^(?:[•‣◦▪●*·–-]|\(?\d{1,2}[.)])[ \t\u00a0]+(?=\S)/u;
const TURN =
  /^(?:[QA]|Question|Answer|\p{Lu}[\p{L}.'’-]{0,20}(?: \p{Lu}[\p{L}.'’-]{0,20}){0,2}|\p{Lu}{2,20}(?: \p{Lu}{2,20}){0,2})\s?[:.](?=\s\S)/u;

const turnLabel = (text: string): string | null => {
  const head = text.slice(0, 70);
  if (!head.includes(":") && !/^[QA]\./.test(head)) return null;
  const label = TURN.exec(head)?.[0];
  if (label === undefined) return null;
  const name = label.slice(0, -1).trim();
  return label.endsWith(".") && name !== "Q" && name !== "A" ? null : name.toLowerCase();
};

/** Labels that open at least two lines each, or four lines in all between two to four speakers: an interview. */
const speakersIn = (units: ReadonlyArray<Unit>, from: number): ReadonlySet<string> => {
  const counts = new Map<string, number>();
  let turns = 0;
  const seen = Math.min(units.length, from + 400);
  for (let i = from; i < seen; i++) {
    const label = turnLabel(units[i]!.text);
    if (label === null) continue;
    turns++;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const repeated = [...counts].filter(([, count]) => count >= 2).map(([label]) => label);
  return turns >= 4 && repeated.length >= 2 ? new Set(repeated) : new Set();
};

/** A short line without a stop between lines of prose: it heads what follows. */
const isHeading = (units: ReadonlyArray<Unit>, at: number, from: number): boolean => {
  const unit = units[at]!;
  if (unit.words > 12 || unit.hasStop || /[,;:–—-]$/u.test(unit.text) || isDangling(unit.text)) return false;
  // Above the first paragraph nothing is headed yet: there it is a caption or a label.
  const above = units[at - 1];
  if (at === from || above === undefined || (at <= from + 2 && !above.hasStop)) return false;
  const next = units[at + 1];
  return next !== undefined && /[\p{L}]/u.test(unit.text);
};

/** Kinds of the units from `from` on. Linear. */
export const bodyBlocks = (units: ReadonlyArray<Unit>, from: number): ReadonlyArray<BodyBlock> => {
  const speakers = speakersIn(units, from);
  const bullets = new Uint8Array(units.length + 1);
  for (let i = from; i < units.length; i++) {
    const { text } = units[i]!;
    const code = text.charCodeAt(0) | 0x20;
    // Nearly every paragraph starts with an ASCII letter.
    if ((code >= 0x61 && code <= 0x7a) || !BULLET.test(text.slice(0, 8))) continue;
    bullets[i] = 1;
  }
  const blocks: Array<BodyBlock> = [];
  for (let i = from; i < units.length; i++) {
    const { start, end, text } = units[i]!;
    if (text.startsWith("> ") && text.length > 4) {
      blocks.push({ kind: "blockquote", start: start + 2, end });
      continue;
    }
    const isList = bullets[i] === 1 && ((i > from && bullets[i - 1] === 1) || bullets[i + 1] === 1);
    if (isList) {
      const mark = BULLET.exec(text.slice(0, 8))![0].length;
      blocks.push({ kind: "list_item", start: start + mark, end });
      continue;
    }
    if (speakers.size > 0) {
      const label = turnLabel(text);
      if (label !== null && speakers.has(label)) {
        blocks.push({ kind: "turn", start, end });
        continue;
      }
    }
    blocks.push({ kind: isHeading(units, i, from) ? "heading" : "paragraph", start, end });
  }
  return blocks;
};
