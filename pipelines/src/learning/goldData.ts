/** The folder of gold data that `evaluate` and `train` read. */
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import * as Effect from "effect/Effect";
import type { ReadData } from "@columnist/learn";
import { NothingFound } from "../findings.ts";
import { FlagInvalid } from "../plan.ts";

/** Reads files of a folder by their path in it; null for one that is not there. */
export const goldData = Effect.fnUntraced(function* (folder: string) {
  const root = resolve(folder);
  const isFolder = yield* Effect.sync(
    () => statSync(root, { throwIfNoEntry: false })?.isDirectory() === true,
  );
  if (!isFolder)
    return yield* new FlagInvalid({ flag: "--data", value: folder, expected: "a folder that is there" });
  const read: ReadData = (path) => {
    try {
      return readFileSync(resolve(root, path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw error;
    }
  };
  return read;
});

/** Those of some entries whose id was asked for; all of them where none was. */
export const chosen = Effect.fnUntraced(function* <A extends { readonly id: string }>(
  entries: ReadonlyArray<A>,
  asked: ReadonlyArray<string>,
) {
  for (const id of asked)
    if (!entries.some((entry) => entry.id === id))
      return yield* new FlagInvalid({
        flag: "--area",
        value: id,
        expected: `one of ${entries.map((entry) => entry.id).join(", ")}`,
      });
  const found = asked.length === 0 ? entries : entries.filter(({ id }) => asked.includes(id));
  if (found.length === 0)
    return yield* new NothingFound({
      what: "There is nothing to run",
      advice: "add an entry to the registry",
    });
  return found;
});
