/** Fits the head of the accurate model for the encoder that lies in the repository, and writes its card. */
import { accurateModel } from "@columnist/label/accurate";
import {
  accurateCard,
  accurateExamples,
  accurateFigures,
  accurateWeightsText,
  trainAccurate,
  type Training,
} from "@columnist/learn";
import { openEncoder, ENCODER_FOLDER } from "../accurate/encoder.ts";
import { readAccurateGold } from "./goldStates.ts";

export const accurateTraining: Training = {
  id: "accurate",
  run: async (read, log) => {
    const encoder = await openEncoder(ENCODER_FOLDER, null);
    const { documents, statesOf } = await readAccurateGold(read, encoder, log);
    const run = trainAccurate(accurateExamples(documents, statesOf), log);
    log("judging");
    const figures = accurateFigures("accurate", documents, statesOf, run.heads, accurateModel);
    return [
      {
        path: "packages/label/src/models/accurate.weights.ts",
        text: accurateWeightsText(run, encoder.sha256),
      },
      { path: "pipelines/models/accurate/card.md", text: accurateCard(figures, encoder) },
    ];
  },
};
