import { describe, expect, it } from "vitest";
import { readAuthors } from "./bylines.ts";

describe("readAuthors", () => {
  it.each([
    ["By Ann Lee", "Ann Lee"],
    ["ANN LEE", "ANN LEE"],
    ["Words: Ann Lee", "Ann Lee"],
    ["Von Ann Lee", "Ann Lee"],
    ["By A. One, B. Two and C. Three", "A. One|B. Two|C. Three"],
    ["A. One; B. Two", "A. One|B. Two"],
    ["Ann Lee, Climate columnist", "Ann Lee"],
    ["Ann Lee in Lyon", "Ann Lee"],
    ["Ann Lee For The Post", "Ann Lee"],
    ["Columnist Ann Lee", "Ann Lee"],
    ["T.Okoro41 min ago", "T.Okoro"],
    ["Ann Lee5h", "Ann Lee"],
    ["Ann Lee | 6 hr ago | 7-minute read", "Ann Lee"],
    ["Dr. Piet Vos", "Dr. Piet Vos"],
    ["Jean-Luc O'Neil, PhD", "Jean-Luc O'Neil"],
    ["By Ludwig van Holt | Staff writer", "Ludwig van Holt"],
    ["By Ann Lee (Reuters)", "Ann Lee"],
    ["by ANN LEE and BOB RAY, Special to The Post", "ANN LEE|BOB RAY"],
    ["From the editors", "The editors"],
    ["The Editorial Board", "The Editorial Board"],
    ["Guest column by Ann Lee", "Ann Lee"],
    ["Photos and words by Ann Lee", "Ann Lee"],
    ["As told to Ann Lee", "Ann Lee"],
    ["Professor Ann Lee", "Professor Ann Lee"],
    ["Reuters", ""],
    ["By Staff Reporter", ""],
    ["", ""],
  ])("%s names %s", (text, names) => {
    expect(readAuthors(text).authors.join("|")).toBe(names);
  });
});
