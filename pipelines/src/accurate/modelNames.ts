/** What can be asked for with `--model`, and what a dataset was built with. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const MODEL_NAMES = ["fast", "balanced", "accurate"] as const;
export type ModelName = (typeof MODEL_NAMES)[number];

/** The model of a published version; its configuration names none where it is the fast one. */
export const modelOfConfiguration = (configuration: Readonly<Record<string, unknown>>): ModelName =>
  MODEL_NAMES.find((name) => name === configuration["model"]) ?? "fast";

/** The model that the dataset in a folder was built with; the fast one where none is there that can be read. */
export const modelInUse = (out: string): ModelName => {
  const read = (...path: ReadonlyArray<string>): Record<string, unknown> =>
    JSON.parse(readFileSync(join(out, ...path), "utf8")) as Record<string, unknown>;
  try {
    const { configuration } = read(String(read("latest.json")["version"]), "manifest.json");
    return modelOfConfiguration(configuration as Record<string, unknown>);
  } catch {
    return "fast";
  }
};
