/**
 * What an attempt at a shard began, in a file beside the shard's output, so that whoever tries it next knows what an earlier
 * attempt was at when its process was killed: by the system for want of memory, by a heap that ran out, by anybody. A file
 * is there as long as its attempt goes on; one whose process is gone tells of a death.
 */
import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { writeAll } from "../disk.ts";
import { fateOf, newHolder, tagOf } from "../holder.ts";

const START = ".journal-";

/** Milliseconds: an attempt that this process cannot see and that wrote nothing for so long is dead; as a build's lock. */
const SILENCE = 120_000;

/** A chunk of records, or one article that is tried alone; a file that is read, or that is read alone. */
export type Kind = "chunk" | "article" | "file" | "alone";

/** What another attempt left, or goes on with. */
interface Left {
  /** "unseen": of another machine or container, and wrote not long ago. */
  readonly state: "dead" | "unseen";
  /** What it began and did not end, as `kind key`. */
  readonly open: ReadonlySet<string>;
}

export interface Journal {
  /** Notes that something begins: on disk, as far as this machine goes, when this returns. */
  readonly begin: (kind: Kind, key: string) => void;
  readonly end: (kind: Kind, key: string) => void;
  /** How many attempts died at it; null: one that this process cannot see is at it, as far as can be told. */
  readonly deathsAt: (kind: Kind, key: string) => number | null;
  /** Says that this attempt is alive. */
  readonly renew: () => void;
  /** This attempt ended, well or by an error that says itself. */
  readonly close: () => void;
}

const prefixOf = (shard: string): string => `${START}${shard}-`;

/** What a journal's lines began and did not end; nothing where they are of other code. */
const openIn = (text: string, configHash: string): ReadonlySet<string> => {
  const [first, ...lines] = text.split("\n");
  const open = new Set<string>();
  if (first !== configHash) return open;
  for (const line of lines)
    if (line.startsWith("+")) open.add(line.slice(1));
    else if (line.startsWith("-")) open.delete(line.slice(1));
  return open;
};

/** Attempts at a shard, this one and those that are seen to be alive left out. `now`: by the clock of the folder's server. */
const leftIn = (
  folder: string,
  shard: string,
  configHash: string,
  own: string,
  now: number,
): ReadonlyArray<Left> =>
  readdirSync(folder)
    .filter((name) => name.startsWith(prefixOf(shard)) && join(folder, name) !== own)
    .flatMap((name) => {
      const path = join(folder, name);
      const fate = fateOf(name);
      if (fate === "alive") return [];
      try {
        const state = fate === "gone" || now - statSync(path).mtimeMs > SILENCE ? "dead" : "unseen";
        return [{ state, open: openIn(readFileSync(path, "utf8"), configHash) } satisfies Left];
      } catch {
        // It ended just now.
        return [];
      }
    });

/** Journals in a folder, by their shards; none where there is no folder. */
const journalsIn = (folder: string): ReadonlyArray<{ readonly name: string; readonly shard: string }> => {
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith(START))
      .map((name) => ({ name, shard: name.slice(START.length).split("-")[0]! }));
  } catch {
    return [];
  }
};

/** How many attempts at each shard of a folder were left behind or go on. */
export const attemptsIn = (folder: string): ReadonlyMap<string, number> => {
  const attempts = new Map<string, number>();
  for (const { shard } of journalsIn(folder)) attempts.set(shard, (attempts.get(shard) ?? 0) + 1);
  return attempts;
};

/** Removes what dead attempts left of shards that are there: it says nothing any more. */
export const forgetAttempts = (folder: string, shards: ReadonlySet<string>): void => {
  for (const { name, shard } of journalsIn(folder))
    if (shards.has(shard) && fateOf(name) === "gone") rmSync(join(folder, name), { force: true });
};

/**
 * Begins an attempt. Throws what the file system throws, as its methods do.
 *
 * @param folder of the shards' outputs; it is there
 * @param configHash journals of other code say nothing
 */
export const openJournal = (folder: string, shard: string, configHash: string): Journal => {
  const own = join(folder, `${prefixOf(shard)}${tagOf(newHolder())}`);
  const handle = openSync(own, "wx");
  const write = (line: string): void => writeAll(handle, Buffer.from(`${line}\n`));
  const now = (): number => {
    write("=");
    fsyncSync(handle);
    return fstatSync(handle).mtimeMs;
  };
  write(configHash);
  let left = leftIn(folder, shard, configHash, own, now());
  return {
    begin: (kind, key) => write(`+${kind} ${key}`),
    end: (kind, key) => write(`-${kind} ${key}`),
    deathsAt: (kind, key) => {
      const at = (state: Left["state"]): number =>
        left.filter((one) => one.state === state && one.open.has(`${kind} ${key}`)).length;
      if (at("unseen") > 0) left = leftIn(folder, shard, configHash, own, now());
      return at("unseen") > 0 ? null : at("dead");
    },
    renew: () => write("="),
    close: () => {
      closeSync(handle);
      rmSync(own, { force: true });
    },
  };
};
