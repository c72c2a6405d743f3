import type { Block, Evidence } from "@columnist/model";
import { sliceOf, through } from "../mapped.ts";
import { evidence } from "../metadata.ts";
import { bylineOf } from "../text/bylineLine.ts";
import { linesOf } from "../text/lines.ts";
import { unitsOf } from "../text/wrapped.ts";
import type { Page } from "./page.ts";

/** Of a page's body, characters but white space, so much in one `pre` makes it a page of plain text. */
const MOST_OF_BODY = 0.7;

/** A page of plain text: its paragraphs, and whom the line above them names. */
export interface Preformatted {
  readonly stretch: number;
  readonly blocks: ReadonlyArray<Block>;
  readonly authors: ReadonlyArray<Evidence<string>>;
}

/**
 * The paragraphs of a page whose body is set as plain text (`pre`), as a text file's are read: lines that were wrapped
 * joined, a byline above them taken out. Null for other pages.
 */
export const preformatted = (page: Page, body: ReadonlyArray<number>): Preformatted | null => {
  const { stretches, tree } = page;
  const all = body.reduce((sum, i) => sum + stretches[i]!.chars, 0);
  const stretch = body.find((i) => {
    const { chars, owner } = stretches[i]!;
    return tree.names[owner] === "pre" && chars >= all * MOST_OF_BODY;
  });
  if (stretch === undefined) return null;
  const field = stretches[stretch]!;
  const units = unitsOf(field.text, linesOf(field.text));
  if (units.length < 2) return null;
  const byline = units[0]!.words <= 8 ? bylineOf(units[0]!.text) : null;
  const isByline = byline !== null && byline.authors.length > 0 && byline.hasLead;
  return {
    stretch,
    blocks: units.slice(isByline ? 1 : 0).map(({ start, end, text }) => ({
      kind: "paragraph",
      text,
      runs: through([0, 0, text.length], sliceOf(field, start, end)),
      bodyProbability: 0.95,
    })),
    authors: isByline ? byline.authors.map((name) => evidence(name, "line:byline", byline.confidence)) : [],
  };
};
