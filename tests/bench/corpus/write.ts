/**
 * Writes a generated corpus: `node tests/bench/corpus/write.ts --mb 10 --form text --out .cache/corpus-10`.
 * Forms: `text`, `hard` (see hard.ts) and `html` (a file an article, 1,000 a folder), `jsonl` (one file). The same arguments, the same bytes.
 */
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { asHtml, asText, generateArticle } from "./article.ts";
import { hardArticle } from "./hard.ts";

const { values } = parseArgs({
  options: {
    mb: { type: "string", default: "10" },
    form: { type: "string", default: "text" },
    out: { type: "string", default: ".cache/corpus" },
  },
});
const bytes = Number(values.mb) * 1_000_000;
const { form, out } = values;

let written = 0;
let number = 0;
if (form === "jsonl") {
  mkdirSync(out, { recursive: true });
  const file = createWriteStream(join(out, "articles.jsonl"));
  while (written < bytes) {
    const article = generateArticle(number++);
    const line = `${JSON.stringify({
      id: `a${article.number}`,
      title: article.headline,
      author: article.author,
      date: article.date,
      text: article.paragraphs.join("\n\n"),
    })}\n`;
    written += Buffer.byteLength(line);
    if (!file.write(line)) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
} else {
  const FORMS = {
    text: [(at: number) => asText(generateArticle(at)), "txt"],
    hard: [hardArticle, "txt"],
    html: [(at: number) => asHtml(generateArticle(at)), "html"],
  } as const;
  if (!(form in FORMS))
    throw new Error(`--form cannot be ${form}: give ${Object.keys(FORMS).join(", ")} or jsonl`);
  const [render, extension] = FORMS[form as keyof typeof FORMS];
  while (written < bytes) {
    const folder = String(Math.floor(number / 1000)).padStart(5, "0");
    const path = join(out, folder, `${String(number).padStart(8, "0")}.${extension}`);
    if (number % 1000 === 0) mkdirSync(dirname(path), { recursive: true });
    const page = render(number++);
    writeFileSync(path, page);
    written += Buffer.byteLength(page);
  }
}
console.log(`${number} articles, ${(written / 1e6).toFixed(1)} MB in ${out}`);
