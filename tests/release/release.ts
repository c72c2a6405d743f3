/**
 * Whether the program may be tagged: `pnpm release:check`. Its version stands in package.json, in the command line and as the
 * newest section of CHANGELOG.md; nothing is left under Unreleased; the tree is clean; and a tag of that name, if there is
 * one, is this commit. Prints what is missing, and then the line that tags. It tags nothing itself.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const ROOT = new URL("../..", import.meta.url).pathname;

export interface State {
  /** `version` of package.json. */
  readonly packaged: string;
  /** What `--version` says, from the source. */
  readonly said: string | null;
  readonly changelog: string;
  /** Numbers of the tags vX.Y.Z that there are. */
  readonly tags: ReadonlyArray<string>;
}

interface Section {
  readonly name: string;
  readonly lines: ReadonlyArray<string>;
}

const sectionsOf = (changelog: string): ReadonlyArray<Section> =>
  changelog
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [name = "", ...lines] = section.split("\n");
      return { name: name.trim(), lines: lines.filter((line) => line.trim() !== "") };
    });

const VERSION = /^\d+\.\d+\.\d+$/;

const isAbove = (left: string, right: string): boolean => {
  const [a, b] = [left, right].map((version) => version.split(".").map(Number)) as [
    Array<number>,
    Array<number>,
  ];
  const at = a.findIndex((number, i) => number !== b[i]);
  return at >= 0 && a[at]! > b[at]!;
};

/** What does not agree at any time, released or not. */
export const disagreements = ({ packaged, said, changelog, tags }: State): ReadonlyArray<string> => {
  const numbered = sectionsOf(changelog)
    .map(({ name }) => name)
    .filter((name) => name !== "Unreleased");
  const faults: Array<string> = [];
  if (said !== packaged) faults.push(`--version says ${said}, package.json ${packaged}`);
  if (numbered[0] !== packaged)
    faults.push(`the newest section of CHANGELOG.md is ${numbered[0]}, package.json says ${packaged}`);
  for (const name of numbered)
    if (!VERSION.test(name)) faults.push(`CHANGELOG.md has a section ${JSON.stringify(name)}`);
  for (const [i, name] of numbered.slice(1).entries())
    if (!isAbove(numbered[i]!, name)) faults.push(`CHANGELOG.md has ${name} below ${numbered[i]}`);
  for (const tag of tags)
    if (!numbered.includes(tag)) faults.push(`the tag v${tag} has no section in CHANGELOG.md`);
  return faults;
};

/** What else stands in the way of a tag. */
export const hindrances = (state: State, isClean: boolean, isTagOfHead: boolean): ReadonlyArray<string> => {
  const faults = [...disagreements(state)];
  const left = sectionsOf(state.changelog).find(({ name }) => name === "Unreleased")?.lines ?? [];
  if (left.length > 0)
    faults.push(
      `${left.length} lines stand under Unreleased: move them under ## X.Y.Z, in package.json and main.ts too`,
    );
  if (!isClean) faults.push("the tree has changes that are in no commit");
  if (state.tags.includes(state.packaged) && !isTagOfHead)
    faults.push(`v${state.packaged} is the tag of another commit: raise the version`);
  return faults;
};

const git = (...args: ReadonlyArray<string>): string | null => {
  const { status, stdout } = spawnSync("git", args, { cwd: ROOT, encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
};

/** The repository as it is. Without git there are no tags. */
export const stateHere = (): State => {
  const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")) as { version: string };
  return {
    packaged: version,
    said:
      /^const VERSION = "(.*)";$/m.exec(readFileSync(`${ROOT}pipelines/src/main.ts`, "utf8"))?.[1] ?? null,
    changelog: readFileSync(`${ROOT}CHANGELOG.md`, "utf8"),
    tags: (git("tag", "--list", "v*") ?? "").split("\n").flatMap((tag) => {
      const number = tag.slice(1);
      return VERSION.test(number) ? [number] : [];
    }),
  };
};

if (import.meta.main) {
  const state = stateHere();
  const tag = `v${state.packaged}`;
  const head = git("rev-parse", "HEAD");
  const faults = hindrances(
    state,
    git("status", "--porcelain") === "",
    head !== null && git("rev-list", "-n", "1", tag) === head,
  );
  for (const fault of faults) process.stderr.write(`Not to be tagged: ${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
  else process.stdout.write(`git tag -a ${tag} -m "Columnist ${state.packaged}" && git push origin ${tag}\n`);
}
