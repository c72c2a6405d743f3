/**
 * Measures labels, reasons and doubt on real op-eds (opeds/opeds.jsonl of the data folder), beside a baseline that people
 * know. Who labelled them: a language model that read whole documents by the guideline; no person has checked it.
 */
import { foldModels, measureOpeds, type Evaluation } from "@columnist/learn";
import { labelRun } from "./labelRun.ts";

export const opedsEvaluation: Evaluation = {
  id: "opeds",
  run: (folder, log) => {
    const found = labelRun(folder, log);
    return found === null ? [] : measureOpeds(found.documents, foldModels(found.run));
  },
};
