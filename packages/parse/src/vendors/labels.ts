import { type LabelRole, NEXIS_LABELS } from "../data/exportLabels.ts";
import type { ExportLine } from "./exportLine.ts";

/** A line that starts with a label: what the label says, as it is written, and where its value starts in the text. */
export interface Labelled {
  readonly role: LabelRole;
  readonly label: string;
  readonly valueStart: number;
}

type Place = "head" | "tail";

/** Labels by place, a label's role by its lower-case text. */
export type Labels = Readonly<Record<Place, ReadonlyMap<string, LabelRole>>>;

/** Labels of a list of data as the readers look them up. */
export const labelsOf = (
  rows: ReadonlyArray<readonly [role: LabelRole, place: Place | "both", labels: string]>,
): Labels => {
  const found = { head: new Map<string, LabelRole>(), tail: new Map<string, LabelRole>() };
  for (const [role, place, labels] of rows)
    for (const label of labels.split("|"))
      for (const at of ["head", "tail"] as const)
        if ((place === "both" || place === at) && !found[at].has(label)) found[at].set(label, role);
  return found;
};

export const NEXIS = labelsOf(NEXIS_LABELS);

/** What labels without a colon may say, on a line of their own: any other such line may be a heading. */
const STAND_ALONE: ReadonlySet<LabelRole> = new Set(["correction", "graphic"]);

/** No label is longer, UTF-16 units. */
const LONGEST = 40;

/** The label that a line starts with and that stands among `known`; a space before the colon is French. */
export const labelIn = ({ text }: ExportLine, known: ReadonlyMap<string, LabelRole>): Labelled | null => {
  const colon = text.slice(0, LONGEST).indexOf(":");
  if (colon <= 0) {
    // "Graphic" and its value a paragraph below.
    const role = text.length < LONGEST ? known.get(text.toLowerCase()) : undefined;
    return role !== undefined && STAND_ALONE.has(role)
      ? { role, label: text, valueStart: text.length }
      : null;
  }
  const label = text.slice(0, colon).trim();
  const role = known.get(label.toLowerCase().replace(/\s+/g, " "));
  return role === undefined ? null : { role, label, valueStart: colon + 1 };
};

/** A label that no list knows but that is written as one: capitals alone, or each word with one. */
export const looksLabelled = ({ text }: ExportLine): Labelled | null => {
  const label = /^(\p{Lu}[\p{Lu}\p{N}'’/-]{2,30})\s?:(?=\s|$)/u.exec(text)?.[1];
  return label === undefined ? null : { role: "own", label, valueStart: text.indexOf(":") + 1 };
};
