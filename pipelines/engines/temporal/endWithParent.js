// Loaded before the program that a worker starts: its input closes when the worker dies, however that dies.
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  for (const event of ["end", "error"]) process.stdin.on(event, () => process.exit(143));
  process.stdin.resume();
  process.stdin.unref();
}
