import { describe, expect, it } from "vitest";
import { partOf } from "./part.ts";

const reading =
  (variables: Readonly<Record<string, string>>) =>
  (name: string): string | null =>
    variables[name] ?? null;

const slurm = (id: number, min: number, max: number, count: number, step = 1) => ({
  SLURM_ARRAY_TASK_ID: String(id),
  SLURM_ARRAY_TASK_MIN: String(min),
  SLURM_ARRAY_TASK_MAX: String(max),
  SLURM_ARRAY_TASK_COUNT: String(count),
  SLURM_ARRAY_TASK_STEP: String(step),
});

describe("a part", () => {
  it.each<[string, string, Record<string, string>, object]>([
    ["as typed", "1/20", {}, { index: 0, of: 20 }],
    ["as typed, whatever the scheduler says", "20/20", { JOB_COMPLETION_INDEX: "3" }, { index: 19, of: 20 }],
    ["of Slurm, from 0", "auto", slurm(4, 0, 9, 10), { index: 4, of: 10 }],
    ["of Slurm, from 1", "auto", slurm(10, 1, 10, 10), { index: 9, of: 10 }],
    ["of Slurm, by a step", "auto", slurm(17, 2, 17, 4, 5), { index: 3, of: 4 }],
    ["of Slurm, some tasks again", "auto/10", slurm(7, 3, 7, 2), { index: 7, of: 10 }],
    ["of Kubernetes", "auto/8", { JOB_COMPLETION_INDEX: "7" }, { index: 7, of: 8 }],
    ["of PBS, from 1", "auto/8", { PBS_ARRAY_INDEX: "8" }, { index: 0, of: 8 }],
    [
      "of AWS Batch",
      "auto",
      { AWS_BATCH_JOB_ARRAY_INDEX: "2", AWS_BATCH_JOB_ARRAY_SIZE: "3" },
      { index: 2, of: 3 },
    ],
  ])("is taken %s", (_, typed, variables, part) => {
    expect(partOf(typed, reading(variables))).toEqual(part);
  });

  it.each<[string, string, Record<string, string>, RegExp]>([
    ["that is none", "third", {}, /^I\/N, as 1\/20/],
    ["before the first", "0/3", {}, /from 1 to N$/],
    ["behind the last", "4/3", {}, /from 1 to N$/],
    ["of nothing", "auto/0", {}, /at least 1$/],
    ["of no scheduler", "auto", { SLURM_ARRAY_TASK_ID: "" }, /no scheduler says/],
    ["of an array with gaps", "auto", slurm(7, 3, 7, 2), /^auto\/N/],
    ["of Kubernetes without the number of tasks", "auto", { JOB_COMPLETION_INDEX: "7" }, /^auto\/N/],
  ])("is refused %s", (_, typed, variables, why) => {
    expect(partOf(typed, reading(variables))).toMatch(why);
  });

  it("is one of N that hold each shard once", () => {
    const parts = Array.from({ length: 7 }, (_, i) =>
      partOf("auto/7", reading({ PBS_ARRAY_INDEX: String(i + 5) })),
    );
    expect(new Set(parts.map((part) => (part as { index: number }).index))).toEqual(
      new Set([0, 1, 2, 3, 4, 5, 6]),
    );
  });
});
