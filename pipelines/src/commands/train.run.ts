/** `pipeline train`: trains the shipped models again and writes their weights into the packages. */
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import { DatasetNotWritten } from "../store/datasetStore.ts";
import { chosen, goldData } from "../learning/goldData.ts";
import { print, printLine } from "../terminal.ts";
import { TRAININGS } from "../learning/trainings.ts";
import { ROOT } from "../workspace.ts";

interface Typed {
  readonly data: string;
  readonly area: ReadonlyArray<string>;
}

export const train = Effect.fn("train")(function* ({ data, area }: Typed) {
  const read = yield* goldData(data);
  for (const { id, run } of yield* chosen(TRAININGS, area)) {
    yield* printLine(id);
    const files = yield* Effect.promise(async () =>
      run(read, (line) => void process.stderr.write(`  ${line}\n`)),
    );
    for (const { path, text } of files) {
      const target = join(ROOT, path);
      yield* Effect.try({
        try: () => {
          writeFileSync(`${target}.new`, text);
          renameSync(`${target}.new`, target);
        },
        catch: (error) =>
          new DatasetNotWritten({
            path: target,
            code: (error as NodeJS.ErrnoException).code ?? String(error),
          }),
      });
      yield* print(`  wrote ${path}\n`);
    }
  }
});
