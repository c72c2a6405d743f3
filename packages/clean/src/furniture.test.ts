import { describe, expect, it } from "vitest";
import { FURNITURE } from "./data/furniture.ts";
import { PAGE } from "./data/furniturePage.ts";
import { PEOPLE } from "./data/furniturePeople.ts";
import { PICTURES } from "./data/furniturePictures.ts";
import { READERS } from "./data/furnitureReaders.ts";
import { foldedLine, lineOf } from "./line.ts";
import { matchLine } from "./match.ts";
import type { Zone } from "./rule.ts";

const line = (text: string) =>
  foldedLine(lineOf({ kind: "paragraph", text, runs: new Int32Array(0), bodyness: 1 }));

const matches = (id: string, text: string, zone: Zone): boolean => {
  const rule = FURNITURE.find((row) => row.id === id)!;
  const found = matchLine(line(text), zone);
  return found !== null && (found.id === id || found.kind === rule.kind || found.id < id);
};

describe("furniture rules", () => {
  it("have each id once, and are sorted by id in each file", () => {
    const ids = FURNITURE.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const file of [PAGE, PEOPLE, PICTURES, READERS]) {
      const own = file.map((rule) => rule.id);
      expect(own).toEqual(own.toSorted());
    }
  });
  for (const rule of FURNITURE) {
    const zones = [...rule.where] as Array<Zone>;
    it.each(rule.drops)(`${rule.id} drops %s`, (text) => {
      expect(matches(rule.id, text, zones[0]!)).toBe(true);
    });
    it.each(rule.keeps)(`${rule.id} keeps %s`, (text) => {
      for (const zone of zones) expect(matchLine(line(text), zone)?.id).not.toBe(rule.id);
    });
  }
});
