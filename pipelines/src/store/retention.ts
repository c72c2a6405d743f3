/** Which versions stay: `retention.json` in the folder of versions says how many; without it every version stays. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { DatasetNotReadable } from "./datasetStore.ts";
import { versionNames } from "./versions.ts";

export const RETENTION = "retention.json";

const Retention = Schema.fromJsonString(
  Schema.Struct({ keep: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)) }),
);

/**
 * How many versions a folder keeps; null: all of them. Fails for a file that says something else, before anything is
 * built: what is deleted must not be guessed.
 */
export const retentionOf = Effect.fnUntraced(function* (folder: string) {
  const path = join(folder, RETENTION);
  if (!existsSync(path)) return null;
  const found = yield* Effect.try(() => readFileSync(path, "utf8")).pipe(
    Effect.flatMap(Schema.decodeUnknownEffect(Retention)),
    Effect.mapError(
      () => new DatasetNotReadable({ path, reason: 'it must hold {"keep": N}, with N at least 1' }),
    ),
  );
  return found.keep;
});

/** Deletes the oldest versions beyond the newest `keep`; the one in use is always kept. Gives the numbers that went. */
export const retire = (
  folder: string,
  current: string,
  keep: number | null,
): Effect.Effect<ReadonlyArray<string>> =>
  Effect.sync(() => {
    if (keep === null) return [];
    const versions = versionNames(folder);
    const gone = versions.slice(0, Math.max(0, versions.length - keep)).filter((name) => name !== current);
    for (const name of gone) rmSync(join(folder, name), { recursive: true, force: true });
    return gone;
  });
