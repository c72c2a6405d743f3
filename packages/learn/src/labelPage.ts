import type { Figure } from "./figures.ts";
import type { Outcome } from "./labelFigures.ts";
import { confusionOf, riskCoverage } from "./score.ts";

/** Outcomes of one set in one reading, and some sentences that went wrong. */
export interface PagePart {
  readonly name: string;
  readonly outcomes: ReadonlyArray<Outcome>;
  readonly classes: ReadonlyArray<string>;
  /** Sentences to show under the confusion: gold, given, text. */
  readonly examples: ReadonlyArray<{ readonly gold: string; readonly given: string; readonly text: string }>;
}

const SIDE = 220;
const EDGE = 30;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const fixed = (value: number): string => value.toFixed(3);
const across = (share: number): string => (EDGE + share * SIDE).toFixed(1);
const down = (share: number): string => (EDGE + (1 - share) * SIDE).toFixed(1);

const plot = (
  title: string,
  x: string,
  y: string,
  inside: string,
): string => `<figure><svg role="img" aria-label="${escaped(title)}" viewBox="0 0 ${SIDE + 2 * EDGE} ${SIDE + 2 * EDGE}" width="300">
<rect x="${EDGE}" y="${EDGE}" width="${SIDE}" height="${SIDE}" fill="none" stroke="currentColor" stroke-opacity=".3"/>
${inside}
<text x="${EDGE + SIDE / 2}" y="${SIDE + 2 * EDGE - 6}" text-anchor="middle" font-size="11">${escaped(x)}</text>
<text x="10" y="${EDGE + SIDE / 2}" text-anchor="middle" font-size="11" transform="rotate(-90 10 ${EDGE + SIDE / 2})">${escaped(y)}</text>
</svg><figcaption>${escaped(title)}</figcaption></figure>`;

/** Reliability: rate of being right against confidence, in ten bins; the area of a dot is the number of sentences. */
export const reliabilityPlot = (outcomes: ReadonlyArray<Outcome>): string => {
  const BINS = 10;
  const dots: string[] = [
    `<line x1="${across(0)}" y1="${down(0)}" x2="${across(1)}" y2="${down(1)}" stroke="currentColor" stroke-opacity=".4"/>`,
  ];
  for (let bin = 0; bin < BINS; bin++) {
    const here = outcomes.filter(
      ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin,
    );
    if (here.length === 0) continue;
    const sure = here.reduce((sum, { confidence }) => sum + confidence, 0) / here.length;
    const right = here.filter(({ gold, given }) => gold === given).length / here.length;
    const radius = 2 + 10 * Math.sqrt(here.length / outcomes.length);
    dots.push(
      `<circle cx="${across(sure)}" cy="${down(right)}" r="${radius.toFixed(1)}" fill="#1f6feb" fill-opacity=".7"/>`,
    );
  }
  return plot(
    "Calibration: dots on the line are as right as they are sure",
    "confidence",
    "share right",
    dots.join("\n"),
  );
};

/** Error among the most confident sentences against how many are kept. */
export const riskPlot = (outcomes: ReadonlyArray<Outcome>): string => {
  const curve = riskCoverage(
    outcomes.map(({ confidence }) => confidence),
    outcomes.map(({ gold, given }) => (gold === given ? 1 : 0)),
    50,
  );
  const top = 0.5;
  const points = curve
    .map(({ coverage, risk }) => `${across(coverage)},${down(Math.min(1, risk / top))}`)
    .join(" ");
  return plot(
    "Error by coverage: the least sure are left out first",
    "coverage",
    "error (top: one half)",
    `<polyline points="${points}" fill="none" stroke="#1f6feb" stroke-width="2"/>`,
  );
};

const confusionTable = ({ outcomes, classes }: PagePart): string => {
  const { counts } = confusionOf(
    classes,
    outcomes.map(({ gold }) => gold),
    outcomes.map(({ given }) => given),
  );
  const rows = classes.map(
    (name, g) =>
      `<tr><th scope="row">${escaped(name)}</th>${classes.map((_, k) => `<td>${counts[g * classes.length + k]!}</td>`).join("")}</tr>`,
  );
  return `<table><caption>Gold down, given across</caption><tr><td></td>${classes.map((name) => `<th scope="col">${escaped(name)}</th>`).join("")}</tr>${rows.join("")}</table>`;
};

/** One self-contained page: figures, then calibration, risk and coverage, confusion and examples of each part. */
export const labelPage = (
  figures: ReadonlyArray<Figure>,
  parts: ReadonlyArray<PagePart>,
): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Labels on unseen documents</title>
<style>:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}table{border-collapse:collapse}td,th{padding:.2rem .6rem;text-align:right;border-bottom:1px solid #8884}th[scope=row],td:first-child{text-align:left}figure{display:inline-block;margin:0 1rem 1rem 0}svg text{fill:currentColor}</style>
<h1>Labels on unseen documents</h1>
<table><tr><th scope="col">set</th><th scope="col">figure</th><th scope="col">value</th><th scope="col">95 %</th><th scope="col">sentences</th></tr>
${figures.map(({ set, metric, value, interval, n }) => `<tr><td>${escaped(set)}</td><td>${escaped(metric)}</td><td>${fixed(value)}</td><td>${interval === null ? "" : interval.map(fixed).join(" to ")}</td><td>${n}</td></tr>`).join("\n")}
</table>
${parts
  .map(
    (part) => `<h2>${escaped(part.name)}</h2>
${reliabilityPlot(part.outcomes)}${riskPlot(part.outcomes)}
${confusionTable(part)}
<ul>${part.examples.map(({ gold, given, text }) => `<li>${escaped(gold)}, given ${escaped(given)}: ${escaped(text)}</li>`).join("\n")}</ul>`,
  )
  .join("\n")}
</html>
`;
