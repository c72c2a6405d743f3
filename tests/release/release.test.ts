import { expect, it } from "vitest";
import { disagreements, hindrances, stateHere, type State } from "./release.ts";

const good: State = {
  packaged: "1.2.0",
  said: "1.2.0",
  changelog: "# Changelog\n\n## Unreleased\n\n## 1.2.0\n- New.\n\n## 1.1.10\n- Older.\n\n## 1.1.9\n- Old.\n",
  tags: ["1.1.9", "1.1.10"],
};

it("this repository's version, changelog and tags agree", () => {
  expect(disagreements(stateHere())).toEqual([]);
});

it("a tree in which all agree may be tagged, also again", () => {
  expect(hindrances(good, true, false)).toEqual([]);
  expect(hindrances({ ...good, tags: [...good.tags, "1.2.0"] }, true, true)).toEqual([]);
});

it.each<[string, Partial<State>, RegExp]>([
  ["another version in the command line", { said: "1.1.10" }, /--version says 1\.1\.10/],
  [
    "a version without a section",
    { packaged: "1.3.0", said: "1.3.0" },
    /newest section of CHANGELOG\.md is 1\.2\.0/,
  ],
  ["a tag without a section", { tags: ["1.0.0"] }, /the tag v1\.0\.0 has no section/],
  [
    "sections out of order",
    { changelog: "## 1.2.0\n- a\n\n## 1.10.0\n- b\n", tags: [] },
    /1\.10\.0 below 1\.2\.0/,
  ],
  [
    "a section with a day",
    { changelog: "## 1.2.0\n- a\n\n## 1.1.0 (May)\n- b\n", tags: [] },
    /section "1\.1\.0 \(May\)"/,
  ],
])("tells of %s", (_, change, fault) => {
  expect(disagreements({ ...good, ...change }).join("\n")).toMatch(fault);
});

it("tells of lines under Unreleased, of changes in no commit, and of a tag of another commit", () => {
  const open = good.changelog.replace("## Unreleased\n", "## Unreleased\n- Not out.\n");
  expect(hindrances({ ...good, changelog: open }, true, false)).toEqual([
    expect.stringMatching(/^1 lines? stand/),
  ]);
  expect(hindrances(good, false, false)).toEqual([expect.stringMatching(/in no commit/)]);
  expect(hindrances({ ...good, tags: [...good.tags, "1.2.0"] }, true, false)).toEqual([
    expect.stringMatching(/v1\.2\.0 is the tag of another commit/),
  ]);
});
