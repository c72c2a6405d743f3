/** Where a worker starts: with the compiled code of the last run at hand, its start takes half the time. */
import { keepCompiled } from "../compiledCode.ts";
keepCompiled();
await import("./workerJobs.ts");
