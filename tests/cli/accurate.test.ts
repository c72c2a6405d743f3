/** `--model accurate`, where its optional runtime is installed; and what it says where something is missing. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { EncoderMissing, openEncoder, openShipped, type Encoder } from "pipelines/encoder";
import { ENCODER_WIDTH } from "@columnist/label/accurate";
import { makePlace } from "./pipeline.ts";
import { skipsWithout } from "../skips.ts";

const place = makePlace();
afterAll(place.remove);

const encoder: Encoder | null = await openShipped().catch((error: unknown) => {
  if (error instanceof EncoderMissing && error.what.includes("onnxruntime-node")) return null;
  throw error;
});
if (encoder === null)
  process.stderr.write("tests of --model accurate are skipped: onnxruntime-node is not installed\n");

const SENTENCES = [
  "The council should be ashamed of this reckless plan.",
  "The ferry carried 1,204 passengers in May.",
  "Nothing could be more foolish than to sell the harbour now.",
  "The mill opened in 1911 and closed in 1987.",
];
const OF_THEM = ["opinion", "claim", "opinion", "claim"];

/** Some numbers of two sentences of one text, from torch 2.13 on the float32 weights: where they stand and what they are. */
const FIRST_STATES: ReadonlyArray<readonly [number, number]> = [
  [0, 0.127],
  [5, 0.073],
  [800, -0.14],
  [1500, 0.187],
  [1539, -0.011],
  [2236, 0.101],
  [2536, 0.096],
  [3071, 0.091],
];

describe.skipIf(skipsWithout("encoder", encoder !== null))("the encoder", () => {
  const all = new Uint8Array(SENTENCES.length).fill(1);

  it("gives a text the same numbers whatever was read before it", async () => {
    const before = await encoder!.encode(SENTENCES, all);
    await encoder!.encode(SENTENCES.toReversed(), all);
    expect(await encoder!.encode(SENTENCES, all)).toEqual(before);
    const alone = await encoder!.encode([SENTENCES[2]!], Uint8Array.of(1));
    expect(alone).toHaveLength(ENCODER_WIDTH);
    expect(alone).not.toEqual(before.subarray(2 * ENCODER_WIDTH, 3 * ENCODER_WIDTH));
  });

  it("gives what the float32 weights give in Python, but for the rounding of the weights to int8", async () => {
    const states = await encoder!.encode(
      ["The council must act now.", "Rents rose by a third in 2019."],
      Uint8Array.of(1, 1),
    );
    for (const [at, expected] of FIRST_STATES) expect(Math.abs(states[at]! - expected)).toBeLessThan(0.03);
  });

  it("reads any string", async () => {
    const strange = ["", " ", "\ud800", "a".repeat(10_000), "é ".repeat(10_000), "😀東\0"];
    const states = await encoder!.encode(strange, new Uint8Array(strange.length).fill(1));
    expect(states).toHaveLength(strange.length * ENCODER_WIDTH);
    expect(states.every(Number.isFinite)).toBe(true);
  });
});

describe.skipIf(skipsWithout("encoder", encoder !== null))("label --model accurate", () => {
  const ask = (input: unknown, ...flags: ReadonlyArray<string>) =>
    place.run(["label", ...flags], `${JSON.stringify(input)}\n`);

  it("labels sentences that are plainly one or the other, and gives the same bytes again", async () => {
    const input = { id: "a", sentences: SENTENCES };
    const first = await ask(input, "--model", "accurate");
    expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: "" });
    const { sentences } = JSON.parse(first.out) as { sentences: ReadonlyArray<{ label: string }> };
    expect(sentences.map(({ label }) => label)).toEqual(OF_THEM);
    expect((await ask(input, "--model", "accurate")).out).toBe(first.out);
    expect((await ask(input)).out).not.toBe(first.out);
  });

  it("gives a sentence alone the same judgement whatever lines stand around it", async () => {
    const lines = SENTENCES.map((sentence, id) => JSON.stringify({ id, sentences: [sentence] }));
    const together = await place.run(["label", "--model", "accurate"], `${lines.join("\n")}\n`);
    const alone = await place.run(["label", "--model", "accurate"], `${lines[2]!}\n`);
    expect(together.out.split("\n")[2]).toBe(alone.out.trimEnd());
  });

  it("shows an article by it", async () => {
    place.write("op.txt", ["Sell nothing", "By Ann Lee", SENTENCES.join(" ")].join("\n\n"));
    const { code, out } = await place.run(["inspect", "op.txt", "--model", "accurate"]);
    expect(code).toBe(0);
    expect(out).toContain("The ferry carried 1,204 passengers in May.");
  });
});

describe.skipIf(skipsWithout("encoder", encoder !== null))("build --model accurate", () => {
  it("says so in every row and in the manifest, and check rebuilds with the same model", async () => {
    place.write("seeds/op.txt", ["Sell nothing", "By Ann Lee", SENTENCES.join(" ")].join("\n\n"));
    const built = await place.run(["build", "--model", "accurate"]);
    expect({ code: built.code, err: built.err.includes("bug") }).toEqual({ code: 0, err: false });
    const folder = place.path("datasets/1.0.0");
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as {
      stages: Record<string, string>;
      configuration: Record<string, unknown>;
    };
    expect(manifest.stages["label"]).toContain("+accurate.");
    expect(manifest.configuration["model"]).toBe("accurate");
    const rows = readFileSync(join(folder, "sentences.csv"), "utf8").trimEnd().split("\n");
    expect(rows.slice(1).every((row) => row.includes(manifest.stages["label"]!))).toBe(true);
    expect((await place.run(["check"])).code).toBe(0);
    const again = await place.run(["build", "--json", "--no-cache"]);
    expect(JSON.parse(again.out)).toMatchObject({ changed: false, version: "1.0.0" });
    const fast = await place.run(["build", "--model", "fast", "--json"]);
    expect(JSON.parse(fast.out)).toMatchObject({ changed: true });
  });
});

describe("what is missing", () => {
  const folder = mkdtempSync(join(tmpdir(), "encoder-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.skipIf(skipsWithout("encoder", encoder !== null))(
    "is said in one line with what to do: no file, then another file",
    async () => {
      const wrong = async (expected: string | null): Promise<string> =>
        openEncoder(folder, expected).then(
          () => "opened",
          (error: unknown) =>
            error instanceof EncoderMissing ? `${error.what}; ${error.advice}` : String(error),
        );
      expect(await wrong(null)).toMatch(
        /^The accurate model is not at .*encoder\.onnx\.1 \(ENOENT\); check it out again.*--model fast/,
      );
      writeFileSync(join(folder, "encoder.onnx.1"), "no model");
      writeFileSync(join(folder, "pieces.txt"), "[UNK]\n");
      expect(await wrong("0".repeat(64))).toMatch(/is not the file that the accurate model was fitted for; /);
    },
  );

  it("is no model of another name: those that are there are listed", async () => {
    const { code, err } = await place.run(["label", "--model", "best"], "");
    expect(code).toBe(1);
    expect(err).toMatch(/--model.*fast.*balanced.*accurate/s);
  });
});
