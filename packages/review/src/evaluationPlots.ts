import type { EvaluatedPart, KeptShare, ReliabilityBin } from "@columnist/model";
import * as Plot from "@observablehq/plot";
import { draw } from "./plots.ts";
import { wilson } from "@columnist/statistics";

const SIDE = { width: 440, height: 300, marginBottom: 42, marginLeft: 52 };

/** Sentences of one confidence: how many of them are right, with its interval. */
interface Reliable {
  readonly confidence: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** Dots on the line are as right as they are sure; those of `isSure` false are grey. */
export const reliabilityOptions = (
  rows: ReadonlyArray<Reliable>,
  isSure: (row: Reliable) => boolean = () => true,
): Plot.PlotOptions => {
  const colour = (row: Reliable): string => (isSure(row) ? "var(--accent)" : "var(--faint)");
  return {
    x: { domain: [0.3, 1], label: "confidence", labelOffset: 34, grid: true },
    y: { domain: [0.3, 1], label: "share right", grid: true, clamp: true },
    r: { range: [2, 9] },
    marks: [
      Plot.line(
        [
          [0.3, 0.3],
          [1, 1],
        ],
        { stroke: "var(--soft)", strokeDasharray: "4 4" },
      ),
      Plot.ruleX(rows, { x: "confidence", y1: "low", y2: "high", stroke: colour }),
      Plot.dot(rows, { x: "confidence", y: "share", r: "n", fill: colour }),
    ],
  };
};

/** How right the sentences of each confidence were, with 95 % intervals. */
export const reliabilityPlot = (title: string, bins: ReadonlyArray<ReliabilityBin>): string => {
  const rows = bins.map(({ confidence, right, n }) => {
    const [low, high] = wilson(right, n);
    return { confidence, share: right / n, low, high, n };
  });
  return draw(title, { ...SIDE, ...reliabilityOptions(rows) });
};

/** Error among the sentences kept, the least sure left out first; the dot is where the labeller abstains. */
export const riskPlot = (title: string, curve: ReadonlyArray<KeptShare>, kept: KeptShare): string => {
  const highest = Math.max(0.1, kept.risk, ...curve.map(({ risk }) => risk));
  const half = (curve.at(-1)?.risk ?? 0) / 2;
  return draw(title, {
    ...SIDE,
    x: { domain: [0, 100], percent: true, label: "coverage (%)", labelOffset: 34, grid: true },
    y: { domain: [0, Math.ceil(highest * 10) * 10], percent: true, label: "error (%)", grid: true },
    marks: [
      Plot.ruleY([half], { stroke: "var(--soft)", strokeDasharray: "4 4" }),
      Plot.line(curve, { x: "coverage", y: "risk", stroke: "var(--accent)", strokeWidth: 2 }),
      Plot.dot([kept], { x: "coverage", y: "risk", r: 5, fill: "var(--opinion)" }),
      Plot.ruleY([0]),
    ],
  });
};

/** Macro-F1 of some parts with its 95 % interval. */
export const scorePlot = (
  title: string,
  rows: ReadonlyArray<{
    readonly name: string;
    readonly value: number;
    readonly low: number;
    readonly high: number;
  }>,
): string =>
  draw(title, {
    marginLeft: Math.min(400, 16 + 7 * Math.max(4, ...rows.map(({ name }) => name.length))),
    marginBottom: 42,
    height: 60 + rows.length * 24,
    x: { domain: [0.5, 1], label: "macro-F1", labelOffset: 34, grid: true, clamp: true },
    y: { domain: rows.map(({ name }) => name), label: null },
    marks: [
      Plot.ruleY(rows, { y: "name", x1: "low", x2: "high", stroke: "var(--accent)", strokeWidth: 2 }),
      Plot.dot(rows, { y: "name", x: "value", fill: "var(--accent)", r: 4 }),
    ],
  });

/** Right and wrong of each label, as a person reads it: how often it is found, and how often it is meant. */
export const labelRows = ({
  classes,
  confusion,
}: EvaluatedPart): ReadonlyArray<{
  readonly label: string;
  readonly gold: number;
  readonly recall: number;
  readonly precision: number;
  readonly f1: number;
}> => {
  const k = classes.length;
  return classes.map((label, c) => {
    const gold = classes.reduce((sum, _, other) => sum + confusion[c * k + other]!, 0);
    const given = classes.reduce((sum, _, other) => sum + confusion[other * k + c]!, 0);
    const hit = confusion[c * k + c]!;
    return {
      label,
      gold,
      recall: hit / Math.max(1, gold),
      precision: hit / Math.max(1, given),
      f1: (2 * hit) / Math.max(1, gold + given),
    };
  });
};
