/** Makes another version the one in use: latest.json names it, with the digests of its files. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import { latestFile } from "@columnist/dataset";
import { DatasetStore } from "./datasetStore.ts";
import type { Published } from "./versions.ts";

/** `rolledBackFrom`: the version in use until now, where somebody goes back. The folder must be held. */
export const pointTo = Effect.fnUntraced(function* (
  out: string,
  { folder, manifest }: Published,
  rolledBackFrom: string | null = null,
) {
  const store = yield* DatasetStore;
  const digest = createHash("sha256")
    .update(readFileSync(join(folder, "manifest.json")))
    .digest("hex");
  yield* store.point(out, latestFile(manifest, digest, rolledBackFrom).text);
});
