/** Memory and CPU a megabyte by the size of what is built, as a picture. Plain SVG, no library. */
import type { Usage } from "./pipeline.ts";

export interface SizeRun extends Usage {
  readonly mb: number;
  readonly jobs: number;
}

const WIDTH = 720;
const HEIGHT = 210;
const LEFT = 64;
const RIGHT = 100;
const TOP = 44;
const BOTTOM = 34;
const COLOURS = ["#2f6f9f", "#b3541e", "#4f7d3a"];

/** A round number at or above a value: where an axis ends. */
const roundUp = (value: number): number => {
  const unit = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 3, 4, 5, 6, 8, 10].map((step) => step * unit).find((step) => step >= value)!;
};

const panel = (
  runs: ReadonlyArray<SizeRun>,
  top: number,
  title: string,
  valueOf: (run: SizeRun) => number,
): string => {
  const sizes = [...new Set(runs.map(({ mb }) => mb))].sort((a, b) => a - b);
  const [least, most] = [Math.log10(sizes[0]!), Math.log10(sizes.at(-1)!)];
  const highest = roundUp(Math.max(...runs.map(valueOf)));
  const x = (mb: number): number =>
    LEFT + (most === least ? 0.5 : (Math.log10(mb) - least) / (most - least)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number): number => top + HEIGHT - BOTTOM - (value / highest) * (HEIGHT - TOP - BOTTOM);
  const grid = [0, 0.5, 1].map((share) => {
    const at = y(share * highest).toFixed(1);
    return `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at}" y2="${at}" stroke="#ddd"/><text x="${LEFT - 8}" y="${at}" dy="4" text-anchor="end">${Number((share * highest).toPrecision(2))}</text>`;
  });
  const ticks = sizes.map(
    (mb) => `<text x="${x(mb).toFixed(1)}" y="${top + HEIGHT - 14}" text-anchor="middle">${mb} MB</text>`,
  );
  const lines = [...new Set(runs.map(({ jobs }) => jobs))].map((jobs, i) => {
    const own = runs.filter((run) => run.jobs === jobs).sort((a, b) => a.mb - b.mb);
    const at = own.map((run) => [x(run.mb).toFixed(1), y(valueOf(run)).toFixed(1)] as const);
    const [endX, endY] = at.at(-1)!;
    return [
      `<polyline points="${at.map((point) => point.join(",")).join(" ")}" fill="none" stroke="${COLOURS[i]}" stroke-width="2"/>`,
      ...at.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3" fill="${COLOURS[i]}"/>`),
      `<text x="${endX}" y="${endY}" dx="8" dy="${i === 0 ? 12 : -2}" fill="${COLOURS[i]}">${jobs} worker${jobs === 1 ? "" : "s"}</text>`,
    ].join("");
  });
  return [`<text x="8" y="${top + 24}" font-weight="600">${title}</text>`, ...grid, ...ticks, ...lines].join(
    "\n",
  );
};

/** The SVG: CPU above, memory below; sizes on a logarithmic axis, values from 0. */
export const scalePlot = (runs: ReadonlyArray<SizeRun>, where: string): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${2 * HEIGHT + 24}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="CPU seconds a megabyte and peak memory of a build, by size">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    panel(runs, 0, "CPU seconds a MB of text, a whole build", ({ user, system, mb }) => (user + system) / mb),
    panel(runs, HEIGHT, "Peak memory, MB", ({ peak }) => peak),
    `<text x="8" y="${2 * HEIGHT + 12}" font-size="11" fill="#666">${where}</text>`,
    "</svg>\n",
  ].join("\n");
