import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteInputOf } from "./quoteInput.ts";
import { readQuotes, type QuoteReading } from "./quotes.ts";

const read = (
  ...paragraphs: ReadonlyArray<string | ReadonlyArray<string>>
): QuoteReading & { text: string } => {
  const input = quoteInputOf(paragraphs.map((one) => (typeof one === "string" ? [one] : one)));
  return { ...readQuotes(input), text: input.text };
};

/** `rule label` of each sentence. */
const rules = (...paragraphs: ReadonlyArray<string | ReadonlyArray<string>>): ReadonlyArray<string> =>
  read(...paragraphs).sentences.map(({ rule, label }) => `${rule} ${label}`);

const marked = ({ quotes }: QuoteReading) => quotes.filter(({ kind }) => kind !== "indirect");

describe("the guideline's examples of the quote gate (all invented)", () => {
  it.each([
    [1, '"We will not sell the harbour," Mayor Ana Lutz said on Monday.', "Q2 quote"],
    [5, '"A bridge," wrote the inspector in 1987, "is a promise in steel."', "Q2 quote"],
    [6, 'According to the audit, the board "knew of the leak and filed no report".', "Q2 quote"],
    [7, '"Enough is enough."', "Q3 quote"],
    [8, 'The minister denied ever saying "the river can wait".', "Q2 quote"],
    [9, 'As this paper wrote in 2011, "no toll should outlive its loan".', "Q7 quote"],
    [10, '"It\'ll be ready by May," he boasted.', "Q8 quote"],
    [11, "\"My sister told me, 'don't sign it,' and she was right,\" Mr Osei recalled.", "Q4 quote"],
    [13, '"We have a plan," he said, and that is the saddest joke of this whole affair.', "Q8 opinion"],
    [14, 'The chair called the figures "soft".', "Q6 null"],
    [15, 'The chair\'s "apology" ran to nine words.', "Q5 null"],
    [16, 'Their "reform" is a tax on the poor.', "Q5 null"],
    [17, 'Her essay "Rust and Rain" won the county prize in 2019.', "Q5 null"],
    [18, 'You may ask, "why bother?"', "Q5 null"],
    [19, "Officials said the pier would close for ten weeks.", "R1 claim"],
    [20, "Farmers fear that the new levy will ruin them.", "R1 claim"],
    [21, "Senator Vale thinks the scheme is the best in Europe.", "R1 claim"],
    [22, "Senator Vale wrongly thinks the scheme is the best in Europe.", "R3 opinion"],
    [23, "Everyone knows that the scheme is a failure.", "R2 opinion"],
    [24, "The court ruled that the permit was void.", "R1 claim"],
    [26, "The 2006 act says a council must publish every contract above 50,000.", "null null"],
  ])("example %i: %s", (_, text, expected) => {
    expect(rules(text)).toEqual([expected]);
  });
  it("examples 2 and 3: a quote that runs on", () => {
    expect(rules(['"The ferry was never safe.', 'They told us in March and nobody listened."'])).toEqual([
      "Q3 quote",
      "Q1 quote",
    ]);
  });
  it("example 4: a new paragraph that re-opens it", () => {
    const reading = read("“We asked in May.", "“And we shall ask again in June.”");
    expect(reading.sentences.map(({ rule }) => rule)).toEqual(["Q3", "Q1"]);
    expect(reading.quotes).toHaveLength(1);
    expect(reading.quotes[0]!.pieces).toHaveLength(2);
    expect(reading.quotes[0]!.closed).toBe(true);
  });
  it("example 12: a colon in a headline", () => {
    const input = quoteInputOf([["Union chief: 'No deal before winter'"]], "headline");
    const [state] = readQuotes(input).sentences;
    expect(state).toMatchObject({ rule: "S2", label: "quote", speaker: "Union chief" });
  });
  it.each([
    "The council must publish the contract this week.",
    "Let the ferries run.",
    "It is a disgrace that the lights still fail.",
    "The lights failed on 41 nights last winter.",
    "A brilliant idea: close the only hospital before the flu season.",
    "How many more children must wait?",
    "The levy will take effect on 1 July.",
    "The levy will empty the high street within a year.",
    "The damning report lists 14 breaches.",
    "I waited four hours at the clinic in May.",
  ])("leaves the rest to the other gates: %s", (text) => {
    expect(rules(text)).toEqual(["null null"]);
  });
});

describe("one quote over sentences and pieces", () => {
  it("joins the pieces of a split quote under one record", () => {
    const reading = read('"The tide," Ines Varga said, "waits for no board."');
    expect(marked(reading)).toHaveLength(1);
    expect(marked(reading)[0]).toMatchObject({ kind: "direct", speaker: "Ines Varga", closed: true });
    expect(marked(reading)[0]!.pieces.map(({ start, end }) => reading.text.slice(start, end))).toEqual([
      '"The tide,"',
      '"waits for no board."',
    ]);
  });
  it("gives every sentence of a long quote the same record and speaker", () => {
    const reading = read([
      "As Ines Varga argued in her speech: “The quay is full.",
      "The sheds are full.",
      "We are talking about one more winter.”",
    ]);
    expect(reading.sentences.map(({ rule, speaker }) => `${rule} ${speaker}`)).toEqual([
      "Q2 Ines Varga",
      "Q1 Ines Varga",
      "Q1 Ines Varga",
    ]);
    expect(new Set(reading.sentences.map(({ quotes }) => quotes[0])).size).toBe(1);
  });
  it("stores a quote in a quote as a child", () => {
    const reading = read("“My aunt said, ‘never sell the boat,’ and she meant it,” Omar Teel recalled.");
    const [outer, inner] = marked(reading);
    expect(outer).toMatchObject({ parent: null, speaker: "Omar Teel" });
    expect(inner).toMatchObject({ parent: 0, kind: "direct" });
  });
});

describe("what marks are for", () => {
  it.each([
    ['His so-called "victory lap" was short.', "scare"],
    ['Varga set out the terms of her "harbour plan" for the winter.', "scare"],
    ['The merger is what former minister Tom Reed this year branded an "alliance of the idle".', "mixed"],
    ['The firm\'s "safety drill" lasted a minute.', "scare"],
    ['Her novel "The Long Ebb" sold out.', "title"],
    ['The word "toll" comes from the Greek.', "mention"],
    ['You might say, "who cares?"', "imagined"],
    ['Mayor Lutz called the bridge "a sad old heap".', "mixed"],
    ['"The bridge is shut," Mayor Lutz said.', "direct"],
  ])("%s is %s", (text, kind) => {
    expect(marked(read(text)).map((quote) => quote.kind)).toEqual([kind]);
  });
  it("flags distance on the sentence", () => {
    expect(read('Their "reform" is a tax on the poor.').sentences[0]!.scareQuote).toBe(true);
    expect(read('"The bridge is shut," Mayor Lutz said.').sentences[0]!.scareQuote).toBe(false);
  });
});

describe("attribution without marks", () => {
  it("finds content, cue and source", () => {
    const reading = read("Officials said the pier would close for ten weeks.");
    const [quote] = reading.quotes;
    const cut = (span: { start: number; end: number } | null) =>
      span === null ? null : reading.text.slice(span.start, span.end);
    expect(quote!.kind).toBe("indirect");
    expect(cut(quote!.pieces[0]!)).toBe("the pier would close for ten weeks");
    expect(cut(quote!.cueSpan)).toBe("said");
    expect(cut(quote!.speakerSpan)).toBe("Officials");
  });
  it("gives the voice to the source, or to the author", () => {
    expect(read("Farmers fear that the new levy will ruin them.").sentences[0]!.voice).toBe("source");
    expect(read("I believe the new levy will ruin them.").sentences[0]).toMatchObject({
      rule: "R2",
      voice: "author",
    });
    expect(read("In our view the new levy will ruin them.").sentences[0]).toMatchObject({
      rule: "R2",
      label: "opinion",
    });
    expect(read("Farmers rightly warn that the levy will ruin them.").sentences[0]).toMatchObject({
      rule: "R3",
    });
  });
});

describe("any text", () => {
  const PARTS = fc.array(
    fc.constantFrom(
      '"',
      "“",
      "”",
      "'",
      "‘",
      "’",
      "«",
      "»",
      "„",
      " said ",
      " Ann Lee ",
      "he ",
      " that ",
      ", ",
      ". ",
      "\n\n",
      "the mayor ",
      "according to ",
      ": ",
      "not ",
      "— ",
    ),
    { maxLength: 60 },
  );
  it("gives a result: pieces in bounds and ascending, one state a sentence, indices that exist", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            PARTS.map((parts) => parts.join("")),
            fc.string({ unit: "binary" }),
          ),
          { maxLength: 4 },
        ),
        (texts) => {
          const input = quoteInputOf(texts.filter((text) => text.trim() !== "").map((text) => [text]));
          const { quotes, sentences } = readQuotes(input);
          expect(sentences).toHaveLength(input.sentences.starts.length);
          for (const quote of quotes) {
            expect(quote.pieces.length).toBeGreaterThan(0);
            let last = 0;
            for (const { start, end } of quote.pieces) {
              expect(start).toBeGreaterThanOrEqual(last);
              expect(end).toBeGreaterThan(start);
              last = end;
            }
            expect(last).toBeLessThanOrEqual(input.text.length);
            if (quote.parent !== null) expect(quotes[quote.parent]).toBeDefined();
            expect(quote.speaker === null).toBe(quote.speakerSpan === null);
            if (quote.speaker === null) expect(quote.speakerMethod).toMatch(/^none:/);
          }
          for (const state of sentences) {
            expect(state.quoteShare).toBeGreaterThanOrEqual(0);
            expect(state.quoteShare).toBeLessThanOrEqual(1);
            for (const id of state.quotes) expect(quotes[id]).toBeDefined();
          }
        },
      ),
      { numRuns: 300 },
    );
  });
  it("is the same when read twice", () => {
    const input = quoteInputOf([['"We sail," Ann Lee said.', "The mayor agreed."]]);
    expect(readQuotes(input)).toEqual(readQuotes(input));
  });
  it("takes linear work where one unit repeats", () => {
    for (const unit of [
      'He said "go." ',
      "“a said ",
      "Ann said that Ann said ",
      "according to ",
      "x, ",
      '" said ',
    ])
      expect(readQuotes(quoteInputOf([[unit.repeat(4000)]])).sentences).toHaveLength(1);
  });
});

describe("block quotes", () => {
  const input = quoteInputOf([
    ["Ines Varga wrote to the board:"],
    ["The quay is full.", "The sheds are full."],
    ["Nobody answered."],
  ]);
  const blocks = input.blocks.map((block, i) =>
    i === 1 ? { ...block, kind: "blockquote" as const } : block,
  );
  it("are quotes without marks", () => {
    const { quotes, sentences } = readQuotes({ ...input, blocks });
    const [quote] = quotes.filter(({ kind }) => kind === "direct");
    expect(quote).toMatchObject({
      speaker: "Ines Varga",
      pieces: [{ start: blocks[1]!.start, end: blocks[1]!.end }],
    });
    expect(sentences.map(({ label }) => label).slice(1)).toEqual(["quote", "quote", null]);
  });
  it("are nothing where the block is a paragraph", () => {
    expect(readQuotes(input).quotes.filter(({ kind }) => kind === "direct")).toEqual([]);
  });
});
