/** What the sentences of groups of articles do: shares of each part, with intervals by articles. */
import { FEWEST_CLUSTERS, shareOf, type Interval, type ShareSums } from "@columnist/statistics";
import { escapeHtml, percent } from "./html.ts";
import { PART_NAMES, PARTS } from "./measures.ts";
import { largest, latest, mixPlot } from "./plots.ts";
import { figure, section, table, type Cell } from "./table.ts";
import type { Tally } from "./tally.ts";

/** `41 % (35 to 47)`. */
export const shareText = (share: number, interval: Interval | null): string =>
  interval === null
    ? percent(share)
    : `${percent(share)} (${percent(interval[0]).replace(" %", "")} to ${percent(interval[1]).replace(" %", "")})`;

/** What stands for each part where it is drawn. */
export const PART_LEGEND = `<span class="parts" aria-hidden="true"><span class="opinion">● opinion</span> <span class="claim">✕ claim</span> <span class="quote">◆ quote</span> <span class="unsure-part">■ not sure</span></span>`;

const values = (kind: string, groups: ReadonlyArray<readonly [string, ShareSums]>): string =>
  table(
    [kind, "articles", "sentences", ...PARTS.map((part) => PART_NAMES[part])],
    groups.map(([name, sums]): ReadonlyArray<Cell> => {
      const grey = sums.clusters < FEWEST_CLUSTERS;
      const shares = PARTS.map((_, k) => {
        const { share, interval } = shareOf(sums, k);
        return { html: `<span${grey ? ' class="few"' : ""}>${shareText(share, interval)}</span>` };
      });
      return [{ html: `<bdi>${escapeHtml(name)}</bdi>` }, sums.clusters, sums.units, ...shares];
    }),
  );

const one = (kind: string, groups: ReadonlyArray<readonly [string, ShareSums]>, all: number): string =>
  figure(
    `Label mix by ${kind}${groups.length < all ? `, ${groups.length} of ${all}` : ""} ${PART_LEGEND}`,
    mixPlot(`Label mix by ${kind}`, groups),
    values(kind, groups),
  );

/** Mixes by language where there are several, publisher, section, author, month. */
export const mixes = (tally: Tally): string => {
  const of = (kind: string, groups: ReadonlyMap<string, ShareSums>, most: number): string =>
    one(kind, largest(groups, most), groups.size);
  return section(
    "mix",
    "What the sentences do",
    `<p>Intervals are of 95 % and by articles: sentences of one article are alike, so a group is as sure as it has articles, and of copies one is counted. Groups of fewer than ${FEWEST_CLUSTERS} are grey and have none; of few more, take them for too narrow. “Not sure” are the sentences that abstain: two labels stay possible.</p>`,
    tally.byLanguage.size < 2 ? "" : of("language", tally.byLanguage, 12),
    tally.byPublisher.size < 2 ? "" : of("publisher", tally.byPublisher, 12),
    of("section", tally.bySection, 12),
    of("author", tally.byAuthor, 12),
    tally.byMonth.size === 0
      ? "<p>No article states an absolute publication date, so there is no mix by month.</p>"
      : one("month of publication", latest(tally.byMonth, 24), tally.byMonth.size),
  );
};
