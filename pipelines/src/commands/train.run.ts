/** `pipeline train`: trains the shipped models again and writes their weights into the packages. */
import { join } from "node:path";
import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import { notWritten } from "../store/datasetStore.ts";
import { chosen, goldData } from "../learning/goldData.ts";
import { print, printLine } from "../terminal.ts";
import { TRAININGS } from "../learning/trainings.ts";
import { ROOT } from "../workspace.ts";

interface Typed {
  readonly data: string;
  readonly area: ReadonlyArray<string>;
}

export const train = Effect.fn("train")(function* ({ data, area }: Typed) {
  const files = yield* FileSystem.FileSystem;
  const read = yield* goldData(data);
  for (const { id, run } of yield* chosen(TRAININGS, area)) {
    yield* printLine(id);
    const made = yield* Effect.promise(async () =>
      run(read, (line) => void process.stderr.write(`  ${line}\n`)),
    );
    for (const { path, text } of made) {
      const target = join(ROOT, path);
      yield* files.writeFileString(`${target}.new`, text).pipe(
        Effect.andThen(files.rename(`${target}.new`, target)),
        Effect.mapError(({ cause }) => notWritten(target, cause)),
      );
      yield* print(`  wrote ${path}\n`);
    }
  }
});
