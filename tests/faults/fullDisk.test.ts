/** A disk that is truly full: a small file system in memory, with less and less room left for the next version. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, contentOf, makePlace } from "../cli/pipeline.ts";
import { skipsWithout } from "../skips.ts";

const place = makePlace();
const disk = place.path("disk");
const MB = 1024 * 1024;

/** Mounts a file system of 16 MB; false where the system does not let this user. */
const mount = (): boolean => {
  mkdirSync(disk);
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=16m", "columnist-test", disk], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

const isMounted = mount();
afterAll(() => {
  if (isMounted) execFileSync("umount", ["-l", disk]);
  place.remove();
});

/** Fills the disk until `left` bytes are free. */
const fill = (left: number): void => {
  const { bavail, bsize } = statfsSync(disk);
  const bytes = Math.floor((bavail * bsize - left) / bsize) * bsize;
  writeFileSync(`${disk}/ballast`, Buffer.alloc(Math.max(0, bytes)));
};
const empty = (): void => rmSync(`${disk}/ballast`, { force: true });

if (!isMounted) console.warn("skipped: a full disk needs root and tmpfs");

describe.skipIf(skipsWithout("root", isMounted))("a full disk", () => {
  let before: Readonly<Record<string, string>>;
  /** Bytes that the next version takes. */
  let needed: number;

  beforeAll(async () => {
    place.write("seeds/piece-0.txt", article(0));
    expect(await place.run(["build", "--out", "disk/data"])).toMatchObject({ code: 0 });
    before = contentOf(`${disk}/data`);
    for (let i = 1; i < 8; i++) place.write(`seeds/piece-${i}.txt`, article(i, 8));
    await place.run(["build", "--out", "roomy"]);
    needed = Object.values(contentOf(place.path("roomy"))).reduce((sum, { length }) => sum + length, 0);
  }, 120_000);

  // Nothing at all, a page for the lock alone, then a share of what the version takes: each ends at another step.
  it.each([0, 0.002, 0.02, 0.1, 0.4, 0.7, 0.9, 0.97, 1])(
    "says so with room for %d of the version, and leaves what was there",
    async (share) => {
      fill(share * needed);
      const { code, out, err } = await place.run(["build", "--out", "disk/data"]);
      empty();
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(err).toMatch(
        /^Cannot write \S+ \(ENOSPC\): the disk is full: .*; existing versions are untouched$/m,
      );
      expect(readdirSync(`${disk}/data`).sort()).toEqual(["1.0.0", "latest.json"]);
      expect(contentOf(`${disk}/data`)).toEqual(before);
    },
  );

  it("builds where only the cache has no room", async () => {
    fill(0);
    const { child, ended } = place.start(
      ["build", "--out", "elsewhere"],
      `export COLUMNIST_CACHE=${disk}/cache`,
    );
    child.stdin?.end();
    const { code } = await ended;
    empty();
    expect(code).toBe(0);
    expect(contentOf(place.path("elsewhere"))).toEqual(contentOf(place.path("roomy")));
  });

  it("builds once there is room", async () => {
    expect(await place.run(["build", "--out", "disk/data"])).toMatchObject({ code: 0 });
    expect(await place.run(["verify", "disk/data"])).toMatchObject({ code: 0 });
    expect(needed).toBeLessThan(8 * MB);
  });
});

it("says in one line that a device takes nothing", async () => {
  place.write("seeds/piece-0.txt", article(0));
  for (const out of ["/dev/full", "/dev/null/datasets"]) {
    const { code, err } = await place.run(["build", "--out", out]);
    expect(code).toBe(1);
    expect(err.trim().split("\n")).toEqual([expect.stringMatching(/^Cannot write \/dev\/.*: .*untouched$/)]);
  }
});
