import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { docId, sentId, sha256Hex } from "./identity.ts";

test("SHA-256 is that of FIPS 180-4 and of @noble/hashes, at every length around a block", () => {
  expect(sha256Hex(utf8ToBytes("abc"))).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
  for (let length = 0; length < 260; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 255);
    expect(sha256Hex(bytes)).toBe(bytesToHex(sha256(bytes)));
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
      expect(sha256Hex(bytes)).toBe(bytesToHex(sha256(bytes)));
    }),
  );
});

test("an id is the start of the SHA-256 of its parts, whatever the string", () => {
  const short = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 8));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 400 }),
        fc.constantFrom("é".repeat(4097), "a".repeat(5000)),
      ),
      fc.nat(1000),
      (text, nth) => {
        const doc = docId(text, null);
        expect(doc).toBe(`d_${short(text)}`);
        expect(docId("a", text)).toBe(`d_${short(`a\u0000${text}`)}`);
        expect(sentId(doc, text, nth)).toBe(`s_${short(`${doc}\u0000${nth}\u0000${text}`)}`);
      },
    ),
  );
  const lone = "\ud800 a lone half \udc00";
  expect(sentId("d", lone, 0)).toBe(`s_${short(`d\u00000\u0000${lone}`)}`);
});
