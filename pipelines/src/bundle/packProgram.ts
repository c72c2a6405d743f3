/** The program as a folder that runs away from its sources, with `start.js` as its door. */
import { copyFileSync, cpSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../workspace.ts";
import { makeBundle } from "./makeBundle.ts";

const PROGRAM = `/** Where the program to start lies. */
export const program = () => "./cli.js";
`;
const MODELS = "pipelines/models";

/**
 * Writes it into a folder that is empty or not there. `withModels`: the accurate model beside it; what runs that,
 * onnxruntime-node, is left to who installs the folder.
 */
export const packProgram = async (
  to: string,
  { withModels }: { readonly withModels: boolean },
): Promise<void> => {
  if (existsSync(to) && readdirSync(to).length > 0)
    throw new Error(`${to} is not empty: name another folder`);
  await makeBundle({ to, root: to, isPacked: true });
  copyFileSync(join(ROOT, "pipelines/start.js"), join(to, "start.js"));
  copyFileSync(join(ROOT, "LICENSE"), join(to, "LICENSE"));
  if (withModels) cpSync(join(ROOT, MODELS), join(to, MODELS), { recursive: true });
  writeFileSync(join(to, "program.js"), PROGRAM);
};
