import { expect, test } from "vitest";
import { docId, quoteId, sentId, sha256Hex } from "./identity.ts";

test("SHA-256 of the empty input is the published one", () => {
  expect(sha256Hex(new Uint8Array())).toBe(
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  );
});

test("ids start with a letter and tell apart what must be told apart", () => {
  const ids = [
    docId("a.txt", null),
    docId("a.txt", "0"),
    docId("a.txt0", null),
    sentId("d_1", "Yes.", 0),
    sentId("d_1", "Yes.", 1),
    sentId("d_2", "Yes.", 0),
    quoteId("d_1", "Yes.", 0),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[dsq]_[0-9a-f]{16}$/);
});
