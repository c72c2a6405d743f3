import { mkdtempSync, readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { articleRows, processArticle, STAGE_VERSIONS } from "columnist";
import { addRows, emptyTally, renderReport } from "@columnist/review";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, launch } from "./chromium.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "columnist-report-"));
/** Pictures of the last run, for people to look at. */
const pictures = new URL("../../.cache/screenshots/", import.meta.url).pathname;

const pageOf = (name: string, texts: ReadonlyArray<string>): string => {
  const tally = emptyTally();
  texts.forEach((text, i) => {
    const source = {
      path: `${name}-${i}.txt`,
      record: null,
      bytes: new TextEncoder().encode(text),
      mediaType: null,
      url: null,
      fetchedAt: null,
    };
    const result = processArticle(source);
    if (result.ok) addRows(tally, { ...articleRows(source, result.value, STAGE_VERSIONS), failures: [] });
  });
  const path = join(folder, `${name}.html`);
  writeFileSync(path, renderReport(tally, { version: "1.0.0", changes: null }));
  return pathToFileURL(path).href;
};

const PIECE = `Opinion

Leave the clock on the corn hall alone

By Ines Quist

18 March 2026

The clock on the corn hall has been four minutes slow since 1961, and the town has been four minutes happier for it. The council now wants to mend it for £9,000.

“A public clock must tell the public time,” said the council’s surveyor, Bram Holt. “It is a matter of trust.”

Trust is a strange word from a council that lost the keys to its own archive. The so-called “heritage plan” names no builder and no date.

Leave the clock alone.
`;

const HOSTILE = `<script>window.hacked = 1</script> is a headline

By "><img src=x onerror="window.hacked=1">

The page says <img src=x onerror="window.hacked = 1"> and nobody should mind it in the least, because it is text.

“</span><script>window.hacked = 1</script> will never run,” said <b onclick=alert(1)>Ana Lutz</b>.
`;

describe.skipIf(chromiumPath === null)("the report in a browser", () => {
  let browser: Browser;
  const problems: Array<string> = [];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
  });

  const open = async (url: string, scheme: "light" | "dark" = "light", bypassCSP = false): Promise<Page> => {
    const context = await browser.newContext({
      colorScheme: scheme,
      bypassCSP,
      viewport: { width: 1100, height: 900 },
    });
    const page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) problems.push(`asked for ${request.url()}`);
    });
    await page.goto(url);
    return page;
  };

  test.each(["light", "dark"] as const)("opens without an error and is accessible, %s", async (scheme) => {
    const page = await open(pageOf("piece", [PIECE]), scheme, true);
    await page.evaluate(axe);
    const found = (await page.evaluate("axe.run()")) as {
      violations: ReadonlyArray<{ id: string; impact: string; nodes: ReadonlyArray<{ html: string }> }>;
    };
    const serious = found.violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
    mkdirSync(pictures, { recursive: true });
    const picture = await page.screenshot({ path: join(pictures, `report-${scheme}.png`), fullPage: true });
    expect(picture.length).toBeGreaterThan(10_000);
    expect(serious).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("arrow keys walk the sentences and tell why each has its label", async () => {
    const page = await open(pageOf("keys", [PIECE]));
    await page.locator(".s").first().focus();
    const first = await page.locator("#why").textContent();
    await page.keyboard.press("ArrowRight");
    const second = await page.locator(":focus").textContent();
    expect(first).toMatch(/rule [A-Z]\d/);
    expect(second).toContain("The clock on the corn hall");
    await page.context().close();
  });

  test("labels can be told apart without colour", async () => {
    const page = await open(pageOf("letters", [PIECE]));
    const letters = await page.locator(".s sup").allTextContents();
    expect(letters.every((letter) => /^[OCQ]/.test(letter))).toBe(true);
    await page.context().close();
  });

  test("HTML of a seed never runs", async () => {
    const page = await open(pageOf("hostile", [HOSTILE]));
    expect(await page.evaluate("window.hacked")).toBeUndefined();
    expect(await page.locator("article img, article script, article b[onclick]").count()).toBe(0);
    await page.context().close();
  });
});
