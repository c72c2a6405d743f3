import { describe, expect, it } from "vitest";
import { decodeHere, probeOf, runtimeProbe } from "./runtime.ts";

const { unicode } = process.versions as { unicode?: string };

describe("the probe of a runtime", () => {
  it("is the same each time", () => {
    expect(probeOf(unicode, decodeHere)).toBe(runtimeProbe());
  });

  it("sees another version of Unicode", () => {
    expect(probeOf("16.0", decodeHere)).not.toBe(runtimeProbe());
  });

  it("sees one byte that is decoded otherwise, as windows-1252 was before Node 23", () => {
    const other = (label: string, bytes: Uint8Array): string =>
      label === "windows-1252" ? decodeHere(label, bytes).replace("€", "\x80") : decodeHere(label, bytes);
    expect(probeOf(unicode, other)).not.toBe(runtimeProbe());
  });

  it("sees one pair that is decoded otherwise", () => {
    const other = (label: string, bytes: Uint8Array): string =>
      label === "big5" ? decodeHere(label, bytes).replace("一", "二") : decodeHere(label, bytes);
    expect(probeOf(unicode, other)).not.toBe(runtimeProbe());
  });
});
