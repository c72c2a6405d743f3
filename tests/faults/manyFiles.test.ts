/** A folder of 100,000 files: each is in the dataset or in its failures, and memory does not grow with their number. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { article, makePlace } from "../cli/pipeline.ts";

const place = makePlace();
// In memory where the system has such a folder: on a disk the files take longer to remove than to build.
const seeds = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "columnist-test-"));
afterAll(() => {
  rmSync(seeds, { recursive: true, force: true });
  place.remove();
}, 300_000);

const FILES = 100_000;
/** One file of so many is an article, and the others hold a line break. */
const ONE_IN = 1000;

it(`takes ${FILES} files of one folder`, async () => {
  mkdirSync(join(seeds, "deep"));
  for (let i = 0; i < FILES; i++) {
    const name = `${String(i).padStart(6, "0")}.txt`;
    if (i % ONE_IN === 0) writeFileSync(join(seeds, "deep", name), article(i));
    else writeFileSync(join(seeds, name), "\n");
  }
  const { child, ended } = place.start(
    ["build", "--seeds", seeds],
    "export NODE_OPTIONS=--max-old-space-size=512",
  );
  child.stdin?.end();
  const { code, out } = await ended;
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(`${FILES / ONE_IN} articles`) });
  const failures = readFileSync(place.path("datasets/1.0.0/failures.csv"), "utf8")
    .trim()
    .split("\n")
    .slice(1);
  expect(failures).toHaveLength(FILES - FILES / ONE_IN);
  expect(failures.every((line) => line.includes("parse.input.empty"))).toBe(true);
  expect((await place.run(["status", "--seeds", seeds, "--json"])).out).toContain(`"files":${FILES}`);
}, 300_000);
