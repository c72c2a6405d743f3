/** What every error of this program says for itself: main.ts only prints it, and one that says nothing does not compile there. */
export interface Told {
  /** What is wrong, where, and what to do: one line, unless it lists. */
  readonly line: string;
  /** Of the process: 1 error, 2 stale. */
  readonly exitCode: 1 | 2;
}

/** Ends the lines of errors that a build met on its way. */
export const SAFE = "existing versions are untouched";
