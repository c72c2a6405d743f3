/** Tables whose columns are called as nobody guesses, and what of them is kept. */
import { readFileSync, rmSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { makePlace } from "./pipeline.ts";

const place = makePlace();
afterAll(place.remove);

const STORY = "The ferry ran late on Monday. It is a disgrace that nobody at the town hall has said so.";
const TABLE = `nr,story_words,over,clicks\n1,"${STORY}",Run the ferry,120\n2,"${STORY} It ran late again on Tuesday, and that is worse.",Run it twice,NA\n`;

const cells = (version: string, table: string): ReadonlyArray<ReadonlyArray<string>> =>
  readFileSync(place.path(`datasets/${version}/${table}.csv`), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(","));

it("fails with the columns that are there where none is known to hold the texts", async () => {
  place.write("seeds/table.csv", TABLE);
  const { code, err } = await place.run(["build"]);
  expect(code).toBe(1);
  expect(err).toContain("nr, story_words, over, clicks");
  expect(err).toContain("--columns text=");
});

it("takes names from --columns and from dataset.json; the rest is in fields; records have their places", async () => {
  const built = await place.run(["build", "--columns", "text=story_words,title=over"]);
  expect({ code: built.code, err: built.err }).toMatchObject({ code: 0 });
  const [header, ...rows] = cells("1.0.0", "documents");
  const at = (row: ReadonlyArray<string>, name: string): string => row[header!.indexOf(name)]!;
  expect(rows.map((row) => at(row, "title")).sort()).toEqual(["Run it twice", "Run the ferry"]);
  for (const row of rows) {
    const [start, end] = [Number(at(row, "record_byte_start")), Number(at(row, "record_byte_end"))];
    expect(TABLE.slice(start, end)).toContain(at(row, "title"));
  }
  expect(cells("1.0.0", "fields").slice(1).map(([, name, value]) => `${name}=${value}`).sort()).toEqual(["clicks=120", "nr=1", "nr=2"]); // prettier-ignore
  rmSync(place.path("datasets"), { recursive: true });
  place.write("seeds/dataset.json", JSON.stringify({ columns: { text: "story_words", title: "over" } }));
  const again = await place.run(["build", "--json"]);
  expect({ code: again.code, err: again.err }).toMatchObject({ code: 0 });
  expect(cells("1.0.0", "documents")).toHaveLength(3);
  place.write("seeds/dataset.json", JSON.stringify({ columns: { text: "story_words" } }));
  expect(JSON.parse((await place.run(["build", "--json"])).out)).toMatchObject({ changed: true });
});

it("says what is wrong with names that cannot be used", async () => {
  const { code, err } = await place.run(["build", "--columns", "words=story_words"]);
  expect(code).toBe(1);
  expect(err).toContain('"words" is nothing that a column is read as; there are: text, title');
  place.write("seeds/dataset.json", '{"columns": ["text"]}');
  const wrong = await place.run(["build"]);
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain("dataset.json: columns is no object");
});
