/** `pipeline versions`: which versions there are, and which is in use. */
import { resolve } from "node:path";
import * as Effect from "effect/Effect";
import type { TimestampColumn } from "@columnist/model";
import { readTables, versionInUse } from "../store/published.ts";
import { listVersions, type Published } from "../store/versions.ts";
import { paint, print, printJson } from "../terminal.ts";

interface Typed {
  readonly out: string;
  readonly json: boolean;
}

/** Date of the newest article, of those that say when they were published; null where none does. */
const newestArticle = Effect.fnUntraced(function* (version: Published) {
  const { documents } = yield* readTables(version, ["documents"], { otherContracts: true });
  const { values, valid } = documents.columns["published_at"] as TimestampColumn;
  let newest = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < documents.rows; row++)
    if (valid?.[row] !== 0) newest = Math.max(newest, values[row]!);
  return Number.isFinite(newest) ? new Date(newest).toISOString().slice(0, 10) : null;
});

const HEAD = ["", "version", "articles", "sentences", "quotes", "failures", "newest", "why"];

const table = (rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const widths = HEAD.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, i) => (i >= 2 && i <= 5 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
};

export const versions = Effect.fn("versions")(function* ({ out, json }: Typed) {
  const folder = resolve(out);
  const { published: inUse, note } = yield* versionInUse(folder);
  const found = listVersions(folder);
  const rows: Array<ReadonlyArray<string>> = [];
  const objects: Array<unknown> = [];
  for (const version of found) {
    const isInUse = version.version === inUse?.version;
    if ("reason" in version) {
      objects.push({ ...version, whole: false });
      rows.push(["", version.version, "", "", "", "", "", `not whole: ${version.reason}`]);
      continue;
    }
    const { rows: counts, bump, reason, previous, configuration } = version.manifest;
    const newest = yield* newestArticle(version);
    objects.push({
      version: version.version,
      whole: true,
      in_use: isInUse,
      rows: counts,
      newest_article: newest,
      fetched_at: configuration["fetched_at"] ?? null,
      previous,
      bump,
      reason,
    });
    const numbers = ["documents", "sentences", "quotes", "failures"].map((name) => String(counts[name] ?? 0));
    rows.push([isInUse ? "▶" : "", version.version, ...numbers, newest ?? "", reason]);
  }
  if (json) return yield* printJson({ folder, in_use: inUse?.version ?? null, note, versions: objects });
  if (found.length === 0)
    return yield* print(`No version in ${out} yet: \`pnpm pipeline build\` makes one\n`);
  yield* print(table([HEAD, ...rows]));
  yield* print(
    paint("dim", "▶ is in use (latest.json); newest: publication of the newest article that says when\n"),
  );
});
