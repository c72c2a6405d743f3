/** Each condition of the quote gate beside the sentence that differs in it alone; mutants of quoteGate.ts die here. */
import { describe, expect, it } from "vitest";
import { quoteInputOf } from "./quoteInput.ts";
import { readQuotes } from "./quotes.ts";

const stateOf = (text: string) => readQuotes(quoteInputOf([[text]])).sentences[0]!;

describe("a verdict of the author's own after the marks is Q8, an opinion", () => {
  it.each([
    '"We have a plan," he said, which is the saddest joke of this affair.',
    '"We have a plan," he said, and that remains the saddest joke.',
    '"We have a plan," he said, but these words are hollow.',
    '"We have a plan," he said – which sadly was a joke.',
  ])("%s", (text) => {
    expect(stateOf(text)).toMatchObject({
      rule: "Q8",
      label: "opinion",
      voice: "author",
      authorEvaluation: true,
    });
  });
  it.each([
    '"We have a plan, which is the best," he said.',
    '"We have a plan," he said, which everybody in the room doubted.',
    '"We have a plan," he said, which everybody in the room thought was late.',
    '"We have a plan," he said, and the room was silent.',
  ])("none: %s", (text) => {
    expect(stateOf(text).authorEvaluation).toBe(false);
    expect(stateOf(text).label).not.toBe("opinion");
  });
});

describe("a loaded cue, or an author's word beside it, is Q8", () => {
  it.each([
    ['The mayor boasted that "it will be ready by May".', "Q8", true],
    ['The mayor rightly said that "it will be ready by May".', "Q8", true],
    ['"It\'ll be ready by May," the mayor rightly said.', "Q8", true],
    ['"We will not sell," the mayor said, wrongly as it turned out.', "Q8", true],
    ['"He boasted of it," the mayor said.', "Q2", false],
    ['"It would be ready, rightly," said the mayor.', "Q2", false],
    ['"Enough is enough," she said.', "Q2", false],
  ])("%s", (text, rule, authorEvaluation) => {
    expect(stateOf(text)).toMatchObject({ rule, label: "quote", voice: "source", authorEvaluation });
  });
  it("is said of mixed quotes and of reports, too", () => {
    expect(stateOf('The chair falsely called the figures "soft".')).toMatchObject({
      rule: "R3",
      label: "opinion",
      authorEvaluation: true,
    });
    expect(stateOf('The chair called the figures "soft".')).toMatchObject({
      rule: "Q6",
      label: null,
      authorEvaluation: false,
    });
  });
});

describe("the author's own earlier text is Q7", () => {
  it.each([
    ['As I wrote in 2011, "no toll should outlive its loan".', "Q7"],
    ['As our columnist wrote in 2011, "no toll should outlive its loan".', "Q7"],
    ['As this council wrote in 2011, "no toll should outlive its loan".', "Q2"],
    ['"I wrote it," he said.', "Q2"],
  ])("%s", (text, rule) => {
    expect(stateOf(text).rule).toBe(rule);
  });
});

it.each([
  ["The report lists 14 breaches of the code.", "author"],
  ["The report lists breaches of the code.", "source"],
])("takes a count that a document gives for the author's voice: %s", (text, voice) => {
  expect(stateOf(text).voice).toBe(voice);
});

it.each([
  ['"Enough is enough," she said.', "direct", 0.6],
  ['The chair called the figures "soft".', "mixed", 1 / 6],
  ["Ministers claim that the levy will ruin 14 farms.", "indirect", 0],
  ["The report lists 14 breaches of the code.", "none", 0],
])("says of which kind the quote is, and how much of the sentence is quoted: %s", (text, kind, share) => {
  expect(stateOf(text).quoteKind).toBe(kind);
  expect(stateOf(text).quoteShare).toBeCloseTo(share);
});
