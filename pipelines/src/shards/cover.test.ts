import { expect, it } from "vitest";
import { coverSeeds } from "./cover.ts";

const shard = (name: string, paths: string, from?: number, to: number | null = null) => ({
  name,
  input: {
    files: paths.split("").map((path) => ({ path, size: 1, problem: null })),
    records: from === undefined ? null : { from, to },
    fetchedAt: null,
    columns: null,
    model: "fast" as const,
  },
});

const covered = (paths: string, shards: ReadonlyArray<ReturnType<typeof shard>>) => {
  const { taken, missing } = coverSeeds(paths.split(""), shards);
  return [taken.map(({ name }) => name).join(" "), missing.join("")];
};

it("takes one plan of several in a folder, whichever comes first", () => {
  const two = [shard("x", "ab"), shard("y", "cd"), shard("z", "e")];
  const three = [shard("r", "abc"), shard("s", "de")];
  expect(covered("abcde", [...two, ...three.slice(0, 1)])).toEqual(["x y z", ""]);
  expect(covered("abcde", [...three, ...two.slice(1)])).toEqual(["r s", ""]);
  expect(covered("abcde", [shard("n", "bcd"), ...two])).toEqual(["x y z", ""]);
});

it("takes a file's ranges where they reach its end, else what holds it whole", () => {
  const ranges = [shard("1", "b", 0, 5), shard("2", "b", 5, 9), shard("3", "b", 9)];
  expect(covered("abc", [shard("a", "a"), ...ranges, shard("c", "c")])).toEqual(["a c 1 2 3", ""]);
  expect(covered("abc", [shard("o", "b", 5, 7), shard("a", "a"), ...ranges, shard("c", "c")])).toEqual([
    "a c 1 2 3",
    "",
  ]);
  expect(covered("abc", [shard("all", "abc"), ...ranges])).toEqual(["all", ""]);
  expect(covered("abc", [shard("a", "a"), ...ranges.slice(1), shard("c", "c")])).toEqual(["a c", "b"]);
});

it("takes lists of any order, and says what is missing", () => {
  expect(covered("abcd", [shard("x", "ca"), shard("y", "db")])).toEqual(["x y", ""]);
  expect(covered("abcd", [shard("x", "ab"), shard("gone", "cz")])).toEqual(["x", "cd"]);
  expect(covered("", [])).toEqual(["", ""]);
});
