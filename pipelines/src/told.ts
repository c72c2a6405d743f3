import * as Schema from "effect/Schema";

/** What every error of this program says for itself: main.ts only prints it, and one that says nothing does not compile there. */
export interface Told {
  /** What is wrong, where, and what to do: one line, unless it lists. */
  readonly line: string;
  /** Of the process: 1 error, which may be gone the next time; 2 stale; 3 refused: the same again gives the same. */
  readonly exitCode: 1 | 2 | 3;
}

/** Fields of an error that knows what is wrong, with its place, and what to do about it; `advisedLine` is its line. */
export const ADVISED = { what: Schema.String, advice: Schema.String } as const;

export const advisedLine = ({ what, advice }: { readonly what: string; readonly advice: string }): string =>
  `${what}; ${advice}`;

/** Ends the lines of errors that a build met on its way. */
export const SAFE = "existing versions are untouched";
