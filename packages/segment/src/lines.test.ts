import { describe, expect, test } from "vitest";

import { segment } from "./segment.ts";

const sentences = (text: string): ReadonlyArray<string> => {
  const { starts, ends } = segment(text);
  return Array.from(starts, (start, i) => text.slice(start, ends[i]));
};

describe("a single line end", () => {
  test("ends a headline without a stop before a common first word", () => {
    expect(sentences("Rents rise again\nThe council met on Monday.")).toHaveLength(2);
  });

  test("ends a line whose next word would have fitted on it", () => {
    expect(sentences("Mill Row, Thornby\nOrla, the last town on a long road that nobody takes")).toHaveLength(
      2,
    );
  });

  test("goes on before a small letter, behind a comma and behind an abbreviation", () => {
    expect(sentences("The council\nmet on Monday.")).toHaveLength(1);
    expect(sentences("The council,\nThe board, and all the rest of them met.")).toHaveLength(1);
    expect(sentences("They asked Mr.\nOkoro to come.")).toHaveLength(1);
  });

  test("goes on in hard-wrapped text, even before a name", () => {
    const wrapped =
      "The quick harbour boats of Orla were sold last week to a firm in the town of\n" +
      "Vale that has promised to keep them, and the men who work on them, until the\n" +
      "end of the year. The town is glad.";
    expect(sentences(wrapped)).toHaveLength(2);
  });

  test("ends every line of text that is not wrapped, where a capital follows", () => {
    const long =
      "a paragraph on one line that goes on for very well over one hundred and thirty units of text, so that no hand wrapped it ";
    expect(sentences(`Here is ${long}\nOrla again\nVale again`)).toHaveLength(3);
  });

  test("ends before bullets, dashes and numbers of a list, in lines or in one line", () => {
    expect(sentences("To do:\n- buy oars\n- mend sails\n• Go home\n1. sleep\n(b) rise")).toHaveLength(6);
    expect(sentences("1. Cut the tax 2. Raise the wage 3. Go home")).toHaveLength(3);
    expect(sentences("The park needs three things: 1. a gate; 2. A tap; 3. a man.")).toHaveLength(1);
  });

  test("is the same with carriage returns", () => {
    expect(sentences("Rents rise again\r\nThe council met.\r\n\r\nIt ended.")).toEqual([
      "Rents rise again",
      "The council met.",
      "It ended.",
    ]);
  });
});

describe("a blank line", () => {
  test("ends a sentence whatever stands around it", () => {
    expect(sentences("They asked Mr.\n\nOkoro, who\n \nleft")).toEqual([
      "They asked Mr.",
      "Okoro, who",
      "left",
    ]);
  });

  test("keeps a list's next mark out of the next paragraph", () => {
    expect(sentences("1. Cut the tax\n\nIt was 2. Now it is 3.")).toHaveLength(3);
  });
});

test("ideographic stops need no space, and a quotation inside a sentence does not end it", () => {
  expect(sentences("他来了。我走了。")).toEqual(["他来了。", "我走了。"]);
  expect(sentences("彼は「行く。」と言った。“彼は来た。”He came.")).toEqual([
    "彼は「行く。」と言った。",
    "“彼は来た。”",
    "He came.",
  ]);
});
