import { describe, expect, it } from "vitest";
import { label } from "./label.ts";
import { breaksInList } from "./listBreaks.ts";
import { quoteInputOf } from "./quotes/quoteInput.ts";

const listOf = (...sentences: ReadonlyArray<string>) => quoteInputOf([sentences]);
const breaks = (...sentences: ReadonlyArray<string>): ReadonlyArray<number> =>
  breaksInList(listOf(...sentences));

describe("breaksInList", () => {
  it("parts where a mark without its partner would quote what follows", () => {
    expect(breaks('He said: "We go.', "Rents rose.", 'A "new" mill opened.')).toEqual([1]);
  });

  it("parts where a closing mark would quote what precedes", () => {
    expect(breaks("Rents rose.", "Mills shut.", 'We go," she said.')).toEqual([2]);
  });

  it("leaves whole a quote that is closed soon", () => {
    expect(breaks("“We go.", "The mill shuts.", "We will not stay,” she said.")).toEqual([]);
  });

  it("names sentences that are there, ascending, whatever the marks", () => {
    const sentences = ['"', "” “", "« a", 'b" c "', "", '"x" "'];
    const found = breaks(...sentences);
    expect(found).toEqual([...new Set(found)].toSorted((a, b) => a - b));
    for (const s of found) expect(s > 0 && s < sentences.length).toBe(true);
  });

  it("keeps the sentences of a list out of a stranger's quote", () => {
    const input = {
      ...listOf('He said: "We go.', "Rents rose by a tenth in May.", 'A "new" mill opened.'),
      detectedLanguage: "en",
      genre: null,
    };
    expect(label(input).labels.map(({ quoteShare }) => quoteShare > 0.9)).toEqual([false, true, false]);
    expect(label({ ...input, isList: true }).labels.map(({ quoteShare }) => quoteShare > 0.9)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
