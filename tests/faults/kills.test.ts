/**
 * Builds that are killed as by a power cut, 50 in a run: at any call that changes the file system (a write by half), and
 * at any time. What was published before stays as it was, and the next build gives the bytes of an undisturbed one.
 */
import { cpSync, readFileSync, rmSync } from "node:fs";
import { seededRandom } from "@columnist/statistics";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, contentOf, makePlace } from "../cli/pipeline.ts";
import { seedOf } from "./seed.ts";

const place = makePlace();
afterAll(place.remove);

const KILLS = Number(process.env["FAULT_KILLS"] ?? 50);
const SEED = seedOf("FAULT_SEED");
const PRELOAD = new URL("./preloads/killAtCall.ts", import.meta.url).href;
/** One kill of so many comes at some time, not at some call. */
const TIMED = 5;
/** One kill of so many is followed by a build that is left alone, the others by the next kill. */
const LEFT_ALONE = 3;

let old: Readonly<Record<string, string>>;
let undisturbed: Readonly<Record<string, string>>;
let calls: number;
let took: number;

const startOver = (): void => {
  for (const name of ["datasets", ".cache"]) rmSync(place.path(name), { recursive: true, force: true });
  cpSync(place.path("old"), place.path("datasets"), { recursive: true });
};

/** Builds with the preload; gives the exit code. */
const build = async (variables: string): Promise<number> => {
  const { child, ended } = place.start(["build"], `export NODE_OPTIONS=--import=${PRELOAD} ${variables}`);
  child.stdin?.end();
  return (await ended).code;
};

beforeAll(async () => {
  place.write("first/piece-0.txt", article(0));
  for (let i = 0; i < 5; i++) place.write(`seeds/piece-${i}.txt`, article(i, 3));
  await place.run(["build", "--seeds", "first", "--out", "old"]);
  old = contentOf(place.path("old"));
  startOver();
  const start = performance.now();
  expect(await build(`COUNT_CALLS_TO=${place.path("calls")}`)).toBe(0);
  took = performance.now() - start;
  calls = Number(readFileSync(place.path("calls"), "utf8"));
  undisturbed = contentOf(place.path("datasets"));
}, 120_000);

/** What is published is the old version or the new one, whole; what a killed build leaves beside it has a dot. */
const expectWhole = (): void => {
  const now = contentOf(place.path("datasets"));
  const latest = (JSON.parse(now["latest.json"]!) as { version: string }).version;
  const expected = latest === "1.0.0" ? old : undisturbed;
  for (const [path, content] of Object.entries(expected)) expect(now[path], path).toBe(content);
};

describe(`${KILLS} kills (FAULT_SEED=${SEED}, FAULT_KILLS=${KILLS})`, () => {
  it("leave the version before whole, and the next build right", async () => {
    expect(calls).toBeGreaterThan(50);
    const pick = seededRandom(SEED);
    let killed = 0;
    startOver();
    for (let i = 0; i < KILLS; i++) {
      const at = 1 + Math.floor(pick() * calls);
      const isTimed = i % TIMED === 0;
      const after = took * (0.3 + 0.7 * pick());
      const { child, ended } = place.start(
        ["build"],
        isTimed ? ":" : `export NODE_OPTIONS=--import=${PRELOAD} KILL_AT=${at}`,
      );
      child.stdin?.end();
      const timer = isTimed ? setTimeout(() => child.kill("SIGKILL"), after) : undefined;
      const { code } = await ended;
      clearTimeout(timer);
      const moment = { i, ...(isTimed ? { after } : { at }) };
      expect([0, 137], JSON.stringify(moment)).toContain(code);
      if (code === 137) killed++;
      expectWhole();
      if (pick() * LEFT_ALONE >= 1) continue;
      expect({ ...moment, code: (await place.run(["build"])).code }).toEqual({ ...moment, code: 0 });
      expect(contentOf(place.path("datasets")), JSON.stringify(moment)).toEqual(undisturbed);
      startOver();
    }
    expect((await place.run(["build"])).code).toBe(0);
    expect(contentOf(place.path("datasets"))).toEqual(undisturbed);
    expect(killed).toBeGreaterThan(KILLS / 2);
  }, 600_000);
});
