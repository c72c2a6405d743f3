/**
 * Where the program to start lies: in a bundle of the sources, which starts in a third of the time, or in the sources
 * themselves. A bundle is used only where the sizes and times of all its sources are those that it was stamped with, or
 * else their content is; it is made where there is none yet. This runs at each start, so it is JavaScript and small.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { debuglog } from "node:util";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
// Packages are looked up from here on, and an installation from scratch takes it away.
const STORE = `${ROOT}pipelines/node_modules/.cache/columnist`;

/** What was installed, what should be, and what the names of packages lead to. */
const OTHERS = ["pnpm-lock.yaml", "node_modules/.pnpm/lock.yaml", "pipelines/package.json"];

const filesBelow = (folder, files) => {
  for (const entry of readdirSync(ROOT + folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) filesBelow(path, files);
    else if (/\.[jt]s$/.test(entry.name) && !entry.name.includes(".test.")) files.push(path);
  }
};

/** All that a bundle is made of, and a text that changes with the size or the time of any of it. */
const readSources = () => {
  const files = [...OTHERS];
  for (const name of readdirSync(`${ROOT}packages`)) {
    // What a package leaves behind that a checkout took away is none.
    if (!existsSync(`${ROOT}packages/${name}/package.json`)) continue;
    files.push(`packages/${name}/package.json`);
    filesBelow(`packages/${name}/src`, files);
  }
  filesBelow("pipelines/src", files);
  files.sort();
  let stats = "";
  let newest = 0;
  for (const path of files) {
    // Not the time that a program may set, but the one at which the file changed.
    const { size, ctimeNs, ctimeMs, ino } = statSync(ROOT + path, { bigint: true });
    stats += `${path} ${size} ${ctimeNs} ${ino}\n`;
    newest = Math.max(newest, Number(ctimeMs));
  }
  return { files, stats, newest };
};

const stamped = (stats) => {
  try {
    const stamp = JSON.parse(readFileSync(`${STORE}/stamp.json`, "utf8"));
    return stamp.stats === stats && existsSync(`${STORE}/${stamp.name}/cli.js`) ? stamp.name : null;
  } catch {
    return null;
  }
};

/** A file to import. COLUMNIST_BUNDLE=0 asks for the sources; NODE_DEBUG=columnist says why there is no bundle. */
export const program = async () => {
  if (process.env.COLUMNIST_BUNDLE !== "0") {
    try {
      const sources = readSources();
      let name = stamped(sources.stats);
      if (name === null) {
        const { cachedBundle } = await import("./src/bundle/cachedBundle.ts");
        name = await cachedBundle(STORE, sources, readSources);
      }
      if (name !== null) return pathToFileURL(`${STORE}/${name}/cli.js`).href;
    } catch (error) {
      // No place to keep a bundle, nothing to make it with, or sources that do not compile, and say so themselves.
      debuglog("columnist")("no bundle: %s", error);
    }
  }
  return new URL("src/cli.ts", import.meta.url).href;
};
