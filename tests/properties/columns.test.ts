import { readFileSync } from "node:fs";
import {
  finishTables,
  newTables,
  rowsFrom,
  sha256Hex,
  TABLE_NAMES,
  type LabeledArticle,
  type Source,
} from "@columnist/model";
import { expect, test } from "vitest";
import { addArticle, articleRows, processArticle, STAGE_VERSIONS } from "columnist";

const seed = (name: string): Uint8Array => readFileSync(new URL(`../../seeds/${name}`, import.meta.url));

const TEXT = `The toll is wrong\n\nBy Ana Žižek\n\nThe toll is wrong. The toll is wrong. “It must go,” said Mr. Okoro. 😀 Nobody asked the “experts” 👍🏽, and 40 per cent of drivers agree.\r\n\r\nThe council should scrap it.\n\n12 Comments\n`;
const utf16 = (text: string): Uint8Array => Uint8Array.of(0xff, 0xfe, ...Buffer.from(text, "utf16le"));

const INPUTS: ReadonlyArray<readonly [path: string, bytes: Uint8Array]> = [
  ["marks.txt", Buffer.from(TEXT)],
  ["bom.txt", Buffer.from(`\ufeff${TEXT}`)],
  ["utf16.txt", utf16(TEXT)],
  ["latin.txt", seed("corner-cafe-1252.txt")],
  ["page.html", seed("bridge-tolls.html")],
  ["phones.html", seed("school-phones-amp.html")],
  ["essay.md", seed("apples-essay.md")],
  ["clockmaker.txt", seed("interview-clockmaker.txt")],
];

const labelled = INPUTS.map(([path, bytes]) => {
  const source: Source = {
    path,
    record: null,
    bytes: new Uint8Array(bytes),
    mediaType: null,
    url: null,
    fetchedAt: null,
  } as Source;
  const result = processArticle(source);
  if (!result.ok) throw new Error(`${path}: ${result.refusal.message}`);
  return { source, article: result.value };
});

test("columns hold what the rows of the same articles hold, also in tables that were emptied", () => {
  const tables = newTables();
  for (let twice = 0; twice < 2; twice++) {
    for (const { source, article } of labelled)
      addArticle(tables, source, article, STAGE_VERSIONS, sha256Hex);
    const rows = labelled.map(({ source, article }) =>
      articleRows(source, article, STAGE_VERSIONS, sha256Hex),
    );
    const found = finishTables(tables);
    for (const name of TABLE_NAMES) {
      const expected =
        name === "failures" || name === "judgements"
          ? []
          : rows.flatMap((made) => made[name] as ReadonlyArray<unknown>);
      expect(rowsFrom(name, found[name]), name).toEqual(expected);
    }
    for (const builder of Object.values(tables)) builder.empty();
  }
});

test("tables that are cut hold the rows before, and take others, also where a row was left by half", () => {
  const tables = newTables();
  const add = (at: number): void =>
    addArticle(tables, labelled[at]!.source, labelled[at]!.article, STAGE_VERSIONS, sha256Hex);
  add(0);
  const before = TABLE_NAMES.map((name) => tables[name].rows);
  add(3);
  tables.sentences.column("sent_id").add("s_half" as never);
  TABLE_NAMES.forEach((name, i) => tables[name].cut(before[i]!));
  add(5);
  const plain = newTables();
  for (const { source, article } of [labelled[0]!, labelled[5]!])
    addArticle(plain, source, article, STAGE_VERSIONS, sha256Hex);
  const [found, expected] = [finishTables(tables), finishTables(plain)];
  for (const name of TABLE_NAMES) expect(rowsFrom(name, found[name])).toEqual(rowsFrom(name, expected[name]));
});

const { source: page, article: whole } = labelled[0]!;
const drop = whole.dropped[0]!;
const BROKEN: ReadonlyArray<readonly [what: string, article: LabeledArticle, message: RegExp]> = [
  ["a drop that is missing", { ...whole, dropped: whole.dropped.slice(1) }, /neither kept nor dropped/],
  ["a drop that is there twice", { ...whole, dropped: [drop, ...whole.dropped] }, /accounted for twice/],
  [
    "a run that is not its bytes",
    { ...whole, offsets: whole.offsets.with(0, whole.offsets[0]! + 1) },
    /the run at \d+ differs from its bytes/,
  ],
];

test.each(BROKEN)("%s is found, and named", (_, article, message) => {
  expect(() => addArticle(newTables(), page, article, STAGE_VERSIONS, sha256Hex)).toThrow(message);
});
