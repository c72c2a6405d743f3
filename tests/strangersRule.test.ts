/** A stranger copies a rule, gives it another id and registers it: nothing else has to know. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";

const label = fileURLToPath(new URL("../packages/label", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "strangers-rule-"));
afterAll(() => rmSync(root, { recursive: true }));

it("C10 copied to C11 and registered fails no test", () => {
  cpSync(join(label, "src"), join(root, "src"), { recursive: true });
  cpSync(join(label, "guideline.md"), join(root, "guideline.md"));
  cpSync(join(label, "package.json"), join(root, "package.json"));
  symlinkSync(join(label, "node_modules"), join(root, "node_modules"));
  const rule = readFileSync(join(root, "src/rules/C10.ts"), "utf8");
  writeFileSync(join(root, "src/rules/C11.ts"), rule.replaceAll("C10", "C11"));
  const registry = readFileSync(join(root, "src/rules.ts"), "utf8");
  writeFileSync(
    join(root, "src/rules.ts"),
    `import { C11 } from "./rules/C11.ts";\n${registry.replace("  C10,\n", "  C10,\n  C11,\n")}`,
  );
  const vitest = join(label, "node_modules/vitest/vitest.mjs");
  const { stdout, status } = spawnSync(
    process.execPath,
    [vitest, "run", "--root", root, "--reporter=verbose", "--testTimeout=60000"],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  expect(stdout).toContain("C11 fires on");
  expect(status, stdout).toBe(0);
}, 120_000);
