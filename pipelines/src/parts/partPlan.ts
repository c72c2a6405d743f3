/** Which parts a dataset has, and what each is made from. */
import { createHash } from "node:crypto";
import {
  clusterDuplicates,
  cutParts,
  type DatasetWords,
  type PartInput,
  type Placement,
} from "@columnist/dataset";
import { byTable, TABLE_NAMES, type TableName } from "@columnist/model";
import { tableBit, type ArticleFacts } from "./articles.ts";
import type { Numbering } from "./partCache.ts";

/** A part before its rows are gathered. */
export interface PlannedPart extends Pick<PartInput, "placements" | "docsBefore"> {
  readonly articles: ReadonlyArray<ArticleFacts>;
  /** How many of its articles the report may show. */
  readonly show: number;
}

export interface PartPlan {
  readonly parts: ReadonlyArray<PlannedPart>;
  readonly docs: DatasetWords["docs"];
  readonly clusters: DatasetWords["clusters"];
}

/**
 * Plans the parts of a dataset.
 *
 * @param articles all of them, sorted by docId
 * @param mostShown how many articles the report shows in full, from the first
 */
export const planParts = (articles: ReadonlyArray<ArticleFacts>, mostShown: number): PartPlan => {
  const clusterOf = clusterDuplicates(articles);
  const clusters = [...new Set([...clusterOf.values()].map(({ cluster }) => cluster))].sort();
  const numberOf = new Map(clusters.map((cluster, number) => [cluster, number]));
  const docs = byTable((name) => {
    const bit = tableBit(name);
    return articles.flatMap(({ docId, tables }) => ((tables & bit) === 0 ? [] : [docId]));
  });
  const before = byTable(() => 0);
  let at = 0;
  let room = mostShown;
  const parts = cutParts(articles.map(({ docId }) => docId)).map(({ length }): PlannedPart => {
    const members = articles.slice(at, (at += length));
    const docsBefore = { ...before };
    for (const name of TABLE_NAMES) {
      const bit = tableBit(name);
      for (const { tables } of members) if ((tables & bit) !== 0) before[name]++;
    }
    const placements = members.map(({ docId }): Placement => {
      const { cluster, canonical } = clusterOf.get(docId)!;
      return { docId, cluster, canonical, clusterNumber: numberOf.get(cluster)! };
    });
    const show = Math.min(room, placements.filter(({ canonical }) => canonical).length);
    room -= show;
    return { articles: members, placements, docsBefore, show };
  });
  // Rows of failures belong to no article: they are a part of their own, the last.
  parts.push({ articles: [], placements: [], docsBefore: { ...before }, show: 0 });
  return { parts, docs, clusters };
};

const keyOf = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");

/** Keys of what the numbers in a part's Arrow blocks stand for: words of the whole dataset, and how many came before. */
export const numberingOf = (
  { placements, docsBefore }: PlannedPart,
  words: Readonly<Record<TableName, unknown>>,
): Numbering =>
  byTable((name) =>
    keyOf([
      words[name],
      docsBefore[name],
      name === "documents" ? placements.map(({ clusterNumber }) => clusterNumber) : null,
    ]),
  );

/**
 * Key of a part: of all that its bytes depend on but its numbering. Null where an article's rows must not be kept.
 *
 * @param code hash of the code that makes a dataset of rows
 */
export const partKey = ({ articles, placements }: PlannedPart, code: string): string | null => {
  if (articles.length === 0 || articles.some(({ inputKey }) => inputKey === null)) return null;
  const inputs = articles.map(({ inputKey }) => inputKey);
  const clusters = placements.map(({ cluster }) => cluster);
  return keyOf([code, inputs, clusters]);
};
