/**
 * `node pipelines/src/bundle/pack.ts FOLDER`: the program as a folder that runs away from its sources, with `start.js` as
 * its door and the accurate model beside it. What runs that model, onnxruntime-node, is left to who installs the folder.
 */
import { copyFileSync, cpSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../workspace.ts";
import { makeBundle } from "./makeBundle.ts";

const PROGRAM = `/** Where the program to start lies. */
export const program = () => "./cli.js";
`;
const MODELS = "pipelines/models";

const pack = async (to: string): Promise<void> => {
  if (existsSync(to) && readdirSync(to).length > 0)
    throw new Error(`${to} is not empty: name another folder`);
  await makeBundle({ to, root: to, isPacked: true });
  copyFileSync(join(ROOT, "pipelines/start.js"), join(to, "start.js"));
  copyFileSync(join(ROOT, "LICENSE"), join(to, "LICENSE"));
  cpSync(join(ROOT, MODELS), join(to, MODELS), { recursive: true });
  writeFileSync(join(to, "program.js"), PROGRAM);
};

const [to] = process.argv.slice(2);
if (to === undefined) throw new Error("name the folder to write");
await pack(to);
