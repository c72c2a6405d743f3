import { expect, it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Fiber from "effect/Fiber";
import { stage, StageLimit } from "./stage.ts";
import { TookTooLong } from "./withinTime.ts";

interface Chunk {
  readonly items: ReadonlyArray<number>;
  readonly failures: ReadonlyArray<string>;
}

/** Refuses what is odd. */
const evens = stage("evens", ({ items, failures }: Chunk): Chunk => ({
  items: items.filter((item) => item % 2 === 0),
  failures: [...failures, ...items.filter((item) => item % 2 === 1).map(String)],
}));

it.effect("computes what the function computes", () =>
  Effect.gen(function* () {
    const first = yield* evens({ items: [1, 2, 3, 4], failures: ["0"] });
    expect(first).toEqual({ items: [2, 4], failures: ["0", "1", "3"] });
    expect(yield* evens(first)).toEqual(first);
  }),
);

it.effect("makes a throw a defect, which names what the function threw", () =>
  Effect.gen(function* () {
    const broken = stage("broken", (_chunk: Chunk): Chunk => {
      throw new Error("label failed on a.txt");
    });
    const message = yield* broken({ items: [], failures: [] }).pipe(
      Effect.as("none"),
      Effect.catchDefect((defect) => Effect.succeed((defect as Error).message)),
    );
    expect(message).toBe("label failed on a.txt");
  }),
);

const HANGS: Readonly<Record<string, () => unknown>> = {
  "a loop without an end": () => {
    for (;;);
  },
  "a regular expression that tries everything": () => /^(?:a+)+$/.test(`${"a".repeat(60)}!`),
  "a loop that catches what it can": () => {
    for (;;)
      try {
        throw new Error("caught");
      } catch {
        continue;
      }
  },
};

it.effect.each(Object.keys(HANGS))("ends %s, and goes on with the next chunk", (name) =>
  Effect.gen(function* () {
    const hung = stage("hung", (chunk: Chunk): Chunk => {
      if (chunk.failures.length > 0) HANGS[name]!();
      return chunk;
    });
    const defect = yield* hung({ items: [], failures: [""] }).pipe(
      Effect.as(null),
      Effect.catchDefect((found) => Effect.succeed(found)),
    );
    expect(defect).toBeInstanceOf(TookTooLong);
    expect(yield* hung({ items: [4], failures: [] })).toEqual({ items: [4], failures: [] });
  }).pipe(Effect.provideService(StageLimit, 50)),
);

it.effect("sees an interruption between chunks", () =>
  Effect.gen(function* () {
    const runs: Array<Chunk> = [];
    const counted = stage("counted", (chunk: Chunk): Chunk => {
      runs.push(chunk);
      return chunk;
    });
    const fiber = yield* Effect.forkChild(Effect.forever(counted({ items: [], failures: [] })));
    while (runs.length < 3) yield* Effect.yieldNow;
    yield* Fiber.interrupt(fiber);
    const after = runs.length;
    yield* Effect.yieldNow;
    expect(runs.length).toBe(after);
  }),
);
