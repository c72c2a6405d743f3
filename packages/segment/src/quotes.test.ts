import { QUOTE_OPEN_AFTER, QUOTE_OPEN_BEFORE } from "@columnist/model";
import { describe, expect, test } from "vitest";

import { segment } from "./segment.ts";

/** The sentences of a text, with "[" where a quotation is open before one and "]" where one is open after it. */
const marked = (text: string): ReadonlyArray<string> => {
  const { starts, ends, quoteState } = segment(text);
  return Array.from(starts, (start, i) => {
    const state = quoteState[i]!;
    const before = (state & QUOTE_OPEN_BEFORE) === 0 ? "" : "[";
    return before + text.slice(start, ends[i]) + ((state & QUOTE_OPEN_AFTER) === 0 ? "" : "]");
  });
};

describe("within a paragraph", () => {
  test.each([
    [
      "curly",
      "“It is late. Go home,” she said. He went.",
      ["“It is late.]", "[Go home,” she said.", "He went."],
    ],
    [
      "straight",
      '"It is late. Go home," she said. He went.',
      ['"It is late.]', '[Go home," she said.', "He went."],
    ],
    ["guillemets", "«It is late. Go home», she said.", ["«It is late.]", "[Go home», she said."]],
    ["single", "‘It’s late. Go home,’ she said.", ["‘It’s late.]", "[Go home,’ she said."]],
    ["single, straight", "'It's late. Go home,' she said.", ["'It's late.]", "[Go home,' she said."]],
    [
      "possessive in single",
      "‘It is the boys’ turn. Go,’ she said. Gone.",
      ["‘It is the boys’ turn.]", "[Go,’ she said.", "Gone."],
    ],
    [
      "nested",
      "“She said, ‘Go. Now.’ So I went,” he said.",
      ["“She said, ‘Go.]", "[Now.’]", "[So I went,” he said."],
    ],
    ["split", "“It is late,” she said. “Go home. Now.”", ["“It is late,” she said.", "“Go home.]", "[Now.”"]],
  ])("%s", (_, text, expected) => {
    expect(marked(text)).toEqual(expected);
  });

  test("apostrophes open nothing", () => {
    expect(marked("'Tis the '90s. Rock 'n' roll. The boys' boat. It's Lutz's.").join(" ")).not.toMatch(
      /[[\]]/,
    );
  });

  test("the word ’n’ in a quotation closes nothing", () => {
    expect(marked("He said: 'Rock 'n' roll. It's dead.' Then he left.")).toEqual([
      "He said: 'Rock 'n' roll.]",
      "[It's dead.'",
      "Then he left.",
    ]);
  });

  test("a mark without a partner opens nothing when single", () => {
    expect(marked("He said 'no. Then he left. Gone.").join(" ")).not.toMatch(/[[\]]/);
  });
});

describe("over paragraphs", () => {
  test("goes on where the next one opens it again, and the mark counts once", () => {
    expect(marked("“One. Two.\n\n“Three. Four,” she said.\n\nFive.")).toEqual([
      "“One.]",
      "[Two.]",
      "[“Three.]",
      "[Four,” she said.",
      "Five.",
    ]);
  });

  test("goes on with single marks too", () => {
    expect(marked("‘One.\n\n‘Two.’\n\nThree.")).toEqual(["‘One.]", "[‘Two.’", "Three."]);
  });

  test("goes on where the next one closes what it never opened", () => {
    expect(marked("“One.\n\nTwo. Three,” she said. Four.")).toEqual([
      "“One.]",
      "[Two.]",
      "[Three,” she said.",
      "Four.",
    ]);
  });

  test("ends as a slip where neither happens", () => {
    expect(marked("“One. Two.\n\nThree “four” five. Six.")).toEqual([
      "“One.]",
      "[Two.",
      "Three “four” five.",
      "Six.",
    ]);
  });

  test("a closing mark two paragraphs on is none of its business", () => {
    expect(marked("“One.\n\nTwo.\n\nThree.”").join(" ")).not.toMatch(/[[\]]/);
  });
});
