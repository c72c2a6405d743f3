/** Fits the shipped model of opinion against claim again, and writes its card. */
import {
  foldModels,
  inventedGold,
  labelCard,
  labelWeightsText,
  measureOpeds,
  measureSets,
  NO_AIDS,
  readGold,
  trainLabels,
  type Training,
} from "@columnist/learn";
import { labelRun } from "./labelRun.ts";
import { withOwnGold } from "./ownGold.ts";

/** With no other data in the folder, it fits on the project's own gold alone. */
export const labelsTraining: Training = {
  id: "labels",
  run: (folder, log) => {
    const own = [...readGold(withOwnGold(folder)), ...inventedGold()];
    const { run, documents } = labelRun(folder, log) ?? {
      run: trainLabels({ documents: own, aids: NO_AIDS }, log),
      documents: own,
    };
    log("labels: judged out of fold");
    const modelOf = foldModels(run);
    const opeds = measureOpeds(documents, modelOf);
    const { figures } = measureSets(documents, modelOf, run.helpers);
    const place = "packages/label/src/models";
    return [
      { path: `${place}/fast.weights.ts`, text: labelWeightsText(run.shipped) },
      { path: `${place}/card.md`, text: labelCard(opeds, figures) },
    ];
  },
};
