/** What a report says of how right labels are: from judged op-eds, with intervals by document. */
import { LABELS, type HeldOut, type MeasuredShare } from "@columnist/model";
import { addCluster, noShares, shareOf } from "@columnist/statistics";
import type { JudgedOped } from "./opedFigures.ts";

const STEP = 0.05;

const isRight = ({ gold, given }: JudgedOped): boolean => gold === given;

/** Share of some rows of which `test` holds. */
const measured = (
  rows: ReadonlyArray<JudgedOped>,
  test: (row: JudgedOped) => boolean = isRight,
): MeasuredShare => {
  const sums = noShares(1);
  for (const document of Map.groupBy(rows, ({ group }) => group).values())
    addCluster(sums, document.length, [document.filter(test).length]);
  const { share, interval } = shareOf(sums, 0);
  const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
  return {
    share: rounded(share),
    interval: interval === null ? null : [rounded(interval[0]), rounded(interval[1])],
    n: rows.length,
  };
};

const reliabilityOf = (rows: ReadonlyArray<JudgedOped>): HeldOut["reliability"] => {
  const bins = Map.groupBy(rows, ({ confidence }) => Math.min(1 / STEP - 1, Math.floor(confidence / STEP)));
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([, bin]) => ({
      confidence: Number((bin.reduce((sum, { confidence }) => sum + confidence, 0) / bin.length).toFixed(4)),
      ...measured(bin),
    }));
};

/** All, and from .4 on in steps of .02: hundredths, so that the sentences of a dataset can be counted beside them. */
const THRESHOLDS = [0, ...Array.from({ length: 30 }, (_, i) => (40 + 2 * i) / 100)];

const curveOf = (rows: ReadonlyArray<JudgedOped>): HeldOut["curve"] =>
  THRESHOLDS.map((threshold) => ({
    threshold,
    kept: rows.filter(({ confidence }) => confidence >= threshold),
  }))
    .filter(({ kept }, i, all) => kept.length > 0 && kept.length !== all[i - 1]?.kept.length)
    .map(({ threshold, kept }) => ({
      threshold,
      coverage: Number((kept.length / rows.length).toFixed(4)),
      ...measured(kept, (row) => !isRight(row)),
    }));

/**
 * @param what which model of which version, and the words that say what was judged
 * @param rows op-eds as a model judged them that had not seen them
 */
export const heldOutOf = (
  what: Pick<HeldOut, "model" | "version" | "set" | "labelledBy" | "heldOut" | "languages">,
  rows: ReadonlyArray<JudgedOped>,
): HeldOut => {
  const byLabel = (side: "gold" | "given") =>
    Object.fromEntries(
      LABELS.map((label) => [label, measured(rows.filter((row) => row[side] === label))]),
    ) as HeldOut["recall"];
  return {
    ...what,
    documents: new Set(rows.map(({ group }) => group)).size,
    sentences: rows.length,
    right: measured(rows),
    rightWhereSure: measured(rows.filter(({ abstains }) => !abstains)),
    rightWhereUnsure: measured(rows.filter(({ abstains }) => abstains)),
    abstained: measured(rows, ({ abstains }) => abstains),
    recall: byLabel("gold"),
    precision: byLabel("given"),
    reliability: reliabilityOf(rows),
    curve: curveOf(rows),
  };
};
