import { enableCompileCache } from "node:module";
import { setFlagsFromString } from "node:v8";
enableCompileCache();
// Left to itself V8 lets the heap of each thread double before it collects: up to a fifth more memory for no less time.
setFlagsFromString("--heap-growing-percent=50");
await import("./main.ts");
