/** `node pipelines/src/bundle/pack.ts FOLDER`: the program with the accurate model, as a folder that runs away from its sources. */
import { packProgram } from "./packProgram.ts";

const [to] = process.argv.slice(2);
if (to === undefined) throw new Error("name the folder to write");
await packProgram(to, { withModels: true });
