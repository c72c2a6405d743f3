import { mkdtempSync, readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { articleRows, processArticle, STAGE_VERSIONS } from "columnist";
import { HELD_OUT } from "@columnist/dataset";
import { addRows, emptyTally, renderReport, type ReportFacts } from "@columnist/review";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, launch } from "./chromium.ts";
import { skipsWithout } from "../skips.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "columnist-report-"));
/** Pictures of the last run, for people to look at. */
const pictures = new URL("../../.cache/screenshots/", import.meta.url).pathname;

const FACTS: ReportFacts = {
  version: "1.0.0",
  title: null,
  changes: null,
  labeller: { model: "fast", version: STAGE_VERSIONS.label, heldOut: HELD_OUT["fast"] ?? null },
};

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
  writeFileSync(path, renderReport(tally, FACTS));
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

const LONG = `Opinion

${"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3)} and other reasons why the corn hall's clock, which nobody asked to be mended, should be left alone by the council for another hundred years

By Ines Quist and ${"Anna-Maria-Luisa".repeat(9)}

19 March 2026

The clock on the corn hall should stay as slow as it is. Nobody has missed a train for it in sixty years. It cost the town £12 last year.

“We like it,” said the baker, Tom Fenn, who has lived under it since 1988.
`;

const RIGHT_TO_LEFT = `דעה

השאירו את השעון על האסם

מאת דנה לוי

השעון על האסם מאחר בארבע דקות כבר שישים שנה. המועצה רוצה לתקן אותו עכשיו. זו טעות גדולה.
`;

const PIECES = [
  PIECE,
  LONG,
  ...["first", "second", "third", "fourth"].map((word) => PIECE.replace("Leave", `The ${word} time: leave`)),
  RIGHT_TO_LEFT,
];

const HOSTILE = `<script>window.hacked = 1</script> is a headline

By "><img src=x onerror="window.hacked=1">

The page says <img src=x onerror="window.hacked = 1"> and nobody should mind it in the least, because it is text.

“</span><script>window.hacked = 1</script> will never run,” said <b onclick=alert(1)>Ana Lutz</b>.
`;

describe.skipIf(skipsWithout("chromium", chromiumPath !== null))("the report in a browser", () => {
  let browser: Browser;
  const problems: Array<string> = [];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
  });

  const open = async (
    url: string,
    scheme: "light" | "dark" = "light",
    bypassCSP = false,
    width = 1100,
  ): Promise<Page> => {
    const context = await browser.newContext({
      colorScheme: scheme,
      bypassCSP,
      viewport: { width, height: 900 },
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

  test.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
    ["dark", 390],
  ] as const)("opens without an error and is accessible, %s, %i wide", async (scheme, width) => {
    const page = await open(pageOf("pieces", PIECES), scheme, true, width);
    await page.evaluate(axe);
    const found = (await page.evaluate("axe.run()")) as {
      violations: ReadonlyArray<{ id: string; impact: string; nodes: ReadonlyArray<{ html: string }> }>;
    };
    const serious = found.violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
    mkdirSync(pictures, { recursive: true });
    const picture = await page.screenshot({
      path: join(pictures, `report-${scheme}-${width}.png`),
      fullPage: true,
    });
    expect(picture.length).toBeGreaterThan(10_000);
    expect(serious).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test.each([390, 1280])(
    "is as wide as the window, with long titles and everything open, at %i",
    async (width) => {
      const page = await open(pageOf("wide", PIECES), "light", false, width);
      await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
      await page.locator("#q").fill("clock");
      await page.locator("#found li").first().waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      // A plot whose text is scaled down cannot be read.
      const scales = (await page.evaluate(`[...document.querySelectorAll("figure svg")]
      .filter((svg) => svg.getBoundingClientRect().width > 0)
      .map((svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)`)) as ReadonlyArray<number>;
      expect(scales.length).toBeGreaterThan(5);
      expect(Math.min(...scales)).toBeGreaterThan(0.8);
      await page.context().close();
    },
  );

  test("an address of an article or a sentence opens it, and each plot has its values", async () => {
    const url = pageOf("links", PIECES);
    const page = await open(url);
    const ids = await page.locator("article .s").evaluateAll((all) => all.map(({ id }) => id));
    const last = ids.at(-1)!;
    await page.goto(`${url}#${last}`);
    const sentence = page.locator(`[id="${last}"]`);
    await sentence.waitFor({ state: "visible" });
    expect(await page.locator(":focus").getAttribute("id")).toBe(last);
    expect(await page.locator("article:visible").count()).toBe(1);
    const first = await page.locator("article").first().getAttribute("id");
    await page.evaluate(`location.hash = ${JSON.stringify(first)}`);
    await page.locator(`[id="${first}"]`).waitFor({ state: "visible" });
    const figures = await page.locator("figure").count();
    expect(await page.locator("figure details.values table").count()).toBe(figures);
    await page.context().close();
  });

  test("search finds sentences and rows, filters narrow them, ids are copied", async () => {
    const url = pageOf("search", PIECES);
    const page = await open(url);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.locator("#q").fill("corn hall");
    await page.locator("#found li").first().waitFor();
    const all = await page.locator("#found li").count();
    expect(all).toBeGreaterThan(1);
    for (const text of await page.locator("#found a").allTextContents())
      expect(text.toLowerCase()).toContain("corn hall");
    await page.locator("#label").selectOption("quote");
    await expect.poll(() => page.locator("#found li").count()).toBeLessThan(all);
    await page.locator("#q").fill("nowhere to be found");
    await expect.poll(() => page.locator("#found-count").textContent()).toMatch(/^0 sentences/);
    await expect.poll(() => page.locator("#list tbody tr:not([hidden])").count()).toBe(0);
    await page.locator("#q").fill("matter of trust");
    await expect.poll(() => page.locator("#found-count").textContent()).toMatch(/^5 sentences/);
    await page.locator("article:visible .copy").click();
    const id = await page.locator("article:visible").getAttribute("id");
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(id);
    await page.locator("article:visible .s").nth(1).click();
    await page.locator("#copy-link").click();
    const sentence = await page.locator("article:visible .s").nth(1).getAttribute("id");
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(`${url}#${sentence}`);
    await page.context().close();
  });

  test("the threshold says what is kept here: the answer to its query", async () => {
    const page = await open(pageOf("threshold", PIECES));
    const slider = page.locator("#threshold");
    const before = await page.locator("#kept").textContent();
    await slider.focus();
    await page.keyboard.press("End");
    expect(await page.locator("#kept").textContent()).not.toBe(before);
    await page.keyboard.press("Home");
    const total = await page.locator("article .s").count();
    expect(await page.locator("#kept").textContent()).toContain(
      `keeps ${total} of ${total} sentences (100 %)`,
    );
    await page.context().close();
  });

  test("a text from right to left runs so", async () => {
    const page = await open(pageOf("rtl", [RIGHT_TO_LEFT]));
    const direction = await page.evaluate(
      "getComputedStyle(document.querySelector('article p.paragraph')).direction",
    );
    expect(direction).toBe("rtl");
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

  test("prints the article, without what only a screen can use", async () => {
    const page = await open(pageOf("print", PIECES));
    await page.emulateMedia({ media: "print" });
    for (const screenOnly of ["nav", "#finder", "#threshold"])
      expect(await page.locator(screenOnly).isVisible()).toBe(false);
    expect(await page.locator("article:visible").count()).toBe(1);
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
