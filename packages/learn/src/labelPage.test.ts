import { describe, expect, it } from "vitest";
import { labelFigures, type Outcome } from "./labelFigures.ts";
import { labelPage, riskPlot } from "./labelPage.ts";

const outcomes: ReadonlyArray<Outcome> = Array.from({ length: 40 }, (_, i) => ({
  gold: i % 2,
  given: i % 10 === 0 ? 1 - (i % 2) : i % 2,
  confidence: 0.5 + (i % 10) / 20,
  group: `d${i % 5}`,
}));

describe("labelFigures", () => {
  it("gives F1 of each class, macro-F1 with an interval, and less error where the unsure are left out", () => {
    const figures = labelFigures("x", outcomes);
    const value = (metric: string) => figures.find((figure) => figure.metric === metric)!.value;
    expect(value("macro f1")).toBeCloseTo((value("f1 of opinion") + value("f1 of claim")) / 2, 9);
    expect(value("error")).toBeCloseTo(0.1, 9);
    expect(value("error at 70 % coverage")).toBe(0);
    expect(figures.find((figure) => figure.metric === "macro f1")!.interval).not.toBeNull();
  });
  it("gives nothing for nothing", () => {
    expect(labelFigures("x", [])).toEqual([]);
  });
});

describe("labelPage", () => {
  it("is one page with plots, the confusion's counts and escaped sentences", () => {
    const page = labelPage(labelFigures("x", outcomes), [
      {
        name: "x",
        outcomes,
        classes: ["opinion", "claim"],
        examples: [{ gold: "opinion", given: "claim", text: "1 < 2 & <script>" }],
      },
    ]);
    expect(page.match(/<svg/g)).toHaveLength(2);
    expect(page).toContain("<td>16</td><td>4</td>");
    expect(page).toContain("1 &lt; 2 &amp; &lt;script&gt;");
    expect(page).not.toContain("<script>");
  });
  it("draws a curve that never leaves its frame", () => {
    const points = /points="([^"]+)"/
      .exec(riskPlot(outcomes))![1]!
      .split(" ")
      .map((pair) => pair.split(",").map(Number));
    for (const [x = 0, y = 0] of points) {
      expect(x).toBeGreaterThanOrEqual(30);
      expect(x).toBeLessThanOrEqual(250);
      expect(y).toBeGreaterThanOrEqual(30);
      expect(y).toBeLessThanOrEqual(250);
    }
  });
});
