/** Rows of parts: of articles computed in this build from the spill, of the others from the parts that an earlier build kept. */
import {
  addWords,
  byKey,
  joinRanges,
  stretchesIn,
  wordColumns,
  type PartWords,
  type Stretch,
} from "@columnist/dataset";
import {
  byTable,
  TABLE_NAMES,
  type Table,
  type TableName,
  type Tables,
  type WordColumn,
} from "@columnist/model";
import type { Spilled } from "../chunks/spill.ts";
import { keptTables, type KeptPart } from "./partCache.ts";
import type { PlannedPart } from "./partPlan.ts";

type StretchesOf = Readonly<Record<TableName, ReadonlyMap<string, ReadonlyArray<Stretch>>>>;

/** What earlier builds kept of the articles that are as they were. */
export interface KeptRows {
  readonly folder: string;
  /** The kept part that holds an article's rows, by doc_id. */
  readonly partOf: ReadonlyMap<string, KeptPart>;
}

/** The kept part that is all of this one and nothing else; null where there is none. */
export const wholeKept = ({ articles }: PlannedPart, { partOf }: KeptRows): KeptPart | null => {
  const [first] = articles;
  const kept = first === undefined ? undefined : partOf.get(first.docId);
  return kept !== undefined &&
    kept.articles.length === articles.length &&
    articles.every(({ docId }) => partOf.get(docId) === kept)
    ? kept
    : null;
};

/** Reads the stretches of kept parts; the last part read stays, since those of one part follow each other. */
const keptReader = ({ folder, partOf }: KeptRows) => {
  let last: { readonly part: KeptPart; readonly stretches: StretchesOf } | null = null;
  return (docId: string): StretchesOf | null => {
    const part = partOf.get(docId);
    if (part === undefined) return null;
    if (last?.part !== part) {
      const tables = keptTables(folder, part);
      last = {
        part,
        stretches: byTable((name) =>
          name === "failures" ? new Map() : Map.groupBy(stretchesIn(tables, name), ({ key }) => key),
        ),
      };
    }
    return last.stretches;
  };
};

/** Words of every row of a dataset, sorted, by table and column. Throws KeptPartDamaged. */
export const wordsOfParts = (
  parts: ReadonlyArray<PlannedPart>,
  spilled: Spilled,
  kept: KeptRows,
): Readonly<Record<TableName, PartWords>> => {
  const met = byTable((name) => new Map(wordColumns(name).map((column) => [column, new Set<string>()])));
  const addTable = (name: TableName, table: Table): void => {
    for (const [column, words] of met[name]) addWords(words, table.columns[column] as WordColumn);
  };
  for (const name of TABLE_NAMES)
    for (const [column, words] of met[name])
      for (const word of spilled.words[name].get(column)!) words.add(word);
  const stretchesOf = keptReader(kept);
  for (const part of parts) {
    const whole = wholeKept(part, kept);
    for (const name of TABLE_NAMES) {
      if (whole !== null) {
        for (const [column, words] of met[name])
          for (const word of whole.words[name][column] ?? []) words.add(word);
        continue;
      }
      const stretches = part.articles.flatMap(({ docId }) => stretchesOf(docId)?.[name].get(docId) ?? []);
      if (stretches.length > 0) addTable(name, joinRanges(name, stretches));
    }
  }
  return byTable((name) =>
    Object.fromEntries([...met[name]].map(([column, words]) => [column, [...words].sort()])),
  );
};

/** Gives the rows of each part; ask for parts in their order, each once at most. Throws KeptPartDamaged. */
export const partReader = (spilled: Spilled, kept: KeptRows): ((part: PlannedPart) => Tables) => {
  const stretchesOf = keptReader(kept);
  const coming = byTable((name) => spilled.stretches(name));
  const next = byTable((name) => coming[name].next());
  return ({ articles }) => {
    const last = articles.at(-1)?.docId ?? null;
    return byTable((name): Table => {
      const picked: Array<Stretch> = [];
      // Failures, whose keys are no doc_ids, are all in the last part, which has no articles.
      const isFailures = last === null;
      while (
        next[name].done !== true &&
        (name === "failures" ? isFailures : last !== null && next[name].value.key <= last)
      ) {
        picked.push(next[name].value);
        next[name] = coming[name].next();
      }
      for (const { docId } of articles) picked.push(...(stretchesOf(docId)?.[name].get(docId) ?? []));
      return joinRanges(name, picked.sort(byKey));
    });
  };
};
