/** What is not as it was in the version before, and whether the articles that came are like those that were there. */
import { drift, DRIFT_BELOW } from "@columnist/statistics";
import { escapeHtml, grouped, percent } from "./html.ts";
import { section, table } from "./table.ts";
import type { AddressOf } from "./warnings.ts";
import { MEASURES, PART_NAMES, type ArticleCounts } from "./measures.ts";

/** A sentence that got another label. */
export interface Relabelled {
  readonly docId: string;
  readonly sentId: string;
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** Why, as the diff of versions says. */
  readonly cause: string;
}

/** What changed since a version. */
export interface Changes {
  /** The version before. */
  readonly version: string;
  /** doc_ids of articles that were not in it. */
  readonly added: ReadonlySet<string>;
  /** In words and numbers: `12 sentences relabelled (model)`. */
  readonly counts: ReadonlyArray<string>;
  /** All, or the first of them. */
  readonly relabelled: ReadonlyArray<Relabelled>;
}

/** A page with more would be slow to open; `pipeline diff` has them all. */
export const SHOWN_RELABELLED = 100;

const MEASURE_NAMES: Readonly<Record<(typeof MEASURES)[number], string>> = {
  ...PART_NAMES,
  confidence: "expected to be right",
};

/** The shares in which articles that came differ from those that were there; null where too few are on a side. */
export const driftOf = (sample: ReadonlyArray<ArticleCounts>, added: ReadonlySet<string>) => {
  const found = drift(
    sample.filter(({ docId }) => !added.has(docId)),
    sample.filter(({ docId }) => added.has(docId)),
  );
  return found?.map((measure, k) => ({ name: MEASURE_NAMES[MEASURES[k]!], ...measure })) ?? null;
};

const driftTable = (sample: ReadonlyArray<ArticleCounts>, added: ReadonlySet<string>): string => {
  const measures = driftOf(sample, added);
  if (measures === null)
    return "<p>Too few articles, copies aside, came or stayed to say whether those that came are like the others: five of each are needed.</p>";
  const moved = measures.filter(({ p }) => p <= DRIFT_BELOW);
  const verdict =
    moved.length === 0
      ? "The articles that came are like those that were there."
      : `The articles that came are unlike those that were there, in ${moved.map(({ name }) => name).join(", ")}.`;
  return (
    `<p><b>${verdict}</b> Both with the labels of this version; p: how often as many articles, shuffled, lie as far apart in any of these shares. Below ${DRIFT_BELOW} is called drift: without any, three versions in a hundred.</p>` +
    table(
      ["share of sentences", "articles that stayed", "articles that came", "p", "drift"],
      measures.map(({ name, before, after, p }) => [
        name,
        percent(before),
        percent(after),
        p.toFixed(3),
        p <= DRIFT_BELOW ? "yes" : "no",
      ]),
    )
  );
};

/** The section of what changed. */
export const changesSection = (
  sample: ReadonlyArray<ArticleCounts>,
  changes: Changes,
  addressOf: AddressOf,
): string =>
  section(
    "changes",
    `What changed since ${escapeHtml(changes.version)}`,
    changes.counts.length === 0
      ? "<p>No article and no sentence.</p>"
      : `<ul>${changes.counts.map((line) => `<li>${escapeHtml(line)}</li>`).join("")}</ul>`,
    changes.added.size === 0 ? "" : driftTable(sample, changes.added),
    changes.relabelled.length === 0
      ? ""
      : `<details><summary>${grouped(Math.min(SHOWN_RELABELLED, changes.relabelled.length))} sentences with another label</summary>${table(
          ["sentence", "was", "is", "why", "sent_id"],
          changes.relabelled
            .slice(0, SHOWN_RELABELLED)
            .map(({ text, before, after, cause, sentId, docId }) => {
              const address = addressOf(sentId) ?? addressOf(docId);
              const id = `<code>${escapeHtml(sentId)}</code>`;
              return [
                text,
                before,
                after,
                cause,
                { html: address === null ? id : `<a href="${address}">${id}</a>` },
              ];
            }),
        )}</details>`,
  );
