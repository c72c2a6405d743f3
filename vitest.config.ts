import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "pipelines/src/**/*.test.ts", "tests/**/*.test.ts"],
    testTimeout: 120_000,
    benchmark: { include: ["tests/bench/**/*.bench.ts"] },
  },
});
