/** What the rules of the quote gate say of a sentence that they make a quote: a line of the guideline each. */
export const QUOTE_RULES: ReadonlyArray<{ readonly id: string; readonly title: string }> = [
  { id: "Q1", title: "It goes on with a quotation that was opened before" },
  { id: "Q2", title: "Half of its words or more are quoted, or a whole quoted clause is what a cue reports" },
  { id: "Q3", title: "A whole sentence in somebody's words, with no speaker in it" },
  { id: "Q4", title: "A quotation in a quotation: the outermost counts" },
  { id: "Q7", title: "Quoted from a document, or from the author's own earlier text" },
  { id: "Q8", title: "The author judges the quoted words, though not in a clause of its own" },
];
