/** The report's section on what people said: agreement, shares of an audit, the machine's odds on these articles. */
import { judgementFigures, type AgreementFigure } from "@columnist/dataset/judgements";
import type { JudgementRow } from "@columnist/model";
import type { Interval } from "@columnist/statistics";
import { escapeHtml, grouped } from "./html.ts";
import { shareText } from "./mixes.ts";
import { section, table } from "./table.ts";

/** `.82 (.75 to .88)`, or why there is none. */
export const alphaText = (alpha: number | null, interval: Interval | null): string => {
  if (alpha === null) return "not defined: one label only";
  const [low, high] = interval ?? [];
  return `${alpha.toFixed(2)}${low === undefined ? "" : ` (${low.toFixed(2)} to ${high!.toFixed(2)})`}`;
};

const agreementTable = (head: string, figures: ReadonlyArray<AgreementFigure>): string =>
  figures.length === 0
    ? ""
    : table(
        [head, "sentences", "alpha (95 %)"],
        figures.map(({ of, sentences, alpha, interval }) => [of, sentences, alphaText(alpha, interval)]),
      );

/** Nothing where nobody judged. */
export const peopleSection = (judgements: ReadonlyArray<JudgementRow>): string => {
  if (judgements.length === 0) return "";
  const { lines, people, agreement, pairs, byMachine, byRule, audit } = judgementFigures(judgements);
  const said = `<p>${grouped(lines)} judgements of ${people.map((name) => `<bdi>${escapeHtml(name)}</bdi>`).join(", ")}; each is a row of <code>judgements</code>.</p>`;
  const agreed =
    agreement === null
      ? "<p>No sentence was labelled by two people, so nothing is known of how far people agree.</p>"
      : `<p>Krippendorff's alpha of the labels that people gave to the same sentences, without decisions: <b>${alphaText(agreement.alpha, agreement.interval)}</b> on ${grouped(agreement.sentences)} sentences.</p>` +
        agreementTable("people", pairs.length > 1 ? pairs : []) +
        agreementTable("machine's label", byMachine) +
        agreementTable("machine's rule", byRule);
  const audited =
    audit === null
      ? ""
      : `<p>A random sample of version ${escapeHtml(audit.dataset)}, judged blind: ${grouped(audit.sentences)} sentences, ${grouped(audit.left)} more left without a label. The machine's label is that of people for <b>${shareText(audit.right.share, audit.right.interval)}</b>; each draw counts as the inverse of its probability.</p>` +
        table(
          ["label by people", "of all sentences (95 %)"],
          audit.labels.map(({ label, share }) => [label, shareText(share.share, share.interval)]),
        ) +
        table(
          ["machine's odds", "mean", "right (95 %)", "sentences"],
          audit.bands.map(({ from, to, said: mean, right }) => [
            `${from} to ${to}`,
            mean.toFixed(2),
            shareText(right.share, right.interval),
            right.n,
          ]),
        );
  return section("people", "What people said", said, agreed, audited);
};
