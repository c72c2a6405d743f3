import { enableCompileCache } from "node:module";
import { setFlagsFromString } from "node:v8";
enableCompileCache();
// Left to itself V8 lets the heap of each thread double before it collects: a third more memory for 5 % less time.
setFlagsFromString("--heap-growing-percent=25");
await import("./main.ts");
