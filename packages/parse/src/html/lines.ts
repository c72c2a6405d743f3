import { LINE_OPENINGS } from "../data/htmlLines.ts";

/** Kinds of short line, sorted. */
export const LINE_KINDS: ReadonlyArray<string> = LINE_OPENINGS.map(([kind]) => kind);

interface Opening {
  readonly text: string;
  readonly kind: number;
}
/** Openings by their first two characters. */
const OPENINGS = new Map<string, Array<Opening>>();
for (const [kind, openings] of LINE_OPENINGS)
  for (const text of openings.split("|")) {
    const key = text.slice(0, 2);
    const bucket = OPENINGS.get(key) ?? [];
    bucket.push({ text, kind: LINE_KINDS.indexOf(kind) });
    OPENINGS.set(key, bucket);
  }

/** Bits of the kinds of line that `text` may begin; bit `i` is `LINE_KINDS[i]`. */
export const lineKinds = (text: string): number => {
  const start = text.slice(0, 32).toLowerCase();
  let bits = 0;
  for (const { text: opening, kind } of OPENINGS.get(start.slice(0, 2)) ?? [])
    if (start.startsWith(opening)) bits |= 1 << kind;
  return bits | (OPENINGS.get(start.slice(0, 1)) ?? []).reduce((all, { kind }) => all | (1 << kind), 0);
};
