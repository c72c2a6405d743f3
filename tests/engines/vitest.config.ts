/** Engines need servers and minutes: `pnpm engines` runs them, and a workflow of its own. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { root: import.meta.dirname, include: ["*.engine.ts"], fileParallelism: false, testTimeout: 400_000 },
});
