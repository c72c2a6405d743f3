/** A version goes out to another tool and comes back: exports as they are written, texts put back, imports as corrections of the next build. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, makePlace } from "./pipeline.ts";

const place = makePlace();
afterAll(place.remove);

beforeAll(async () => {
  for (const number of [1, 2]) place.write(`seeds/piece-${number}.txt`, article(number, 2));
  await place.run(["build"]);
}, 120_000);

const read = (name: string): string => readFileSync(place.path(name), "utf8");

interface ExportFile {
  readonly files: ReadonlyArray<{ readonly path: string; readonly sha256: string }>;
}

describe("an export", () => {
  it.each(["sqlite", "huggingface", "xlsx"])(
    "%s says its dataset, and has the same bytes again",
    async (format) => {
      for (const to of ["a", "b"]) {
        const run = await place.run(["export", "--format", format, "--to", `${to}/${format}`]);
        expect([run.code, run.err]).toEqual([0, ""]);
      }
      const { content_sha256: content } = JSON.parse(read("datasets/latest.json")) as {
        content_sha256: string;
      };
      const about = JSON.parse(read(`a/${format}/columnist-export.json`)) as ExportFile;
      expect(about).toMatchObject({ format, version: "1.0.0", content_sha256: content });
      for (const { path, sha256 } of about.files) {
        const bytes = readFileSync(place.path(`a/${format}/${path}`));
        expect([path, createHash("sha256").update(bytes).digest("hex")]).toEqual([path, sha256]);
      }
      expect(read(`b/${format}/columnist-export.json`)).toBe(read(`a/${format}/columnist-export.json`));
    },
    60_000,
  );
});

describe("hydrate", () => {
  it("gives the tables back from the seeds, and leaves out what they do not give", async () => {
    await place.run(["export", "--format", "no-text", "--to", "bare"]);
    const whole = await place.run(["hydrate", "bare", "--to", "whole"]);
    expect([whole.code, whole.out]).toEqual([0, "Wrote the tables of 2 articles into whole\n"]);
    for (const table of ["sentences", "quotes", "documents", "dropped", "fields"])
      expect(read(`whole/${table}.csv`)).toBe(read(`datasets/1.0.0/${table}.csv`));
    place.write("other/piece-1.txt", article(1, 2));
    place.write("other/piece-2.txt", `${article(2, 2)}\n\nAnother end stands here.\n`);
    const part = await place.run(["hydrate", "bare", "--seeds", "other", "--to", "part"]);
    expect(part.out).toMatch(/^Wrote the tables of 1 article into part; 1 left out/m);
    expect(part.err).toMatch(/Left out: d_\w+: its record has other bytes/);
    expect((await place.run(["hydrate", "seeds", "--to", "none"])).err).toMatch(
      /seeds is no export without texts/,
    );
  }, 90_000);
});

interface Task {
  readonly predictions: ReadonlyArray<{
    readonly result: ReadonlyArray<{ readonly value: { labels: ReadonlyArray<string> } }>;
  }>;
  annotations?: unknown;
}

describe("an import", () => {
  const submitted = (change: (task: Task) => void): string => {
    const tasks = JSON.parse(read("exports/1.0.0-label-studio/label-studio.json")) as ReadonlyArray<Task>;
    for (const task of tasks) {
      change(task);
      task.annotations = task.predictions;
    }
    return JSON.stringify(tasks);
  };

  it("of what nobody changed writes nothing", async () => {
    await place.run(["export", "--format", "label-studio"]);
    place.write(
      "same.json",
      submitted(() => undefined),
    );
    const run = await place.run(["import", "label-studio", "same.json", "--by", "ana"]);
    expect([run.code, run.err]).toEqual([0, ""]);
    expect(run.out).toMatch(/^Wrote 0 corrections of 2 articles/);
    expect(existsSync(place.path("seeds/corrections/ana.jsonl"))).toBe(false);
  }, 60_000);

  it("of changed labels writes each once, and the next build takes them", async () => {
    place.write(
      "changed.json",
      submitted(({ predictions }) => {
        const { value } = predictions[0]!.result[0]!;
        value.labels = [value.labels[0] === "quote" ? "claim" : "quote"];
      }),
    );
    const typed = ["import", "label-studio", "changed.json", "--by", "ana"];
    expect((await place.run(typed)).out).toMatch(
      /^Wrote 2 corrections of 2 articles into seeds\/corrections\/ana.jsonl/,
    );
    const once = read("seeds/corrections/ana.jsonl");
    expect((await place.run(typed)).out).toMatch(/^Wrote 0 corrections .*; 2 were there already/);
    expect(read("seeds/corrections/ana.jsonl")).toBe(once);
    expect((await place.run(["build"])).out).toMatch(/sentences relabelled: 2/);
    expect((await place.run(typed)).out).toMatch(/^Wrote 0 corrections of 2 articles/);
  }, 90_000);

  it("of a format that there is not, of a file that is not there, and of a nameless person is refused", async () => {
    const err = async (...args: ReadonlyArray<string>): Promise<string> =>
      (await place.run(["import", ...args])).err;
    expect(await err("doccano", "same.json", "--by", "ana")).toMatch(
      /FORMAT cannot be "doccano": give one of brat, cas/,
    );
    expect(await err("csv", "gone.csv", "--by", "ana")).toMatch(/Cannot read gone.csv \(ENOENT\)/);
    expect(await err("csv", "same.json", "--by", "...")).toMatch(/--by cannot be/);
  }, 60_000);
});
