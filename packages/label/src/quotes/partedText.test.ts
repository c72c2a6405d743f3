import { describe, expect, it } from "vitest";
import { label } from "../label.ts";
import { partedText } from "./partedText.ts";
import { quoteInputOf } from "./quoteInput.ts";

const listOf = (...sentences: ReadonlyArray<string>) => quoteInputOf([sentences]);
const parted = (...sentences: ReadonlyArray<string>): string => partedText(listOf(...sentences));

describe("partedText", () => {
  it("parts where a mark without its partner would quote what follows", () => {
    expect(parted('He said: "We go.', "Rents rose.", 'A "new" mill opened.')).toBe(
      'He said: "We go.\nRents rose. A "new" mill opened.',
    );
  });

  it("parts where a closing mark would quote what precedes", () => {
    expect(parted("Rents rose.", "Mills shut.", 'We go," she said.')).toBe(
      'Rents rose. Mills shut.\nWe go," she said.',
    );
  });

  it("leaves whole a quote that is closed soon", () => {
    const text = "“We go. The mill shuts. We will not stay,” she said.";
    expect(parted("“We go.", "The mill shuts.", "We will not stay,” she said.")).toBe(text);
  });

  it("keeps the length and every place, whatever the marks", () => {
    const sentences = ['"', "” “", "« a", 'b" c "', "", '"x" "'];
    const text = parted(...sentences);
    expect(text.replaceAll("\n", " ")).toBe(listOf(...sentences).text);
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
