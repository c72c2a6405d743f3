/**
 * How long each stage took and how much went through it: what `--log-level debug` shows. Without that flag spans go to
 * Effect's own tracer, which keeps nothing, at the grain of a chunk.
 */
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import type * as Exit from "effect/Exit";
import * as LogLevel from "effect/LogLevel";
import * as References from "effect/References";
import * as Tracer from "effect/Tracer";

/** All spans of one name. */
export interface StageTime {
  /** How many there were. */
  readonly spans: number;
  /** Milliseconds by the clock, those of its inner spans included; of all threads together. */
  readonly milliseconds: number;
  /** Sums of their attributes that are numbers, by name. */
  readonly amounts: Readonly<Record<string, number>>;
}

/** By name, in the order in which the first of a name ended. */
export type StageTimes = Map<string, StageTime>;

/** Where times are added up; null: nobody asked for them. */
export const Times = Context.Reference<StageTimes | null>("pipelines/StageTimes", {
  defaultValue: () => null,
});

/** Adds a stage's time to what is known of it. */
const add = (times: StageTimes, name: string, more: StageTime): void => {
  const known = times.get(name);
  const amounts: Record<string, number> = { ...known?.amounts };
  for (const [of, amount] of Object.entries(more.amounts)) amounts[of] = (amounts[of] ?? 0) + amount;
  times.set(name, {
    spans: (known?.spans ?? 0) + more.spans,
    milliseconds: (known?.milliseconds ?? 0) + more.milliseconds,
    amounts,
  });
};

/** Adds the times of a worker to those of its thread. */
export const addTimes = (times: StageTimes, more: StageTimes): void => {
  for (const [name, time] of more) add(times, name, time);
};

class SummedSpan extends Tracer.NativeSpan {
  readonly #times: StageTimes;
  constructor(options: ConstructorParameters<typeof Tracer.NativeSpan>[0], times: StageTimes) {
    super(options);
    this.#times = times;
  }
  override end(endTime: bigint, exit: Exit.Exit<unknown, unknown>): void {
    if (this.status._tag === "Ended") return;
    super.end(endTime, exit);
    const amounts: Record<string, number> = {};
    for (const [name, value] of this.attributes) if (typeof value === "number") amounts[name] = value;
    add(this.#times, this.name, {
      spans: 1,
      milliseconds: Number(endTime - this.startTime) / 1e6,
      amounts,
    });
  }
}

/** Adds up the spans of an effect. */
export const summing =
  (times: StageTimes) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    effect.pipe(
      Effect.provideService(Times, times),
      Effect.provideService(
        Tracer.Tracer,
        Tracer.make({ span: (options) => new SummedSpan(options, times) }),
      ),
    );

/** A line a stage: its time, how many spans, and what went through. */
const lines = (times: StageTimes): ReadonlyArray<string> => {
  const width = Math.max(0, ...[...times.keys()].map((name) => name.length));
  return [...times].map(([name, { spans, milliseconds, amounts }]) =>
    [
      name.padEnd(width),
      `${(milliseconds / 1000).toFixed(3).padStart(9)} s`,
      `${String(spans).padStart(6)} times`,
      ...Object.entries(amounts).map(([of, amount]) => ` ${amount} ${of}`),
    ].join(" "),
  );
};

/** Tells the time of each stage on the standard error when a command ends, where `--log-level` is debug or lower. */
export const withStageTimes = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.gen(function* () {
    if (LogLevel.isGreaterThan(yield* References.MinimumLogLevel, "Debug")) return yield* effect;
    const times: StageTimes = new Map();
    const told = Effect.suspend(() => {
      const all = lines(times).join("\n");
      return Effect.logDebug(`time by the clock, of all threads together, inner stages included\n${all}`);
    });
    return yield* effect.pipe(
      summing(times),
      Effect.ensuring(told),
      // The standard output is the result's.
      Effect.provideService(References.LogToStderr, true),
    );
  });
