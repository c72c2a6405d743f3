/** Which shards of a plan one of many tasks computes: typed, or as the scheduler that started the task says. */
import type { setting } from "../settings.ts";

type Variable = Parameters<typeof setting>[0];
type Read = (name: Variable) => string | null;

/** Every shard whose number leaves `index` when it is divided by `of`. */
export interface Part {
  readonly index: number;
  readonly of: number;
}

/** What a scheduler says of a task: its index, from 0 where `of` is known, and how many there are. */
interface Told {
  readonly index: number;
  readonly of: number | null;
}

const WHOLE = /^\d+$/;
const wholeIn = (read: Read, name: Variable): number | null => {
  const text = read(name);
  return text !== null && WHOLE.test(text) ? Number(text) : null;
};

/** Slurm: an array from any number on, by any step; `of` is null where the array has gaps. */
const ofSlurm = (read: Read): Told | null => {
  const id = wholeIn(read, "SLURM_ARRAY_TASK_ID");
  if (id === null) return null;
  const first = wholeIn(read, "SLURM_ARRAY_TASK_MIN");
  const last = wholeIn(read, "SLURM_ARRAY_TASK_MAX");
  const of = wholeIn(read, "SLURM_ARRAY_TASK_COUNT");
  const step = wholeIn(read, "SLURM_ARRAY_TASK_STEP") ?? 1;
  if (first === null || last === null || of === null || last - first !== (of - 1) * step)
    return { index: id, of: null };
  return { index: (id - first) / step, of };
};

const told = (read: Read): Told | null => {
  const slurm = ofSlurm(read);
  if (slurm !== null) return slurm;
  const batch = wholeIn(read, "AWS_BATCH_JOB_ARRAY_INDEX");
  if (batch !== null) return { index: batch, of: wholeIn(read, "AWS_BATCH_JOB_ARRAY_SIZE") };
  const index = wholeIn(read, "JOB_COMPLETION_INDEX") ?? wholeIn(read, "PBS_ARRAY_INDEX");
  return index === null ? null : { index, of: null };
};

const TYPED = /^(?:(?<number>\d+)|auto)(?:\/(?<of>\d+))?$/;

/**
 * @param typed `I/N`, I from 1; `auto`, or `auto/N`: I as the scheduler says, whatever its indices start at
 * @param read a variable of the environment
 * @returns the part, or what to type instead
 */
export const partOf = (typed: string, read: Read): Part | string => {
  const groups = TYPED.exec(typed)?.groups;
  if (groups === undefined) return "I/N, as 1/20 for the first of 20, or auto, or auto/N";
  const of = groups["of"] === undefined ? null : Number(groups["of"]);
  if (of === 0) return "I/N with an N of at least 1";
  if (groups["number"] !== undefined) {
    const number = Number(groups["number"]);
    return of === null || number < 1 || number > of ? "I/N with an I from 1 to N" : { index: number - 1, of };
  }
  const said = told(read);
  if (said === null)
    return (
      "I/N: no scheduler says which task this is " +
      "(SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, AWS_BATCH_JOB_ARRAY_INDEX and PBS_ARRAY_INDEX are not set)"
    );
  if (of !== null) return { index: said.index % of, of };
  return said.of === null || said.index >= said.of
    ? "auto/N, N being how many tasks there are: the scheduler does not say it, or its array has gaps"
    : { index: said.index, of: said.of };
};
