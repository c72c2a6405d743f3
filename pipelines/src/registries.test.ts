/** A file that is missing from its registry is code that never runs: the message is the line to add. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "./commands.ts";
import { EVALUATIONS } from "./learning/evaluations.ts";
import { TRAININGS } from "./learning/trainings.ts";

const filesIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(fileURLToPath(new URL(folder, import.meta.url))).filter(
    (name) => name.endsWith(".ts") && !name.includes(".test."),
  );

/** A command lies beside what it runs: `build.ts` says how it is typed, `build.run.ts` does it. */
const commandFiles = (): ReadonlyArray<string> =>
  filesIn("./commands").flatMap((name) => (name.endsWith(".run.ts") ? [name.replace(".run.ts", "")] : []));

const isEntry = (value: unknown): value is { readonly id: string } =>
  typeof value === "object" && value !== null && "id" in value && "run" in value;

/** The entry that each file of a folder exports, by the line that registers it. */
const entriesIn = async (
  folder: string,
  which = /./,
): Promise<ReadonlyArray<readonly [line: string, entry: unknown]>> => {
  const found: Array<readonly [string, unknown]> = [];
  for (const file of filesIn(folder).filter((name) => which.test(name))) {
    const module = (await import(`${folder}/${file}`)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module))
      if (isEntry(value)) found.push([`import { ${name} } from "${folder}/${file}";`, value]);
  }
  return found;
};

describe("registries", () => {
  it("lists every command", () => {
    expect(COMMANDS.map(({ name }) => name).sort()).toEqual([...commandFiles()].sort());
  });

  it.each<readonly [string, RegExp, ReadonlyArray<{ readonly id: string }>]>([
    ["evaluation", /^evaluate/, EVALUATIONS],
    ["training", /^train/, TRAININGS],
  ])("lists every %s, once", async (folder, here, entries) => {
    const known: ReadonlySet<unknown> = new Set(entries);
    const all = [
      ...(await entriesIn(`../../packages/learn/src/${folder}`)),
      ...(await entriesIn("./learning", here)),
    ];
    expect(all.length).toBeGreaterThan(1);
    const missing = all.filter(([, entry]) => !known.has(entry));
    expect(missing.map(([line]) => line)).toEqual([]);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });
});
