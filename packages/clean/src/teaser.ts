import { fold, type Line } from "./line.ts";

/** "A fresh start:Why the weir must go": a label and a headline that a scrape has put together without a space. */
const GLUED = /^([^:.!?]{0,80}[\p{L}\d’'”"?.)!]):(?=["“‘']?\p{Lu})\S/u;

/** Teasers are headlines: longer lines are not asked. */
const MAX_WORDS = 34;

/**
 * Lines between paragraphs that tease another article: a label glued to a headline. A label that comes again is a speaker
 * of an interview, and one letter is a question's or an answer's.
 */
export const gluedTeasers = (
  lines: ReadonlyArray<Line>,
  isAsked: (i: number) => boolean,
): ReadonlyArray<number> => {
  const labels = new Map<string, Array<number>>();
  for (const [i, line] of lines.entries()) {
    if (line.words > MAX_WORDS || !line.text.slice(0, 100).includes(":") || !isAsked(i)) continue;
    const label = GLUED.exec(line.text.slice(0, 100))?.[1];
    if (label === undefined || label.length < 3) continue;
    const key = fold(label);
    const known = labels.get(key);
    if (known === undefined) labels.set(key, [i]);
    else known.push(i);
  }
  return [...labels.values()].flatMap((found) => (found.length === 1 ? found : []));
};
