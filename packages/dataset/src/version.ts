/** The number of a dataset's version, computed from what changed (interop.md). */
import type { ContractChange } from "./contract.ts";
import type { DatasetDiff } from "./diff.ts";

export type Bump = "none" | "patch" | "minor" | "major";

/** A change and the reason for the size of its step, for CHANGELOG.md and the terminal. */
export interface VersionStep {
  readonly bump: Bump;
  readonly reason: string;
}

/** What the step is computed from. */
export interface Change {
  readonly contract: ContractChange;
  readonly diff: DatasetDiff;
  /** The table files' bytes are the same. */
  readonly sameContent: boolean;
  /** dataset.json says the same. */
  readonly sameFacts?: boolean;
}

const NEW_TEXT: ReadonlySet<string> = new Set(["added", "removed", "renamed", "text_changed"]);

/**
 * MAJOR: columns, types, label set or id rule. MINOR: articles added, removed or with another text; new columns.
 * PATCH: labels, metadata or bytes only.
 */
export const stepOf = ({ contract, diff, sameContent, sameFacts = true }: Change): VersionStep => {
  if (contract.bump === "major") return { bump: "major", reason: contract.reasons.join("; ") };
  const articles = diff.documents.filter((document) => NEW_TEXT.has(document.change));
  if (articles.length > 0) {
    const counts = [...NEW_TEXT]
      .map((change) => [articles.filter((article) => article.change === change).length, change] as const)
      .filter(([count]) => count > 0)
      .map(([count, change]) => `${count} ${change.replace("_", " ")}`);
    return { bump: "minor", reason: `articles: ${counts.join(", ")}` };
  }
  if (contract.bump === "minor") return { bump: "minor", reason: contract.reasons.join("; ") };
  const relabelled = diff.sentences.filter(({ change }) => change === "relabelled").length;
  if (relabelled > 0) return { bump: "patch", reason: `sentences relabelled: ${relabelled}` };
  if (diff.sentences.length + diff.documents.length > 0)
    return { bump: "patch", reason: "other columns of sentences or documents" };
  if (sameContent && !sameFacts) return { bump: "patch", reason: "what dataset.json says of the whole" };
  return sameContent
    ? { bump: "none", reason: "same content" }
    : { bump: "patch", reason: "other tables (judgements, …) or bytes only" };
};

const SEMVER = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/;

/** The first version of a dataset. */
export const FIRST_VERSION = "1.0.0";

/** The number after `previous`; null, or a name that is no version, starts at 1.0.0. */
export const nextVersion = (previous: string | null, bump: Bump): string => {
  const match = previous === null ? null : SEMVER.exec(previous);
  if (match === null) return FIRST_VERSION;
  const [major, minor, patch] = match.slice(1).map(Number) as [number, number, number];
  switch (bump) {
    case "none":
      return `${major}.${minor}.${patch}`;
    case "patch":
      return `${major}.${minor}.${patch + 1}`;
    case "minor":
      return `${major}.${minor + 1}.0`;
    case "major":
      return `${major + 1}.0.0`;
  }
};

/** A folder's name that is the number of a version. */
export const VERSION_NAME = /^\d{1,9}\.\d{1,9}\.\d{1,9}$/;

/**
 * The number after `previous` that no version bears yet: one behind the highest in use where people went back to an
 * older version, or deleted the newest. A number is never given twice: it may be cited.
 */
export const freeVersion = (previous: string | null, bump: Bump, used: ReadonlyArray<string>): string => {
  const next = nextVersion(previous, bump);
  const highest = used.toSorted(compareVersions).at(-1);
  return highest === undefined || compareVersions(next, highest) > 0 ? next : nextVersion(highest, bump);
};

/** Orders version numbers; a name that is no version sorts first. For `sort`. */
export const compareVersions = (left: string, right: string): number => {
  const [a, b] = [left, right].map(
    (version) => SEMVER.exec(version)?.slice(1).map(Number) ?? [-1, -1, -1],
  ) as [Array<number>, Array<number>];
  for (let i = 0; i < 3; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
};
