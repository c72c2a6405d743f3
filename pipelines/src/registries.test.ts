/** A file that is missing from its registry is code that never runs: the message is the line to add. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "./commands.ts";
import { EVALUATIONS } from "./evaluations.ts";
import { TRAININGS } from "./trainings.ts";

const filesIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(fileURLToPath(new URL(folder, import.meta.url))).filter(
    (name) => name.endsWith(".ts") && !name.includes(".test."),
  );

const isEntry = (value: unknown): value is { readonly id: string } =>
  typeof value === "object" && value !== null && "id" in value && "run" in value;

/** The entry that each file of a folder exports, by the line that registers it. */
const entriesIn = async (folder: string): Promise<ReadonlyArray<readonly [line: string, entry: unknown]>> => {
  const found: Array<readonly [string, unknown]> = [];
  for (const file of filesIn(folder)) {
    const module = (await import(`${folder}/${file}`)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module))
      if (isEntry(value)) found.push([`import { ${name} } from "${folder}/${file}";`, value]);
  }
  return found;
};

describe("registries", () => {
  it("lists every command", () => {
    expect(COMMANDS.map(({ name }) => `${name}.ts`).sort()).toEqual([...filesIn("./commands")].sort());
  });

  it.each<readonly [string, ReadonlyArray<{ readonly id: string }>]>([
    ["evaluations", EVALUATIONS],
    ["trainings", TRAININGS],
  ])("lists every entry of %s, once", async (folder, entries) => {
    const known: ReadonlySet<unknown> = new Set(entries);
    const missing = (await entriesIn(`./${folder}`)).filter(([, entry]) => !known.has(entry));
    expect(missing.map(([line]) => line)).toEqual([]);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });
});
