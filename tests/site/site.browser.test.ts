/** The site as a reader meets it: given out by a plain file server, with nothing else on the network. */
import { createServer, type Server } from "node:http";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rowsFrom, type SentenceRow } from "@columnist/model";
import { readCsv } from "@columnist/dataset";
import { writeSite } from "@columnist/site";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePlace } from "../cli/pipeline.ts";
import { chromiumPath, launch } from "../review/chromium.ts";
import { skipsWithout } from "../skips.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Pictures of the last run, for people to look at. */
const pictures = fileURLToPath(new URL("../../.cache/screenshots/", import.meta.url));
const seeds = fileURLToPath(new URL("../../seeds", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "columnist-site-"));
const place = makePlace();

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
};

let files: ReadonlyArray<string>;
let server: Server;
let origin: string;
let browser: Browser;
const asked: string[] = [];

beforeAll(async () => {
  files = await writeSite(folder);
  server = createServer((request, response) => {
    const path = join(folder, new URL(request.url!, "http://x").pathname);
    if (!existsSync(path)) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/plain" }).end(readFileSync(path));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address() as { readonly port: number };
  origin = `http://127.0.0.1:${address.port}`;
  if (chromiumPath !== null) browser = await launch();
}, 60_000);

afterAll(async () => {
  server.close();
  place.remove();
  rmSync(folder, { recursive: true, force: true });
  if (chromiumPath !== null) await browser.close();
});

test("each link of a page leads to a file and a heading of the site", () => {
  const broken = files
    .filter((file) => file.endsWith(".html"))
    .flatMap((file) => {
      const html = readFileSync(join(folder, file), "utf8");
      return [...html.matchAll(/(?:href|src)="([^"]+)"/g)]
        .map((match) => match[1]!)
        .filter((link) => !/^[a-z]+:/.test(link))
        .filter((link) => {
          const [path = "", heading] = link.split("#");
          const target = path === "" ? join(folder, file) : join(folder, file, "..", path);
          if (!existsSync(target)) return true;
          return heading !== undefined && !readFileSync(target, "utf8").includes(`id="${heading}"`);
        })
        .map((link) => `${file}: ${link}`);
    });
  expect(files.length).toBeGreaterThan(20);
  expect(broken).toEqual([]);
});

test("the same sources give the same bytes", async () => {
  const again = mkdtempSync(join(tmpdir(), "columnist-site-"));
  for (const file of await writeSite(again))
    expect(readFileSync(join(again, file)).equals(readFileSync(join(folder, file))), file).toBe(true);
  rmSync(again, { recursive: true });
});

describe.skipIf(skipsWithout("chromium", chromiumPath !== null))("in a browser", () => {
  const open = async (path: string, options: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> => {
    const page = await browser.newPage(options);
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${origin}/${path}`);
    return page;
  };

  test.each([
    ["index.html", "light", 1280],
    ["index.html", "dark", 390],
    ["docs/columns.html", "light", 390],
    ["packages/label/guideline.html", "dark", 1280],
    ["docs/benchmarks.html", "light", 1280],
    ["docs/benchmarks.html", "dark", 390],
    ["playground.html", "light", 390],
    ["playground.html", "dark", 1280],
  ] as const)("%s, %s, %i wide: accessible, and nothing to scroll aside", async (path, scheme, width) => {
    const page = await open(path, { colorScheme: scheme, viewport: { width, height: 900 } });
    if (path === "playground.html") {
      await page.click("#go");
      await page.click(".sentence.opinion");
      await page.waitForSelector(".why table");
    }
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({
      path: join(pictures, `site-${path.replace(/\W/g, "-")}-${scheme}-${width}.png`),
      fullPage: path === "playground.html",
    });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    // Its own policy forbids scripts put into a page, so the checker comes by the debugger's way.
    await page.evaluate(axe);
    const { violations } = (await page.evaluate("axe.run()")) as {
      violations: Array<{ id: string; nodes: unknown[] }>;
    };
    expect(violations.map(({ id, nodes }) => `${id} × ${nodes.length}`)).toEqual([]);
    await page.close();
  });

  test("the playground shows why, who is quoted and what was dropped, and takes a file", async () => {
    const page = await open("playground.html");
    await page.click("#go");
    expect(await page.textContent("#result .counts")).toMatch(/^\d+ sentences: \d+ opinion/);
    await page.click(".sentence.quote");
    expect(await page.textContent(".why")).toContain("Ana Lutz");
    await page.setInputFiles("#file", join(seeds, "bridge-tolls.html"));
    await page.waitForFunction("!document.querySelector('#result').textContent.includes('Ana Lutz')");
    expect(await page.textContent("#result")).toContain("Dropped");
    await page.setInputFiles("#file", {
      name: "scan.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.7\n1 0 obj"),
    });
    await page.waitForSelector(".failure");
    expect(await page.textContent(".failure")).toMatch(/PDF/);
    await page.fill(
      "#text",
      "<script>document.title = 'hacked'</script>\n\nIt <b>rains</b> & pours. “We drown,” said Ana Lutz.",
    );
    await page.click("#go");
    expect(await page.title()).toBe("Playground");
    expect(await page.locator("#result b, #result script").count()).toBe(0);
    await page.close();
  });

  test("the playground labels the seeds as a build does, row for row", async () => {
    expect(await place.run(["build", "--seeds", seeds, "--out", "datasets"])).toMatchObject({ code: 0 });
    const table = readCsv("sentences", readFileSync(place.path("datasets/1.0.0/sentences.csv")));
    if (!table.ok) throw new Error(table.refusal.message);
    const built = rowsFrom("sentences", table.value).filter((row) => row.label_source !== "human");
    const page = await open("playground.html");
    const rows: Array<SentenceRow> = [];
    for (const name of readdirSync(seeds)) {
      if (!/\.(?:txt|html|md|jsonl|csv|xml|warc)$/.test(name)) continue;
      const base64 = readFileSync(join(seeds, name)).toString("base64");
      const read = `columnist.readInput(${JSON.stringify(name)}, Uint8Array.from(atob("${base64}"), (c) => c.charCodeAt(0)))`;
      rows.push(
        ...((await page.evaluate(`${read}.articles.flatMap(({ sentences }) => sentences)`)) as typeof rows),
      );
    }
    // The split is told by all articles together.
    const shownOf = (row: SentenceRow) => ({ ...row, split: null });
    const byId = new Map(rows.map((row) => [row.sent_id, row]));
    // What the page does not unpack, and what a person decided, is in the build alone.
    const both = built.filter(({ sent_id }) => byId.has(sent_id));
    expect(both.length).toBeGreaterThan(built.length * 0.9);
    for (const row of both) expect(shownOf(byId.get(row.sent_id)!)).toEqual(shownOf(row));
    await page.close();
  }, 60_000);

  test("nothing but the site was asked for", () => {
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((url) => !url.startsWith(`${origin}/`))).toEqual([]);
  });
});
