/** Where the time of a build goes, as a picture: milliseconds a megabyte, one bar a stage. Plain SVG, no library. */
import { cost, type Results } from "./table.ts";

const WIDTH = 720;
const LABEL = 230;
const BAR = 22;
const STEP = 30;

/** The SVG. Floors of the machine are grey. */
export const plot = ({ date, machine, text }: Results): string => {
  const bars = text.stages.map(({ name, rate }) => ({
    name,
    cost: cost(rate),
    floor: name.startsWith("floor"),
  }));
  const most = Math.max(...bars.map((bar) => bar.cost));
  const scale = (WIDTH - LABEL - 70) / most;
  const height = bars.length * STEP + 50;
  const lines = bars.map(({ name, cost: value, floor }, i) => {
    const y = 40 + i * STEP;
    const width = Math.max(1, value * scale);
    return [
      `<text x="${LABEL - 8}" y="${y + 15}" text-anchor="end">${name}</text>`,
      `<rect x="${LABEL}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" fill="${floor ? "#9aa0a6" : "#2f6f9f"}"/>`,
      `<text x="${(LABEL + width + 6).toFixed(1)}" y="${y + 15}">${value.toFixed(1)}</text>`,
    ].join("");
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="Milliseconds of CPU a megabyte of text, by stage">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="8" y="20" font-weight="600">Milliseconds of CPU a MB of text, each stage alone (${date}; ${machine.split(",")[0]})</text>`,
    ...lines,
    "</svg>\n",
  ].join("\n");
};
