/** How far people who judged the same sentences agree, by their files: before a build takes them in. */
import * as Effect from "effect/Effect";
import type { AgreementFigure } from "@columnist/dataset/judgements";
import { type AmendmentFiles, amendmentsIn } from "../seeds/amendments.ts";
import { counted } from "../terminal.ts";

/** Null where no sentence was judged twice. */
export const agreementOf = Effect.fn("agreementOf")(function* (files: AmendmentFiles) {
  if (files.corrections.length === 0) return null;
  const { corrections } = yield* amendmentsIn(files);
  const [{ judgementRows }, { judgementFigures }] = yield* Effect.promise(() =>
    Promise.all([import("@columnist/dataset"), import("@columnist/dataset/judgements")]),
  );
  // What became of a line is not known before a build, and agreement does not ask for it.
  const rows = judgementRows(
    corrections.map((correction) => ({
      correction,
      sent_ids: [],
      stands: false,
      conflict: null,
      detail: "",
    })),
  );
  return judgementFigures(rows).agreement;
});

/** ` [.75, .88]`, or nothing where there is no interval. */
export const range = (interval: readonly [number, number] | null): string =>
  interval === null ? "" : ` [${interval[0].toFixed(2)}, ${interval[1].toFixed(2)}]`;

/** `.53 [.40, .66] on 40 sentences, kappa .50`. */
export const alphaText = ({ sentences, alpha, kappa, interval }: AgreementFigure): string =>
  `alpha ${alpha === null ? "not defined (one label only)" : `${alpha.toFixed(2)}${range(interval)}`} on ${counted(sentences, "sentence")}` +
  (kappa === null ? "" : `, kappa ${kappa.toFixed(2)}`);

/** One line for people. */
export const agreementLine = (figure: AgreementFigure): string =>
  `${figure.people.length} people labelled the same sentences: ${alphaText(figure)}`;
