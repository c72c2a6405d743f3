import { createHash } from "node:crypto";
import { sha256Hex } from "@columnist/model";
import { expect, test } from "vitest";
import { nativeSha256 } from "./rowOptions.ts";

test("hashes as the pure one does: texts as their UTF-8, a lone surrogate as the replacement character", () => {
  for (const text of ["", "abc", "Zoë’s “ferry”", "\u{1f6a2}", "a\ud800b"]) {
    const digest = createHash("sha256").update(Buffer.from(text.toWellFormed(), "utf8")).digest("hex");
    expect([text, sha256Hex(text), nativeSha256(text)]).toEqual([text, digest, digest]);
    const bytes = new TextEncoder().encode(text);
    expect([text, sha256Hex(bytes), nativeSha256(bytes)]).toEqual([text, digest, digest]);
  }
});
