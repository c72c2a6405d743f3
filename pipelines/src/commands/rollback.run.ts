/** `pipeline rollback VERSION`: another version is the one in use; no version is touched. */
import { resolve } from "node:path";
import * as Effect from "effect/Effect";
import { compareVersions } from "@columnist/dataset";
import { Progress } from "../progress.ts";
import { servicesFor } from "../build/services.ts";
import { DatasetStore } from "../store/datasetStore.ts";
import { pointTo } from "../store/pointTo.ts";
import { shortName, versionInUse, versionNumbered } from "../store/published.ts";
import { LATEST } from "../store/versions.ts";
import { print, printJson } from "../terminal.ts";

interface Typed {
  readonly version: string;
  readonly out: string;
  readonly json: boolean;
}

const run = Effect.fnUntraced(function* ({ version, out, json }: Typed) {
  const folder = resolve(out);
  const wanted = yield* versionNumbered(version, folder);
  const store = yield* DatasetStore;
  const progress = yield* Progress;
  yield* store.hold(folder, (holder) => progress.note(`Waiting for a build (${holder}) to leave ${folder}`));
  const { published, note } = yield* versionInUse(folder);
  const from = published === null || note !== null ? null : published.version;
  if (from === version) {
    if (json) yield* printJson({ version, from, changed: false });
    else yield* print(`${shortName(wanted)} is in use already\n`);
    return;
  }
  const isBack = from !== null && compareVersions(version, from) < 0;
  yield* pointTo(folder, wanted, isBack ? from : null);
  if (json) yield* printJson({ version, from, changed: true });
  else
    yield* print(
      `${LATEST} points to ${shortName(wanted)}${from === null ? "" : ` (it was ${from})`}; no version was touched\n` +
        (isBack
          ? `A build takes the seeds as they are: go back in seeds/ too, or it gives ${from} again\n`
          : ""),
    );
}, Effect.scoped);

export const rollback = (typed: Typed) => run(typed).pipe(Effect.provide(servicesFor(typed.json)));
