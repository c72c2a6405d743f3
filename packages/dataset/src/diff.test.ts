import { rowsFrom, tableFrom, type DocumentRow, type SentenceRow } from "@columnist/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { align } from "./alignment.ts";
import { changelog, changelogSection, countDiff } from "./changelog.ts";
import { compareContracts, currentContract } from "./contract.ts";
import { diffTables, type DatasetDiff, type DiffTables } from "./diff.ts";
import { exampleArticle } from "./example.ts";
import { compareVersions, nextVersion, stepOf } from "./version.ts";

interface Rows {
  readonly documents: ReadonlyArray<DocumentRow>;
  readonly sentences: ReadonlyArray<SentenceRow>;
}

const rowsOf = (index: number, texts?: ReadonlyArray<string>): Rows => {
  const { document, sentences } = exampleArticle(index, texts);
  return { documents: [document], sentences };
};

const tables = (...articles: ReadonlyArray<Rows>): DiffTables => ({
  documents: tableFrom(
    "documents",
    articles.flatMap((article) => article.documents),
  ),
  sentences: tableFrom(
    "sentences",
    articles.flatMap((article) => article.sentences),
  ),
});

const TEXTS = ["One stands.", "The council closed the old pier in May.", "Three is here.", "Four ends it."];
const base = rowsOf(1, TEXTS);
const other = rowsOf(2);

const withSentence = (rows: Rows, index: number, change: Partial<SentenceRow>): Rows => ({
  ...rows,
  sentences: rows.sentences.map((row, at) => (at === index ? { ...row, ...change } : row)),
});
const withDocument = (rows: Rows, change: Partial<DocumentRow>): Rows => ({
  ...rows,
  documents: rows.documents.map((row) => ({ ...row, ...change })),
});

const seen = ({ documents, sentences }: DatasetDiff): unknown => ({
  documents: documents.map(({ change, cause }) => `${change} ${cause}`),
  sentences: sentences.map(({ change, cause, text }) => `${change} ${cause} ${text}`),
});

const bumpOf = (diff: DatasetDiff): string =>
  stepOf({
    contract: { bump: "none", reasons: [], incomparable: new Set<string>() },
    diff,
    sameContent: false,
  }).bump;

test("the same tables have no difference", () => {
  const diff = diffTables(tables(base, other), tables(base, other));
  expect(diff).toEqual({ documents: [], sentences: [] });
  expect(
    stepOf({
      contract: { bump: "none", reasons: [], incomparable: new Set<string>() },
      diff,
      sameContent: true,
    }).bump,
  ).toBe("none");
  expect(bumpOf(diff)).toBe("patch");
});

test("an article added and one removed: the seed is the cause, and the step is minor", () => {
  const diff = diffTables(tables(base), tables(other));
  expect(diff.documents.map(({ change }) => change).toSorted()).toEqual(["added", "removed"]);
  expect(new Set(diff.sentences.map(({ cause }) => cause))).toEqual(new Set(["seed"]));
  expect(bumpOf(diff)).toBe("minor");
});

test("a sentence edited, one inserted, one cut out: the others stay what they were", () => {
  const edited = rowsOf(1, [
    "A new start.",
    "One stands.",
    "The council closed the old pier in June.",
    "Four ends it.",
  ]);
  const diff = diffTables(tables(base), tables(edited));
  expect(seen(diff)).toEqual({
    documents: ["text_changed seed"],
    sentences: expect.arrayContaining([
      "added seed A new start.",
      "text_changed seed The council closed the old pier in June.",
      "removed seed Three is here.",
    ]),
  });
  expect(diff.sentences.find(({ change }) => change === "text_changed")!.text_before).toBe(TEXTS[1]);
  expect(bumpOf(diff)).toBe("minor");
});

test("a sentence that changed its place is moved, not removed and added", () => {
  const moved = rowsOf(1, [TEXTS[3]!, TEXTS[0]!, TEXTS[1]!, TEXTS[2]!]);
  expect(
    diffTables(tables(base), tables(moved))
      .sentences.filter(({ change }) => change === "moved")
      .map(({ text }) => text),
  ).toEqual(["Four ends it."]);
});

test("a renamed file is paired by its bytes", () => {
  const { document, sentences } = exampleArticle(7, TEXTS);
  const renamed = { documents: [{ ...document, raw_sha256: base.documents[0]!.raw_sha256 }], sentences };
  const diff = diffTables(tables(base), tables(renamed));
  expect(diff.documents[0]).toMatchObject({
    change: "renamed",
    path_before: base.documents[0]!.source_path,
    source_path: document.source_path,
  });
  expect(diff.sentences.filter(({ change }) => change === "added" || change === "removed")).toEqual([]);
});

const relabelled = (version: string, change: Partial<SentenceRow> = {}): Rows =>
  withSentence(base, 1, {
    label: base.sentences[1]!.label === "claim" ? "opinion" : "claim",
    labeler_version: version,
    ...change,
  });
const versioned = (version: string): Rows => ({
  ...base,
  sentences: base.sentences.map((row) => ({ ...row, labeler_version: version })),
});

test.each([
  ["rules.1+lexicon.1+model.1", "rules.1+lexicon.2+model.1", "lexicon"],
  ["rules.1+lexicon.1+model.1", "rules.2+lexicon.1+model.1", "rule"],
  ["rules.1+lexicon.1+model.1", "rules.1+lexicon.1+model.9", "model"],
])("from labeler %s to %s a new label is caused by the %s, and the step is a patch", (from, to, cause) => {
  const after = {
    ...versioned(to),
    sentences: relabelled(to).sentences.map((row) => ({ ...row, labeler_version: to })),
  };
  const diff = diffTables(tables(versioned(from)), tables(after));
  const change = diff.sentences.find((sentence) => sentence.change === "relabelled")!;
  expect([change.cause, change.label_before === change.label_after]).toEqual([cause, false]);
  expect(bumpOf(diff)).toBe("patch");
});

test("a human's label is a correction; a neighbour's edit is context; a stage's version is the stage", () => {
  const human = diffTables(tables(base), tables(relabelled("example.1", { label_source: "human" })));
  expect(seen(human)).toEqual({ documents: [], sentences: [`relabelled correction ${TEXTS[1]}`] });
  const edited = rowsOf(1, ["One stood.", ...TEXTS.slice(1)]);
  const neighbour = {
    ...edited,
    sentences: edited.sentences.map((row, at) => ({
      ...base.sentences[at]!,
      ...row,
      label: at === 1 ? relabelled("x").sentences[1]!.label : base.sentences[at]!.label,
    })),
  };
  const context = diffTables(tables(base), tables(neighbour)).sentences.find(
    ({ change }) => change === "relabelled",
  );
  expect(context?.cause).toBe("context");
  const cleaned = withDocument(rowsOf(1, TEXTS.slice(0, 3)), {
    raw_sha256: base.documents[0]!.raw_sha256,
    clean_version: "2",
  });
  expect(diffTables(tables(base), tables(cleaned)).sentences[0]).toMatchObject({
    change: "removed",
    cause: "stage",
  });
});

test("flipped labels are seen, all of them", () => {
  const flip = (rows: Rows): Rows => ({
    ...rows,
    sentences: rows.sentences.map((row) => ({ ...row, label: row.label === "claim" ? "opinion" : "claim" })),
  });
  const articles = Array.from({ length: 10 }, (_, index) => rowsOf(index));
  const diff = diffTables(tables(...articles), tables(...articles.map(flip)));
  const count = articles.reduce((sum, article) => sum + article.sentences.length, 0);
  expect(diff.sentences.filter(({ change }) => change === "relabelled").length).toBe(count);
  // No digest and no version differs: nothing tells why.
  expect(countDiff(diff)).toEqual([{ of: "sentences", change: "relabelled", cause: "unknown", count }]);
});

test("an alignment uses every sentence of both sides exactly once", () => {
  const side = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 });
  fc.assert(
    fc.property(side, side, (before, after) => {
      const items = (keys: ReadonlyArray<number>) =>
        keys.map((key) => ({ key: `${key}`, text: `word ${key >> 1} and ${key}` }));
      const found = align(items(before), items(after));
      const pairs = [...found.kept, ...found.moved, ...found.edited];
      expect([...pairs.map(([left]) => left), ...found.removed].toSorted((a, b) => a - b)).toEqual([
        ...before.keys(),
      ]);
      expect([...pairs.map(([, right]) => right), ...found.added].toSorted((a, b) => a - b)).toEqual([
        ...after.keys(),
      ]);
      for (const [left, right] of [...found.kept, ...found.moved]) expect(before[left]).toBe(after[right]);
      const kept = found.kept.map(([left]) => left);
      expect(kept).toEqual(kept.toSorted((a, b) => a - b));
    }),
  );
});

test("version numbers follow the step; no step keeps them", () => {
  expect([
    nextVersion(null, "major"),
    nextVersion("1.2.3", "major"),
    nextVersion("1.2.3", "minor"),
    nextVersion("1.2.3", "patch"),
    nextVersion("1.2.3", "none"),
  ]).toEqual(["1.0.0", "2.0.0", "1.3.0", "1.2.4", "1.2.3"]);
  expect(["1.10.0", "1.9.3", "x", "1.9.20"].toSorted(compareVersions)).toEqual([
    "x",
    "1.9.3",
    "1.9.20",
    "1.10.0",
  ]);
});

test("a contract's change outranks the rows", () => {
  const before = currentContract();
  const { text: _, ...columns } = before.tables["sentences"]!.columns;
  const without = {
    ...before,
    tables: { ...before.tables, sentences: { ...before.tables["sentences"]!, columns } },
  };
  const diff = diffTables(tables(base), tables(base));
  const step = (from: typeof before, to: typeof before): unknown =>
    stepOf({ contract: compareContracts(from, to), diff, sameContent: false });
  expect(step(before, without)).toEqual({ bump: "major", reason: "sentences.text is gone" });
  expect(step(without, before)).toEqual({ bump: "minor", reason: "sentences.text is new" });
});

test("the changelog says what changed and why, newest first", () => {
  const diff = diffTables(tables(base), tables(base, other));
  const step = stepOf({
    contract: { bump: "none", reasons: [], incomparable: new Set<string>() },
    diff,
    sameContent: false,
  });
  const first = changelog(changelogSection("1.0.0", null, null), null);
  const second = changelog(changelogSection("1.1.0", step, diff), first);
  const count = rowsFrom("sentences", tables(other).sentences).length;
  expect(second).toBe(`# Changes

## 1.1.0

MINOR: articles: 1 added.

- 1 article added (seed)
- ${count} sentences added (seed)
  - \`invented/000002.txt\` added

## 1.0.0

The first version.
`);
});
