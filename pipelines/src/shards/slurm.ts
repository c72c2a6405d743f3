/** A shell script that has a Slurm cluster build the dataset: plan, an array of tasks, a merge behind them. */
import { createHash } from "node:crypto";

/** What the script is to do; every path absolute. */
export interface SlurmBuild {
  /** What starts this program, on every node: Node and a file. */
  readonly program: ReadonlyArray<string>;
  readonly seeds: string;
  readonly shards: string;
  readonly out: string;
  /** Of `shard plan` alone: the size of a shard. */
  readonly planFlags: ReadonlyArray<string>;
  /** Of `shard plan` and `shard merge`: what the dataset depends on. */
  readonly settingFlags: ReadonlyArray<string>;
  /** Of `shard run` and `shard merge`. */
  readonly workFlags: ReadonlyArray<string>;
  /** Processor cores, and worker threads, of each task and of the merge. */
  readonly jobs: number;
  /** At most, in the array: Slurm takes 1000 as it is installed. */
  readonly tasks: number;
}

/** One word of a shell, whatever stands in it. */
const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;
const words = (all: ReadonlyArray<string>): string => all.map((word) => ` ${quoted(word)}`).join("");

/** Times that a task starts again what failed or died, before it leaves the rest to the next `sh build.sh`. */
const TRIES = 5;

/**
 * @returns the script, for any POSIX shell. Started without arguments it plans, submits and ends; started again it leaves
 *   what is queued, or computes what is still missing. It is also the script of both jobs, which Slurm copies: told by its
 *   first argument.
 */
export const slurmScript = (build: SlurmBuild): string => {
  const { program, seeds, shards, out, planFlags, settingFlags, workFlags, jobs, tasks } = build;
  // By its folder: two builds of one person do not take each other's jobs for their own.
  const name = `columnist-${createHash("sha256").update(shards).digest("hex").slice(0, 8)}`;
  const [command, ...args] = program;
  return `#!/bin/sh
# Builds the dataset on a Slurm cluster: sh build.sh. Run it again to go on after any fault: what is done is left alone.
# The folders below, and the program, lie where every node sees them. Slurm's own variables choose the rest:
# SBATCH_PARTITION, SBATCH_ACCOUNT, SBATCH_TIMELIMIT, SBATCH_MEM_PER_CPU, …
# A dollar in a path is its own.
# shellcheck disable=SC2016
set -eu
seeds=${quoted(seeds)}
shards=${quoted(shards)}
out=${quoted(out)}
plan=$shards/plan.jsonl
# As Slurm writes paths: a percent sign twice.
logs=${quoted(`${shards}/logs`.replaceAll("%", "%%"))}
name=${name}
columnist() { ${quoted(command!)}${words(args)} shard "$@"; }

case \${1-} in
task)
  # What killed a task is known to the next try, which gives up the article that did it twice. 3: again gives the same.
  tries=0
  while :; do
    code=0
    columnist run --plan "$plan" --part "auto/$2" --seeds "$seeds" --shards "$shards"${words(workFlags)} || code=$?
    tries=$((tries + 1))
    case $code in 0 | 3 | 130 | 143) exit "$code" ;; esac
    [ "$tries" -lt ${TRIES} ] || exit "$code"
    sleep "$tries"
  done
  ;;
merge)
  columnist merge --seeds "$seeds" --shards "$shards" --out "$out"${words([...settingFlags, ...workFlags])}
  exit
  ;;
esac

self=$(cd "$(dirname "$0")" && pwd)/$(basename "$0")
mkdir -p "$shards/logs"
# The job that is queued or runs under a name, or nothing.
queued() { squeue --noheader --me --name="$1" --format=%F | sort -n | tail -n 1 | tr -d ' '; }
# Where a node dies its tasks start anew, at the end of the same log.
submit() { sbatch --parsable --requeue --open-mode=append --cpus-per-task=${jobs} --chdir="$shards" "$@" | cut -d ';' -f 1; }

array=$(queued "$name")
merge=$(queued "$name-merge")
if [ -z "$array$merge" ]; then
  planned=$(columnist plan --seeds "$seeds" --to "$plan" --json${words([...planFlags, ...settingFlags])})
  count=$(printf '%s' "$planned" | sed 's/.*"shards": *\\([0-9]*\\).*/\\1/')
  tasks=${tasks}
  [ "$tasks" -le "$count" ] || tasks=$count
  if ! columnist status --plan "$plan" --shards "$shards" >/dev/null 2>&1; then
    array=$(submit --job-name="$name" --array="0-$((tasks - 1))" --output="$logs/%a.log" "$self" task "$tasks")
    [ -n "$array" ]
    echo "$count shards in $tasks tasks: job $array; logs in $shards/logs"
  fi
else
  echo "queued already: job \${array:-$merge}; scancel it to begin anew"
fi
if [ -z "$merge" ]; then
  # After the tasks, however they ended: the merge itself says which shards are missing.
  merge=$(submit --job-name="$name-merge" \${array:+"--dependency=afterany:$array"} --output="$logs/merge.log" "$self" merge)
  [ -n "$merge" ]
fi
echo "job $merge merges into $out and says what is missing: $shards/logs/merge.log"
`;
};
