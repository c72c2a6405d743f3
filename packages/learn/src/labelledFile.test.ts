import { expect, test } from "vitest";
import { labelledFile } from "./labelledFile.ts";

const rows = (...cells: ReadonlyArray<Readonly<Record<string, string>>>) =>
  cells.map((row) => new Map(Object.entries(row)));

test("rows of one document are one text in their order, others stand alone, empty ones are counted", () => {
  const file = labelledFile(
    ["sentence", "gold", "doc"],
    rows(
      { sentence: "It is a disgrace.", gold: "SUBJ", doc: "a" },
      { sentence: "Rents rose.", gold: "fact", doc: "" },
      { sentence: "We  must act.", gold: "Opinion", doc: "a" },
      { sentence: "", gold: "claim", doc: "a" },
    ),
  );
  expect(file).toMatchObject({ ok: true, left: 1 });
  const documents = file.ok ? file.documents : [];
  expect(documents.map(({ sentences }) => sentences.map(({ text, label }) => [text, label]))).toEqual([
    [
      ["It is a disgrace.", "opinion"],
      ["We must act.", "opinion"],
    ],
    [["Rents rose.", "claim"]],
  ]);
});

test.each([
  [["body", "class"], rows({ body: "x", class: "y" }), /text or sentence .* body, class/],
  [["text", "class"], rows({ text: "x", class: "y" }), /label or gold .* text, class/],
  [["text", "label"], rows({ text: "x", label: "rant" }), /none of opinion.*: rant/],
  [[], [], /no columns/],
] as const)("says what was seen: %j", (columns, some, reason) => {
  const file = labelledFile(columns, some);
  expect(file.ok ? "" : file.reason).toMatch(reason);
});
