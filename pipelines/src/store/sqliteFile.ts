/** A SQLite database as bytes: node's own SQLite writes it to a file of a folder, from where it is read. */
import { closeSync, openSync, readSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { SqlStep } from "@columnist/dataset";

// Its own name is the temporary one: it lies in a draft, which is removed whatever happens.
const FILE = ".sqlite";
const PIECE = 1 << 22;

const loadSqlite = async () => {
  try {
    return await import("node:sqlite");
  } catch {
    return null;
  }
};

/**
 * Gives what runs statements in a new database in `folder` and yields the bytes of its file, which two runs of the same
 * statements give alike; null where this Node has no SQLite (before 22.13). Throws for a statement that SQLite refuses,
 * a row without what it refers to included.
 */
export const sqliteWriter = async (
  folder: string,
): Promise<((steps: Iterable<SqlStep>) => Generator<Uint8Array, void, undefined>) | null> => {
  const sqlite = await loadSqlite();
  if (sqlite === null) return null;
  const path = join(folder, FILE);
  return function* (steps) {
    rmSync(path, { force: true });
    const database = new sqlite.DatabaseSync(path, { enableForeignKeyConstraints: true });
    try {
      // Nobody else reads it and a crash leaves nothing of use, so nothing is kept to roll back to.
      database.exec("pragma page_size = 4096; pragma journal_mode = off; pragma synchronous = off; begin");
      for (const { sql, rows } of steps) {
        const statement = database.prepare(sql);
        if (rows === undefined) statement.run();
        else for (const row of rows) statement.run(...row);
      }
      database.exec("commit");
    } finally {
      database.close();
    }
    const handle = openSync(path, "r");
    try {
      for (;;) {
        const piece = Buffer.allocUnsafe(PIECE);
        const bytes = readSync(handle, piece);
        if (bytes === 0) break;
        yield piece.subarray(0, bytes);
      }
    } finally {
      closeSync(handle);
      rmSync(path);
    }
  };
};
