/**
 * `node pipelines/src/bundle/doors.ts FOLDER`: the program as a package for npm and as one for pip (doors/README.md), each
 * ready to be packed. Without the accurate model, which needs a runtime that neither brings.
 */
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { jsonText } from "@columnist/dataset";
import { ROOT } from "../workspace.ts";
import { packProgram } from "./packProgram.ts";

const DOORS = join(ROOT, "doors");

const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };

/** What npm reads; `private` makes it refuse to publish. */
const MANIFEST = {
  name: "columnist",
  version,
  private: true,
  description: "Newspaper opinion articles to datasets of sentences, labeled opinion, claim or quote",
  license: "MIT",
  type: "module",
  bin: { columnist: "columnist.js" },
  engines: { node: ">=24" },
};

/** The program with its door, without maps of its sources, which are of no use where they are not. */
const writeProgram = async (to: string): Promise<void> => {
  await packProgram(to, { withModels: false });
  for (const name of readdirSync(to)) if (name.endsWith(".map")) rmSync(join(to, name));
  copyFileSync(join(DOORS, "npm/columnist.js"), join(to, "columnist.js"));
};

const doors = async (to: string): Promise<void> => {
  if (existsSync(to) && readdirSync(to).length > 0)
    throw new Error(`${to} is not empty: name another folder`);
  const npm = join(to, "npm");
  await writeProgram(npm);
  writeFileSync(join(npm, "package.json"), jsonText(MANIFEST));
  copyFileSync(join(DOORS, "npm/README.md"), join(npm, "README.md"));
  const python = join(to, "python");
  cpSync(join(DOORS, "python"), python, { recursive: true });
  const project = join(python, "pyproject.toml");
  writeFileSync(project, readFileSync(project, "utf8").replace("@version@", version));
  copyFileSync(join(ROOT, "LICENSE"), join(python, "LICENSE"));
  cpSync(npm, join(python, "columnist/program"), { recursive: true });
};

const [to] = process.argv.slice(2);
if (to === undefined) throw new Error("name the folder to write");
await doors(to);
