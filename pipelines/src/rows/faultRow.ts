import type { FailureRow, Source } from "@columnist/model";

/** What a fault of the program itself makes of its article; never what bad input does, which is a refusal. */
const FAULTS = {
  crashed: ["run.article.crashed", "the worker crashed on it"],
  "did not start": ["run.article.crashed", "the worker crashed on it"],
  threw: ["run.article.threw", "a stage threw on it"],
  killed: ["run.article.crashed", "its process was killed or ran out of memory on it"],
  "took too long": ["run.article.slow", "it took longer than the time limit"],
} as const;

export interface Fault {
  readonly reason: keyof typeof FAULTS;
  readonly detail: string;
}

/** A fault of the program as a row of failures. */
export const faultRow = (
  { path, record }: Pick<Source, "path" | "record">,
  { reason, detail }: Fault,
): FailureRow => ({
  source_path: path,
  source_record: record,
  stage: "run",
  error: FAULTS[reason][0],
  detail: `${FAULTS[reason][1]} (${detail})`,
  advice:
    reason === "killed"
      ? "give the task more memory, remove its .shard file and run it again; report this as a bug where that does not help"
      : "report this as a bug, with the article",
});
