/**
 * Measures the labels of real op-eds (opeds/opeds.jsonl of the data folder) beside a baseline that people know. Who
 * labelled them: a language model that read whole documents by the guideline; no person has checked it.
 */
import { judgeByBaseline, judgeOpeds, opedFigures, readOpeds, type Evaluation } from "@columnist/learn";
import { MODELS } from "@columnist/label/models";

export const opedsEvaluation: Evaluation = {
  id: "opeds",
  run: (read) => {
    const documents = readOpeds(read);
    return [
      ...MODELS.flatMap((model) =>
        opedFigures(
          model.id,
          judgeOpeds(documents, () => model),
        ),
      ),
      ...opedFigures("TF-IDF and logistic regression", judgeByBaseline(documents)),
    ];
  },
};
