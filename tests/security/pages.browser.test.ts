/** Pages made of hostile seeds, in a browser: nothing of a seed becomes markup, runs, or is fetched. */
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePlace } from "../cli/pipeline.ts";
import { chromiumPath, launch } from "../review/chromium.ts";
import { hostileSeeds } from "./hostileSeeds.ts";
import { skipsWithout } from "../skips.ts";

const place = makePlace();
afterAll(place.remove);

describe.skipIf(skipsWithout("chromium", chromiumPath !== null))("a page of hostile seeds", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
    const seeds = Object.entries(hostileSeeds(place.folder)).filter(([name]) => !name.startsWith("archive"));
    for (const [name, content] of seeds) place.write(`seeds/${name}`, content);
    expect(await place.run(["build"])).toMatchObject({ code: 0 });
    // Every sentence of the second version is an edited one: the page of the difference shows both.
    for (const [name, content] of seeds)
      place.write(`seeds/${name}`, String(content).replaceAll("minutes", "papers of the board"));
    expect(await place.run(["build"])).toMatchObject({ code: 0 });
    const { code, out } = await place.run(["diff", "datasets/1.0.0", "datasets", "--as", "page"]);
    expect(code).toBe(0);
    writeFileSync(place.path("diff.html"), out);
  }, 240_000);
  afterAll(async () => {
    await browser.close();
  });

  test.each(["datasets/1.0.0/report.html", "diff.html"])(
    "%s runs nothing and asks for nothing",
    async (name) => {
      const wrong: Array<string> = [];
      // Also where the page's own policy is set aside: escaping alone must hold.
      for (const bypassCSP of [false, true]) {
        const context = await browser.newContext({ bypassCSP });
        const page = await context.newPage();
        page.on("pageerror", (error) => wrong.push(error.message));
        page.on("dialog", (dialog) => {
          wrong.push(dialog.message());
          void dialog.dismiss();
        });
        page.on("request", (request) => {
          if (request.url() !== pathToFileURL(place.path(name)).href)
            wrong.push(`asked for ${request.url()}`);
        });
        await page.goto(pathToFileURL(place.path(name)).href);
        expect(await page.textContent("body")).toContain("onerror");
        await page.evaluate(`for (const element of document.querySelectorAll("*"))
          for (const kind of ["mouseover", "focus", "load", "error"]) element.dispatchEvent(new Event(kind))`);
        expect(await page.evaluate("window.hacked")).toBeUndefined();
        const found = await page.evaluate(`[...document.querySelectorAll("*")].flatMap((element) => [
        ...(["IMG", "IFRAME", "BASE", "LINK", "OBJECT", "EMBED", "FORM"].includes(element.tagName) ? [element.outerHTML] : []),
        ...[...element.attributes].filter(({ name, value }) => name.startsWith("on") || /^\\\\s*javascript:/i.test(value)).map(() => element.outerHTML),
      ])`);
        expect(found).toEqual([]);
        await context.close();
      }
      expect(wrong).toEqual([]);
    },
  );
});
