/** The program as a few files of JavaScript: the command line, the worker, and a chunk for each command behind them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown, type Plugin } from "rolldown";
import { codeDigests } from "../build/codeHash.ts";
import type { Bundled } from "../bundled.ts";

const source = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Its native library is found when it is asked for, or the command says how to install it. */
const NATIVE = ["onnxruntime-node"];

/** Puts what the bundle knows of itself in the place of the file that knows nothing. */
const knowingItself = (bundled: Bundled): Plugin => {
  const file = source("bundled.ts");
  return {
    name: "bundled",
    load: (id) => (id === file ? `export const BUNDLED = ${JSON.stringify(bundled)};` : null),
  };
};

export interface BundleOptions {
  /** The folder to write, which must not hold anything of that name. */
  readonly to: string;
  /** The folder that `pipelines/models` lies in, when the bundle runs. */
  readonly root: string;
  readonly isPacked: boolean;
}

/**
 * Writes a bundle: `cli.js` starts it. Names stay and maps lie beside, so that traces lead to the sources; same sources,
 * same bytes, wherever they lie.
 */
export const makeBundle = async ({ to, root, isPacked }: BundleOptions): Promise<void> => {
  const plugin = knowingItself({ root: `${relative(to, root) || "."}/`, isPacked, ...codeDigests() });
  const bundle = await rolldown({
    input: { cli: source("cli.ts"), worker: source("workers/worker.ts") },
    cwd: fileURLToPath(new URL("../../../", import.meta.url)),
    platform: "node",
    external: NATIVE,
    tsconfig: false,
    plugins: [plugin],
    logLevel: "silent",
  });
  try {
    const { output } = await bundle.generate({
      format: "esm",
      sourcemap: true,
      sourcemapExcludeSources: true,
      entryFileNames: "[name].js",
      chunkFileNames: "[name]-[hash].js",
    });
    mkdirSync(to, { recursive: true });
    // On the disk before the folder gets the name under which it is found.
    const write = (name: string, content: string | Uint8Array): void =>
      writeFileSync(join(to, name), content, { flush: true });
    for (const file of output) write(file.fileName, file.type === "chunk" ? file.code : file.source);
    // Without it Node reads each file to find out what it is: a quarter of the start.
    write("package.json", '{ "type": "module" }\n');
  } finally {
    await bundle.close();
  }
};
