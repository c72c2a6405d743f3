/** Tables that the card states, each the answer to its query over the table files. */
import { addShares, FEWEST_CLUSTERS, shareOf, type ShareSums } from "@columnist/statistics";
import { MIX_PARTS, noMix } from "./mixCounts.ts";

/** A table with the SQL that gives it again, in DuckDB; tables are named as the files are. Shares are in percent. */
export interface Answer {
  readonly columns: ReadonlyArray<string>;
  readonly rows: ReadonlyArray<ReadonlyArray<string | number | null>>;
  readonly sql: string;
}

/** Percent, one decimal. */
const percent = (share: number): number => Math.round(share * 1000) / 10;

// The formulas of @columnist/statistics, so that anybody can check them, or ask for other groups.
const MIX_SQL = `with article as (
  select lang, s.doc_id, count(*) as n,
    count(*) filter (where label = 'opinion' and not abstain) as opinion,
    count(*) filter (where label = 'claim' and not abstain) as claim,
    count(*) filter (where label = 'quote' and not abstain) as quote,
    count(*) filter (where abstain) as "not sure"
  from sentences s join documents d on s.doc_id = d.doc_id where canonical group by lang, s.doc_id
), part as (
  unpivot (select * from article union all select 'all' as lang, * exclude lang from article)
  on opinion, claim, quote, "not sure" into name part value y
), sums as (
  select lang, part, count(*) as m, sum(n) as size, sum(y) / sum(n) as p,
    sum(y * y) as yy, sum(y * n) as yn, sum(n * n) as nn
  from part group by lang, part
), spread as (
  select *, m / (m - 1) * greatest(0, yy - 2 * p * yn + p * p * nn) / (size * size) as v from sums
), simple as (
  select *, case when v > 0 then p * (1 - p) / v else m end as k, 1.959964 as z from spread
), bounds as (
  select *, (p + z * z / (2 * k)) / (1 + z * z / k) as middle,
    z * sqrt(p * (1 - p) / k + z * z / (4 * k * k)) / (1 + z * z / k) as reach from simple
)
select lang as language, m as articles, part, round(100 * p, 1) as "share %",
  case when m >= ${FEWEST_CLUSTERS} then round(100 * greatest(0, middle - reach), 1) end as "from",
  case when m >= ${FEWEST_CLUSTERS} then round(100 * least(1, middle + reach), 1) end as "to"
from bounds
order by lang <> 'all', size desc, lang, list_position(['opinion', 'claim', 'quote', 'not sure'], part)`;

const bySize = (left: readonly [string, ShareSums], right: readonly [string, ShareSums]): number =>
  right[1].units - left[1].units || (left[0] < right[0] ? -1 : 1);

/** Shares of each part, of all articles and by language, with 95 % intervals by articles. */
export const mixAnswer = (languages: ReadonlyMap<string, ShareSums>): Answer => {
  const all = noMix();
  for (const sums of languages.values()) addShares(all, sums);
  const groups: ReadonlyArray<readonly [string, ShareSums]> =
    all.units === 0 ? [] : [["all", all], ...[...languages].sort(bySize)];
  return {
    columns: ["language", "articles", "part", "share %", "from", "to"],
    rows: groups.flatMap(([language, sums]) =>
      MIX_PARTS.map((part, k) => {
        const { share, interval } = shareOf(sums, k);
        const bounds = interval === null ? [null, null] : interval.map(percent);
        return [language, sums.clusters, part, percent(share), ...bounds];
      }),
    ),
    sql: MIX_SQL,
  };
};

/** How often each word stands in a column, the most frequent first. */
export const wordsAnswer = (
  table: string,
  column: string,
  counts: ReadonlyMap<string, number>,
  most: number,
): Answer => ({
  columns: [column, table],
  rows: [...counts]
    .filter(([, count]) => count > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most),
  sql: `select ${column}, count(*) as ${table} from ${table} where ${column} is not null group by 1 order by 2 desc, 1 limit ${most}`,
});

/** Speakers by quotes of kind direct or mixed: those who can be told apart by a name. */
export const speakersAnswer = (counts: ReadonlyMap<string, number>, most: number): Answer => ({
  ...wordsAnswer("quotes", "speaker", counts, most),
  columns: ["speaker", "quotes"],
  sql: `select speaker, count(distinct quote_id) as quotes from quotes
where kind in ('direct', 'mixed') and speaker_kind in ('person', 'group', 'document')
group by 1 order by 2 desc, 1 limit ${most}`,
});
