/** What a build would do, without doing it. */
import * as Effect from "effect/Effect";
import { unchangedBuild } from "../build/fingerprint.ts";
import type { BuildPlan } from "../plan.ts";
import { isSmall } from "../build/services.ts";
import { counted, print, printJson } from "../terminal.ts";
import { totalBytes, type Workload } from "../build/workload.ts";

export const printPlan = Effect.fnUntraced(function* (plan: BuildPlan, work: Workload, json: boolean) {
  const { seeds } = work;
  const bytes = totalBytes(work);
  const unreadable = seeds.filter(({ problem }) => problem !== null).length;
  const current = plan.cache ? (unchangedBuild(work)?.version ?? null) : null;
  const small = isSmall(work);
  if (json) {
    yield* printJson({ ...plan, files: seeds.length, bytes, unreadable, inline: small, current });
    return;
  }
  const size = bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${Math.round(bytes / 1e6)} MB`;
  yield* print(
    [
      `read      ${counted(seeds.length, "file")}, ${size}, from ${plan.seeds}${unreadable > 0 ? ` (${unreadable} cannot be read)` : ""}`,
      `compute   ${small ? "in one thread: the input is small" : `in ${plan.jobs} workers`}; parse, clean, segment, label`,
      `cache     ${plan.cache && !small ? "on" : "not used"}`,
      `fetched   ${plan.fetchedAt ?? "unknown: relative times stay as written"}`,
      `write     a new version into ${plan.out}, if the content changed`,
      current === null
        ? "would run: seeds, code or settings changed"
        : `would not run: ${current} is current`,
      "",
    ].join("\n"),
  );
});
