import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { articles } from "pipelines/evaluations/articles";

/** GOLD names the folder of gold data, which is not in the repository. */
const gold = process.env["GOLD"];

test.skipIf(gold === undefined)("pages of sites that the classifier has not seen stay above their floors", { timeout: 1_200_000 }, () => {
  const floors = JSON.parse(readFileSync(new URL("articleFloors.json", import.meta.url), "utf8")) as Record<string, number>;
  const figures = articles.run((path) => (existsSync(`${gold}/${path}`) ? readFileSync(`${gold}/${path}`) : null));
  const found = new Map(figures.map(({ set, metric, value }) => [`${set} ${metric}`, value]));
  for (const [name, floor] of Object.entries(floors)) expect.soft(found.get(name) ?? 0, name).toBeGreaterThanOrEqual(floor);
});
