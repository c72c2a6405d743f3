/**
 * One person's file of judgements, corrections/NAME.jsonl of the seeds folder: beside what others decided, where every build
 * reads it. A line is on disk when `add` returns; what another process wrote meanwhile is never written over.
 */
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { parseCorrections, type Correction } from "@columnist/dataset";
import { syncFolder } from "../disk.ts";
import { CORRECTIONS } from "../seeds/amendments.ts";

/** Another process wrote to the file. */
export class BookChanged extends Error {}
/** The file is none that a person's judgements may be written to. */
export class BookNotUsable extends Error {}

interface Line {
  readonly start: number;
  readonly correction: Correction;
}

export interface Book {
  readonly path: string;
  /** Lines that say something. */
  readonly lines: () => number;
  readonly judgements: () => ReadonlyArray<Correction>;
  /** Lines added since the book was opened, less those undone. */
  readonly added: () => number;
  /** Throws BookChanged, and what the file system throws. */
  readonly add: (correction: Omit<Correction, "file" | "line">) => void;
  /** Takes the last line back; null where it is none that a page wrote. Throws BookChanged. */
  readonly undo: () => Correction | null;
  /** Reads the file anew. */
  readonly reread: () => void;
  readonly close: () => void;
}

/** A name that may be a file's: letters, numbers, and what stands inside names. */
export const isName = (name: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}_.@ -]{0,39}$/u.test(name);

const folderIn = (seeds: string): string => {
  const folder = join(seeds, CORRECTIONS);
  mkdirSync(folder, { recursive: true });
  if (lstatSync(folder).isSymbolicLink())
    throw new BookNotUsable(`${folder} is a link: judgements are written below the seeds folder alone`);
  return folder;
};

/** Opens a person's file, or makes it. What a crash cut off in the middle of the last line is taken out. */
export const openBook = (seeds: string, by: string): Book => {
  if (!isName(by)) throw new BookNotUsable(`${JSON.stringify(by)} cannot be the name of a file`);
  const folder = folderIn(seeds);
  const path = join(folder, `${by}.jsonl`);
  const { O_RDWR, O_APPEND, O_CREAT, O_NOFOLLOW } = constants;
  let handle: number;
  try {
    // eslint-disable-next-line no-bitwise
    handle = openSync(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW, 0o644);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ELOOP")
      throw new BookNotUsable(`${path} is a link: judgements are written below the seeds folder alone`);
    throw error;
  }
  syncFolder(folder);
  let size = 0;
  let lines: Array<Line> = [];
  let added = 0;

  const reread = (): void => {
    let text = readFileSync(path, "utf8");
    const end = text.lastIndexOf("\n") + 1;
    const rest = text.slice(end);
    if (rest !== "" && !parseCorrections(path, rest).ok) {
      ftruncateSync(handle, Buffer.byteLength(text.slice(0, end)));
      text = text.slice(0, end);
    } else if (rest !== "") {
      writeSync(handle, "\n");
      text += "\n";
    }
    fsyncSync(handle);
    let start = 0;
    lines = [];
    for (const [index, line] of text.split("\n").entries()) {
      const length = Buffer.byteLength(line) + 1;
      if (line.trim() !== "") {
        const parsed = parseCorrections(`${CORRECTIONS}/${by}.jsonl`, line);
        if (!parsed.ok)
          throw new BookNotUsable(
            `${parsed.refusal.message.replace("line 1", `line ${index + 1}`)}; ${parsed.refusal.advice}`,
          );
        lines.push({ start, correction: parsed.value[0]! });
      }
      start += length;
    }
    size = Buffer.byteLength(text);
  };
  const holdStill = (): void => {
    if (fstatSync(handle).size !== size) throw new BookChanged(path);
  };
  reread();

  return {
    path,
    lines: () => lines.length,
    judgements: () => lines.map(({ correction }) => correction),
    added: () => added,
    add: (correction) => {
      holdStill();
      const bytes = Buffer.from(`${JSON.stringify(correction)}\n`);
      // One call at the end of the file: another writer's line is before or behind it, never inside.
      const written = writeSync(handle, bytes);
      fsyncSync(handle);
      if (written !== bytes.length || fstatSync(handle).size !== size + bytes.length)
        throw new BookChanged(path);
      lines.push({ start: size, correction: correction as Correction });
      size += bytes.length;
      added++;
    },
    undo: () => {
      holdStill();
      const last = lines.at(-1);
      if (last === undefined || last.correction.queue === undefined) return null;
      ftruncateSync(handle, last.start);
      fsyncSync(handle);
      lines.pop();
      size = last.start;
      added--;
      return last.correction;
    },
    reread,
    close: () => closeSync(handle),
  };
};
