/**
 * Loaded before the program: writes to a seed in the middle of reading it, as a scraper or an editor would. WRITE_TO names
 * the file, WRITE_AT the look at its bytes (from 1) after which it happens, or `all`; WRITE_HOW what happens: `rewrite`
 * (other bytes of the same length), `append`, `truncate`, `remove`.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { isMainThread } from "node:worker_threads";

const { WRITE_TO: path, WRITE_AT: at = "1", WRITE_HOW: how = "rewrite" } = process.env;

if (isMainThread && path !== undefined) {
  const { openSync, readSync, closeSync } = fs;
  const handles = new Set<unknown>();
  let looks = 0;
  let isWriting = false;

  const write = (): void => {
    if (how === "remove") return fs.rmSync(path);
    const text = fs.readFileSync(path, "latin1");
    const handle = openSync(path, "r+");
    if (how === "truncate") fs.ftruncateSync(handle, text.length >> 1);
    else if (how === "append")
      fs.writeSync(handle, `\n\nThis line came late, at look ${looks}.\n`, text.length);
    else
      fs.writeSync(
        handle,
        text.replaceAll(/Kelda|Skara/g, (name) => (name === "Kelda" ? "Skara" : "Kelda")),
        0,
      );
    closeSync(handle);
  };

  const target = fs as unknown as Record<string, (...given: Array<never>) => unknown>;
  target["openSync"] = (...given) => {
    const handle = openSync(...(given as unknown as Parameters<typeof openSync>));
    if (!isWriting && String(given[0]) === path) handles.add(handle);
    return handle;
  };
  target["closeSync"] = (handle) => {
    handles.delete(handle);
    closeSync(handle);
  };
  target["readSync"] = (...given) => {
    const read = readSync(...(given as unknown as Parameters<typeof readSync>));
    if (isWriting || read === 0 || !handles.has(given[0])) return read;
    looks++;
    if (at !== "all" && looks !== Number(at)) return read;
    // After the bytes were read and before the program looks again: what it holds is no longer what the file is.
    isWriting = true;
    write();
    isWriting = false;
    return read;
  };
  syncBuiltinESMExports();
}
