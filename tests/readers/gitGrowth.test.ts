/**
 * What one article added to 1,000 costs in git: a new version's folder, packed together with the old one.
 * Packed from scratch (`repack -f`, `gc --aggressive`): a plain `gc` keeps the deltas that an earlier one chose, which may
 * tie a table to another table, and then took 415 KB for Arrow where this takes 43.
 */
import { exampleArticle, exampleChunk, exampleChunks } from "@columnist/dataset/example";
import { TABLE_NAMES } from "@columnist/model";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Corpus, assemble, writeArrow } from "@columnist/dataset/oracle";
import { writeCsv } from "@columnist/dataset";

const scratch = mkdtempSync(join(tmpdir(), "columnist-git-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const chunks = exampleChunks(1000);
// In the middle of the order, not at its end: every row behind it moves.
const added = exampleChunk([exampleArticle(5000)]);

const write = (folder: string, corpus: Corpus, extension: "arrow" | "csv"): void => {
  const writer = extension === "arrow" ? writeArrow : writeCsv;
  mkdirSync(folder, { recursive: true });
  for (const name of TABLE_NAMES)
    writeFileSync(
      join(folder, `${name}.${extension}`),
      Buffer.concat([...writer(name, () => corpus.batches(name))]),
    );
};

const packed = (repository: string): number => {
  const git = (...args: ReadonlyArray<string>): void => {
    const who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "gc.auto=0"];
    // Threads share out the objects, and of so few a file and its next version may fall to two of them.
    execFileSync("git", [...who, "-c", "pack.threads=1", ...args], { cwd: repository, stdio: "pipe" });
  };
  git("init", "--quiet", ".");
  git("add", "--all");
  git("commit", "--quiet", "--message", "version");
  git("repack", "-a", "-d", "-f", "--quiet");
  const packs = join(repository, ".git/objects/pack");
  return readdirSync(packs).reduce(
    (sum, file) => sum + (file.endsWith(".pack") ? statSync(join(packs, file)).size : 0),
    0,
  );
};

test.each([
  ["csv", 5_000],
  ["arrow", 200_000],
] as const)("%s grows by less than %d bytes", (extension, bar) => {
  const repository = join(scratch, extension);
  write(join(repository, "1.0.0"), assemble(chunks), extension);
  const before = packed(repository);
  write(join(repository, "1.1.0"), assemble([...chunks, added]), extension);
  const growth = packed(repository) - before;
  console.info(`${extension}: one article added to 1,000 costs git ${growth} bytes (all: ${before})`);
  expect(growth).toBeLessThan(bar);
});
