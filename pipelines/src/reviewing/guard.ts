/** Who may ask the server of a review: the page that it served itself, with the key that the command printed. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** What of a request is looked at; header names in lower case. */
export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

export const plain = (status: number, text: string): Answer => ({
  status,
  type: "text/plain; charset=utf-8",
  text,
});

/** Sent with every answer. No inline script or style, nothing from elsewhere, in no frame, kept nowhere. */
export const SECURITY = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
} as const;

/** Longest body. */
export const MOST_BYTES = 65_536;

/** A key of 192 bits. */
export const newKey = (): string => randomBytes(24).toString("base64url");

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Why a request is not answered; null where it may be. `port`: that the server listens on. */
export const refusal = ({ method, url, headers }: Asked, port: number, key: string): Answer | null => {
  // Another name for this address is a page elsewhere that had it resolved to here.
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!own.includes(headers["host"] ?? "")) return plain(421, "this server answers to its own address alone");
  const { origin } = headers;
  if (origin !== undefined && !own.some((host) => origin === `http://${host}`))
    return plain(403, "another origin");
  if (!url.startsWith("/api/")) return null;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return plain(403, "another site");
  const given = /^Bearer ([\w-]+)$/.exec(headers["authorization"] ?? "")?.[1] ?? "";
  if (!timingSafeEqual(digest(given), digest(key)))
    return plain(401, "open the whole address that the command printed: it holds the key");
  if (method === "GET" || method === "DELETE") return null;
  if (!/^application\/json(?:;|$)/.test(headers["content-type"] ?? "")) return plain(415, "JSON alone");
  const length = headers["content-length"];
  if (length === undefined) return plain(411, "say the length of the body");
  return Number(length) > MOST_BYTES ? plain(413, `over ${MOST_BYTES} bytes`) : null;
};
