import { describe, expect, it } from "vitest";
import { quoteInputOf } from "./quoteInput.ts";
import { readQuotes } from "./quotes.ts";

/** `speaker | mention | cue` of each quote in marks. */
const spoken = (...paragraphs: ReadonlyArray<string | ReadonlyArray<string>>): ReadonlyArray<string> => {
  const input = quoteInputOf(paragraphs.map((one) => (typeof one === "string" ? [one] : one)));
  const cut = (span: { start: number; end: number } | null): string =>
    span === null ? "-" : input.text.slice(span.start, span.end);
  return readQuotes(input)
    .quotes.filter(({ kind }) => kind === "direct" || kind === "mixed")
    .map((quote) => `${quote.speaker ?? "-"} | ${cut(quote.speakerSpan)} | ${cut(quote.cueSpan)}`);
};

describe("where a speaker stands", () => {
  it.each([
    ['"The quay is full," Ines Varga said.', "Ines Varga | Ines Varga | said"],
    ['"The quay is full," said Ines Varga, who runs the ferry.', "Ines Varga | Ines Varga | said"],
    ['Ines Varga said: "The quay is full."', "Ines Varga | Ines Varga | said"],
    ['Ines Varga, who runs the ferry, said, "The quay is full."', "Ines Varga | Ines Varga | said"],
    ['According to Ines Varga, "the quay is full".', "Ines Varga | Ines Varga | According"],
    ['"The quay," Ines Varga told reporters on Monday, "is full."', "Ines Varga | Ines Varga | told"],
    ['"The quay is full," the harbour report said.', "harbour report | the harbour report | said"],
    ['"The quay is full," former mayor Ines Varga told us.', "Ines Varga | Ines Varga | told"],
    ['"The quay is full," Mr Varga said.', "Mr Varga | Mr Varga | said"],
  ])("%s", (text, expected) => {
    expect(spoken(text)).toEqual([expected]);
  });
});

describe("the name behind a mention", () => {
  it("gives a surname its fullest form", () => {
    expect(spoken("Ines Varga runs the ferry.", '"The quay is full," Varga said.')).toEqual([
      "Ines Varga | Varga | said",
    ]);
  });
  it("gives a pronoun the last name that fits", () => {
    expect(spoken(["Ines Varga met Tom Reed on Monday.", '"The quay is full," she said.'])).toEqual([
      "Ines Varga | she | said",
    ]);
    expect(spoken(["Martin Osei met Helen Reed on Monday.", '"The quay is full," he said.'])).toEqual([
      "Martin Osei | he | said",
    ]);
  });
  it("gives a role the name that bears it", () => {
    expect(spoken(["Mayor Ines Varga came late.", '"The quay is full," the mayor said.'])).toEqual([
      "Ines Varga | the mayor | said",
    ]);
  });
  it("never guesses", () => {
    expect(spoken('"Enough is enough."')).toEqual(["- | - | -"]);
  });
});

describe("minimal pairs: the result moves only where it should", () => {
  const base = '"The quay is full," Ines Varga said on Monday.';
  const one = (text: string) => readQuotes(quoteInputOf([[text]]));
  it("straight or curly marks", () => {
    expect(one("“The quay is full,” Ines Varga said on Monday.")).toEqual(one(base));
  });
  it("the tense of the verb", () => {
    const past = one(base);
    const present = one('"The quay is full," Ines Varga says on Monday.');
    expect(present.quotes.map(({ pieces, speaker, kind }) => ({ pieces, speaker, kind }))).toEqual(
      past.quotes.map(({ pieces, speaker, kind }) => ({ pieces, speaker, kind })),
    );
    const plain = (read: typeof past) => read.sentences.map((state) => ({ ...state, pQuote: 0 }));
    expect(plain(present)).toEqual(plain(past));
  });
  it("another name", () => {
    const other = one('"The quay is full," Tom Reed said on Monday.');
    expect(other.quotes[0]!.pieces).toEqual(one(base).quotes[0]!.pieces);
    expect(other.quotes[0]!.speaker).toBe("Tom Reed");
    expect(other.sentences.map(({ rule, label }) => ({ rule, label }))).toEqual(
      one(base).sentences.map(({ rule, label }) => ({ rule, label })),
    );
  });
  it("the speaker before or after", () => {
    expect(spoken('Ines Varga said on Monday: "The quay is full."')).toEqual(spoken(base));
  });
  it("a paragraph broken inside the quote", () => {
    const whole = quoteInputOf([["“The quay is full.", "The sheds are full,” Ines Varga said."]]);
    const broken = quoteInputOf([["“The quay is full."], ["“The sheds are full,” Ines Varga said."]]);
    const kept = ({ sentences }: ReturnType<typeof readQuotes>) =>
      sentences.map(({ label, quotes }) => ({ label, quotes }));
    expect(kept(readQuotes(broken))).toEqual(kept(readQuotes(whole)));
    expect(readQuotes(broken).quotes[0]!.pieces).toHaveLength(2);
  });
});

describe("heads, not neighbours", () => {
  it.each([
    ["Orla Finn from Drova said: “The gate was shut.”", "Orla Finn"],
    ["The director of Saltworks, Mina Roe, said: “The gate was shut.”", "Mina Roe"],
    ["“The gate was shut,” a porter in Drova told me.", "porter in Drova"],
    ["“The gate was shut,” Hugo Bell, the warden of Drova since 2012, told a crowd.", "Hugo Bell"],
    ["“The gate was shut,” said his neighbour.", "his neighbour"],
    ["The gate “was shut”, says warden", "warden"],
    ["“The gate was shut before the tide came.” — Commissioner Mina Roe", "Mina Roe"],
  ])("%s", (text, expected) => {
    expect(spoken(text).map((line) => line.split(" | ")[0])).toEqual([expected]);
  });
  it("goes on with who spoke in a string of quotes", () => {
    const names = spoken("Mina Roe called the gate a “toy”, a “joke” and “an insult to the tide”.");
    expect(names.map((line) => line.split(" | ")[0])).toEqual(["Mina Roe", "Mina Roe", "Mina Roe"]);
  });
  it("takes a name from where a quote over paragraphs ends", () => {
    const [name] = spoken(
      "“The gate is shut and the men are gone.",
      "“We wait for the tide,” said Mina Roe.",
    );
    expect(name).toMatch(/^Mina Roe/u);
  });
  it("reads a transcript without marks", () => {
    const names = spoken(
      "MS FINN: The gate failed.",
      "THE CHAIR: Who was told?",
      "MS FINN: Nobody was told.",
    );
    expect(names).toHaveLength(3);
  });
});

describe("who is no speaker", () => {
  const { quotes } = readQuotes(
    quoteInputOf([
      ["I said: “The gate is shut.”"],
      ["Some said it was “a joke”."],
      ["“It creaks,” they said."],
    ]),
  );
  it("the author, quantities, and a pronoun of which nothing tells whom it means", () => {
    expect(quotes.map(({ speaker }) => speaker)).toEqual(quotes.map(() => null));
  });
  it("but the author's kind is told", () => {
    expect(quotes[0]).toMatchObject({ speakerKind: "author", speakerMethod: "none:author" });
  });
});
