/**
 * Measures what users read of quotes on op-eds labelled by this project's guideline: the speaker's name, which marks
 * quote, what is reported without marks and by whom, and whose voice a sentence has.
 */
import type { Quote } from "@columnist/model";
import type { QuoteInput, QuoteReading } from "@columnist/label";
import type { Figure } from "../index.ts";
import { opedInput, reportsSomebody, type Oped, type OpedSentence } from "../training/quotedOpeds.ts";
import { isAuthorName, isShortForm, plainName } from "../training/speakerNames.ts";
import { countedFigures, Counts, f1Of, shareOf } from "./counts.ts";

/** Whether a stretch of gold starts inside a piece of the quote. */
const holds = (quote: Quote, at: number): boolean =>
  quote.pieces.some(({ start, end }) => start <= at && at < end);

const isSpoken = ({ kind }: { readonly kind: string }): boolean => kind === "direct" || kind === "mixed";

const addMarks = (counts: Counts, document: Oped, { quotes }: QuoteReading): void => {
  const spoken = quotes.filter(isSpoken);
  for (const { start, kind, speaker } of document.quotes) {
    const ours = spoken.findLast((quote) => holds(quote, start));
    if (ours !== undefined) counts.add("marks ours");
    if (!isSpoken({ kind })) continue;
    counts.add("marks gold");
    if (ours !== undefined) counts.add("marks both");
    if (speaker === null) continue;
    counts.add("names gold");
    const name = ours?.speaker ?? null;
    if (name === null) {
      if (isAuthorName(speaker) && ours !== undefined && isByAuthor(ours))
        counts.add("names exact").add("names short");
    } else if (plainName(name) === plainName(speaker)) counts.add("names exact").add("names short");
    else if (isShortForm(name, speaker)) counts.add("names short");
    else counts.add("names wrong");
  }
};

const isByAuthor = (quote: Quote): boolean => quote.speakerMethod === "none:author";

const addReports = (counts: Counts, document: Oped, reading: QuoteReading): void => {
  const carry = new Set<OpedSentence>();
  for (const quote of reading.quotes) {
    if (quote.kind !== "indirect") continue;
    const from = quote.cueSpan?.start ?? quote.pieces[0]!.start;
    const sentence = document.sentences.find(({ end }) => end > from);
    if (sentence === undefined || sentence.start > from) continue;
    carry.add(sentence);
    counts.add("reports ours");
    if (!reportsSomebody(sentence)) continue;
    counts.add("reports somebody");
    const { source } = sentence;
    const right =
      source === null ? quote.speaker === null : quote.speaker !== null && isShortForm(quote.speaker, source);
    if (right) counts.add("reports source");
  }
  for (const sentence of document.sentences) {
    if (sentence.rule !== "R1") continue;
    counts.add("reported gold");
    if (carry.has(sentence)) counts.add("reported found");
  }
};

/** What no column of names may hold: pronouns, expletives, quantities, fragments that open with a preposition or a verb. */
const NO_NAME =
  /^(?:i|we|you|he|she|it|they|who|that|this|these|those|there|one|me|us|him|them|nobody|no one|everyone|everybody|anyone|someone|some|many|most|others|all|both|few|several|including|an?|the|of|in|at|on|for|from|by|to|with|and|or|but|if|when)$|^(?:of|in|at|on|for|from|by|to|with|and|or|but|if|when|including|you|i|we|it) /iu;

const addNames = (counts: Counts, { quotes }: QuoteReading): void => {
  for (const { speaker } of quotes) {
    if (speaker === null) continue;
    counts.add("speakers");
    if (NO_NAME.test(speaker.trim())) counts.add("no names");
  }
};

const addVoice = (counts: Counts, document: Oped, reading: QuoteReading): void => {
  document.sentences.forEach(({ label, voice }, i) => {
    if (label === null) return;
    counts.add("voice");
    if (reading.sentences[i]!.voice === voice) counts.add("voice right");
  });
};

/** Counts one document with a reader: the shipped one, or one to be tried. */
export const countOped = (document: Oped, read: (input: QuoteInput) => QuoteReading): Counts => {
  const counts = new Counts();
  const reading = read(opedInput(document));
  addMarks(counts, document, reading);
  addReports(counts, document, reading);
  addNames(counts, reading);
  addVoice(counts, document, reading);
  return counts;
};

const MEASURES = [
  shareOf("speaker's name exact", "names exact", "names gold"),
  shareOf("speaker's name, short forms too", "names short", "names gold"),
  shareOf("speaker's name wrong, not null", "names wrong", "names gold", "lower"),
  f1Of("marks that quote f1", "marks"),
  shareOf("indirect piece reports somebody", "reports somebody", "reports ours"),
  shareOf("indirect piece, its source right", "reports source", "reports ours"),
  shareOf("reported sentences that carry a piece", "reported found", "reported gold"),
  shareOf("speakers that are no name", "no names", "speakers", "lower"),
  shareOf("voice right", "voice right", "voice"),
];

/** Figures of some counted documents. */
export const opedQuoteFigures = (set: string, all: ReadonlyArray<Counts>): ReadonlyArray<Figure> =>
  countedFigures(set, all, MEASURES);
