/** Whether the labels can be trusted: what was measured on documents that no fit had seen, and how much is left at a threshold. */
import type { HeldOut, Labeller } from "@columnist/model";
import * as Plot from "@observablehq/plot";
import { escapeHtml, grouped, percent } from "./html.ts";
import { totalOf, type Tally } from "./tally.ts";
import { shareText } from "./mixes.ts";
import { reliabilityOptions } from "./evaluationPlots.ts";
import { draw, drawn } from "./plots.ts";
import { copyButton, figure, section, table } from "./table.ts";

const SIDE = { width: 440, height: 300, marginBottom: 42, marginLeft: 48 };
const SMALL = { width: 320, height: 260, marginBottom: 42, marginLeft: 44 };

/** At the widths of half a page and of a telephone. */
const atBothWidths = (of: (size: typeof SIDE) => string): string =>
  `<div class="wide">${of(SIDE)}</div><div class="narrow">${of(SMALL)}</div>`;

const reliabilityPlot = ({ reliability }: HeldOut): string => {
  const rows = reliability.map(({ confidence, share, interval, n }) => {
    const [low, high] = interval ?? [share, share];
    return { confidence, share, low, high, n };
  });
  return atBothWidths((size) =>
    draw("Share of held-out labels that are right, by confidence", {
      ...size,
      ...reliabilityOptions(rows, ({ low, high }) => low < high),
    }),
  );
};

/** The plot, and where each point of the curve lies in it, in pixels. */
const curvePlot = (
  { curve }: HeldOut,
  size: typeof SIDE,
): { readonly svg: string; readonly places: ReadonlyArray<readonly [number, number]> } => {
  const rows = curve.map(({ coverage, share, interval }) => ({
    coverage,
    risk: share,
    low: interval?.[0] ?? share,
    high: interval?.[1] ?? share,
  }));
  const highest = Math.ceil(Math.max(0.1, ...rows.map(({ high }) => high)) * 20) * 5;
  const svg = drawn("Error among the held-out labels kept, by the share kept", {
    ...size,
    x: { domain: [0, 100], percent: true, label: "labels kept (%)", labelOffset: 34, grid: true, ticks: 5 },
    y: { domain: [0, highest], percent: true, label: "wrong among them (%)", grid: true },
    marks: [
      Plot.areaY(rows, { x: "coverage", y1: "low", y2: "high", fill: "var(--accent)", fillOpacity: 0.18 }),
      Plot.line(rows, { x: "coverage", y: "risk", stroke: "var(--accent)", strokeWidth: 2 }),
      Plot.ruleY([0]),
    ],
  });
  const [x, y] = [svg.scale("x")!, svg.scale("y")!];
  const places = rows.map(({ coverage, risk }) => {
    const place = [x.apply(coverage * 100), y.apply(risk * 100)] as const;
    return place.map((value) => Math.round(value * 10) / 10) as unknown as readonly [number, number];
  });
  const [left, top] = places[0]!;
  const marker = `<circle class="marker" cx="${left}" cy="${top}" r="7"></circle>`;
  return { svg: svg.outerHTML.replace(/<\/svg>$/, `${marker}</svg>`), places };
};

/** Sentences of this dataset whose confidence is at least a threshold, hundredths. */
const keptHere = ({ byConfidence }: Tally, threshold: number): number => {
  let kept = 0;
  for (const [hundredths, counts] of byConfidence)
    if (hundredths >= Math.round(threshold * 100)) kept += totalOf(counts);
  return kept;
};

const queryAt = (threshold: number): string =>
  `select * from sentences where confidence >= ${threshold.toFixed(2)}`;

/** The threshold that the slider starts at: the lowest that keeps one of ten wrong or fewer, else the highest. */
const startOf = ({ curve }: HeldOut): number => {
  const found = curve.findIndex(({ share }) => share <= 0.1);
  return found < 0 ? curve.length - 1 : found;
};

const sliderView = (tally: Tally, heldOut: HeldOut): string => {
  const [wide, narrow] = [SIDE, SMALL].map((size) => curvePlot(heldOut, size));
  const all = Math.max(1, tally.sentences);
  const points = heldOut.curve.map(({ threshold, coverage, share, interval, n }, i) => ({
    says: `From a confidence of ${threshold.toFixed(2)}: of the held-out labels ${percent(coverage)} are kept, and ${shareText(share, interval)} of them are wrong. Here that keeps ${grouped(keptHere(tally, threshold))} of ${grouped(tally.sentences)} sentences (${percent(keptHere(tally, threshold) / all)}).`,
    query: queryAt(threshold),
    at: [...wide!.places[i]!, ...narrow!.places[i]!],
    row: [threshold.toFixed(2), n, percent(coverage), shareText(share, interval), keptHere(tally, threshold)],
  }));
  const start = startOf(heldOut);
  const values = table(
    ["confidence from", "held out, kept", "share kept", "wrong among them (95 %)", "sentences here"],
    points.map(({ row }) => row),
  );
  const data = JSON.stringify(points.map(({ says, query, at }) => [says, query, ...at]));
  const { says, query } = points[start]!;
  return figure(
    "How much is left, and how much of it is wrong, above a threshold",
    `<div class="curve"><div class="wide">${wide!.svg}</div><div class="narrow">${narrow!.svg}</div></div>
<p class="slide"><label>Threshold <input type="range" id="threshold" min="0" max="${points.length - 1}" value="${start}" data-points="${escapeHtml(data)}"></label></p>
<p id="kept" aria-live="polite">${says}</p><p class="query"><code id="kept-query">${escapeHtml(query)}</code> ${copyButton(query, "Copy query")}</p>`,
    values,
  );
};

const reliabilityView = (heldOut: HeldOut): string =>
  figure(
    "Are they as right as they are sure? A dot on the line is",
    reliabilityPlot(heldOut),
    table(
      ["confidence", "right (95 %)", "sentences"],
      heldOut.reliability.map(({ confidence, share, interval, n }) => [
        confidence.toFixed(2),
        shareText(share, interval),
        n,
      ]),
    ),
  );

/** Whether the confidences hold here can be seen only where people looked: says how many sentences that are. */
const people = (tally: Tally): string =>
  tally.human === 0
    ? "No sentence of these articles was judged by a person, so whether it holds for them nobody knows: judge some hundred."
    : `${grouped(tally.human)} sentences of these articles have a person's label.`;

/** The section of trust. */
export const trustSection = (tally: Tally, { model, version, heldOut }: Labeller): string => {
  const expected = `If the confidences hold, ${grouped(Math.round(tally.confidence))} of the ${grouped(tally.sentences)} labels here (${percent(tally.confidence / Math.max(1, tally.sentences))}) are right.`;
  if (heldOut === null)
    return section(
      "trust",
      "Can I trust it?",
      `<p>The labels are those of label stage ${escapeHtml(version)}, model ${escapeHtml(model)}, which was not measured on documents held out. ${expected} ${people(tally)}</p>`,
    );
  const { right, rightWhereSure, rightWhereUnsure } = heldOut;
  const text = (share: typeof right): string => shareText(share.share, share.interval);
  const stage =
    heldOut.version === version
      ? ""
      : ` The label stage was ${escapeHtml(heldOut.version)} then and is ${escapeHtml(version)} here.`;
  return section(
    "trust",
    "Can I trust it?",
    `<p>On held-out op-eds <b>${text(right)} of labels are right</b>: ${text(rightWhereSure)} where the program is sure, ${text(rightWhereUnsure)} where it abstains. ${expected} ${people(tally)}</p>`,
    `<div class="pair">${reliabilityView(heldOut)}${sliderView(tally, heldOut)}</div>`,
    `<details><summary>Who labelled, and what was held out</summary><p>Model ${escapeHtml(model)}, label stage ${escapeHtml(version)}.${stage} Measured on ${escapeHtml(heldOut.set)}: ${grouped(heldOut.documents)} documents, ${grouped(heldOut.sentences)} sentences. ${escapeHtml(heldOut.labelledBy)} ${escapeHtml(heldOut.heldOut)} Intervals of 95 % are by document. Measured by <code>pipeline evaluate --data DIR --held-out --model ${escapeHtml(model)}</code>.</p></details>`,
  );
};
