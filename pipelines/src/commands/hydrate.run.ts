/** `pipeline hydrate`: the texts back into a no-text export. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { hydrate, noTextPath } from "@columnist/dataset";
import { byTable } from "@columnist/model";
import type { ModelName } from "../accurate/modelNames.ts";
import { buildVersion } from "../build/buildVersion.ts";
import { gather } from "../build/workload.ts";
import { NothingFound } from "../findings.ts";
import { FlagInvalid, resolveBuild } from "../plan.ts";
import { DatasetStore } from "../store/datasetStore.ts";
import { findVersion, openTables } from "../store/published.ts";
import { counted, print, printJson } from "../terminal.ts";
import { shownPath } from "../workspace.ts";

interface Typed {
  readonly folder: string;
  readonly seeds: string;
  readonly to: string;
  readonly fetchedAt: string | null;
  readonly model: ModelName;
  readonly json: boolean;
}

/** Seconds that one article may take, as in a build that is not told. */
const TIME_LIMIT = 30;

const MOST_NAMED = 20;

const run = Effect.fnUntraced(function* (typed: Typed) {
  const target = resolve(typed.to);
  if (existsSync(target) && readdirSync(target).length > 0)
    return yield* new FlagInvalid({
      flag: "--to",
      value: typed.to,
      expected: "a folder that is empty or not there",
    });
  const files = yield* Effect.try({
    try: () => byTable((name): Uint8Array => readFileSync(join(typed.folder, noTextPath(name)))),
    catch: (error) =>
      new NothingFound({
        what: `${shownPath(typed.folder)} is no export without texts (${(error as Error).message})`,
        advice: "name the folder that `export --format no-text` wrote",
      }),
  });
  const store = yield* DatasetStore;
  yield* store.hold(dirname(target), () => Effect.void);
  const scratch = yield* store.scratch(dirname(target));
  const plan = yield* resolveBuild({
    seeds: typed.seeds,
    out: join(scratch, "datasets"),
    jobs: Option.none(),
    fetchedAt: Option.fromNullishOr(typed.fetchedAt),
    cache: true,
    timeLimit: TIME_LIMIT,
    json: typed.json,
    model: typed.model,
  });
  yield* buildVersion(plan, yield* gather(plan), typed.json);
  const hydrated = hydrate(files, yield* openTables(yield* findVersion(null, plan.out)));
  if (!hydrated.ok)
    return yield* new NothingFound({ what: hydrated.refusal.message, advice: hydrated.refusal.advice });
  const { articles, missing, lost } = hydrated.value;
  if (articles === 0)
    return yield* new NothingFound({
      what: `No article of the export comes back from ${shownPath(typed.seeds)}`,
      advice: missing.length === 0 ? "the export is empty" : `of the first: ${missing[0]![1]}`,
    });
  const draft = yield* store.draft(dirname(target));
  for (const { path, pieces } of hydrated.value.files) yield* draft.write(path, pieces());
  yield* draft.replace(target);
  if (typed.json)
    return yield* printJson({ folder: target, articles, missing: Object.fromEntries(missing), lost });
  for (const [id, why] of missing.slice(0, MOST_NAMED)) process.stderr.write(`Left out: ${id}: ${why}\n`);
  if (missing.length > MOST_NAMED) process.stderr.write(`Left out: ${missing.length - MOST_NAMED} more\n`);
  if (lost > 0)
    process.stderr.write(
      `Left out: ${counted(lost, "row")} whose words this program does not find; use the program of that version\n`,
    );
  yield* print(
    `Wrote the tables of ${counted(articles, "article")} into ${shownPath(target)}${missing.length === 0 ? "" : `; ${missing.length} left out`}\n`,
  );
}, Effect.scoped);

export const hydrateExport = (typed: Typed) => run(typed).pipe(Effect.provide(DatasetStore.layer));
