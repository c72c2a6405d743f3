/** Files that are named on the command line, read as the seeds are. */
import { createReadStream, statSync } from "node:fs";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import * as Stream from "effect/Stream";
import type { ColumnNames } from "@columnist/model";
import { readSeed, readStream, type Reading } from "./seedRecords.ts";
import { SeedChanged } from "./steadyFile.ts";
import type { Told } from "../told.ts";

/** A file that was named cannot be read. */
export class InputNotReadable
  extends Schema.TaggedError<InputNotReadable>()("InputNotReadable", {
    path: Schema.String,
    reason: Schema.String,
  })
  implements Told
{
  readonly exitCode = 1;
  get line(): string {
    return `Cannot read ${this.path}: ${this.reason}`;
  }
}

const reasonOf = (error: unknown): string => {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EACCES" || code === "EPERM") return "you may not read it";
  return `the system says ${code}`;
};

/** The records of a file, or of the standard input for `-`; its path is kept as typed. */
export const readInput = (
  path: string,
  columns: ColumnNames | null = null,
): Stream.Stream<Reading, InputNotReadable> => {
  if (path === "-")
    return Stream.fromAsyncIterable(readStream("-", process.stdin, columns), (error) => error).pipe(
      Stream.orDie,
    );
  const checked = Effect.try({
    try: () => statSync(path),
    catch: (error) => new InputNotReadable({ path, reason: reasonOf(error) }),
  }).pipe(
    Effect.flatMap((found) =>
      found.isDirectory()
        ? Effect.fail(new InputNotReadable({ path, reason: "it is a folder: name a file" }))
        : Effect.succeed(found),
    ),
  );
  return Stream.fromEffect(checked).pipe(
    Stream.flatMap((found) =>
      Stream.fromAsyncIterable(
        found.isFile()
          ? readSeed({ path, file: path, size: found.size, changed: "", problem: null }, columns)
          : readStream(path, createReadStream(path), columns),
        (error) => error,
      ).pipe(
        Stream.catch((error) =>
          error instanceof SeedChanged
            ? Stream.fail(new InputNotReadable({ path, reason: "it changed while it was read" }))
            : Stream.die(error),
        ),
      ),
    ),
  );
};
