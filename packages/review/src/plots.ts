import { LABELS, type Label } from "@columnist/model";
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { totalOf, wilson, type LabelCounts } from "./tally.ts";

/** Colours are the page's variables, so a plot follows light and dark without being drawn twice. */
const COLOUR: Plot.ScaleOptions = {
  domain: [...LABELS],
  range: LABELS.map((label) => `var(--${label})`),
};
const WIDTH = 900;
const STYLE = { fontSize: "12px", background: "transparent" };

/** Draws without a browser: Plot needs a document, linkedom is a small one. */
export const draw = (label: string, options: Plot.PlotOptions): string => {
  const { document } = parseHTML("<html><body></body></html>");
  const svg = Plot.plot({
    width: WIDTH,
    style: STYLE,
    ...options,
    document,
  });
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  // Plot labels its inner groups, which a picture with a label of its own must not have.
  for (const group of svg.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  // Its inner style element would repeat in each plot; the page has the same rules once.
  svg.querySelector("style")?.remove();
  return svg.outerHTML;
};

const entries = <K>(map: ReadonlyMap<K, LabelCounts>): ReadonlyArray<{ key: K; label: Label; n: number }> =>
  [...map].flatMap(([key, counts]) => LABELS.map((label) => ({ key, label, n: counts[label] })));

/** Groups with most sentences first, ties by name. */
const largest = (
  groups: ReadonlyMap<string, LabelCounts>,
  most: number,
): ReadonlyArray<readonly [string, LabelCounts]> =>
  [...groups].sort(([a, x], [b, y]) => totalOf(y) - totalOf(x) || (a < b ? -1 : 1)).slice(0, most);

/** The last groups in the order of their names: months. */
const latest = (
  groups: ReadonlyMap<string, LabelCounts>,
  most: number,
): ReadonlyArray<readonly [string, LabelCounts]> =>
  [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).slice(-most);

const margin = (names: ReadonlyArray<string>): number =>
  Math.min(240, 16 + 7 * Math.max(4, ...names.map((name) => name.length)));

const short = (name: string): string => (name.length > 30 ? `${name.slice(0, 29)}…` : name);

const mix = (title: string, groups: ReadonlyArray<readonly [string, LabelCounts]>): string => {
  const rows = groups.flatMap(([name, counts]) => {
    const total = totalOf(counts);
    return LABELS.map((label) => {
      const [low, high] = wilson(counts[label], total);
      return {
        name: `${short(name)} (${total})`,
        label,
        share: counts[label] / Math.max(1, total),
        low,
        high,
      };
    });
  });
  const names = [...new Set(rows.map((row) => row.name))];
  return draw(title, {
    marginLeft: margin(names),
    marginBottom: 45,
    height: 75 + names.length * 34,
    color: COLOUR,
    symbol: { domain: [...LABELS] },
    x: { domain: [0, 100], percent: true, label: "share of sentences (%), with 95 % intervals", grid: true },
    y: { domain: [...LABELS], axis: null },
    fy: { domain: names, label: null, axis: "left" },
    marks: [
      Plot.ruleY(rows, { fy: "name", y: "label", x1: "low", x2: "high", stroke: "label", strokeWidth: 2 }),
      Plot.dot(rows, { fy: "name", y: "label", x: "share", stroke: "label", symbol: "label", fill: "label" }),
    ],
  });
};

/** Share of each label in the largest groups, a dot with its 95 % interval. */
export const mixPlot = (title: string, groups: ReadonlyMap<string, LabelCounts>, most: number): string =>
  mix(title, largest(groups, most));

/** The same for months, the last ones in order of time. */
export const monthPlot = (title: string, groups: ReadonlyMap<string, LabelCounts>, most: number): string =>
  mix(title, latest(groups, most));

/** Label counts along a number: lengths, confidence. */
export const histogram = (
  title: string,
  groups: ReadonlyMap<number, LabelCounts>,
  axis: string,
  step: number,
): string =>
  draw(title, {
    height: 230,
    marginBottom: 40,
    color: COLOUR,
    x: { label: axis, labelOffset: 34 },
    y: { label: "sentences", grid: true },
    marks: [
      Plot.rectY(
        entries(groups).filter((row) => row.n > 0),
        {
          x1: "key",
          x2: (row: { key: number }) => row.key + step,
          y: "n",
          fill: "label",
          insetLeft: 0.5,
          insetRight: 0.5,
        },
      ),
      Plot.ruleY([0]),
    ],
  });

/** Bars of plain counts, largest first. */
export const barPlot = (
  title: string,
  counts: ReadonlyMap<string, number>,
  axis: string,
  most: number,
): string => {
  const rows = [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([name, n]) => ({ name: short(name), n }));
  return draw(title, {
    marginLeft: margin(rows.map((row) => row.name)),
    height: 60 + rows.length * 22,
    marginBottom: 40,
    // Counts are whole.
    x: {
      label: axis,
      labelOffset: 34,
      grid: true,
      tickFormat: (n: number) => (Number.isInteger(n) ? String(n) : ""),
    },
    y: { label: null, domain: rows.map((row) => row.name) },
    marks: [
      Plot.barX(rows, { x: "n", y: "name", fill: "var(--accent)" }),
      Plot.text(rows, { x: "n", y: "name", text: "n", dx: 4, textAnchor: "start" }),
      Plot.ruleX([0]),
    ],
  });
};
