/** What people decided about rows and articles: shown where it could not be followed, and named as the cause where it was. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, makePlace } from "./pipeline.ts";

const place = makePlace();
afterAll(place.remove);

const SECRET = "The harbour master of Ulm sold the lighthouse to his own brother.";

interface Row {
  readonly sent_id: string;
  readonly doc_id: string;
  readonly text: string;
}
const rows = new Map<string, Row>();

/** A correction of the sentence that begins so. */
const correction = (start: string, rest: object): string => {
  const row = [...rows.values()].find(({ text }) => text.startsWith(start))!;
  return JSON.stringify({ doc_id: row.doc_id, sent_id: row.sent_id, exact: row.text, ...rest });
};

beforeAll(async () => {
  for (const number of [1, 2]) place.write(`seeds/piece-${number}.txt`, article(number, 2));
  place.write("seeds/taken.txt", `${article(3, 1)}\n\n${SECRET}\n`);
  await place.run(["build"]);
  for (const name of ["piece-1.txt", "piece-2.txt", "taken.txt"]) {
    const { out } = await place.run(["inspect", `seeds/${name}`, "--json"]);
    for (const row of (JSON.parse(out) as { sentences: ReadonlyArray<Row> }).sentences)
      rows.set(row.sent_id, row);
  }
}, 120_000);

describe("a correction", () => {
  it("of a speaker is the cause of what it changed", async () => {
    const quote = '"We will not sell the harbour 1," Mayor';
    place.write(
      "seeds/corrections/ana.jsonl",
      `${correction(quote, { by: "ana", action: "speaker", speaker: "Bea Roth" })}\n`,
    );
    expect((await place.run(["build"])).out).toContain("Wrote datasets/1.0.1");
    const { out } = await place.run(["diff", "1.0.0", "--json"]);
    const changed = JSON.parse(out).sentences as ReadonlyArray<{ columns: string[]; cause: string }>;
    expect(changed.filter(({ columns }) => columns.includes("speaker"))).not.toEqual([]);
    expect([...new Set(changed.map(({ cause }) => cause))]).toEqual(["correction"]);
    expect(readFileSync(place.path("datasets/1.0.1/CHANGELOG.md"), "utf8")).toContain("(correction)");
  });

  it("that people differ about, or that is lost, is shown by every build and check", async () => {
    place.write(
      "seeds/corrections/two.jsonl",
      [
        correction("Give Kelda its ferry number 2", { by: "ana", action: "label", label: "opinion" }),
        correction("Give Kelda its ferry number 2", { by: "ben", action: "label", label: "claim" }),
        correction("Let the ferries run.", {
          by: "ben",
          action: "label",
          label: "claim",
          sent_id: "s_gone",
          exact: "Words that stand nowhere.",
        }),
        JSON.stringify({
          doc_id: "d_gone",
          sent_id: "s_0",
          exact: "Of no article.",
          by: "ben",
          action: "drop",
        }),
        "",
      ].join("\n"),
    );
    const { sent_id } = [...rows.values()].find(({ text }) => text === "Give Kelda its ferry number 2")!;
    const expected = [
      `Correction not applied: seeds/corrections/two.jsonl, line 1, ${sent_id} “Give Kelda its ferry number 2”: people differ (ana: opinion, ben: claim)`,
      `Correction not applied: seeds/corrections/two.jsonl, line 2, ${sent_id} “Give Kelda its ferry number 2”: people differ`,
      "Correction not applied: seeds/corrections/two.jsonl, line 3, s_gone “Words that stand nowhere.”: its text stands nowhere in the article",
      "Correction not applied: seeds/corrections/two.jsonl, line 4, s_0 “Of no article.”: no article has the id d_gone",
    ];
    const build = await place.run(["build"]);
    // Each line is a row of `judgements`, whatever became of it.
    expect(build.out).toContain("Wrote datasets/1.0.2");
    // Known from the last build, computed again, and by check.
    for (const command of [["build"], ["build", "--no-cache"], ["check"]]) {
      const { code, out } = await place.run(command);
      expect(code).toBe(0);
      for (const line of expected) expect(out).toContain(line);
    }
    const { out } = await place.run(["build", "--json"]);
    expect(JSON.parse(out).conflicts).toHaveLength(4);
    rmSync(place.path("seeds/corrections/two.jsonl"));
  }, 60_000);

  it("that cannot be read is said in plain words, with its line", async () => {
    const cases: ReadonlyArray<readonly [object, string]> = [
      [
        { by: "ana", action: "lable" },
        '"action" is "lable", and must be one of label, speaker, boundary, drop',
      ],
      [{ by: "ana", action: "label", label: "rumour" }, '"label" is "rumour", and must be one of opinion'],
      [{ action: "label", label: "claim" }, '"by" is missing'],
      [{ by: "ana", action: "label", label: "claim", claim_type: "C11" }, '"claim_type" cannot be "C11"'],
    ];
    for (const [rest, wrong] of cases) {
      place.write("seeds/corrections/bad.jsonl", `\n${correction("Let the ferries run.", rest)}\n`);
      const { code, err } = await place.run(["build"]);
      expect(code).toBe(1);
      expect(err).toContain(`corrections/bad.jsonl, line 2: ${wrong}`);
      expect(err).not.toMatch(/zod|invalid_|Invalid (?:input|option)|expected/i);
    }
    rmSync(place.path("seeds/corrections/bad.jsonl"));
  }, 60_000);
});

describe("an article that was taken down", () => {
  it("is gone with its own cause, and no word of it stands anywhere", async () => {
    place.write(
      "seeds/corrections/lost.jsonl",
      `${correction("The harbour master", { by: "ana", action: "label", label: "claim", exact: `${SECRET} Lost.`, sent_id: "s_lost" })}\n`,
    );
    const sha256 = createHash("sha256")
      .update(readFileSync(place.path("seeds/taken.txt")))
      .digest("hex");
    place.write("seeds/takedowns.jsonl", `${JSON.stringify({ sha256 })}\n`);
    const stale = await place.run(["check"]);
    expect(stale.code).toBe(2);
    const built = await place.run(["build"]);
    expect(built.out).toContain("Wrote datasets/1.1.0");
    expect(built.out).toContain("its article was taken down; delete the line");
    const again = await place.run(["build"]);
    const said = [stale, built, again].flatMap(({ out, err }) => [out, err]);
    for (const as of ["text", "markdown", "page", "json"])
      for (const pair of [["1.0.1"], ["1.0.0", "1.0.1"], ["1.1.0", "1.0.1"]])
        said.push((await place.run(["diff", ...pair, "--as", as])).out);
    for (const name of ["CHANGELOG.md", "report.html", "README.md", "manifest.json", "sentences.csv"])
      said.push(readFileSync(place.path(`datasets/1.1.0/${name}`), "utf8"));
    for (const text of said) {
      expect(text).not.toContain("lighthouse");
      expect(text).not.toContain("ferry number 3");
    }
    expect((await place.run(["diff", "1.0.1"])).out).toContain("1 article removed (takedown)");
    expect(said[3 * 2 + 1 * 3]).toContain("takedown");
    expect(readFileSync(place.path("datasets/1.1.0/CHANGELOG.md"), "utf8")).toMatch(
      /- 1 article removed \(takedown\)\n(?:- .*\n)* {2}- `d_[0-9a-f]{16}` removed/,
    );
    expect(existsSync(place.path("datasets/1.0.0"))).toBe(true);
  }, 90_000);
});

it("shows ids of sentences and quotes where people look at them", async () => {
  const inspected = (await place.run(["inspect", "seeds/piece-1.txt"])).out;
  expect(inspected).toMatch(/^quote .*harbour 1,".* s_[0-9a-f]{16} q_[0-9a-f]{16}$/m);
  const json = JSON.parse((await place.run(["inspect", "seeds/piece-1.txt", "--json"])).out);
  expect(json.sentences[0].sent_id).toMatch(/^s_/);
  expect(json.quotes[0].quote_id).toMatch(/^q_/);
  const csv = readFileSync(place.path("datasets/1.1.0/sentences.csv"), "utf8");
  for (const { sent_id } of json.sentences) expect(csv).toContain(sent_id);
  for (const as of ["text", "markdown", "page"])
    expect((await place.run(["diff", "1.0.0", "1.0.1", "--as", as])).out).toMatch(/s_[0-9a-f]{16}/);
});
