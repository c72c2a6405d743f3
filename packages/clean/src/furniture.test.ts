import { describe, expect, it } from "vitest";
import { FURNITURE } from "./data/furniture.ts";
import { PAGE } from "./data/furniturePage.ts";
import { PEOPLE } from "./data/furniturePeople.ts";
import { PICTURES } from "./data/furniturePictures.ts";
import { READERS } from "./data/furnitureReaders.ts";
import { foldedLine, lineOf } from "./line.ts";
import { matchLine } from "./match.ts";
import type { FurnitureRule, Zone } from "./rule.ts";

const line = (text: string) =>
  foldedLine(lineOf({ kind: "paragraph", text, runs: new Int32Array(0), bodyProbability: null }));

/** Id of the rule that claims a line that is a rule's own example, in the first zone of that rule. */
const claims = ({ where }: FurnitureRule, text: string): string | undefined =>
  matchLine(line(text), where[0] as Zone)?.id;

const shadowsOf = ({ shadowedBy }: FurnitureRule): ReadonlyArray<string> => shadowedBy?.split(" ") ?? [];

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
      expect([rule.id, ...shadowsOf(rule)]).toContain(claims(rule, text));
    });
    it(`${rule.id} is shadowed by those that it names, and claims something itself`, () => {
      const claimed = new Set(rule.drops.map((text) => claims(rule, text)));
      expect(claimed).toEqual(new Set([...shadowsOf(rule), rule.id]));
    });
    it.each(rule.keeps)(`${rule.id} keeps %s`, (text) => {
      for (const zone of zones) expect(matchLine(line(text), zone)?.id).not.toBe(rule.id);
    });
  }
});
