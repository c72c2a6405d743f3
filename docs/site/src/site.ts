/**
 * The site, from the repository's own pages: `pnpm site FOLDER`. Plain files that any file server gives out, with nothing
 * from the network; same sources, same bytes.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Marked } from "marked";
import { rolldown } from "rolldown";
import { benchmarks } from "./benchmarks.ts";
import { slugOf } from "./slug.ts";
import { frame, PLAYGROUND, type NavigationEntry } from "./template.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** The page that is made of measurements, and stands in no file. */
const BENCHMARKS = "docs/benchmarks.md";

const textOf = (page: string): string =>
  page === BENCHMARKS ? benchmarks(ROOT) : readFileSync(join(ROOT, page), "utf8");

/** Pages in the order of the navigation; those without a title there are reached by links. */
const PAGES: ReadonlyArray<readonly [page: string, title: string | null]> = [
  ["README.md", "Start"],
  ["docs/columns.md", "Columns"],
  [BENCHMARKS, "Benchmarks"],
  ["packages/label/guideline.md", "Guideline"],
  ["docs/many-machines.md", "Many machines"],
  ["docs/architecture.md", "Architecture"],
  ["CONTRIBUTING.md", "Contributing"],
  ["CHANGELOG.md", "Changes"],
  ["docs/scale.md", null],
  ["docs/dataset-json.md", null],
  ["pipelines/README.md", null],
  ["pipelines/src/shards/README.md", null],
  ["packages/model/README.md", null],
  ["packages/parse/README.md", null],
  ["packages/clean/README.md", null],
  ["packages/segment/README.md", null],
  ["packages/label/README.md", null],
  ["packages/label/quotes.md", null],
  ["packages/label/src/models/card.md", null],
  ["pipelines/models/accurate/card.md", null],
  ["packages/columnist/README.md", null],
  ["packages/dataset/README.md", null],
  ["packages/review/README.md", null],
  ["packages/learn/README.md", null],
  ["tests/gold/README.md", null],
];

const hrefOf = (page: string): string =>
  page === "README.md" ? "index.html" : page.replace(/\.md$/, ".html");

const KNOWN = new Set(PAGES.map(([page]) => page));

/** Markdown to HTML: links between pages lead to their HTML, those to files of the repository become plain text. */
const bodyOf = (page: string, text: string): string => {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text: heading }) {
        return `<h${depth} id="${slugOf(heading)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens);
        if (/^[a-z]+:/.test(href) || href.startsWith("#")) return `<a href="${href}">${inner}</a>`;
        const [path = "", heading] = href.split("#");
        const target = join(dirname(page), path);
        if (!KNOWN.has(target)) return inner;
        const link = relative(dirname(hrefOf(page)), hrefOf(target));
        return `<a href="${link}${heading === undefined ? "" : `#${heading}`}">${inner}</a>`;
      },
      // Pictures lie in the repository, and a site without them is small; their texts say what they show.
      image: ({ text: shown }) => `<em>${shown}</em>`,
      html: () => "",
    },
  });
  return marked
    .parse(text, { async: false })
    .replaceAll("<th></th>", "<td></td>")
    .replaceAll("<table>", '<div class="scroll" tabindex="0"><table>')
    .replaceAll("</table>", "</table></div>")
    .replaceAll("<pre>", '<pre tabindex="0">');
};

const titleOf = (text: string): string => /^# (.*)$/m.exec(text)?.[1]?.replace(/[`*]/g, "") ?? "Columnist";

/** The stages and the page around them, as one classic script. */
const playgroundScript = async (): Promise<string> => {
  const bundle = await rolldown({
    input: fileURLToPath(new URL("playground.ts", import.meta.url)),
    cwd: ROOT,
    platform: "browser",
    tsconfig: false,
    logLevel: "silent",
  });
  try {
    const { output } = await bundle.generate({ format: "iife", minify: true });
    return output[0].code;
  } finally {
    await bundle.close();
  }
};

/** Writes the site into a folder, made if it is missing; gives the paths of its files. */
export const writeSite = async (folder: string): Promise<ReadonlyArray<string>> => {
  const navigation: ReadonlyArray<NavigationEntry> = [
    ...PAGES.flatMap(([page, title]) => (title === null ? [] : [{ href: hrefOf(page), title }])),
    { href: "playground.html", title: "Playground" },
  ];
  const files: ReadonlyArray<readonly [path: string, text: string]> = [
    ...PAGES.map(([page]) => {
      const text = textOf(page);
      const href = hrefOf(page);
      const up = "../".repeat(href.split("/").length - 1);
      return [
        href,
        frame({ title: titleOf(text), up, navigation, body: bodyOf(page, text), script: null }),
      ] as const;
    }),
    [
      "playground.html",
      frame({ title: "Playground", up: "", navigation, body: PLAYGROUND, script: "playground.js" }),
    ],
    ["playground.js", await playgroundScript()],
    ["style.css", readFileSync(new URL("style.css", import.meta.url), "utf8")],
  ];
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return files.map(([path]) => path);
};

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    process.stderr.write("Name the folder to write: pnpm run site FOLDER\n");
    process.exitCode = 1;
  } else {
    const files = await writeSite(folder);
    process.stdout.write(`Wrote ${files.length} files into ${folder}; open ${join(folder, "index.html")}\n`);
  }
}
