/** What `pnpm run new` makes stands where it belongs, compiles, and is registered; nothing is written over. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";

const home = fileURLToPath(new URL("../..", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "columnist-new-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const ROOMS = [...readdirSync(join(home, "packages")).map((name) => `packages/${name}`), "pipelines"];

beforeAll(() => {
  for (const file of ["package.json", "tsconfig.json", "tsconfig.base.json"])
    cpSync(join(home, file), join(root, file));
  symlinkSync(join(home, "node_modules"), join(root, "node_modules"));
  for (const room of ROOMS) {
    for (const name of ["src", "package.json", "tsconfig.json"])
      cpSync(join(home, room, name), join(root, room, name), { recursive: true });
    symlinkSync(join(home, room, "node_modules"), join(root, room, "node_modules"));
  }
});

const make = (...typed: ReadonlyArray<string>) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(home, "tests/scaffold/new.ts"), ...typed, "--root", root],
    { encoding: "utf8" },
  );
  return { status, stdout, stderr };
};
const read = (path: string): string => readFileSync(join(root, path), "utf8");

it("makes a rule, in the guideline's order", () => {
  const { status, stdout } = make("rule", "C11", "A price stated with its source is a claim");
  expect({ status, wrote: stdout.match(/^wrote .*/gm) }).toEqual({
    status: 0,
    wrote: ["wrote packages/label/src/rules/C11.ts", "wrote packages/label/src/rules.ts"],
  });
  expect(read("packages/label/src/rules.ts")).toContain("  C10,\n  C11,\n];");
  expect(make("rule", "O11", "Another").status).toBe(0);
  expect(read("packages/label/src/rules.ts")).toContain("  O10,\n  O11,\n  C1,\n");
});

it("makes a command, an export and an abbreviation", () => {
  expect(make("command", "re-count").status).toBe(0);
  expect(read("pipelines/src/commands.ts")).toContain("  reCount,\n] as const");
  expect(make("export", "conllu", "CoNLL-U, a sentence a block").status).toBe(0);
  expect(make("abbreviation", "Brigg", "title", "They saluted Brigg. Vale. | He left.").status).toBe(0);
  expect(make("abbreviation", "Brigl", "title").status).toBe(0);
  expect(read("packages/segment/src/data/abbreviations.ts")).toContain(
    '  { text: "Brigl", kind: "title" },\n',
  );
  const lines = read("packages/segment/src/data/abbreviations.ts").match(/(?<=text: ")[^"]+/g)!;
  expect(lines).toEqual([...lines].sort());
  expect(lines).toContain("Brigg");
});

it("made what compiles", () => {
  // References go by the packages' names, which lead to the sources that were there before: the new files alone are looked at.
  writeFileSync(
    join(root, "tsconfig.new.json"),
    JSON.stringify({
      extends: "./tsconfig.base.json",
      compilerOptions: { noEmit: true, composite: false, incremental: false, types: ["node"] },
      files: [
        "packages/label/src/rules.ts",
        "packages/dataset/src/exports.ts",
        "packages/segment/src/data/abbreviations.ts",
        "pipelines/src/commands/re-count.ts",
      ],
    }),
  );
  const tsc = join(home, "node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", join(root, "tsconfig.new.json")], {
    encoding: "utf8",
  });
  const ours = stdout
    .split("\n")
    .filter((line) => /(?:C11|O11|re-count|conllu|rules|exports|abbreviations)\.?(?:run)?\.ts\(/.test(line));
  expect(ours).toEqual([]);
}, 60_000);

it.each([
  [["rule", "C11", "again"], "packages/label/src/rules/C11.ts is there already"],
  [["rule", "X1", "t"], "X1 is no id of a rule"],
  [["rule", "C12"], "give the title as well"],
  [["command", "Über"], "Über is no name of a command"],
  [["abbreviation", "Brigg", "title", "Brigg. | Gone."], "Brigg is there already"],
  [["abbreviation", "Xy.", "title", "x"], "without its last stop"],
  [["thing"], "Makes something new"],
])("%j: says what is wrong, and writes nothing", (typed, line) => {
  const before = read("packages/label/src/rules.ts");
  const { status, stderr, stdout } = make(...typed);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain(line);
  expect(read("packages/label/src/rules.ts")).toBe(before);
});
