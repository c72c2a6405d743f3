/** `pipeline agreement`: what the judgements of a version say. */
import * as Effect from "effect/Effect";
import { rowsFrom } from "@columnist/model";
import { judgementFigures, type AgreementFigure, type JudgementFigures } from "@columnist/dataset/judgements";
import { NothingFound } from "../findings.ts";
import { findVersion, readTables } from "../store/published.ts";
import { counted, print, printJson } from "../terminal.ts";
import { alphaText, range } from "./agreementOf.ts";

interface Typed {
  readonly out: string;
  /** Null: the one in use. */
  readonly version: string | null;
  readonly json: boolean;
}

const alphaLine = (figure: AgreementFigure): string => `${figure.of}: ${alphaText(figure)}`;

const view = ({ lines, people, agreement, pairs, byMachine, byRule, audit }: JudgementFigures): string => {
  const told = [
    `${counted(lines, "judgement")} of ${people.join(", ")}`,
    agreement === null ? "No sentence was labelled by two people" : alphaLine(agreement),
    ...(pairs.length > 1 ? pairs : []).map(alphaLine),
    ...byMachine.map((figure) => `where the machine says ${alphaLine(figure)}`),
    ...byRule.map(
      (figure) => `where it names ${figure.of === "none" ? "no rule" : "the rule"} ${alphaLine(figure)}`,
    ),
  ];
  if (audit !== null) {
    told.push(
      `audit of ${audit.dataset}: ${counted(audit.sentences, "sentence")}, ${audit.left} more without a label; the machine is right for ${audit.right.share.toFixed(2)}${range(audit.right.interval)}`,
      ...audit.labels.map(
        ({ label, share }) => `${label} by people: ${share.share.toFixed(2)}${range(share.interval)}`,
      ),
      ...audit.bands.map(
        ({ from, to, said, right }) =>
          `odds ${from} to ${to}: said ${said.toFixed(2)}, right ${right.share.toFixed(2)}${range(right.interval)} of ${counted(right.n, "sentence")}`,
      ),
    );
  }
  return `${told.join("\n")}\n`;
};

export const agreement = Effect.fn("agreement")(function* ({ out, version: asked, json }: Typed) {
  const version = yield* findVersion(asked, out);
  const { judgements } = yield* readTables(version, ["judgements"]);
  const rows = rowsFrom("judgements", judgements);
  if (rows.length === 0)
    return yield* new NothingFound({
      what: `${out}/${version.version} holds no judgements`,
      advice: "`pipeline review` makes them, and the next build takes them in",
    });
  const figures = judgementFigures(rows);
  if (json) yield* printJson(figures);
  else yield* print(view(figures));
});
