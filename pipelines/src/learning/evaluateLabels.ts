/**
 * Measures opinion, claim and quote on sets whose makers mean about the same by them, by models that have not seen the
 * documents: the fast model is fitted again without them (some minutes), since the shipped arrays have.
 */
import { foldModels, measureSets, type Detail, type Evaluation, type ReadData } from "@columnist/learn";
import { labelRun } from "./labelRun.ts";

const measure = (folder: ReadData, log: (line: string) => void): Detail => {
  const found = labelRun(folder, log);
  return found === null
    ? { figures: [], parts: [] }
    : measureSets(found.documents, foldModels(found.run), found.run.helpers);
};

export const labelsEvaluation: Evaluation = {
  id: "labels",
  run: (folder, log) => measure(folder, log).figures,
  detail: measure,
};
