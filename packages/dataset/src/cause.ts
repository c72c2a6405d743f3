/** Why a row differs between two datasets: read off digests and versions, never guessed. */
import type { DocumentRow, SentenceRow } from "@columnist/model";

/**
 * `seed`: the input's bytes. `correction`: a human's. `takedown`: people had the article taken out. `rule`, `lexicon`, `model`: that part of the labeler's version.
 * `stage`: parse, clean or segment has another version. `corpus`: duplicates or splits. `context`: the sentences around it.
 */
const CAUSES = [
  "seed",
  "correction",
  "takedown",
  "rule",
  "lexicon",
  "model",
  "stage",
  "corpus",
  "context",
  "unknown",
] as const;
export type Cause = (typeof CAUSES)[number];

const STAGES = ["parse_version", "clean_version", "segment_version"] as const;

/** Columns that the passes over the corpus fill in. */
const CORPUS_COLUMNS: ReadonlySet<string> = new Set(["split", "dup_cluster", "canonical"]);

const isOfCorpus = (columns: ReadonlyArray<string>): boolean =>
  columns.length > 0 && columns.every((column) => CORPUS_COLUMNS.has(column));

/** Why an article, or the place and text of its sentences, changed; `columns` are those that differ. */
export const causeOfText = (
  before: DocumentRow,
  after: DocumentRow,
  columns: ReadonlyArray<string> = [],
): Cause => {
  if (isOfCorpus(columns)) return "corpus";
  if (before.raw_sha256 !== after.raw_sha256) return "seed";
  if (STAGES.some((stage) => before[stage] !== after[stage])) return "stage";
  return "unknown";
};

/** `rules.3+lexicon.2+model.5` as a map of its parts. */
const partsOf = (version: string): ReadonlyMap<string, string> =>
  new Map(
    version.split("+").map((part) => {
      const at = part.search(/[\d.:@=-]/);
      return at <= 0 ? ["", part] : [part.slice(0, at), part.slice(at)];
    }),
  );

const PART_CAUSES: ReadonlyArray<readonly [RegExp, Cause]> = [
  [/^lexic/, "lexicon"],
  [/^(?:model|weights|calibration)/, "model"],
  [/^rule/, "rule"],
];

/** The one part of the labeler that changed, where its version says so. */
const changedPart = (before: string, after: string): Cause | null => {
  const old = partsOf(before);
  const now = partsOf(after);
  const names = [...new Set([...old.keys(), ...now.keys()])].filter(
    (name) => old.get(name) !== now.get(name),
  );
  if (names.length !== 1) return null;
  return PART_CAUSES.find(([pattern]) => pattern.test(names[0]!))?.[1] ?? null;
};

/** Why the label, or another judgement, of a sentence whose text stayed changed; `columns` are those that differ. */
export const causeOfLabel = (
  before: SentenceRow,
  after: SentenceRow,
  docBefore: DocumentRow,
  docAfter: DocumentRow,
  columns: ReadonlyArray<string>,
): Cause => {
  if (isOfCorpus(columns)) return "corpus";
  if (before.label_source === "human" || after.label_source === "human") return "correction";
  if (before.labeler_version !== after.labeler_version) {
    const part = changedPart(before.labeler_version, after.labeler_version);
    if (part !== null) return part;
    return after.label_source === "model" || before.label_source === "model" ? "model" : "rule";
  }
  if (docBefore.text !== docAfter.text) return "context";
  const cause = causeOfText(docBefore, docAfter);
  return cause === "seed" ? "context" : cause;
};
