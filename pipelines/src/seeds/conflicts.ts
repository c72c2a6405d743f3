/** Which decisions of people a build could not follow. */
import { asksForChange, type Outcome } from "@columnist/dataset";
import type { Conflict } from "./conflict.ts";

/** Corrections that were not applied, in the order of their files. */
export const conflictsOf = (outcomes: ReadonlyArray<Outcome>): ReadonlyArray<Conflict> =>
  outcomes
    .flatMap(({ correction, conflict, detail }): ReadonlyArray<Conflict> =>
      conflict === null || !asksForChange(correction)
        ? []
        : [
            {
              file: correction.file ?? "",
              line: correction.line ?? 0,
              sent_id: correction.sent_id,
              text: correction.exact,
              code: conflict,
              detail,
            },
          ],
    )
    .toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
