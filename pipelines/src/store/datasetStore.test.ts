/** What is published is what was written, by whoever holds the folder; else nothing is. */
import { existsSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "@effect/vitest";
import * as Effect from "effect/Effect";
import { afterAll, beforeEach, describe, expect } from "vitest";
import { lineOf, newHolder } from "../holder.ts";
import { DatasetStore, type Draft } from "./datasetStore.ts";

const folder = mkdtempSync(join(tmpdir(), "columnist-store-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  for (const name of ["1.0.0", "latest.json", ".lock"])
    rmSync(join(folder, name), { recursive: true, force: true });
});

/** Publishes a draft of two files after something befell it; gives the reason why it was refused, or null. */
const publishAfter = (befall: (draft: Draft) => void) =>
  Effect.gen(function* () {
    const store = yield* DatasetStore;
    yield* store.hold(folder, () => Effect.void);
    const draft = yield* store.draft(folder);
    yield* draft.write("a.csv", ["id\n1\n"]);
    const open = yield* draft.open("deep/b.csv");
    yield* open.append([Buffer.from("id\n2\n")]);
    yield* open.close;
    befall(draft);
    return yield* draft.publish("1.0.0", "{}\n").pipe(
      Effect.as(null),
      Effect.catchTag("NotPublished", ({ reason }) => Effect.succeed(reason)),
    );
  }).pipe(Effect.scoped, Effect.provide(DatasetStore.layer));

describe("publish", () => {
  it.effect("makes a draft a version and leaves nothing beside it", () =>
    Effect.gen(function* () {
      expect(yield* publishAfter(() => undefined)).toBeNull();
      expect(readFileSync(join(folder, "1.0.0/deep/b.csv"), "utf8")).toBe("id\n2\n");
      expect(existsSync(join(folder, ".lock"))).toBe(false);
    }),
  );

  it.effect.each([
    ["a file is gone", "a.csv is gone", (draft: Draft) => unlinkSync(join(draft.folder, "a.csv"))],
    ["the draft is gone", "a.csv is gone", (draft: Draft) => rmSync(draft.folder, { recursive: true })],
    [
      "a file was written to",
      "deep/b.csv is not as this build wrote it",
      (draft: Draft) => writeFileSync(join(draft.folder, "deep/b.csv"), "id\n3\n"),
    ],
  ] as const)("refuses where %s", ([, reason, befall]) =>
    Effect.gen(function* () {
      expect(yield* publishAfter(befall)).toBe(reason);
      expect(existsSync(join(folder, "1.0.0"))).toBe(false);
      expect(existsSync(join(folder, "latest.json"))).toBe(false);
    }),
  );

  it.effect("takes a file that holds what was written for it, though it was put there anew", () =>
    Effect.gen(function* () {
      const same = (draft: Draft): void => writeFileSync(join(draft.folder, "a.csv"), "id\n1\n");
      expect(yield* publishAfter(same)).toBeNull();
    }),
  );

  it.effect("refuses where another took the folder meanwhile, and leaves that one's lock", () =>
    Effect.gen(function* () {
      const other = lineOf({ ...newHolder(), host: "elsewhere" });
      const takeOver = (): void => {
        unlinkSync(join(folder, ".lock"));
        writeFileSync(join(folder, ".lock"), other);
      };
      expect(yield* publishAfter(takeOver)).toContain("another build took the folder over");
      expect(readFileSync(join(folder, ".lock"), "utf8")).toBe(other);
      expect(existsSync(join(folder, "1.0.0"))).toBe(false);
    }),
  );
});
