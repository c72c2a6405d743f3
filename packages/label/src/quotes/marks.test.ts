import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMarks } from "./marks.ts";
import { readTokens, type Tokens } from "../tokens.ts";

const tokenize = (text: string): Tokens =>
  readTokens(text, { starts: Int32Array.of(0), ends: Int32Array.of(text.length) });

/** Stretches as text: `!` unclosed, `^n` stands in stretch n, `~n` goes on with it. */
const stretches = (text: string): ReadonlyArray<string> =>
  readMarks(tokenize(text)).map(
    (mark) =>
      text.slice(mark.start, mark.end) +
      (mark.closed ? "" : " !") +
      (mark.parent < 0 ? "" : ` ^${mark.parent}`) +
      (mark.continues < 0 ? "" : ` ~${mark.continues}`),
  );

describe("marks that are written as they should be", () => {
  it.each([
    ['He said "go" and left.', ['"go"']],
    ["He said “go” and left.", ["“go”"]],
    ["'We sail,' he said, 'at dawn.'", ["'We sail,'", "'at dawn.'"]],
    ["„Ja“, sagte er. «Oui», dit-il. »Ja«", ["„Ja“", "«Oui»", "»Ja«"]],
    ["“She told me ‘no’ twice,” he said.", ["“She told me ‘no’ twice,”", "‘no’ ^0"]],
    ["It—“my boat!”—sank.", ["“my boat!”"]],
    ["''Old wires,'' he said.", ["''Old wires,''"]],
  ])("%s", (text, expected) => {
    expect(stretches(text)).toEqual(expected);
  });
});

describe("apostrophes are no marks", () => {
  it.each([
    "the '90s and the ’90s",
    "rock 'n' roll, tell 'em",
    "the voters' rights",
    "don't, won’t",
    "6'2\" tall",
  ])("%s", (text) => {
    expect(stretches(text)).toEqual([]);
  });
  it("leaves a plural possessive inside single marks alone", () => {
    expect(stretches("'We go to the voters' house,' he said.")).toEqual(["'We go to the voters' house,'"]);
  });
});

describe("repairs stay in their paragraph", () => {
  it("ends an unclosed stretch with its paragraph", () => {
    expect(stretches('"We sail, he said.\n\nThe "pier" is shut.')).toEqual([
      '"We sail, he said. !',
      '"pier"',
    ]);
  });
  it("goes on where the next paragraph re-opens", () => {
    expect(stretches("“One.\n\n“Two.”")).toEqual(["“One. !", "“Two.” ~0"]);
    expect(stretches('"One.\n\n"Two.\n\n"Three."')).toEqual(['"One. !', '"Two. ! ~0', '"Three." ~1']);
  });
  it("keeps the other kind of marks inside as a quote in a quote", () => {
    expect(stretches('"One “two” three.\n\n"Four."')).toEqual([
      '"One “two” three. !',
      "“two” ^0",
      '"Four." ~0',
    ]);
    expect(stretches('"One “two” three."')).toEqual(['"One “two” three."', "“two” ^0"]);
  });
  it("does not go on in marks of the other kind", () => {
    expect(stretches('"One.\n\n“Two,” he said.')).toEqual(['"One. !', "“Two,”"]);
  });
  it("goes on without a mark where the next paragraph closes it", () => {
    expect(stretches('"One.\n\nTwo and three."')).toEqual(['"One. !', 'Two and three." ~0']);
  });
  it("starts a stretch with no opening mark where its sentence starts", () => {
    expect(stretches('He came. They told us in March." He left.')).toEqual([
      'He came. They told us in March."',
    ]);
  });
  it("takes a closing mark on the wrong side of its space", () => {
    expect(stretches('He said "yes, "he did.')).toEqual(['"yes, "']);
  });
  it("ends one stretch where the next opens", () => {
    expect(stretches("“The front. “The back.”")).toEqual(["“The front. !", "“The back.” ~0"]);
  });
  it("gives nothing for marks with nothing between them", () => {
    expect(stretches("\"\" “” ''")).toEqual([]);
  });
});

const MARKS = fc.array(
  fc.constantFrom(
    '"',
    "“",
    "”",
    "„",
    "‟",
    "'",
    "‘",
    "’",
    "‚",
    "`",
    "«",
    "»",
    "‹",
    "›",
    "「",
    "」",
    "''",
    "``",
    " ",
    "\n\n",
    "a",
    "B c",
    ".",
    ",",
    "s",
    "—",
    "9",
  ),
  { maxLength: 80 },
);

describe("any string of marks", () => {
  it("gives stretches in bounds, ordered by start, each inside its parent", () => {
    fc.assert(
      fc.property(MARKS, (parts) => {
        const text = parts.join("");
        const marks = readMarks(tokenize(text));
        marks.forEach((mark, i) => {
          expect(mark.start).toBeGreaterThanOrEqual(0);
          expect(mark.end).toBeGreaterThan(mark.start);
          expect(mark.end).toBeLessThanOrEqual(text.length);
          expect(mark.parent).toBeLessThan(i);
          expect(mark.continues).toBeLessThan(i);
          const before = marks[i - 1];
          if (before !== undefined) expect(mark.start).toBeGreaterThanOrEqual(before.start);
          const parent = marks[mark.parent];
          if (parent !== undefined) expect(mark.end).toBeLessThanOrEqual(parent.end);
          if (mark.parent < 0)
            for (const other of marks.slice(0, i))
              if (other.parent < 0) expect(mark.start).toBeGreaterThanOrEqual(other.end);
        });
      }),
      { numRuns: 500 },
    );
  });
  it("does not care what stands in a paragraph before", () => {
    fc.assert(
      fc.property(MARKS, (parts) => {
        const head = `${parts.join("").replaceAll(/["“”„‟'‘’‚`«»‹›「」]/g, "x")}\n\n`;
        const tail = 'He said "go" and “stay”.';
        const shifted = readMarks(tokenize(head + tail)).map((mark) =>
          (head + tail).slice(mark.start, mark.end),
        );
        expect(shifted).toEqual(['"go"', "“stay”"]);
      }),
    );
  });
  it("takes linear work on long runs of marks", () => {
    for (const unit of ['"', "“", "‘ ", "'a ", "« ", '"a. ', "''", "“a ‘b "]) {
      const text = unit.repeat(20_000);
      expect(readMarks(tokenize(text)).length).toBeLessThanOrEqual(text.length);
    }
  });
});
