import type { BlockKind, Label } from "@columnist/model";
import { documentFold } from "./folds.ts";
import type { ReadData } from "./figures.ts";
import { classOf } from "./targets.ts";

/** One labelled sentence of a data set. */
export interface GoldSentence {
  readonly id: string;
  readonly text: string;
  /** Absent where the native annotation does not decide. */
  readonly label: Label | null;
  readonly nativeLabel: string;
  readonly kind: BlockKind;
  /** Paragraph in its document; -1 where unknown. */
  readonly paragraph: number;
  /** The publisher, for a report by source; never a feature. */
  readonly outlet: string | null;
  /** Share of annotators who gave the majority's label, 0 to 1; null where unknown. */
  readonly agreement: number | null;
  /** The other label that a careful reader could give, where the annotator named one. */
  readonly second?: Label | null;
  /** How sure the annotator was: 3 sure, 2 arguable, 1 a coin toss; null where that is not told. */
  readonly certainty?: number | null;
  /** Number of the rule that decided among RULE_CLASSES; -1 where that is not told. */
  readonly ruleClass?: number;
}

/** Sentences of one document in order; a sentence without context is a document of one. */
export interface GoldDocument {
  readonly id: string;
  readonly set: GoldSet;
  readonly sentences: ReadonlyArray<GoldSentence>;
  /** The document's id in its set: what folds go by. */
  readonly source: string;
  /** 0 is held out, 1 to 4 are fitted on. */
  readonly fold: number;
}

/** Data sets, in the order of the model's heads. `gold` is the project's own, `invented` is learnt from and never judged. */
export const GOLD_SETS = [
  "opeds",
  "webis",
  "babe",
  "checkthat",
  "mpqa",
  "multidimnews",
  "gold",
  "invented",
] as const;
export type GoldSet = (typeof GOLD_SETS)[number];

const FILES: ReadonlyArray<{ readonly set: GoldSet; readonly path: string; readonly isSequence: boolean }> = [
  { set: "webis", path: "labels/webis-editorials.jsonl", isSequence: true },
  { set: "babe", path: "labels/babe.jsonl", isSequence: false },
  { set: "checkthat", path: "labels/checkthat-subj-en.jsonl", isSequence: false },
  { set: "mpqa", path: "labels/mpqa-1.2.jsonl", isSequence: true },
  { set: "multidimnews", path: "labels/multidimnews.jsonl", isSequence: false },
  { set: "gold", path: "gold/labels.jsonl", isSequence: true },
];

interface RawRecord {
  readonly id?: string;
  readonly text: string;
  readonly label?: Label;
  readonly native_label?: string;
  readonly kind?: BlockKind;
  readonly para_index?: number;
  readonly sent_index?: number;
  readonly rule?: string;
  readonly doc?: string;
  readonly para?: number;
  readonly outlet?: string;
  readonly split?: string;
  readonly votes?: Readonly<Record<string, number>>;
}

/** The records of a JSONL file; lines that are no JSON are left out. */
export const readJsonLines = (bytes: Uint8Array): ReadonlyArray<unknown> => {
  const records: unknown[] = [];
  for (const line of new TextDecoder().decode(bytes).split("\n")) {
    if (line.trim() === "") continue;
    try {
      records.push(JSON.parse(line));
    } catch {
      continue;
    }
  }
  return records;
};

const agreementOf = (votes: Readonly<Record<string, number>> | undefined): number | null => {
  if (votes === undefined) return null;
  const counts = Object.values(votes);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return total === 0 ? null : Math.max(...counts) / total;
};

const sentenceFrom = (record: RawRecord): GoldSentence => ({
  id: record.id ?? `${record.doc ?? ""}#${record.sent_index ?? 0}`,
  text: record.text,
  label: record.label ?? null,
  nativeLabel: record.native_label ?? record.rule ?? "",
  kind: record.kind ?? "paragraph",
  paragraph: record.para ?? record.para_index ?? -1,
  outlet: record.outlet ?? null,
  agreement: agreementOf(record.votes),
  ruleClass: classOf(record.rule ?? "", record.label ?? null),
});

/** Folds of the project's own gold that no fit sees, the shipped one neither: 9 of its 30 documents. */
const HELD_GOLD: ReadonlySet<number> = new Set([0, 3]);

const foldOf = (set: GoldSet, record: RawRecord): number => {
  // CheckThat!'s own dev part is held out, and nothing of the crowd's labels; documents of the rest go by hash.
  if (set === "checkthat" && record.split === "dev") return 0;
  if (set === "gold" && HELD_GOLD.has(documentFold(record.doc ?? ""))) return 0;
  const fold = documentFold(record.doc ?? record.id ?? record.text);
  return fold === 0 && (set === "checkthat" || set === "multidimnews") ? 1 : fold;
};

/** The data sets that stand in the data folder, as documents; missing files are left out. */
export const readGold = (read: ReadData): ReadonlyArray<GoldDocument> =>
  FILES.flatMap(({ set, path, isSequence }) => {
    const bytes = read(path);
    if (bytes === null) return [];
    const records = readJsonLines(bytes) as ReadonlyArray<RawRecord>;
    const groups = new Map<string, RawRecord[]>();
    for (const record of records) {
      const key = (isSequence ? record.doc : undefined) ?? record.id ?? record.text;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [record]);
      else group.push(record);
    }
    return [...groups].map(([id, group]) => ({
      id,
      set,
      sentences: group.map(sentenceFrom),
      source: group[0]!.doc ?? group[0]!.id ?? group[0]!.text,
      fold: foldOf(set, group[0]!),
    }));
  });
