/** Which outputs of a folder make up the seeds: there may be more, of a plan with another size or of seeds that went. */
import type { ShardFile, ShardInput } from "./shard.ts";

interface Shard {
  readonly input: Pick<ShardInput, "records"> & { readonly files: ReadonlyArray<Pick<ShardFile, "path">> };
}

export interface Cover<S> {
  readonly taken: ReadonlyArray<S>;
  /** Paths that no shard holds. */
  readonly missing: ReadonlyArray<string>;
}

/** For each file of many records: shards whose ranges follow one another from its first record to its end. */
const chainsOf = <S extends Shard>(shards: ReadonlyArray<S>): ReadonlyMap<string, ReadonlyArray<S>> => {
  const chains = new Map<string, ReadonlyArray<S>>();
  const parts = Map.groupBy(
    shards.filter(({ input }) => input.records !== null),
    ({ input }) => input.files[0]!.path,
  );
  for (const [path, ranged] of parts) {
    // Backwards: the first of a chain that reaches the end.
    const rest = new Map<number | null, ReadonlyArray<S>>([[null, []]]);
    for (const shard of ranged.toSorted((a, b) => b.input.records!.from - a.input.records!.from)) {
      const { from, to } = shard.input.records!;
      const then = rest.get(to);
      if (then !== undefined && !rest.has(from)) rest.set(from, [shard, ...then]);
    }
    const chain = rest.get(0);
    if (chain !== undefined) chains.set(path, chain);
  }
  return chains;
};

/** Shards that hold `paths` one after another, as plans cut them; null where there are none that do. */
const runOf = <S extends Shard>(
  paths: ReadonlyArray<string>,
  shards: ReadonlyArray<S>,
): ReadonlyArray<S> | null => {
  const at = new Map(paths.map((path, i) => [path, i]));
  const starting = new Map<number, Array<S>>();
  for (const shard of shards) {
    const { files } = shard.input;
    const start = at.get(files[0]?.path ?? "");
    if (start === undefined || !files.every(({ path }, i) => paths[start + i] === path)) continue;
    starting.set(start, [...(starting.get(start) ?? []), shard]);
  }
  // Backwards: from which places the end can be reached, and by which shard first.
  const first: Array<S | null> = Array.from({ length: paths.length + 1 }, () => null);
  const reaches = (place: number): boolean => place === paths.length || first[place] !== null;
  for (let place = paths.length - 1; place >= 0; place--)
    first[place] = starting.get(place)?.find(({ input }) => reaches(place + input.files.length)) ?? null;
  if (!reaches(0)) return null;
  const run: Array<S> = [];
  for (let place = 0; place < paths.length; place += first[place]!.input.files.length)
    run.push(first[place]!);
  return run;
};

/**
 * Shards that hold every seed once. Plans cut the listed seeds in their order, and so are tried whole first; lists of
 * another order are taken as they fit.
 *
 * @param paths of the listed seeds, in their order
 */
export const coverSeeds = <S extends Shard>(
  paths: ReadonlyArray<string>,
  shards: ReadonlyArray<S>,
): Cover<S> => {
  const chains = chainsOf(shards);
  const whole = shards.filter(({ input }) => input.records === null);
  const unchained = paths.filter((path) => !chains.has(path));
  const chained = runOf(unchained, whole);
  if (chained !== null)
    return { taken: [...chained, ...paths.flatMap((path) => chains.get(path) ?? [])], missing: [] };
  const plain = runOf(paths, whole);
  if (plain !== null) return { taken: plain, missing: [] };
  const open = new Set(paths);
  const taken: Array<S> = [];
  for (const shard of whole) {
    const held = shard.input.files.map(({ path }) => path);
    if (!held.every((path) => open.has(path))) continue;
    for (const path of held) open.delete(path);
    taken.push(shard);
  }
  for (const [path, chain] of chains) if (open.delete(path)) taken.push(...chain);
  return { taken, missing: [...open] };
};
