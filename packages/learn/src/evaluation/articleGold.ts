import { sha256 } from "@noble/hashes/sha2.js";
import { gunzipSync } from "fflate";
import type { ReadData } from "../index.ts";

/** A page with what people or reviewed parsers say of it. */
export interface GoldPage {
  readonly id: string;
  readonly url: string;
  readonly site: string;
  readonly lang: string | null;
  readonly source: string;
  readonly genre: string | null;
  readonly title: string | null;
  readonly authors: ReadonlyArray<string> | null;
  readonly published: string | null;
  readonly body: string | null;
  /** Phrases that must and must not stand in the body. */
  readonly segments_with: ReadonlyArray<string> | null;
  readonly segments_without: ReadonlyArray<string> | null;
  readonly extra: {
    readonly first_words?: string | null;
    readonly dek?: string | null;
    readonly summary?: string | null;
  };
  readonly file: string;
}

/** Short name of where the gold is from. */
export const sourceOf = (page: GoldPage): string => page.source.split(/[/ ]/, 1)[0]!.toLowerCase();

/** The gold pages, or none where the folder has none. */
export const goldPages = (read: ReadData): ReadonlyArray<GoldPage> => {
  const bytes = read("articles/index.jsonl");
  if (bytes === null) return [];
  return new TextDecoder()
    .decode(bytes)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as GoldPage);
};

/** The page itself, as its server sent it. */
export const bytesOf = (read: ReadData, page: GoldPage): Uint8Array | null => {
  const bytes = read(`articles/${page.file}`);
  return bytes === null ? null : gunzipSync(bytes);
};

/** First byte of a hash of the site: all pages of a site fall into one part. */
const siteByte = (page: GoldPage): number => sha256(new TextEncoder().encode(page.site))[0]!;

/** Half of the sites were looked at while rules were written, the others only scored. */
export const halfOf = (page: GoldPage): "dev" | "held-out" => (siteByte(page) % 2 === 0 ? "dev" : "held-out");
