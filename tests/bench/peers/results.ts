import { writeFileSync } from "node:fs";
import type { PeerResults } from "@columnist/site/peerResults";
import { machineName } from "../build/table.ts";

/** Writes results.json beside a comparison's script: what docs/site makes its page of benchmarks of. */
export const writeResults = (script: string, results: Omit<PeerResults, "machine">): void =>
  writeFileSync(
    new URL("results.json", script),
    `${JSON.stringify({ ...results, machine: machineName() }, null, 2)}\n`,
  );
