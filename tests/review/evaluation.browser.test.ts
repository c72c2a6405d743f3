import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { evaluatedPart, labelFigures, THREE_CLASSES, type Outcome } from "@columnist/learn";
import { renderEvaluation } from "@columnist/review";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, launch } from "./chromium.ts";
import { skipsWithout } from "../skips.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Pictures of the last run, for people to look at. */
const pictures = new URL("../../.cache/screenshots/", import.meta.url).pathname;

const outcomes: ReadonlyArray<Outcome> = Array.from({ length: 120 }, (_, i) => ({
  gold: i % 3,
  given: i % 8 === 0 ? (i + 1) % 3 : i % 3,
  confidence: 0.5 + (i % 10) / 20,
  group: `d${i % 5}`,
}));
const textOf = (i: number): string =>
  i % 16 === 0
    ? `<script>window.hacked = 1</script> sentence ${i}`
    : `The wall at Mill Cross leans ${i} inches.`;
const html = renderEvaluation([
  {
    id: "labels",
    figures: labelFigures("invented", outcomes, THREE_CLASSES),
    parts: [evaluatedPart("invented", outcomes, THREE_CLASSES, 0.7, textOf)],
  },
  {
    id: "segment",
    figures: [{ set: "a", metric: "boundary f1", value: 0.9, interval: null, n: 3, better: "higher" }],
    parts: [],
  },
]);
const path = join(mkdtempSync(join(tmpdir(), "columnist-evaluation-")), "evaluation.html");
writeFileSync(path, html);

describe.skipIf(skipsWithout("chromium", chromiumPath !== null))(
  "the page of an evaluation in a browser",
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launch();
    });
    afterAll(async () => {
      await browser.close();
    });

    test.each(["light", "dark"] as const)(
      "opens alone, runs nothing and is accessible, %s",
      async (scheme) => {
        const context = await browser.newContext({
          colorScheme: scheme,
          bypassCSP: true,
          viewport: { width: 1100, height: 900 },
        });
        const page = await context.newPage();
        const problems: Array<string> = [];
        page.on("console", (message) => {
          if (message.type() === "error") problems.push(message.text());
        });
        page.on("pageerror", (error) => problems.push(error.message));
        page.on("request", (request) => {
          if (!request.url().startsWith("file:")) problems.push(`asked for ${request.url()}`);
        });
        await page.goto(pathToFileURL(path).href);
        await page.locator("summary").click();
        expect(await page.evaluate("window.hacked")).toBeUndefined();
        expect(await page.locator("svg").count()).toBe(3);
        // 120 sentences, every eighth wrong, at most twelve shown of each pair of labels.
        expect(await page.locator("details li").count()).toBe(15);
        await page.evaluate(axe);
        const found = (await page.evaluate("axe.run()")) as {
          violations: ReadonlyArray<{ id: string; impact: string; nodes: ReadonlyArray<{ html: string }> }>;
        };
        const serious = found.violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: join(pictures, `evaluation-${scheme}.png`), fullPage: true });
        expect(serious).toEqual([]);
        expect(problems).toEqual([]);
        await context.close();
      },
    );
  },
);
