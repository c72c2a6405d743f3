/** Measures the labeller that ships on the gold of this repository: the documents that no fit saw, and the rest. */
import {
  judgeOpeds,
  labelFigures,
  readGold,
  THREE_CLASSES,
  type Evaluation,
  type GoldDocument,
} from "@columnist/learn";
import { MODELS } from "@columnist/label/models";
import { withOwnGold } from "./ownGold.ts";

export const ownGoldEvaluation: Evaluation = {
  id: "gold",
  isShipped: true,
  run: () => {
    const documents = readGold(withOwnGold(() => null));
    const part = (name: string, some: ReadonlyArray<GoldDocument>) =>
      MODELS.flatMap((model) =>
        labelFigures(
          `${model.id}, ${name}`,
          judgeOpeds(some, () => model).map(({ gold, given, confidence, group }) => ({
            gold: THREE_CLASSES.indexOf(gold),
            given: THREE_CLASSES.indexOf(given),
            confidence,
            group,
          })),
          THREE_CLASSES,
        ),
      );
    return [
      ...part(
        "documents that no fit saw",
        documents.filter(({ fold }) => fold === 0),
      ),
      ...part(
        "documents that were fitted on",
        documents.filter(({ fold }) => fold !== 0),
      ),
    ];
  },
};
