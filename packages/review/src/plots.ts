import { shareOf, type ShareSums } from "@columnist/statistics";
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { PARTS, type PartCounts } from "./measures.ts";

/** Colours are the page's variables, so a plot follows light and dark without being drawn twice. */
const COLOUR: Plot.ScaleOptions = {
  domain: [...PARTS],
  range: PARTS.map((part) => `var(--${part})`),
};
const SYMBOL: Plot.ScaleOptions = { domain: [...PARTS], range: ["circle", "times", "diamond", "square"] };

/** A plot is drawn for a page and for a telephone: text that is scaled down cannot be read. */
export const WIDE = 900;
export const NARROW = 340;
const STYLE = { fontSize: "12px", background: "transparent" };

/** Draws without a browser: Plot needs a document, linkedom is a small one. */
export const drawn = (label: string, options: Plot.PlotOptions): ReturnType<typeof Plot.plot> => {
  const { document } = parseHTML("<html><body></body></html>");
  const svg = Plot.plot({
    width: WIDE,
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
  return svg;
};

/** The same as HTML. */
export const draw = (label: string, options: Plot.PlotOptions): string => drawn(label, options).outerHTML;

/** A plot at both widths; the page shows one. */
export const atBothWidths = (of: (width: number) => string): string =>
  `<div class="wide">${of(WIDE)}</div><div class="narrow">${of(NARROW)}</div>`;

/** Groups with most sentences first, ties by name. */
export const largest = (
  groups: ReadonlyMap<string, ShareSums>,
  most: number,
): ReadonlyArray<readonly [string, ShareSums]> =>
  [...groups].sort(([a, x], [b, y]) => y.units - x.units || (a < b ? -1 : 1)).slice(0, most);

/** The last groups in the order of their names: months. */
export const latest = (
  groups: ReadonlyMap<string, ShareSums>,
  most: number,
): ReadonlyArray<readonly [string, ShareSums]> =>
  [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).slice(-most);

const margin = (names: ReadonlyArray<string>): number =>
  Math.min(290, 16 + 7 * Math.max(4, ...names.map((name) => name.length)));

const short = (name: string, most = 30): string =>
  name.length > most ? `${name.slice(0, most - 1)}…` : name;

/** "Opinion, 12 articles": a group is as sure as it has articles. */
const titleOf = (name: string, { clusters }: ShareSums): string =>
  `${short(name, 26)}, ${clusters} ${clusters === 1 ? "article" : "articles"}`;

/**
 * Share of each part in some groups, a dot with its 95 % interval by articles. Groups of too few articles for an interval
 * are grey.
 */
export const mixPlot = (title: string, groups: ReadonlyArray<readonly [string, ShareSums]>): string => {
  // Two long names may be shortened to the same words.
  const names = groups.map(([name, sums], i) => `${titleOf(name, sums)}${"\u200b".repeat(i)}`);
  const rows = groups.flatMap(([, sums], i) =>
    PARTS.map((part, k) => {
      const { share, interval } = shareOf(sums, k);
      return { name: names[i]!, part, share, low: interval?.[0], high: interval?.[1] };
    }),
  );
  const sure = rows.filter(({ low }) => low !== undefined);
  const grey = rows.filter(({ low }) => low === undefined);
  return atBothWidths((width) => {
    const isWide = width === WIDE;
    return draw(title, {
      width,
      marginLeft: isWide ? margin(names) : 12,
      marginRight: 16,
      marginBottom: 45,
      height: 75 + names.length * (isWide ? 42 : 64),
      color: COLOUR,
      symbol: SYMBOL,
      x: {
        domain: [0, 100],
        percent: true,
        label: isWide ? "share of sentences (%), with 95 % intervals by articles" : "share of sentences (%)",
        ticks: 5,
        grid: true,
      },
      y: { domain: isWide ? [...PARTS] : ["name", ...PARTS], axis: null },
      fy: { domain: names, label: null, axis: isWide ? "left" : null },
      marks: [
        Plot.ruleY(sure, { fy: "name", y: "part", x1: "low", x2: "high", stroke: "part", strokeWidth: 2 }),
        Plot.dot(sure, { fy: "name", y: "part", x: "share", stroke: "part", symbol: "part", fill: "part" }),
        Plot.dot(grey, { fy: "name", y: "part", x: "share", stroke: "var(--faint)", symbol: "part" }),
        ...(isWide
          ? []
          : [
              Plot.text(names, {
                fy: (name: string) => name,
                y: () => "name",
                frameAnchor: "left",
                text: (name: string) => name,
              }),
            ]),
      ],
    });
  });
};

const entries = (map: ReadonlyMap<number, PartCounts>) =>
  [...map].flatMap(([key, counts]) =>
    PARTS.map((part) => ({ key, part, n: counts[part] })).filter(({ n }) => n > 0),
  );

/** Sentences along a number, by part: lengths, confidence. */
export const histogram = (
  title: string,
  groups: ReadonlyMap<number, PartCounts>,
  axis: string,
  step: number,
): string =>
  atBothWidths((width) =>
    draw(title, {
      width,
      height: 230,
      marginBottom: 40,
      marginLeft: 48,
      color: COLOUR,
      x: { label: axis, labelOffset: 34, ...(width === NARROW ? { ticks: 5 } : {}) },
      y: { label: "sentences", grid: true },
      marks: [
        Plot.rectY(entries(groups), {
          x1: "key",
          x2: (row: { key: number }) => row.key + step,
          y: "n",
          fill: "part",
          insetLeft: 0.5,
          insetRight: 0.5,
        }),
        Plot.ruleY([0]),
      ],
    }),
  );

/** Bars of plain counts, largest first. */
export const barPlot = (
  title: string,
  counts: ReadonlyArray<readonly [string, number]>,
  axis: string,
): string => {
  const rows = counts.map(([name, n], i) => ({ name: `${short(name)}${"\u200b".repeat(i)}`, n }));
  return atBothWidths((width) =>
    draw(title, {
      width,
      marginLeft: Math.min(width * 0.45, margin(rows.map((row) => row.name))),
      marginRight: 40,
      height: 60 + rows.length * 22,
      marginBottom: 40,
      // Counts are whole.
      x: {
        label: axis,
        labelOffset: 34,
        grid: true,
        tickFormat: (n: number) => (Number.isInteger(n) ? String(n) : ""),
        ...(width === NARROW ? { ticks: 4 } : {}),
      },
      y: {
        label: null,
        domain: rows.map((row) => row.name),
        ...(width === NARROW
          ? { tickFormat: (name: string) => short(name.replaceAll("\u200b", ""), 20) }
          : {}),
      },
      marks: [
        Plot.barX(rows, { x: "n", y: "name", fill: "var(--accent)" }),
        Plot.text(rows, { x: "n", y: "name", text: "n", dx: 4, textAnchor: "start" }),
        Plot.ruleX([0]),
      ],
    }),
  );
};
