/** The plainer sections of the page: who is quoted, lengths and confidence, reasons, drops, duplicates, failures. */
import { escapeHtml, grouped } from "./html.ts";
import { PART_NAMES, PARTS, type PartCounts } from "./measures.ts";
import { PART_LEGEND } from "./mixes.ts";
import { barPlot, histogram } from "./plots.ts";
import { figure, section, table } from "./table.ts";
import { totalOf, type Tally } from "./tally.ts";
import type { AddressOf } from "./warnings.ts";

const SHOWN_SPEAKERS = 20;
const SHOWN_RULES = 40;

export const quotesSection = (tally: Tally): string => {
  const speakers = [...tally.bySpeaker]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, SHOWN_SPEAKERS);
  return section(
    "quotes",
    "Who is quoted",
    speakers.length === 0
      ? "<p>No quote has a speaker with a name.</p>"
      : figure(
          `Direct and mixed quotes by speaker: persons, groups and documents with a name, ${speakers.length} of ${grouped(tally.bySpeaker.size)}`,
          barPlot("Quotes by speaker", speakers, "quotes"),
          table(["speaker", "quotes"], speakers),
        ),
    `<p>${grouped(tally.unattributed)} quotes have no speaker in reach.</p>`,
  );
};

const steps = (
  kind: string,
  groups: ReadonlyMap<number, PartCounts>,
  name: (from: number) => string,
): string =>
  table(
    [kind, ...PARTS.map((part) => PART_NAMES[part])],
    [...groups]
      .sort(([a], [b]) => a - b)
      .map(([from, counts]) => [name(from), ...PARTS.map((part) => counts[part])]),
  );

/** Hundredths of confidence as steps of .05. */
const twentieths = (byConfidence: Tally["byConfidence"]): ReadonlyMap<number, PartCounts> => {
  const merged = new Map<number, PartCounts>();
  for (const [hundredths, counts] of byConfidence) {
    const step = Math.min(95, Math.floor(hundredths / 5) * 5) / 100;
    const into = merged.get(step) ?? { opinion: 0, claim: 0, quote: 0, unsure: 0 };
    merged.set(step, into);
    for (const part of PARTS) into[part] += counts[part];
  }
  return merged;
};

export const shapeSection = (tally: Tally): string => {
  const byConfidence = twentieths(tally.byConfidence);
  return section(
    "shape",
    "Length and confidence",
    figure(
      `Words a sentence ${PART_LEGEND}`,
      histogram("Sentences by length and label", tally.byLength, "words", 5),
      steps("words", tally.byLength, (words) => `${words} to ${words + 4}`),
    ),
    figure(
      `How sure the labels are: calibrated probability that the label is right ${PART_LEGEND}`,
      histogram("Sentences by confidence and label", byConfidence, "confidence", 0.05),
      steps("confidence", byConfidence, (from) => `${from.toFixed(2)} to ${(from + 0.05).toFixed(2)}`),
    ),
  );
};

export const rulesSection = (tally: Tally): string =>
  section(
    "reasons",
    "Reasons",
    `<details class="values"><summary>Guideline rules that decided</summary>${table(
      ["rule", "opinion", "claim", "quote"],
      [...tally.byRule]
        .sort(([a, x], [b, y]) => totalOf(y) - totalOf(x) || (a < b ? -1 : 1))
        .map(([rule, counts]) => [rule, counts.opinion, counts.claim, counts.quote]),
    )}</details>`,
  );

export const droppedSection = (tally: Tally): string =>
  section(
    "dropped",
    "What was dropped and why",
    "<p>Markup and white space are left out here; every other character that is not in a text is in the table <code>dropped</code>.</p>",
    `<details class="values"><summary>By rule</summary>${table(
      ["rule", "pieces", "characters"],
      [...tally.droppedByRule]
        .sort(([a, x], [b, y]) => y.characters - x.characters || (a < b ? -1 : 1))
        .slice(0, SHOWN_RULES)
        .map(([rule, { pieces, characters }]) => [rule, pieces, characters]),
    )}</details>`,
  );

const SHOWN_DUPLICATES = 200;

export const duplicatesSection = (tally: Tally, addressOf: AddressOf): string =>
  section(
    "duplicates",
    "Duplicates",
    tally.duplicates.size === 0
      ? "<p>No article is a near copy of another.</p>"
      : table(
          ["canonical article", "copies"],
          [...tally.duplicates].slice(0, SHOWN_DUPLICATES).map(([id, copies]) => {
            const address = addressOf(id);
            const code = `<code>${escapeHtml(id)}</code>`;
            return [
              { html: address === null ? code : `<a href="${address}">${code}</a>` },
              copies.join(", "),
            ];
          }),
        ),
  );

export const failuresSection = (tally: Tally): string =>
  section(
    "failures",
    "Failures",
    tally.failures.length === 0
      ? "<p>Every input became rows.</p>"
      : table(
          ["input", "error", "what is wrong", "what to do"],
          tally.failures.map((failure) => [
            failure.source_record === null
              ? failure.source_path
              : `${failure.source_path} # ${failure.source_record}`,
            failure.error,
            failure.detail,
            failure.advice,
          ]),
        ),
  );
