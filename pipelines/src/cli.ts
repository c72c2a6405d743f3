/** Starts the command line with the compiled code of the last run at hand. */
import { setFlagsFromString } from "node:v8";
import { keepCompiled } from "./compiledCode.ts";

keepCompiled();
// Most patterns run on every line of every text: compiled at once and not interpreted first, a build of a few articles
// takes a quarter less CPU. What they match is the same.
setFlagsFromString("--no-regexp-tier-up");
await import("./main.ts");
