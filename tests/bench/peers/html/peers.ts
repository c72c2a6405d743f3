/** Runs one JavaScript extractor for compare.ts, by the protocol of peers.py: `node peers.ts TOOL CACHE`. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

import { clean } from "@columnist/clean";
import { parse } from "@columnist/parse";

interface Found {
  readonly body?: string;
  readonly title?: string | null;
  readonly author?: string | null;
  readonly date?: string | null;
}

const columnist = (bytes: Uint8Array): Found => {
  const parsed = parse({
    path: "page.html",
    record: null,
    bytes,
    mediaType: null,
    url: null,
    fetchedAt: null,
  });
  if (!parsed.ok) return {};
  const { blocks, metadata, text } = clean(parsed.value);
  return {
    body: blocks
      .filter(({ kind }) => kind !== "headline" && kind !== "standfirst" && kind !== "caption")
      .map(({ start, end }) => text.slice(start, end))
      .join("\n"),
    title: metadata.title?.value ?? null,
    author: metadata.authors.map(({ value }) => value).join("; "),
    date: metadata.published?.value.at?.slice(0, 10) ?? null,
  };
};

/** What this uses of defuddle and of the document model it works on. */
interface DefuddleResult {
  readonly content: string;
  readonly title: string;
  readonly author: string;
  readonly published: string;
}
interface Linkedom {
  readonly parseHTML: (html: string) => {
    readonly document: { readonly body: { textContent: string } | null };
  };
}

const start = async (tool: string, cache: string): Promise<(bytes: Uint8Array) => Promise<Found>> => {
  if (tool === "columnist") return (bytes) => Promise.resolve(columnist(bytes));
  const load = createRequire(`${cache}/package.json`);
  const { Defuddle } = (await import(`${cache}/node_modules/defuddle/dist/node.js`)) as {
    Defuddle: (document: unknown, url?: string, options?: object) => Promise<DefuddleResult>;
  };
  const { parseHTML } = load("linkedom") as Linkedom;
  return async (bytes) => {
    const { document } = parseHTML(new TextDecoder().decode(bytes));
    const found = await Defuddle(document, "https://page.example/");
    const spaced = found.content.replaceAll(/<\/(?:p|h[1-6]|li|div|tr|blockquote)>|<br\s*\/?>/g, " $& ");
    const body = parseHTML(`<html><body>${spaced}</body></html>`).document.body?.textContent ?? "";
    return { body, title: found.title, author: found.author, date: found.published.slice(0, 10) };
  };
};

const [tool = "", cache = ""] = process.argv.slice(2);
const extract = await start(tool, cache);
const safely = (bytes: Uint8Array): Promise<Found> => extract(bytes).catch(() => ({}));
console.log = () => undefined;
// A peer that asks the network for a page fails later, outside of what is awaited.
process.on("unhandledRejection", () => undefined);
process.on("uncaughtException", () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line) as {
    readonly extract?: ReadonlyArray<string>;
    readonly time?: ReadonlyArray<string>;
  };
  const pages = (request.extract ?? request.time!).map((path) => new Uint8Array(readFileSync(path)));
  let answer: unknown;
  if (request.extract === undefined) {
    const before = process.cpuUsage();
    for (const page of pages) await safely(page);
    const { user, system } = process.cpuUsage(before);
    answer = { seconds: (user + system) / 1e6 };
  } else {
    const found: Found[] = [];
    for (const page of pages) found.push(await safely(page));
    answer = { pages: found };
  }
  // readline takes these two for the end of a line.
  const json = JSON.stringify(answer).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
  process.stdout.write(`${json}\n`);
}
