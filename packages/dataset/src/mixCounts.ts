/** What the sentences of each language do, as sums over articles, from which shares and their intervals follow. */
import { textReader, type BoolColumn, type StringColumn, type Tables } from "@columnist/model";
import { addCluster, noShares, type ShareSums } from "@columnist/statistics";

/** The parts of a mix: sure of a label, or not sure of any. */
export const MIX_PARTS = ["opinion", "claim", "quote", "not sure"] as const;
const UNSURE = MIX_PARTS.indexOf("not sure");

/** Sums of no articles. */
export const noMix = (): ShareSums => noShares(MIX_PARTS.length);

/** By language of the articles that stand for their cluster of duplicates; all sentences of an article must be among the rows, one after the other. */
export const mixesIn = ({
  sentences,
  documents,
}: Pick<Tables, "sentences" | "documents">): Map<string, ShareSums> => {
  const text = (table: Tables["documents"], column: string) =>
    textReader(table.columns[column] as StringColumn);
  const canonical = (documents.columns["canonical"] as BoolColumn).values;
  const [docAt, langAt] = [text(documents, "doc_id"), text(documents, "lang")];
  const languages = new Map<string, string>();
  for (let row = 0; row < documents.rows; row++)
    if (canonical[row] === 1) languages.set(docAt(row)!, langAt(row)!);
  const [ownerAt, labelAt] = [text(sentences, "doc_id"), text(sentences, "label")];
  const abstains = (sentences.columns["abstain"] as BoolColumn).values;
  const mixes = new Map<string, ShareSums>();
  for (let row = 0; row < sentences.rows;) {
    const owner = ownerAt(row)!;
    const totals = MIX_PARTS.map(() => 0);
    const start = row;
    for (; row < sentences.rows && ownerAt(row) === owner; row++)
      totals[abstains[row] === 1 ? UNSURE : (MIX_PARTS as ReadonlyArray<string>).indexOf(labelAt(row)!)]!++;
    const language = languages.get(owner);
    if (language === undefined) continue;
    const sums = mixes.get(language) ?? noMix();
    addCluster(sums, row - start, totals);
    mixes.set(language, sums);
  }
  return mixes;
};
