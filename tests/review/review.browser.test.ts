/** The page of `pipeline review` in a real browser: keys, their order, what blocks, what is shown, on a telephone, to everybody. */
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, launch } from "./chromium.ts";
import { makeReviewed, type Running } from "./reviewServer.ts";
import { skipsWithout } from "../skips.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Pictures of the last run, for people to look at. */
const pictures = new URL("../../.cache/screenshots/", import.meta.url).pathname;

describe.skipIf(skipsWithout("chromium", chromiumPath !== null))("the page of a review", () => {
  let at: Awaited<ReturnType<typeof makeReviewed>>;
  let browser: Browser;
  const running: Array<Running> = [];
  const faultsOf = new Map<Page, ReadonlyArray<string>>();
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    [at, browser] = await Promise.all([makeReviewed(14), launch()]);
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    for (const one of running) await one.stop();
    at.place.remove();
  });

  const open = async (args: ReadonlyArray<string>, options: BrowserContextOptions = {}): Promise<Page> => {
    const server = await at.review(...args);
    running.push(server);
    return show(server, options);
  };
  const show = async (server: Running, options: BrowserContextOptions = {}): Promise<Page> => {
    // The page's policy holds; the check for accessibility is put in from outside.
    const page = await (await browser.newContext({ ...options })).newPage();
    const faults: Array<string> = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !/ERR_INTERNET_DISCONNECTED|409|404/.test(message.text()))
        faults.push(message.text());
    });
    faultsOf.set(page, faults);
    await page.goto(server.url);
    await page.locator("#now").waitFor({ state: "visible" });
    return page;
  };
  const close = async (page: Page): Promise<void> => {
    await page.context().close();
    expect(faultsOf.get(page)).toEqual([]);
  };
  const progressOf = (page: Page): Promise<string> => page.locator("#progress").innerText();
  const done = async (page: Page, count: number): Promise<void> => {
    await expect.poll(() => progressOf(page), { timeout: 20_000 }).toMatch(new RegExp(`^${count} done`));
  };

  test("200 keys at 16 a second are 200 lines, in their order; undo takes them back", async () => {
    const page = await open(["--by", "fast", "--n", "1000"]);
    const keys = Array.from({ length: 200 }, (_, i) => "ocqxy"[(i * 7) % 5]!);
    const texts: Array<string> = [];
    const waits: Array<number> = [];
    for (const key of keys) {
      const text = await page.locator("#now").innerText();
      texts.push(text);
      const start = performance.now();
      await page.keyboard.press(key);
      waits.push(performance.now() - start);
      const rest = 1000 / 16 - (performance.now() - start);
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    }
    await done(page, 200);
    const lines = at.linesOf("fast");
    expect(lines.map(({ exact }) => exact)).toEqual(texts);
    const action: Readonly<Record<string, unknown>> = { o: "opinion", c: "claim", q: "quote" };
    for (const [i, line] of lines.entries())
      if (keys[i] === "x") expect(line["action"]).toBe("skip");
      else if (keys[i] === "y") expect(line["label"]).toBe((line["machine"] as { label: string }).label);
      else expect(line["label"]).toBe(action[keys[i]!]);
    for (let i = 0; i < 5; i++) await page.keyboard.press("u");
    await done(page, 195);
    expect(at.linesOf("fast")).toEqual(lines.slice(0, 195));
    expect(await page.locator("#now").innerText()).toBe(texts[195]);
    // A page that is loaded anew goes on where it was.
    await page.reload();
    await page.locator("#now").waitFor({ state: "visible" });
    expect(await page.locator("#now").innerText()).toBe(texts[195]);
    await page.keyboard.press("u");
    await done(page, 194);
    expect(await page.locator("#now").innerText()).toBe(texts[194]);
    await close(page);
  }, 120_000);

  test("offline: says so, takes no key, and keeps what waited once the server is back", async () => {
    const page = await open(["--by", "off"]);
    await page.keyboard.press("o");
    await done(page, 1);
    await page.context().setOffline(true);
    await page.keyboard.press("c");
    await page.locator("#problem").waitFor({ state: "visible" });
    expect(await page.locator("#problem").innerText()).toContain("Not kept");
    const text = await page.locator("#now").innerText();
    await page.keyboard.press("c");
    expect(await page.locator("#status").innerText()).toContain("not kept");
    expect(await page.locator("#now").innerText()).toBe(text);
    expect(at.linesOf("off")).toHaveLength(1);
    await page.screenshot({ path: `${pictures}review-offline.png` });
    await page.context().setOffline(false);
    await done(page, 2);
    expect(await page.locator("#problem").isVisible()).toBe(false);
    expect(at.linesOf("off")).toHaveLength(2);
    await close(page);
  }, 60_000);

  test("two pages of one person: the second is told to load again, and loses nothing", async () => {
    const server = await at.review("--by", "two");
    running.push(server);
    const [one, other] = [await show(server), await show(server)];
    await one.keyboard.press("o");
    await done(one, 1);
    await other.keyboard.press("c");
    await other.locator("#problem").waitFor({ state: "visible" });
    expect(await other.locator("#problem").innerText()).toContain("reload the page");
    expect(at.linesOf("two")).toHaveLength(1);
    other.on("dialog", (dialog) => void dialog.accept());
    await other.reload();
    await other.locator("#now").waitFor({ state: "visible" });
    await other.keyboard.press("c");
    await done(other, 2);
    await close(one);
    await close(other);
  }, 60_000);

  test("blind: nothing of the machine stands in the page", async () => {
    const page = await open(["--by", "blind", "--queue", "audit", "--n", "20"]);
    const html = await page.locator("body").innerHTML();
    expect(html).not.toMatch(/0\.\d{3}|\d+ %|rule [A-Z]\d/);
    expect(await page.locator("#machine").isVisible()).toBe(false);
    expect(await page.locator("#says").innerText()).toBe("");
    expect(await page.getByText("as the machine").isVisible()).toBe(false);
    await page.keyboard.press("y");
    expect(await page.locator("#status").innerText()).toContain("blind");
    await page.screenshot({ path: `${pictures}review-blind.png` });
    await close(page);
  }, 60_000);

  test("by keyboard alone: a speaker, a note, and buttons in the order of the tab key", async () => {
    const page = await open(["--by", "keys"]);
    await page.keyboard.press("n");
    await page.keyboard.type("cox? quota");
    await page.keyboard.press("Enter");
    await page.keyboard.press("s");
    await page.keyboard.type("Ana Lutz");
    await page.keyboard.press("Enter");
    // A speaker is said beside the label: the card stays.
    await expect.poll(() => at.linesOf("keys").length, { timeout: 20_000 }).toBe(1);
    await done(page, 0);
    expect(at.linesOf("keys")).toMatchObject([
      { action: "speaker", speaker: "Ana Lutz", note: "cox? quota" },
    ]);
    await page.keyboard.press("s");
    await page.keyboard.press("Escape");
    expect(await page.locator("#ask").isVisible()).toBe(false);
    await page.locator("body").press("Tab");
    for (let i = 0; i < 20 && !((await page.evaluate("document.activeElement.dataset.key")) === "c"); i++)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await done(page, 1);
    expect(at.linesOf("keys")[1]).toMatchObject({ label: "claim" });
    await close(page);
  }, 60_000);

  test("w: the quoted words are underlined, and arrows move them", async () => {
    const page = await open(["--by", "words", "--queue", "search:will not stand"]);
    const quoted = page.locator("#now u");
    expect(await quoted.innerText()).toMatch(/wish,”$/);
    await page.keyboard.press("w");
    expect(await page.locator("#words").isVisible()).toBe(true);
    await page.keyboard.press("ArrowRight");
    expect(await quoted.innerText()).toMatch(/wish,” a$/);
    await page.keyboard.press("Shift+ArrowRight");
    expect(await quoted.innerText()).toMatch(/^will not/);
    await page.screenshot({ path: `${pictures}review-words.png` });
    await page.getByRole("button", { name: "start ←" }).click();
    await page.getByRole("button", { name: "keep" }).click();
    await expect.poll(() => at.linesOf("words").length, { timeout: 20_000 }).toBe(1);
    expect(await quoted.innerText()).toMatch(/^“It will.*” a$/);
    await page.keyboard.press("q");
    await done(page, 1);
    expect(at.linesOf("words")).toMatchObject([
      { action: "boundary", quoted: expect.stringMatching(/^“It will.*” a$/) },
      { action: "label", label: "quote" },
    ]);
    await close(page);
  }, 60_000);

  test.each([
    ["light", 1100],
    ["dark", 1100],
    ["light", 390],
    ["dark", 390],
  ] as const)(
    "%s, %i px: fits, and axe finds nothing",
    async (colorScheme, width) => {
      const page = await open(["--by", `look${colorScheme}${width}`], {
        colorScheme,
        viewport: { width, height: 844 },
        bypassCSP: true,
      });
      await page.locator("#why li").first().waitFor();
      await page.screenshot({ path: `${pictures}review-${colorScheme}-${width}.png` });
      for (const key of ["?", "s"]) await page.keyboard.press(key);
      await page.screenshot({ path: `${pictures}review-help-${colorScheme}-${width}.png`, fullPage: true });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(
        async () =>
          await (
            globalThis as unknown as {
              axe: { run: () => Promise<{ violations: ReadonlyArray<{ id: string }> }> };
            }
          ).axe.run(),
      );
      expect(violations.map(({ id }) => id)).toEqual([]);
      expect(await progressOf(page)).toContain("0 done");
      await close(page);
    },
    60_000,
  );
});
