/**
 * Who holds something on disk, said so that another process can tell one that is gone from one that it cannot see: on a
 * folder that machines or containers share, a number of a process says nothing by itself.
 */
import { createHash, randomBytes } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** A process, and what it holds something for. */
export interface Holder {
  readonly host: string;
  /** What the kernel that runs now calls itself; empty where the system does not say. */
  readonly boot: string;
  /** The numbering of processes that `pid` belongs to; empty where the system does not say. */
  readonly pids: string;
  readonly pid: number;
  /** When the process started, in ticks since the system did; empty where the system does not say. */
  readonly start: string;
  /** 64 random bits: two holders never bear the same. */
  readonly nonce: string;
}

const orEmpty = (read: () => string): string => {
  try {
    return read();
  } catch {
    return "";
  }
};

/** When a process of our numbering started; empty where /proc is missing, hides it, or is that of another numbering. */
const startOf = (pid: number): string =>
  orEmpty(() => {
    if (readlinkSync("/proc/self") !== String(process.pid)) return "";
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  });

let known: Omit<Holder, "nonce"> | undefined;

/** This process, as a holder that nobody was before. */
export const newHolder = (): Holder => {
  known ??= {
    host: hostname(),
    boot: orEmpty(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()),
    pids: orEmpty(() => readlinkSync("/proc/self/ns/pid")),
    pid: process.pid,
    start: startOf(process.pid),
  };
  return { ...known, nonce: randomBytes(8).toString("hex") };
};

/** Short for all that must be equal before two numbers of processes can be compared: 48 bits of a digest. */
const systemOf = ({ host, boot, pids }: Pick<Holder, "host" | "boot" | "pids">): string =>
  createHash("sha256").update(`${host}\0${boot}\0${pids}`).digest("hex").slice(0, 12);

/** A part of a file's name that says whose the file is. */
export const tagOf = (holder: Holder): string =>
  `${systemOf(holder)}-${holder.pid}-${holder.start}-${holder.nonce}`;

const TAG = /([0-9a-f]{12})-(\d+)-(\d*)-[0-9a-f]{16}/;

const isGone = (pid: number, start: string): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return true;
  }
  const now = startOf(pid);
  return start !== "" && now !== "" && now !== start;
};

/**
 * What became of whoever made a file of this name: "gone" is certain (the process was one of ours and is no more);
 * "unseen" is on another machine, in another container, or of a time before the last start of this one; null where the
 * name says nobody.
 */
export const fateOf = (name: string): "alive" | "gone" | "unseen" | null => {
  const found = TAG.exec(name);
  if (found === null) return null;
  if (found[1] !== systemOf(newHolder())) return "unseen";
  return isGone(Number(found[2]), found[3]!) ? "gone" : "alive";
};

/** A holder as one line. */
export const lineOf = (holder: Holder): string => `${JSON.stringify(holder)}\n`;

/** The holder that a line names; null where it names none. */
export const holderIn = (line: string): Holder | null => {
  try {
    const read = JSON.parse(line) as Holder;
    const texts = [read.host, read.boot, read.pids, read.start, read.nonce];
    return texts.every((text) => typeof text === "string") && Number.isSafeInteger(read.pid) && read.pid > 0
      ? read
      : null;
  } catch {
    return null;
  }
};

/** A holder for people. */
export const nameOf = (holder: Holder | null): string =>
  holder === null
    ? "which does not say its name"
    : `process ${holder.pid}${systemOf(holder) === systemOf(newHolder()) ? "" : ` of ${holder.host}, which this process cannot see`}`;

/** A name for a temporary file beside `path` that no other process gives, wherever it runs. */
export const besideOf = (path: string): string => `${path}.${tagOf(newHolder())}.tmp`;
