import { type Block, oneRun } from "@columnist/model";
import { describe, expect, it } from "vitest";
import { mappedText } from "./mapped.ts";
import { needsRepair } from "./repair.ts";
import { writeBlock } from "./writeBlock.ts";

const repaired = (text: string, isFrench = false): string => {
  const into = mappedText();
  const block: Block = { kind: "paragraph", text, runs: oneRun(0, text.length), bodyProbability: null };
  writeBlock(block, isFrench, into, []);
  return into.finish().text;
};

describe("repair", () => {
  it.each([
    ["for the cause .", "for the cause."],
    ["“why ?” she said , and left", "“why?” she said, and left"],
    ["a .5 share and .NET", "a .5 share and .NET"],
    ["wait . . . and see", "wait . . . and see"],
    ["no\u00a0break and\u2009thin", "no break and thin"],
    ["zero\u200bwidth soft\u00adhyphen", "zerowidth softhyphen"],
    ["two  spaces\tand a tab", "two spaces and a tab"],
    ["ran to four\npages", "ran to four pages"],
    ["inter-\nnational law", "international law"],
    ["a well-\nknown case", "a well-known case"],
    ["donâ€™t", "don’t"],
    ["â€œYes,â€\u009d he said", "“Yes,” he said"],
    ["cafÃ© and naÃ¯ve", "café and naïve"],
    ["Â£40 at 20Â°", "£40 at 20°"],
    ["donÃ¢â‚¬â„¢t", "don’t"],
    ["don‚Äôt", "don’t"],
    ["salt &amp; vinegar", "salt & vinegar"],
    ["won&#8217;t &quot;now&quot; &#x2014; no", 'won’t "now" — no'],
    ["fish&nbsp;&amp;nbsp;chips", "fish chips"],
    ["AT&T and R&D; here", "AT&T and R&D; here"],
    ["e\u0301tude", "étude"],
    ["the o\ufb03ce", "the office"],
    ["mixed 'straight' and ‘curly’", "mixed 'straight' and ‘curly’"],
    ["Sao Paulo, Ångström, São João", "Sao Paulo, Ångström, São João"],
    ["so passé…” he began", "so passé…” he began"],
    ["“Olé!” cried Zoë–“no” was all", "“Olé!” cried Zoë–“no” was all"],
    ["the letter “Å” and “Ä”", "the letter “Å” and “Ä”"],
    ["il est là…” dit-elle", "il est là…” dit-elle"],
    ["ä¸­å›½ in Chinese", "中国 in Chinese"],
    ["1â…” of it", "1⅔ of it"],
    ["The \ufb01 rst of \ufb01 ve o \ufb03 cials", "The first of five officials"],
    ["T HE ferry left", "THE ferry left"],
    ["I N this town", "IN this town"],
    ["A MAN of the north", "A MAN of the north"],
    ["T REX is dead", "T REX is dead"],
    ["nobody was surprised.[1] Then[12], it", "nobody was surprised. Then, it"],
    ["[1] Log of the weir, and a [sic] mark [2]", "[1] Log of the weir, and a [sic] mark [2]"],
    ["sci-\ufb01 is", "sci-fi is"],
    ["👩‍👩‍👧 goes", "👩‍👩‍👧 goes"],
  ])("%j gives %j", (text, expected) => {
    expect(repaired(text)).toBe(expected);
  });

  it("leaves the space that French sets before high marks", () => {
    expect(repaired("Vraiment ? Oui !", true)).toBe("Vraiment ? Oui !");
    expect(repaired("Vraiment .", true)).toBe("Vraiment.");
  });

  it("asks nothing of clean text", () => {
    expect(needsRepair("It’s “fine” – really… £5 for a café, 20 %")).toBe(false);
  });

  it("maps what it keeps to raw and drops the rest", () => {
    const into = mappedText();
    const text = "the cause .";
    const dropped: Array<{ rule: string; kind: string; start: number; end: number }> = [];
    writeBlock(
      { kind: "paragraph", text, runs: oneRun(10, text.length), bodyProbability: null },
      false,
      into,
      dropped,
    );
    expect(into.finish()).toEqual({ text: "the cause.", offsets: Int32Array.of(0, 10, 9, 9, 20, 1) });
    expect(dropped).toEqual([{ rule: "clean.repair.space_before_stop", kind: "repair", start: 19, end: 20 }]);
  });
});
