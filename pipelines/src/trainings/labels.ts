/** Fits the shipped model of opinion against claim again, and writes its card. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  abstentionOf,
  GOLD_SETS,
  inventedGold,
  labelCard,
  labelWeightsText,
  readAids,
  readGold,
  readUnlabelled,
  trainLabels,
  type ReadData,
  type Training,
} from "@columnist/learn";
import { ROOT } from "../workspace.ts";

/** The project's own gold lies in the repository, whatever the data folder. */
const OWN_GOLD = "gold/labels.jsonl";
const withOwnGold =
  (read: ReadData): ReadData =>
  (path) =>
    read(path) ?? (path === OWN_GOLD ? readFileSync(join(ROOT, "tests", path)) : null);

/** With no other data in the folder, it fits on the project's own gold alone. */
export const labelsTraining: Training = {
  id: "labels",
  run: (folder, log) => {
    const read = withOwnGold(folder);
    const documents = readGold(read);
    const hasOthers = documents.some(({ set }) => set !== "gold");
    const own = trainLabels(
      {
        documents: [...documents, ...inventedGold()],
        aids: { vectors: null, soft: null },
        fitSets: new Set(["gold", "invented"]),
        isFinal: !hasOthers,
      },
      (line) => log(`own gold: ${line}`),
    );
    const aids = hasOthers ? readAids() : { vectors: null, soft: null };
    const run = hasOthers
      ? trainLabels(
          {
            documents: [...documents, ...inventedGold(), ...readUnlabelled(read, documents, aids.soft)],
            aids,
            fitSets: new Set(GOLD_SETS),
            isFinal: true,
          },
          log,
        )
      : own;
    const place = "packages/label/src/models";
    return [
      { path: `${place}/fast.weights.ts`, text: labelWeightsText(run.trained, abstentionOf(run)) },
      { path: `${place}/card.md`, text: labelCard(run, own) },
    ];
  },
};
