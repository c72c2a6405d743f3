/** `pipeline shard`: the build in steps that can run on many machines. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Stream from "effect/Stream";
import type { ModelName } from "../accurate/modelNames.ts";
import { runnerFor } from "../build/services.ts";
import { gather } from "../build/workload.ts";
import { NothingFound } from "../findings.ts";
import { FlagInvalid, resolveBuild, type BuildPlan, type BuildTyped } from "../plan.ts";
import { SeedsNotReadable } from "../seeds/seeds.ts";
import { SeedChanged } from "../seeds/steadyFile.ts";
import { setting } from "../settings.ts";
import { mergeShards } from "../shards/mergeShards.ts";
import { partOf } from "../shards/part.ts";
import { openPlan, openPlanFile, planLines, type PlanFile, type PlanSize } from "../shards/planFile.ts";
import { planShards } from "../shards/planShards.ts";
import { runAll, type ShardDone } from "../shards/runShard.ts";
import {
  configHashOf,
  settingsOf,
  shardName,
  ShardNotUsable,
  ShardRefused,
  type ShardInput,
} from "../shards/shard.ts";
import { statusOf, type ShardState, type ShardStatus } from "../shards/status.ts";
import { notWritten } from "../store/datasetStore.ts";
import { counted, print, printJson, printLine } from "../terminal.ts";
import { say } from "./build.run.ts";

/** What a plan is made with. */
interface CutTyped extends Pick<BuildTyped, "seeds" | "fetchedAt"> {
  readonly model: Option.Option<ModelName>;
  /** Megabytes. */
  readonly size: Option.Option<number>;
}

interface PlanTyped extends CutTyped {
  readonly to: Option.Option<string>;
  readonly json: boolean;
}

interface RunTyped extends CutTyped, Pick<BuildTyped, "jobs" | "timeLimit" | "json"> {
  readonly plan: Option.Option<string>;
  readonly part: Option.Option<string>;
  readonly only: ReadonlyArray<string>;
  readonly shards: string;
}

interface StatusTyped {
  readonly plan: string;
  readonly shards: string;
  readonly json: boolean;
}

interface MergeTyped extends BuildTyped {
  readonly shards: string;
}

const MB = 1_000_000;
const SIZE = 64;

/** The seeds as they are listed, cut. No dataset comes out of it: its folder is the one of the shards. */
const cutSeeds = Effect.fnUntraced(function* (
  { seeds, fetchedAt, model, size }: CutTyped,
  typed: Pick<RunTyped, "jobs" | "timeLimit" | "shards">,
) {
  const plan = yield* resolveBuild({
    ...typed,
    seeds,
    fetchedAt,
    model: Option.getOrElse(model, () => "fast" as const),
    out: typed.shards,
    cache: false,
    json: false,
  });
  const work = yield* gather(plan);
  const settings = settingsOf(work.plan);
  const megabytes = Option.getOrElse(size, () => SIZE);
  return { plan, settings, shards: planShards(work.seeds, settings, megabytes * MB) };
});

const sayPlanned = (path: string, { shards, files, bytes, plan }: PlanSize): string =>
  `${counted(shards, "shard")} of ${counted(files, "file")}, ${Math.ceil(bytes / MB)} MB, in ${path} (plan ${plan.slice(0, 16)})`;

/** `pipeline shard plan`. */
export const planOnly = Effect.fn("shardPlan")(function* (typed: PlanTyped) {
  const { settings, shards } = yield* cutSeeds(typed, {
    jobs: Option.none(),
    timeLimit: 30,
    shards: "shards",
  });
  if (Option.isNone(typed.to)) {
    let held = "";
    const lines = planLines(settings, (line) => (held += line));
    const flush = Effect.suspend(() => {
      const text = held;
      held = "";
      return print(text);
    });
    yield* Stream.runForEach(shards, (input) =>
      Effect.andThen(
        Effect.sync(() => lines.add(input)),
        flush,
      ),
    );
    lines.end();
    return yield* flush;
  }
  const path = typed.to.value;
  const writing = <A>(run: () => A) => Effect.try({ try: run, catch: (error) => notWritten(path, error) });
  const file = yield* Effect.acquireRelease(
    writing(() => openPlanFile(path)),
    ({ close }) => Effect.sync(close),
  );
  const lines = yield* writing(() => planLines(settings, file.put));
  yield* Stream.runForEach(shards, (input) => writing(() => lines.add(input)));
  const size = yield* writing(() => {
    const planned = lines.end();
    file.publish();
    return planned;
  });
  yield* typed.json ? printJson(size) : printLine(sayPlanned(path, size));
}, Effect.scoped);

const sayDone = (json: boolean) => (done: ShardDone) =>
  json
    ? printJson(done)
    : printLine(
        `${done.shard} ${done.rows.documents} articles, ${done.rows.failures} failures, ` +
          `sha256 ${done.sha256}${done.skipped ? " (was there)" : ""}`,
      );

/** Reads of a plan, whose errors are those of its file. */
const ofPlan = <A>(run: () => A): Effect.Effect<A, ShardRefused | ShardNotUsable> =>
  Effect.try({ try: run, catch: (error) => error }).pipe(
    Effect.catch((error) =>
      error instanceof ShardRefused || error instanceof ShardNotUsable
        ? Effect.fail(error)
        : Effect.die(error),
    ),
  );

/** Numbers of the shards that were asked for. */
const chosen = Effect.fnUntraced(function* (
  names: ReadonlyArray<string>,
  { only, part }: Pick<RunTyped, "only" | "part">,
) {
  const all = names.map((_, number) => number);
  if (Option.isSome(part)) {
    const found = partOf(part.value, setting);
    if (typeof found === "string" || only.length > 0)
      return yield* new FlagInvalid({
        flag: "--part",
        value: part.value,
        expected: typeof found === "string" ? found : "either --part or --only",
      });
    return all.filter((number) => number % found.of === found.index);
  }
  if (only.length === 0) return all;
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined)
    return yield* new NothingFound({
      what: `There is no shard ${unknown} in this plan`,
      advice: "see `pipeline shard status`, or the lines of `pipeline shard plan`",
    });
  return all.filter((number) => only.includes(names[number]!));
});

/** What is to be computed. */
interface Chosen {
  readonly plan: BuildPlan;
  readonly configHash: string;
  readonly inputs: ReadonlyArray<Effect.Effect<ShardInput, ShardRefused | ShardNotUsable>>;
  /** Of their seeds, about. */
  readonly bytes: number;
}

/** The plan that was named: nothing is listed, and a line is read when its shard is computed. */
const runPlanned = Effect.fnUntraced(function* (typed: RunTyped, path: string) {
  const twice = (["fetchedAt", "model", "size"] as const).find((name) => Option.isSome<unknown>(typed[name]));
  if (twice !== undefined)
    return yield* new FlagInvalid({
      flag: "--plan",
      value: path,
      expected: `it without --${twice === "fetchedAt" ? "fetched-at" : twice}: the plan says that`,
    });
  const file: PlanFile = yield* ofPlan(() => openPlan(path));
  const { settings } = file;
  if (configHashOf(settings) !== file.configHash)
    return yield* new ShardRefused({
      what: `${path} was planned with other code than this`,
      advice: "install the same version everywhere, or plan again",
    });
  const plan = yield* resolveBuild({
    ...typed,
    fetchedAt: Option.fromNullishOr(settings.fetchedAt),
    model: settings.model,
    out: typed.shards,
    cache: false,
  });
  if (!existsSync(plan.seeds)) return yield* new SeedsNotReadable({ folder: typed.seeds, reason: "missing" });
  const numbers = yield* chosen(file.names, typed);
  const found: Chosen = {
    plan,
    configHash: file.configHash,
    inputs: numbers.map((number) => ofPlan(() => file.input(number))),
    bytes: file.names.length === 0 ? 0 : (file.bytes / file.names.length) * numbers.length,
  };
  return found;
});

/** No plan was named: the seeds are listed, read and cut first. */
const runListed = Effect.fnUntraced(function* (typed: RunTyped) {
  const { plan, settings, shards } = yield* cutSeeds(typed, typed);
  const inputs: ReadonlyArray<ShardInput> = yield* Stream.runCollect(shards);
  const numbers = yield* chosen(inputs.map(shardName), typed);
  const picked = numbers.map((number) => inputs[number]!);
  const found: Chosen = {
    plan,
    configHash: configHashOf(settings),
    inputs: picked.map((input) => Effect.succeed(input)),
    bytes: picked.reduce((sum, { files }) => sum + files.reduce((all, { size }) => all + size, 0), 0),
  };
  return found;
});

/** `pipeline shard run`. */
export const runShards = Effect.fn("shardRun")(function* (typed: RunTyped) {
  const isPlanned = Option.isSome(typed.plan);
  const { plan, configHash, inputs, bytes } = yield* Option.isSome(typed.plan)
    ? runPlanned(typed, typed.plan.value)
    : runListed(typed);
  const outDir = resolve(typed.shards);
  const jobs = inputs.map(
    Effect.map((input: ShardInput) => ({ input, seeds: plan.seeds, outDir, configHash })),
  );
  yield* runAll(jobs, sayDone(typed.json)).pipe(
    Effect.catchTag("SeedOther", (other) =>
      // Without a plan the next run lists and reads the seeds anew.
      Effect.fail(isPlanned ? other : new SeedChanged({ path: other.path })),
    ),
    Effect.provide(runnerFor(plan, bytes)),
  );
});

const triesOf = ({ attempts }: ShardStatus): string =>
  attempts === 0 ? "" : ` (${counted(attempts, "attempt")} killed or going on)`;

/** `pipeline shard status`. */
export const statusOnly = Effect.fn("shardStatus")(function* ({ plan: path, shards, json }: StatusTyped) {
  const plan = yield* ofPlan(() => openPlan(path));
  const counts: Record<ShardState, number> = { done: 0, missing: 0, faulty: 0, "other-code": 0, changed: 0 };
  for (const next of statusOf(plan, resolve(shards))) {
    const status = yield* ofPlan(next);
    counts[status.state]++;
    if (json) yield* printJson(status);
    else if (status.state !== "done") yield* printLine(`${status.shard} ${status.state}${triesOf(status)}`);
  }
  const { done, missing, faulty, changed } = counts;
  const otherCode = counts["other-code"];
  const line = `${done} done, ${missing} missing, ${faulty} faulty, ${otherCode} of other code, ${changed} of other seeds`;
  yield* json ? printJson({ done, missing, faulty, otherCode, changed }) : printLine(line);
  if (missing + otherCode + changed > 0)
    return yield* new ShardNotUsable({
      what: `${missing + otherCode + changed} of ${counted(plan.names.length, "shard")} are not there yet`,
      advice: "`pipeline shard run --plan` computes them and leaves the rest",
    });
});

/** `pipeline shard merge`. */
export const mergeOnly = Effect.fn("shardMerge")(function* (typed: MergeTyped) {
  const startedAt = performance.now();
  const plan = yield* resolveBuild(typed);
  const work = yield* gather(plan);
  const result = yield* mergeShards(plan, work, resolve(typed.shards), typed.json);
  yield* say(plan, work.seeds.length, result, typed.json, startedAt);
});
