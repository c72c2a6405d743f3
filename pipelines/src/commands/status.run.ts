/** `pipeline status`: where things stand. */
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { resolve } from "node:path";
import { seedDigests, unchangedBuild } from "../build/fingerprint.ts";
import { versionInUse } from "../store/published.ts";
import { counted, paint, print, printJson } from "../terminal.ts";
import { gather, totalBytes } from "../build/workload.ts";
import { agreementLine, agreementOf } from "./agreementOf.ts";

interface Typed {
  readonly seeds: string;
  readonly out: string;
  readonly fetchedAt: Option.Option<string>;
  readonly json: boolean;
}

export const status = Effect.fn("status")(function* (typed: Typed) {
  const out = resolve(typed.out);
  const work = yield* gather({
    seeds: resolve(typed.seeds),
    out,
    fetchedAt: Option.getOrNull(typed.fetchedAt),
  });
  const { seeds } = work;
  const bytes = totalBytes(work);
  const { published: latest } = yield* versionInUse(out);
  const current = unchangedBuild(work)?.version ?? null;
  const known = new Map(latest?.manifest.inputs.map(({ path, sha256 }) => [path, sha256]) ?? []);
  const unreadable = seeds.filter(({ problem }) => problem !== null).length;
  const digests = seedDigests(work);
  // What cannot be read at all is in no version, and so never new.
  const fresh = seeds.filter(({ path }) => !known.has(path) && digests.get(path) !== null).length;
  const there = new Set(seeds.map(({ path }) => path));
  const gone = [...known.keys()].filter((path) => !there.has(path)).length;
  const changed = [...digests].filter(
    ([path, digest]) => digest !== null && known.has(path) && known.get(path) !== digest,
  ).length;
  const agreement = yield* agreementOf(work.amendments);
  if (typed.json) {
    yield* printJson({
      seeds: { files: seeds.length, bytes, new: fresh, changed, gone, unreadable },
      latest: latest === null ? null : { version: latest.version, rows: latest.manifest.rows },
      current,
      agreement,
    });
    return;
  }
  yield* print(
    `seeds    ${counted(seeds.length, "file")}, ${Math.ceil(bytes / 1000)} KB in ${typed.seeds}` +
      (unreadable === 0 ? "" : `; ${unreadable} cannot be read`) +
      `${latest === null ? "" : `; ${fresh} new, ${changed} changed, ${gone} gone since ${latest.version}`}\n`,
  );
  if (latest === null) yield* print(`dataset  none in ${typed.out} yet\n`);
  else {
    const { rows } = latest.manifest;
    yield* print(
      `dataset  ${latest.version}: ${counted(rows["documents"] ?? 0, "article")}, ${counted(rows["sentences"] ?? 0, "sentence")}, ` +
        `${counted(rows["quotes"] ?? 0, "quote")}, ${counted(rows["failures"] ?? 0, "failure")}\n`,
    );
  }
  if (agreement !== null) yield* print(`people   ${agreementLine(agreement)}\n`);
  yield* print(
    current === null
      ? `next     ${paint("yellow", "a build would run")}: seeds, code or settings are not those of the last build here\n`
      : `next     ${paint("green", "nothing to do")}: ${current} is current\n`,
  );
});
