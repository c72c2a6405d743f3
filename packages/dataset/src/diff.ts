/**
 * What changed between two datasets, by id: articles added, removed, renamed, edited; sentences added, removed, moved,
 * relabelled, with another text; and why. Pure over tables; the renderings are in diffText.ts and diffPage.ts.
 */
import { rowsFrom, type DocumentRow, type SentenceRow, type Tables } from "@columnist/model";
import { align } from "./alignment.ts";
import { withoutUnchanged } from "./unchanged.ts";
import { causeOfLabel, causeOfText, type Cause } from "./cause.ts";

/** The tables that a diff reads. */
export type DiffTables = Pick<Tables, "documents" | "sentences">;

export const SENTENCE_CHANGES = [
  "relabelled",
  "added",
  "removed",
  "moved",
  "text_changed",
  "other",
  "probabilities",
] as const;
export const DOCUMENT_CHANGES = ["added", "removed", "renamed", "text_changed", "metadata_changed"] as const;

/**
 * One sentence that is not as it was. `other`: same text, place and label, but another cell differs; `probabilities`: and
 * no cell but those that say how sure the label is and why.
 */
export interface SentenceChange {
  readonly change: (typeof SENTENCE_CHANGES)[number];
  readonly cause: Cause;
  readonly doc_id: string;
  readonly source_path: string;
  /** The id after the change, or the one that was removed. */
  readonly sent_id: string;
  readonly text: string;
  readonly text_before: string | null;
  readonly label_before: string | null;
  readonly label_after: string | null;
  readonly rule_before: string | null;
  readonly rule_after: string | null;
  /** Names of the columns that differ, places in the text and ids aside. */
  readonly columns: ReadonlyArray<string>;
}

export interface DocumentChange {
  readonly change: (typeof DOCUMENT_CHANGES)[number];
  readonly cause: Cause;
  readonly doc_id: string;
  readonly source_path: string;
  /** Path before a renaming. */
  readonly path_before: string | null;
  readonly columns: ReadonlyArray<string>;
}

export interface DatasetDiff {
  readonly documents: ReadonlyArray<DocumentChange>;
  readonly sentences: ReadonlyArray<SentenceChange>;
}

/**
 * Columns that follow from the place of a sentence, and the version that stands in every row: a change in them alone is no
 * news of the sentence.
 */
const PLACE_COLUMNS: ReadonlySet<string> = new Set([
  "sent_id",
  "doc_id",
  "sent_index",
  "para_index",
  "char_start",
  "char_end",
  "raw_byte_start",
  "raw_byte_end",
  "labeler_version",
]);

/** Columns that say how sure a label is: a new model moves them all, which is no news of any one sentence. */
const SURENESS: ReadonlySet<string> = new Set(["p_opinion", "p_claim", "p_quote", "confidence", "evidence"]);

const shifted = (row: SentenceRow): unknown =>
  row.evidence.map((item) => ({
    ...item,
    char_start: item.char_start - row.char_start,
    char_end: item.char_end - row.char_start,
  }));

const same = (left: unknown, right: unknown): boolean =>
  left === right ||
  (typeof left === "object" && left !== null && JSON.stringify(left) === JSON.stringify(right));

const differingColumns = <R extends object>(
  left: R,
  right: R,
  aside: ReadonlySet<string>,
): ReadonlyArray<string> =>
  (Object.keys(right) as Array<keyof R & string>).filter((column) => {
    if (aside.has(column)) return false;
    return column === "evidence"
      ? !same(shifted(left as unknown as SentenceRow), shifted(right as unknown as SentenceRow))
      : !same(left[column], right[column]);
  });

type Pair = readonly [DocumentRow | null, DocumentRow | null];

/** Articles of both sides by doc_id; what is left over is paired by the digest of its bytes: a renamed file. */
const pairDocuments = (
  before: ReadonlyArray<DocumentRow>,
  after: ReadonlyArray<DocumentRow>,
): ReadonlyArray<Pair> => {
  const byId = new Map(before.map((row) => [row.doc_id, row]));
  const pairs: Array<Pair> = [];
  const left: Array<DocumentRow> = [];
  for (const row of after) {
    const match = byId.get(row.doc_id);
    if (match === undefined) left.push(row);
    else {
      pairs.push([match, row]);
      byId.delete(row.doc_id);
    }
  }
  const byBytes = new Map<string, Array<DocumentRow>>();
  for (const row of byId.values()) byBytes.set(row.raw_sha256, [...(byBytes.get(row.raw_sha256) ?? []), row]);
  for (const row of left) {
    const match = byBytes.get(row.raw_sha256)?.shift() ?? null;
    if (match !== null) byId.delete(match.doc_id);
    pairs.push([match, row]);
  }
  for (const row of byId.values()) pairs.push([row, null]);
  const idOf = (pair: Pair): string => (pair[1] ?? pair[0])!.doc_id;
  return pairs.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0));
};

const DOCUMENT_ASIDE: ReadonlySet<string> = new Set([
  "doc_id",
  "source_path",
  "raw_sha256",
  "raw_bytes",
  "n_sentences",
  "parse_version",
  "clean_version",
  "segment_version",
  "label_version",
]);

const documentChange = ([before, after]: Pair, aside: ReadonlySet<string>): DocumentChange | null => {
  const row = (after ?? before)!;
  const base = { doc_id: row.doc_id, source_path: row.source_path, path_before: null, columns: [] };
  if (before === null) return { ...base, change: "added", cause: "seed" };
  if (after === null) return { ...base, change: "removed", cause: "seed" };
  const columns = differingColumns(before, after, aside);
  const cause = causeOfText(before, after, columns);
  if (before.doc_id !== after.doc_id)
    return { ...base, change: "renamed", cause: "seed", path_before: before.source_path, columns };
  if (before.text !== after.text) return { ...base, change: "text_changed", cause, columns };
  return columns.length === 0 ? null : { ...base, change: "metadata_changed", cause, columns };
};

const groupByDoc = (rows: ReadonlyArray<SentenceRow>): ReadonlyMap<string, ReadonlyArray<SentenceRow>> => {
  const groups = new Map<string, Array<SentenceRow>>();
  for (const row of rows) {
    const group = groups.get(row.doc_id);
    if (group === undefined) groups.set(row.doc_id, [row]);
    else group.push(row);
  }
  return groups;
};

/** Keys that survive a renaming, which changes every sent_id: the text and which of its kind it is. */
const keysOf = (rows: ReadonlyArray<SentenceRow>): ReadonlyArray<string> => {
  const seen = new Map<string, number>();
  return rows.map(({ text }) => {
    const nth = seen.get(text) ?? 0;
    seen.set(text, nth + 1);
    return `${nth} ${text}`;
  });
};

const sentenceChanges = (
  [docBefore, docAfter]: Pair,
  before: ReadonlyArray<SentenceRow>,
  after: ReadonlyArray<SentenceRow>,
  aside: ReadonlySet<string>,
): ReadonlyArray<SentenceChange> => {
  const doc = (docAfter ?? docBefore)!;
  const keysBefore = keysOf(before);
  const keysAfter = keysOf(after);
  const found = align(
    before.map(({ text }, index) => ({ key: keysBefore[index]!, text })),
    after.map(({ text }, index) => ({ key: keysAfter[index]!, text })),
  );
  const textCause = docBefore === null || docAfter === null ? "seed" : causeOfText(docBefore, docAfter);
  const report = (
    change: SentenceChange["change"],
    cause: Cause,
    left: SentenceRow | null,
    right: SentenceRow | null,
  ): SentenceChange => ({
    change,
    cause,
    doc_id: doc.doc_id,
    source_path: doc.source_path,
    sent_id: (right ?? left)!.sent_id,
    text: (right ?? left)!.text,
    text_before: left?.text ?? null,
    label_before: left?.label ?? null,
    label_after: right?.label ?? null,
    rule_before: left?.rule_id ?? null,
    rule_after: right?.rule_id ?? null,
    columns: left === null || right === null ? [] : differingColumns(left, right, aside),
  });
  const changes: Array<readonly [number, SentenceChange]> = [];
  for (const [left, right] of found.edited)
    changes.push([right, report("text_changed", textCause, before[left]!, after[right]!)]);
  for (const [left, right] of found.moved)
    changes.push([right, report("moved", textCause, before[left]!, after[right]!)]);
  for (const [left, right] of [...found.kept, ...found.moved]) {
    const [old, now] = [before[left]!, after[right]!];
    const columns = differingColumns(old, now, aside);
    if (columns.length === 0) continue;
    const cause = causeOfLabel(old, now, docBefore!, docAfter!, columns);
    const change =
      old.label !== now.label
        ? "relabelled"
        : columns.every((column) => SURENESS.has(column))
          ? "probabilities"
          : "other";
    changes.push([right, report(change, cause, old, now)]);
  }
  for (const index of found.added) changes.push([index, report("added", textCause, null, after[index]!)]);
  for (const index of found.removed)
    changes.push([index, report("removed", textCause, before[index]!, null)]);
  return changes.toSorted(([a], [b]) => a - b).map(([, change]) => change);
};

const NONE: ReadonlySet<string> = new Set();

const withColumnsOf = (
  table: string,
  aside: ReadonlySet<string>,
  incomparable: ReadonlySet<string>,
): ReadonlySet<string> => {
  const own = [...incomparable].filter((name) => name.startsWith(`${table}.`));
  return new Set([...aside, ...own.map((name) => name.slice(table.length + 1))]);
};

/** What a diff must know that stands in neither table. */
export interface DiffAsked {
  /** Columns, as `table.column`, that one side does not have or stores otherwise; they are left aside. */
  readonly incomparable?: ReadonlySet<string>;
  /** doc_ids of articles that people took down: of them a diff says that they are gone, and no word. */
  readonly takenDown?: ReadonlySet<string>;
  /** doc_ids of articles that people corrected, on either side. */
  readonly corrected?: ReadonlySet<string>;
}

/** An article that was taken down: its id, and neither its path nor anything else of it. */
const withoutWords = (change: DocumentChange): DocumentChange => ({
  ...change,
  cause: "takedown",
  source_path: change.doc_id,
  path_before: null,
  columns: [],
});

/** Every difference between two datasets, articles in the order of their doc_id, sentences in the order of the text. */
export const diffTables = (
  before: DiffTables,
  after: DiffTables,
  { incomparable = NONE, takenDown = NONE, corrected = NONE }: DiffAsked = {},
): DatasetDiff => {
  const pairs = pairDocuments(
    rowsFrom("documents", before.documents),
    rowsFrom("documents", after.documents),
  );
  // Most articles stay as they are: only the others are worth making rows of.
  const sentences = withoutUnchanged("sentences", before.sentences, after.sentences);
  const sentencesBefore = groupByDoc(rowsFrom("sentences", sentences.before));
  const sentencesAfter = groupByDoc(rowsFrom("sentences", sentences.after));
  const documentAside = withColumnsOf("documents", DOCUMENT_ASIDE, incomparable);
  const sentenceAside = withColumnsOf("sentences", PLACE_COLUMNS, incomparable);
  const isGone = (pair: Pair): boolean => pair.some((row) => row !== null && takenDown.has(row.doc_id));
  const isCorrected = (pair: Pair): boolean => pair.some((row) => row !== null && corrected.has(row.doc_id));
  // What neither the bytes nor a stage explains in an article that people corrected, they did.
  const byPeople = <C extends DocumentChange | SentenceChange>(change: C): C =>
    change.cause === "unknown" ? { ...change, cause: "correction" } : change;
  return {
    documents: pairs.flatMap((pair) => {
      const change = documentChange(pair, documentAside);
      if (change === null) return [];
      if (isGone(pair)) return [withoutWords(change)];
      return [isCorrected(pair) ? byPeople(change) : change];
    }),
    sentences: pairs.flatMap((pair) => {
      if (isGone(pair)) return [];
      const changes = sentenceChanges(
        pair,
        sentencesBefore.get(pair[0]?.doc_id ?? "") ?? [],
        sentencesAfter.get(pair[1]?.doc_id ?? "") ?? [],
        sentenceAside,
      );
      return isCorrected(pair) ? changes.map(byPeople) : changes;
    }),
  };
};
