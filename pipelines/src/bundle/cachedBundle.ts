/** The bundle of the sources as they are now, made once and kept under the digest of all that it was made of. */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../workspace.ts";
import { makeBundle } from "./makeBundle.ts";

export interface Sources {
  /** All that a bundle is made of, from the root. */
  readonly files: ReadonlyArray<string>;
  /** Their sizes and times: another text where one of them changed. */
  readonly stats: string;
  /** When the last of them changed, in milliseconds. */
  readonly newest: number;
}

const DAY = 86_400_000;
const MOST_KEPT = 4;
/** A file may change again within this time, in ms, and bear the same time on a coarse clock. */
const SETTLED = 3000;

const digestOf = (files: ReadonlyArray<string>): string => {
  const hash = createHash("sha256");
  for (const path of files) {
    const content = readFileSync(ROOT + path);
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
};

/** Removes what nobody can be running any more: a build of days may still load a chunk of an older bundle. */
const sweep = (store: string): void => {
  const entries = readdirSync(store)
    .map((name) => ({ path: join(store, name), at: statSync(join(store, name)).mtimeMs }))
    .sort((left, right) => right.at - left.at);
  for (const { path, at } of entries.slice(MOST_KEPT))
    if (Date.now() - at > DAY) rmSync(path, { recursive: true, force: true });
};

/** Writes beside and renames, so that nobody reads half of it; who comes second finds it there. */
const publish = (draft: string, path: string): void => {
  try {
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(path)) throw error;
  }
};

/**
 * The name of the bundle's folder; null where the sources changed while it was made.
 * Throws where it can neither be found nor made: on a read-only disk, or from sources that do not compile.
 *
 * @param store where bundles are kept
 * @param read looks at the sources again
 */
export const cachedBundle = async (
  store: string,
  { files, stats, newest }: Sources,
  read: () => Sources,
): Promise<string | null> => {
  const name = digestOf(files).slice(0, 32);
  const folder = join(store, name);
  const beside = (): string => join(store, `draft-${randomUUID()}`);
  if (!existsSync(folder)) {
    const draft = beside();
    try {
      await makeBundle({ to: draft, root: ROOT, isPacked: false });
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      throw error;
    }
    if (read().stats !== stats) {
      rmSync(draft, { recursive: true, force: true });
      return null;
    }
    publish(draft, folder);
    sweep(store);
  }
  if (Date.now() - newest > SETTLED) {
    try {
      const draft = beside();
      writeFileSync(draft, JSON.stringify({ stats, name }));
      publish(draft, join(store, "stamp.json"));
    } catch {
      // Without a stamp the next start reads the sources again to know them: slower, and no less right.
    }
  }
  return name;
};
