/**
 * What a test may lack, and whether it may then be skipped: a skip that nobody reads is a test that cannot fail, so under
 * CI it fails instead, but for the needs below.
 */

/** `never`: under CI it must be there. `off the forge`: may lack where no workflow has fetched it. `always`: it may lack. */
const MAY_LACK = {
  /** datasets/ is committed. */
  dataset: "never",
  /** From PyPI, apt or npm: a machine without a network has none, and .ci/run runs there too. */
  python: "off the forge",
  r: "off the forge",
  chromium: "off the forge",
  encoder: "off the forge",
  /** The forge's runners are not root, and a container may not mount nor unshare. */
  root: "always",
  /** A text that may not stand in the repository. */
  "real article": "always",
} as const;

export type Need = keyof typeof MAY_LACK;

/**
 * Whether tests that need something are to be skipped; the test itself says on stderr why.
 * @param isThere whether the need is met
 * @throws {Error} under CI, where the need must be met
 */
export const skipsWithout = (
  need: Need,
  isThere: boolean,
  environment: NodeJS.ProcessEnv = process.env,
): boolean => {
  if (isThere) return false;
  const may = MAY_LACK[need];
  const isForge = (environment["GITHUB_ACTIONS"] ?? "") !== "";
  if ((environment["CI"] ?? "") !== "" && (may === "never" || (may === "off the forge" && isForge)))
    throw new Error(`no ${need}: tests that need it may not be skipped under CI (tests/skips.ts)`);
  return true;
};
