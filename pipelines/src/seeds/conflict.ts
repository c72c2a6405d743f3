/** A decision of people that a build could not follow, as it is said. A build that changes nothing says it again, so this loads nothing. */
import { join } from "node:path";
import { shown } from "../terminal.ts";
import { shownPath } from "../workspace.ts";

export interface Conflict {
  /** Relative to the seeds folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly sent_id: string;
  /** The sentence as the correction has it; empty where its article was taken down. */
  readonly text: string;
  /** `corrections.<kind>`. */
  readonly code: string;
  readonly detail: string;
}

const LONGEST = 100;

/** One line for people. `seeds`: absolute path of the folder. */
export const conflictLine = ({ file, line, sent_id, text, detail }: Conflict, seeds: string): string => {
  const whole = shown(text).replaceAll(/\s+/g, " ");
  const short = whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1)}…` : whole;
  const place = `${shownPath(join(seeds, file))}, line ${line}`;
  return `Correction not applied: ${place}, ${sent_id}${short === "" ? "" : ` “${short}”`}: ${detail}`;
};
