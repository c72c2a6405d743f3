/** Arrow files of a version, read batch by batch. */
import { closeSync, openSync } from "node:fs";
import { headLength, MESSAGES_START, PREFIX, readHead } from "@columnist/dataset";
import { readAt, readInto } from "../disk.ts";

/** A record batch's place in its file. */
export interface Block {
  readonly at: number;
  readonly length: number;
}

/** An Arrow file that is open. */
export interface ArrowFile {
  /** Schema and dictionaries. */
  readonly head: Uint8Array;
  readonly blocks: ReadonlyArray<Block>;
  /** The messages of some blocks, with what stands before them: a stream of their own. */
  readonly messages: (blocks: ReadonlyArray<Block>) => Generator<Uint8Array>;
  /** Fills as many bytes as a block has. */
  readonly read: (block: Block, into: Uint8Array) => void;
  readonly close: () => void;
}

const END = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0);

/** Opens an Arrow file and looks at the head of each of its messages. Throws what the file system throws, and for what is no Arrow file. */
export const openArrow = (path: string): ArrowFile => {
  const handle = openSync(path, "r");
  try {
    const heads: Array<Uint8Array> = [];
    const blocks: Array<Block> = [];
    for (let at = MESSAGES_START; ;) {
      const length = headLength(readAt(handle, at, PREFIX));
      if (length === null) throw new Error("it is no Arrow file, or cut short");
      if (length === 0) break;
      const { isBatch, bodyBytes } = readHead(readAt(handle, at + PREFIX, length));
      const whole = PREFIX + length + bodyBytes;
      if (isBatch) blocks.push({ at, length: whole });
      else heads.push(readAt(handle, at, whole));
      at += whole;
    }
    const head = Buffer.concat(heads);
    return {
      head,
      blocks,
      *messages(wanted) {
        yield head;
        for (const { at, length } of wanted) yield readAt(handle, at, length);
        yield END;
      },
      read: ({ at }, into) => readInto(handle, at, into),
      close: () => closeSync(handle),
    };
  } catch (error) {
    closeSync(handle);
    throw error;
  }
};
