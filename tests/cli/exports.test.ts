/** What researchers' exports and files become in a dataset: articles, their fields, their twins, and a word for the rest. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makePlace } from "./pipeline.ts";

const place = makePlace();
afterAll(place.remove);

const BODY = [
  "The ferry to Sallow Island left eleven minutes late on Monday, and nobody at the slipway seemed surprised.",
  "For two years the harbour company has promised a second boat, and it has printed the promise on posters and on mugs.",
  "Give the islanders two seats on the board, and the second boat will be afloat before the autumn gales begin again.",
].join("\n\n");

const factiva = (id: string): string =>
  `Opinion\n\nTwo seats for the islanders\n\nRosa Quill\n\n137 words\n3 May 2024\nQuern Valley Post\nQVPOST\nEnglish\n(c) 2024 Quern Valley Media Ltd\n\n${BODY}\n\nDocument QVPOST0020240503ek53000${id}\n\n`;

type Row = Readonly<Record<string, string>>;

/** Rows of a table whose cells hold neither commas in marks nor line feeds, by the columns that are asked for. */
const rowsOf = (table: string): ReadonlyArray<Row> => {
  const text = readFileSync(place.path(`datasets/1.0.0/${table}.csv`), "utf8");
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n)/g)].map((found) => ({
    cell: found[1]?.replaceAll('""', '"') ?? found[2]!,
    isLast: found[3] === "\n",
  }));
  const rows: Array<Array<string>> = [[]];
  for (const { cell, isLast } of cells) {
    rows.at(-1)!.push(cell);
    if (isLast) rows.push([]);
  }
  const [header, ...body] = rows.filter((row) => row.length > 0);
  return body.map((row) => Object.fromEntries(header!.map((name, i) => [name, row[i] ?? ""])));
};

beforeAll(async () => {
  place.write("seeds/factiva.txt", factiva("b1") + factiva("b2"));
  place.write("seeds/links.txt", "https://kelda.example/one\nhttps://kelda.example/two\n");
  place.write("seeds/paper.pdf", "%PDF-1.7\n1 0 obj\n");
  place.write("seeds/empty.csv", "title,text\n");
  place.write("seeds/page.html", `<html><head><link rel="license" href="https://creativecommons.org/licenses/by/4.0/"><title>Weirs</title></head><body><article><h1>Weirs</h1>${"<p>The weir at Thornby has leaked for nine long years, and nobody has come to mend it.</p>".repeat(1)}<p>We asked for a mason, and got a leaflet about otters.</p></article></body></html>`); // prettier-ignore
  await place.run(["build"]);
}, 120_000);

it("gives each document of an export a row, with its number, its rights and its place in the file", () => {
  const file = readFileSync(place.path("seeds/factiva.txt"));
  const documents = rowsOf("documents").filter((row) => row["source_path"] === "factiva.txt");
  expect(new Set(documents.map((row) => row["source_record"]))).toEqual(
    new Set(["QVPOST0020240503ek53000b1", "QVPOST0020240503ek53000b2"]),
  );
  for (const row of documents) {
    expect(row).toMatchObject({
      title: "Two seats for the islanders",
      authors: "Rosa Quill",
      rights: "(c) 2024 Quern Valley Media Ltd",
    });
    const place = file.subarray(Number(row["record_byte_start"]), Number(row["record_byte_end"])).toString();
    expect(place).toContain(row["source_record"]);
  }
});

it("finds that two documents of an export are one article", () => {
  const documents = rowsOf("documents").filter((row) => row["source_path"] === "factiva.txt");
  expect(new Set(documents.map((row) => row["dup_cluster"])).size).toBe(1);
  expect(new Set(documents.map((row) => row["canonical"]))).toEqual(new Set(["false", "true"]));
});

it("keeps what no column holds, and joins it by doc_id", () => {
  const fields = rowsOf("fields");
  const [document] = rowsOf("documents").filter((row) => row["source_path"] === "factiva.txt");
  expect(fields.filter((row) => row["doc_id"] === document!["doc_id"])).toContainEqual(
    expect.objectContaining({ name: "SC", value: "QVPOST" }),
  );
});

it("says a page's licence", () => {
  const [page] = rowsOf("documents").filter((row) => row["source_path"] === "page.html");
  expect(page!["rights"]).toBe("https://creativecommons.org/licenses/by/4.0/");
});

it("names what it does not read, and what to do", () => {
  const failures = rowsOf("failures");
  const of = (path: string): string => failures.filter((row) => row["source_path"] === path).map((row) => `${String(row["detail"])}; ${String(row["advice"])}`).join(); // prettier-ignore
  expect(failures).toHaveLength(3);
  expect(of("links.txt")).toMatch(/list of addresses.*wget/);
  expect(of("paper.pdf")).toMatch(/a PDF.*pdftotext/);
  expect(of("empty.csv")).toMatch(/row of names and no other; its columns: title, text/);
});
