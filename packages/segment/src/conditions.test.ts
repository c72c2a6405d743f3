import { expect, it } from "vitest";
import { segment } from "./segment.ts";

/** Conditions of the splitter that mutants outlived in the other tests: " | " where a text must split, and nowhere else. */
it.each([
  "The council met on the\r\nfirst Monday of the month.",
  "We waited . . . | Then it came.",
  "We waited . . . and left.",
  "It closed.| The council met on Monday.",
  "He saw it. wikiHOW is a site.",
  "He saw it. | wikiHow is a site.",
  "They flew to Bosnia-\nHerzegovina on Monday and came back.",
  '"We will not sell. " | Then he left.',
  "He spoke of the pro-\nThe board and its rules.",
  'He said "no. " | Then he left.',
])("%s", (marked) => {
  const text = marked.replaceAll("| ", "").replaceAll(" | ", " ");
  const { starts, ends } = segment(text);
  expect(Array.from(starts, (start, i) => text.slice(start, ends[i]))).toEqual(
    marked.split("|").map((one) => one.trim()),
  );
});
