import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Correction } from "@columnist/dataset";
import { docId } from "@columnist/model";
import { expect, it } from "vitest";
import { makePlace } from "../cli/pipeline.ts";
import { labelled, layTexts, thirdOf } from "./third.ts";

const judged = (at: number, label: string, rest: object = {}): Correction =>
  ({
    action: "label",
    label,
    rule_id: "human",
    doc_id: docId(labelled[at]!.doc, null),
    sent_id: `s_${at}`,
    exact: labelled[at]!.text,
    by: "ana",
    ...rest,
  }) as Correction;

it("a person's lines become lines of third.jsonl: the last label of each sentence, in the gold's order", () => {
  const { lines, left } = thirdOf([
    judged(5, "claim", { rule_id: "C1" }),
    judged(2, "opinion"),
    judged(2, "claim"),
    judged(3, "claim", { action: "skip" }),
    judged(1, "claim", { exact: "Half of it." }),
  ]);
  const { doc } = labelled[2]!;
  expect(lines).toEqual([
    { doc, sent_index: 2, label: "claim", rule: null },
    { doc, sent_index: 5, label: "claim", rule: "C1" },
  ]);
  expect(left).toEqual(["Half of it."]);
});

it("the texts laid out are seeds whose sentences the gold finds again", async () => {
  const folder = mkdtempSync(join(tmpdir(), "columnist-gold-"));
  try {
    expect(layTexts(folder)).toBe(30);
    const place = makePlace();
    const { code, err } = await place.run(["build", "--seeds", folder, "--out", place.path("datasets")]);
    expect({ code, err }).toMatchObject({ code: 0 });
    const rows = readFileSync(place.path("datasets/1.0.0/sentences.csv"), "utf8").split("\n").slice(1);
    // As the page writes them: id, article and text of each row, with its label.
    const cut = rows.flatMap((row) => {
      const found = /^(s_[0-9a-f]{16}),(d_[0-9a-f]{16}),\d+,\d+,[a-z_]+,(?:"((?:[^"]|"")*)"|([^,]*)),/.exec(row);
      return found === null
        ? []
        : [
            judged(0, "claim", {
              sent_id: found[1],
              doc_id: found[2],
              exact: (found[3] ?? found[4]!).replaceAll('""', '"'),
            }),
          ];
    });
    const { lines } = thirdOf(cut);
    expect(lines.length).toBeGreaterThan(labelled.length * 0.9);
    place.remove();
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);
