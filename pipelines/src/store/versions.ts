/**
 * Which versions a folder holds, and which of them is in use. A pointer that was lost or edited by hand, and a version
 * whose folder is gone or cut short, stop nobody: the newest whole version stands in, and what was found is said.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { compareVersions, Latest, Manifest, VERSION_NAME } from "@columnist/dataset";

/** A version on disk. */
export interface Published {
  readonly version: string;
  /** Absolute path of its folder. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** A folder that bears the number of a version and is none, or not all of it. */
export interface BrokenVersion {
  readonly version: string;
  /** "sentences.csv is missing". */
  readonly reason: string;
}

/** The version in use. */
export interface Current {
  /** Null where no whole version is there. */
  readonly published: Published | null;
  /** The version that was in use before somebody rolled back to this one. */
  readonly rolledBackFrom: string | null;
  /** What is wrong with the pointer, and what stands in; null where it holds. */
  readonly note: string | null;
}

export const LATEST = "latest.json";
const MANIFEST = "manifest.json";
const SUMS = "SHA256SUMS";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";

/** The version in a folder, or why it is not whole: every file has its size, and the manifest its digest. */
export const wholeVersion = (folder: string): Published | { readonly reason: string } => {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, MANIFEST));
  } catch (error) {
    return { reason: isMissing(error) ? `${MANIFEST} is missing` : `${MANIFEST} cannot be read` };
  }
  const parsed = Manifest.safeParse(jsonOf(bytes.toString("utf8")));
  if (!parsed.success) return { reason: `${MANIFEST} is not what this program writes` };
  const manifest = parsed.data;
  let sums: string;
  try {
    sums = readFileSync(join(folder, SUMS), "utf8");
  } catch {
    return { reason: `${SUMS} is missing` };
  }
  if (!sums.includes(`${sha256(bytes)}  ${MANIFEST}\n`))
    return { reason: `${MANIFEST} was changed after it was written` };
  for (const file of manifest.files) {
    const size = statSync(join(folder, file.path), { throwIfNoEntry: false })?.size;
    if (size === undefined) return { reason: `${file.path} is missing` };
    if (size !== file.bytes)
      return { reason: `${file.path} has ${size} bytes where ${file.bytes} were written` };
  }
  return { version: manifest.version, folder, manifest };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Names in a folder that are numbers of versions, in their order; the folder need not exist. */
export const versionNames = (out: string): ReadonlyArray<string> => {
  try {
    return readdirSync(out)
      .filter((name) => VERSION_NAME.test(name) && statSync(join(out, name)).isDirectory())
      .sort(compareVersions);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
};

/** Every version of a folder, oldest first: the whole ones, and what bears a number and is not whole. */
export const listVersions = (out: string): ReadonlyArray<Published | BrokenVersion> =>
  versionNames(out).map((version) => {
    const found = wholeVersion(join(out, version));
    return "reason" in found ? { version, reason: found.reason } : found;
  });

/** What latest.json says, as far as it can be read. */
export interface Pointer {
  readonly problem: "missing" | "unreadable" | null;
  /** The version that it names; null where it names none. */
  readonly version: string | null;
  readonly latest: Latest | null;
}

export const readPointer = (out: string): Pointer => {
  let text: string;
  try {
    text = readFileSync(join(out, LATEST), "utf8");
  } catch (error) {
    return { problem: isMissing(error) ? "missing" : "unreadable", version: null, latest: null };
  }
  const value = jsonOf(text);
  const latest = Latest.safeParse(value);
  const named = (value as { readonly version?: unknown } | null)?.version;
  const version = typeof named === "string" && VERSION_NAME.test(named) ? named : null;
  return { problem: version === null ? "unreadable" : null, version, latest: latest.data ?? null };
};

const newestWhole = (out: string): Published | null => {
  for (const version of versionNames(out).toReversed()) {
    const found = wholeVersion(join(out, version));
    if (!("reason" in found)) return found;
  }
  return null;
};

const standIn = (out: string, what: string): Current => {
  const published = newestWhole(out);
  const instead =
    published === null
      ? "no whole version is there"
      : `${published.version}, the newest whole version, stands in; a build writes ${LATEST} anew`;
  return { published, rolledBackFrom: null, note: `${what}: ${instead}` };
};

/** The version in use in a folder, whatever happened to it by hand. */
export const currentVersion = (out: string): Current => {
  const { problem, version, latest } = readPointer(out);
  if (version === null) {
    if (problem === "missing" && versionNames(out).length === 0)
      return { published: null, rolledBackFrom: null, note: null };
    return standIn(out, `${LATEST} is ${problem === "missing" ? "missing" : "not what this program writes"}`);
  }
  const found = wholeVersion(join(out, version));
  if ("reason" in found) {
    const isGone = !versionNames(out).includes(version);
    return standIn(
      out,
      isGone
        ? `${LATEST} names ${version}, whose folder is gone`
        : `${LATEST} names ${version}, which is not whole (${found.reason})`,
    );
  }
  const digest = sha256(readFileSync(join(found.folder, MANIFEST)));
  if (latest?.manifest_sha256 === digest)
    return { published: found, rolledBackFrom: latest.rolled_back_from ?? null, note: null };
  // The version itself is whole: somebody wrote its number there, and meant it.
  const note = `${LATEST} was edited by hand: ${version} is taken, as it says; \`pipeline rollback ${version}\` writes it right`;
  return { published: found, rolledBackFrom: null, note };
};

/** Numbers that a folder used already: those of its versions, whole or not, and the one that its pointer names. */
export const usedNumbers = (out: string): ReadonlyArray<string> => {
  const named = readPointer(out).version;
  return named === null ? versionNames(out) : [...versionNames(out), named];
};
