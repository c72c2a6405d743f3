import { rowsFrom, type SentenceRow, type Tables } from "@columnist/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyCorrections, parseCorrections, strayCorrections, type Correction } from "./corrections.ts";
import { exampleArticle, exampleChunk, wholeTables } from "./example.ts";

import { parseTombstones, takenDown } from "./tombstones.ts";
import { verifyTables } from "./verify.ts";
import { assemble } from "./oracle.ts";

const TEXTS = [
  "A headline",
  "The pier closed. It cost forty jobs.",
  "Close it. Now.",
  "Close it. Now.",
  "The last word, by Ömer 🚢.",
];
const before = exampleChunk([exampleArticle(1, TEXTS), exampleArticle(2)]).tables;
const rowsOf = (tables: Tables): ReadonlyArray<SentenceRow> =>
  rowsFrom("sentences", tables.sentences).filter((row) => row.doc_id === doc);
const doc = rowsFrom("documents", before.documents)[0]!.doc_id;
const sentences = rowsOf(before);

// After assembly splits and clusters fit, so that every invariant can be asked for.
const faultsOf = (tables: Tables): unknown => {
  const corpus = assemble([{ tables, signatures: new Uint32Array(0), signatureLength: 0 }]);
  return verifyTables(wholeTables(corpus));
};

const about = (index: number, rest: object): Correction =>
  ({
    doc_id: doc,
    sent_id: sentences[index]!.sent_id,
    exact: sentences[index]!.text,
    prefix: index > 0 ? sentences[index - 1]!.text.slice(-10) + "\n\n" : "",
    suffix: "",
    by: "ana",
    decides: false,
    ...rest,
  }) as Correction;

const label = (index: number, value: string, rest: object = {}): Correction =>
  about(index, { action: "label", label: value, rule_id: "O2", ...rest });

test("a label is replayed: human, certain, with its rule", () => {
  const { tables, outcomes } = applyCorrections(before, [label(1, "opinion")]);
  const row = rowsOf(tables)[1]!;
  expect(row).toMatchObject({
    label: "opinion",
    label_source: "human",
    rule_id: "O2",
    p_opinion: 1,
    p_claim: 0,
    confidence: 1,
    abstain: false,
    claim_type: null,
  });
  expect(outcomes.map(({ conflict, sent_ids }) => [conflict, sent_ids])).toEqual([[null, [row.sent_id]]]);
  expect(faultsOf(tables)).toEqual([]);
});

test("a correction survives re-segmentation: the id is gone, its text is found by the anchor", () => {
  const cut = exampleChunk([
    exampleArticle(1, ["A headline", "The pier closed.", "It cost forty jobs.", ...TEXTS.slice(2)]),
  ]).tables;
  const { tables, outcomes } = applyCorrections(cut, [
    about(1, {
      action: "label",
      label: "opinion",
      rule_id: "O2",
      exact: "The pier closed.",
      sent_id: "s_gone",
    }),
  ]);
  expect(
    rowsOf(tables)
      .filter((row) => row.label_source === "human")
      .map((row) => row.text),
  ).toEqual(["The pier closed."]);
  expect(outcomes[0]!.conflict).toBe(null);
});

test("of two equal sentences the neighbours tell which is meant; where they do not, it is a conflict", () => {
  const wish = (prefix: string): Correction =>
    label(2, "quote", { sent_id: "s_gone", exact: "Close it. Now.", prefix });
  const found = applyCorrections(before, [wish("Close it. Now.\n\n")]);
  expect(found.outcomes[0]!.sent_ids).toEqual([sentences[3]!.sent_id]);
  expect(applyCorrections(before, [wish("")]).outcomes[0]!.conflict).toBe("corrections.anchor.lost");
});

test("an edited or vanished text, a fragment, and an article that is gone are conflicts", () => {
  const lost = label(1, "claim", { sent_id: "s_gone", exact: "Nobody wrote this." });
  const part = label(1, "claim", { sent_id: "s_gone", exact: "jobs" });
  const gone = label(1, "claim", { doc_id: "d_gone" });
  const { tables, outcomes } = applyCorrections(before, [lost, part, gone]);
  expect(outcomes.map(({ conflict }) => conflict)).toEqual([
    "corrections.anchor.lost",
    "corrections.anchor.partial",
  ]);
  expect(strayCorrections([lost, part, gone], outcomes).map(({ conflict }) => conflict)).toEqual([
    "corrections.article.gone",
  ]);
  // As another thread, or a file, gives them back.
  expect(strayCorrections([lost, part, gone], structuredClone(outcomes))).toHaveLength(1);
  expect(rowsOf(tables)).toEqual(sentences);
});

test("two people who differ change nothing and are both told; a third decides; one's last word counts", () => {
  const ana = label(1, "opinion");
  const ben = label(1, "claim", { by: "ben" });
  const { tables, outcomes } = applyCorrections(before, [ana, ben]);
  expect(rowsOf(tables)[1]!.label_source).not.toBe("human");
  expect(outcomes.map(({ conflict }) => conflict)).toEqual(["corrections.disagree", "corrections.disagree"]);
  const third = label(1, "quote", { by: "cem", decides: true });
  expect(rowsOf(applyCorrections(before, [ana, ben, third]).tables)[1]!.label).toBe("quote");
  const again = label(1, "claim");
  expect(rowsOf(applyCorrections(before, [ana, ben, again]).tables)[1]!.label).toBe("claim");
});

test("a speaker is set on the sentence and on its quotes", () => {
  const index = sentences.findIndex((row) => row.label === "quote");
  const quotes = rowsFrom("quotes", before.quotes).filter((row) => row.doc_id === doc);
  expect(index).toBeGreaterThanOrEqual(0);
  const { tables } = applyCorrections(before, [about(index, { action: "speaker", speaker: "Ana Lutz" })]);
  expect(rowsOf(tables)[index]!.speaker).toBe("Ana Lutz");
  const changed = rowsFrom("quotes", tables.quotes).filter((row) => row.doc_id === doc);
  expect(changed.filter((row, at) => row.speaker !== quotes[at]!.speaker).length).toBe(1);
});

test("a boundary cuts a sentence and joins two, with offsets, bytes and links that hold", () => {
  const cut = applyCorrections(before, [about(1, { action: "boundary", exact: "The pier closed." })]);
  expect(
    rowsOf(cut.tables)
      .map((row) => row.text)
      .slice(0, 3),
  ).toEqual(["A headline", "The pier closed.", "It cost forty jobs."]);
  expect(faultsOf(cut.tables)).toEqual([]);
  const joined = applyCorrections(cut.tables, [about(1, { action: "boundary", exact: TEXTS[1] })]);
  // The two halves stand in one paragraph of the first cut, so they join again.
  expect(rowsOf(joined.tables)[1]!.sent_id).toBe(sentences[1]!.sent_id);
  expect(faultsOf(joined.tables)).toEqual([]);
  const across = applyCorrections(before, [about(1, { action: "boundary", exact: "forty jobs.\n\nClose" })]);
  expect(across.outcomes[0]!.conflict).toBe("corrections.boundary");
});

test("a drop takes the sentence out and renumbers the rest", () => {
  const { tables } = applyCorrections(before, [about(2, { action: "drop" })]);
  expect(rowsOf(tables).map((row) => row.text)).toEqual([TEXTS[0], TEXTS[1], TEXTS[3], TEXTS[4]]);
  expect(faultsOf(tables)).toEqual([]);
});

test("whatever is corrected, every invariant of the dataset holds, and the same again gives the same", () => {
  const text = rowsFrom("documents", before.documents)[0]!.text;
  const span = fc
    .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 40 }))
    .map(([start, length]) => text.slice(start, start + length))
    // A surrogate alone is no text that a person could have copied.
    .filter((exact) => exact.isWellFormed() && exact.trim() === exact && exact !== "");
  const correction = fc.oneof(
    fc.tuple(fc.nat(4), fc.constantFrom("opinion", "claim", "quote")).map(([at, value]) => label(at, value)),
    fc.nat(4).map((at) => about(at, { action: "drop" })),
    fc.tuple(fc.nat(4), span).map(([at, exact]) => about(at, { action: "boundary", exact })),
  );
  fc.assert(
    fc.property(fc.array(correction, { maxLength: 4 }), (corrections) => {
      const { tables, outcomes } = applyCorrections(before, corrections);
      expect(faultsOf(tables)).toEqual([]);
      expect(outcomes.length).toBe(corrections.length);
      expect(applyCorrections(before, corrections).tables).toEqual(tables);
    }),
    { numRuns: 150 },
  );
});

test("lines of a file: defaults are filled in, a broken line is refused with its number", () => {
  const line = JSON.stringify({
    doc_id: "d_1",
    sent_id: "s_1",
    exact: "x",
    by: "ana",
    action: "label",
    label: "claim",
  });
  const parsed = parseCorrections("corrections/a.jsonl", `${line}\n\n${line}\n`);
  expect(parsed.ok && parsed.value[1]).toMatchObject({ prefix: "", decides: false, rule_id: "human" });
  for (const [bad, message] of [
    ["{", "a.jsonl, line 2 is no JSON"],
    [
      line.replace("claim", "rumour"),
      'a.jsonl, line 2: "label" is "rumour", and must be one of opinion, claim, quote',
    ],
    [
      line.replace('"action":"label"', '"action":"lable"'),
      '"action" is "lable", and must be one of label, speaker',
    ],
    [line.replace('"by":"ana",', ""), 'line 2: "by" is missing'],
    [line.replace('"by":"ana"', '"by":3'), 'line 2: "by" is not a text'],
    [line.replace('"by":"ana"', '"by":""'), 'line 2: "by" is empty'],
    ["[]", "line 2: it is not an object"],
  ]) {
    const result = parseCorrections("a.jsonl", `${line}\n${bad}`);
    expect(result.ok ? "" : result.refusal.message).toContain(message);
  }
});

test("a tombstone by raw or text digest takes an article out of every table, and only that one", () => {
  const [first, second] = rowsFrom("documents", before.documents);
  for (const sha256 of [first!.raw_sha256, first!.text_sha256]) {
    const parsed = parseTombstones("takedowns.jsonl", `${JSON.stringify({ sha256, reason: "asked" })}\n`);
    const gone = takenDown(before.documents, parsed.ok ? parsed.value : []);
    expect([...gone]).toEqual([first!.doc_id]);
    const corpus = assemble([{ tables: before, signatures: new Uint32Array(0), signatureLength: 0 }], gone);
    expect(corpus.rows.documents).toBe(1);
    for (const name of [
      "sentences",
      "quotes",
      "quote_sentences",
      "dropped",
      "offset_map",
      "documents",
    ] as const) {
      const bytes = JSON.stringify(
        [...corpus.batches(name)].flatMap((batch) => rowsFrom(name, batch) as Array<unknown>),
      );
      expect(bytes).not.toContain(first!.doc_id);
      for (const row of sentences) expect(bytes).not.toContain(row.sent_id);
    }
    expect(corpus.rows.sentences).toBe(second!.n_sentences);
  }
  expect(parseTombstones("t", '{"sha256": "short"}').ok).toBe(false);
});

const quotesOf = (tables: Tables) => rowsFrom("quotes", tables.quotes).filter((row) => row.doc_id === doc);

describe("the words of a quote", () => {
  const given = quotesOf(before)[0]!;
  const index = sentences.findIndex(
    (row) => row.char_start <= given.char_start && given.char_end <= row.char_end,
  );
  const whole = sentences[index]!.text;
  const shorter = whole.slice(0, whole.lastIndexOf(" "));
  const moved = (quoted: string, rest: object = {}): Correction =>
    about(index, { action: "boundary", quote_id: given.quote_id, quoted, ...rest });

  test("are moved: text, offsets, id, links and the share of quoted words follow", () => {
    const { tables, outcomes } = applyCorrections(before, [moved(shorter)]);
    expect(outcomes).toMatchObject([{ conflict: null, stands: true, sent_ids: [sentences[index]!.sent_id] }]);
    const row = quotesOf(tables)[0]!;
    expect(row).toMatchObject({
      text: shorter,
      char_start: sentences[index]!.char_start,
      char_end: sentences[index]!.char_start + Array.from(shorter).length,
      speaker: given.speaker,
    });
    expect(row.quote_id).not.toBe(given.quote_id);
    expect(rowsFrom("quote_sentences", tables.quote_sentences)).toContainEqual({
      quote_id: row.quote_id,
      sent_id: sentences[index]!.sent_id,
    });
    const words = whole.split(" ").length;
    expect(rowsOf(tables)[index]!.quote_share).toBeCloseTo((words - 1) / words, 6);
    expect(faultsOf(tables)).toEqual([]);
    // What was not touched is as it was.
    expect(rowsOf(tables).filter((_, i) => i !== index)).toEqual(sentences.filter((_, i) => i !== index));
  });

  test("are moved again from the id that they got then, and a speaker is found by either id", () => {
    const first = quotesOf(applyCorrections(before, [moved(shorter)]).tables)[0]!.quote_id;
    const again = moved(whole, { quote_id: first });
    const says = (quote_id: string) => about(index, { action: "speaker", speaker: "Ada Rowe", quote_id });
    const { tables, outcomes } = applyCorrections(before, [moved(shorter), again]);
    expect(outcomes.map(({ stands }) => stands)).toEqual([false, true]);
    expect(quotesOf(tables)[0]!.text).toBe(whole);
    for (const id of [given.quote_id, first]) {
      const named = applyCorrections(before, [moved(shorter), says(id)]);
      expect(named.outcomes.map(({ conflict }) => conflict)).toEqual([null, null]);
      expect(quotesOf(named.tables)[0]).toMatchObject({ text: shorter, speaker: "Ada Rowe" });
    }
  });

  test("that stand nowhere, or of which people differ, are a conflict and change nothing", () => {
    const nowhere = applyCorrections(before, [moved("words of another article")]);
    expect(nowhere.outcomes[0]!.conflict).toBe("corrections.quote.words");
    const both = applyCorrections(before, [moved(shorter), moved(whole, { by: "ben" })]);
    expect(both.outcomes.map(({ conflict }) => conflict)).toEqual([
      "corrections.disagree",
      "corrections.disagree",
    ]);
    for (const { tables } of [nowhere, both]) expect(quotesOf(tables)).toEqual(quotesOf(before));
    const settled = applyCorrections(before, [
      moved(shorter),
      moved(whole, { by: "ben" }),
      moved(shorter, { by: "cem", decides: true }),
    ]);
    expect(quotesOf(settled.tables)[0]!.text).toBe(shorter);
  });
});
