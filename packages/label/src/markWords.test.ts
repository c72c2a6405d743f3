import { describe, expect, it } from "vitest";
import { readTokens } from "./tokens.ts";
import { holds, setsOf } from "./wordSets.ts";

const held = (text: string, id: string): ReadonlyArray<string> => {
  const tokens = readTokens(text, { starts: Int32Array.of(0), ends: Int32Array.of(text.length) });
  return Array.from({ length: tokens.count }, (_, t) => t)
    .filter((t) => holds(tokens, t, setsOf(id)))
    .map((t) => text.slice(tokens.starts[t], tokens.ends[t]));
};

describe("words of the lists", () => {
  it.each([
    ["The ferry may sink in May.", "hedge", ["may"]],
    ["The ferry may sink in May.", "month_or_day", ["May"]],
    ["They blame Theresa May.", "hedge", []],
    ["Bill Orr signed the bill.", "law", ["bill"]],
    ["Ask Will Stroud, who will sail.", "future", ["will"]],
    ["Will Congress act?", "future", ["Will"]],
  ])("%s: %s", (text, id, expected) => {
    expect(held(text, id)).toEqual(expected);
  });

  it.each([
    ["a long overdue repair", "positive", ["long"]],
    ["a long-overdue repair", "positive", ["long-overdue"]],
    ["an anti-democratic, half-baked plan", "negative", ["half-baked"]],
    ["a shamefully-tiled pier", "negative", ["shamefully-tiled"]],
    ["a self serving stunt", "loaded", ["self", "stunt"]],
  ])("%s: a phrase with hyphens or without, a hyphenated word by its parts", (text, id, expected) => {
    expect(held(text, id)).toEqual(expected);
  });
});
