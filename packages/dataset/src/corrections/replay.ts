/** Replays corrections on the rows of one article: boundaries first, then quotes, labels and speakers, then drops. */
import type { QuoteRow, SentenceRow, Span } from "@columnist/model";
import { unitCursor } from "../units.ts";
import { findAnchor } from "./anchor.ts";
import { dropSentence, recut, relabel, setSpeaker, type CorrectedArticle } from "./article.ts";
import { asksForChange, movesQuote, type Correction, type QuoteMove } from "./correction.ts";
import { moveQuotes, pieceAt, wordsNear, type PointSpan } from "./quotes.ts";

/** What became of one correction. */
export interface Outcome {
  readonly correction: Correction;
  /** Sentences that it changed; none for a conflict. */
  readonly sent_ids: ReadonlyArray<string>;
  /** The rows say what it says: it was applied, and no other line overruled it. */
  readonly stands: boolean;
  /** Why it was not applied, `corrections.<kind>`; null where it was. */
  readonly conflict: string | null;
  readonly detail: string;
}

/** Share of a sentence that an anchor must cover to speak for it: a sentence that grew by a word is still the one meant. */
const COVERED = 0.6;

const conflict = (correction: Correction, code: string, detail: string): Outcome => ({
  correction,
  sent_ids: [],
  stands: false,
  conflict: code,
  detail,
});

const applied = (correction: Correction, ids: ReadonlyArray<string>, stands = ids.length > 0): Outcome => ({
  correction,
  sent_ids: ids,
  stands,
  conflict: null,
  detail: "",
});

/** The sentences that a correction means: by id where its text is still there, else by its anchor. */
const targetsOf = (
  article: CorrectedArticle,
  correction: Correction,
): ReadonlyArray<SentenceRow> | Outcome => {
  const same = article.sentences.find(
    (row) => row.sent_id === correction.sent_id && row.text === correction.exact,
  );
  if (same !== undefined) return [same];
  const span = findAnchor(article.document.text, correction);
  if (span === null)
    return conflict(
      correction,
      "corrections.anchor.lost",
      "its text stands nowhere in the article, or twice; write it as it stands now, with its prefix",
    );
  const unit = unitCursor(article.document.text);
  const covered = article.sentences.filter((row) => {
    const [start, end] = [unit(row.char_start), unit(row.char_end)];
    return Math.min(end, span.end) - Math.max(start, span.start) >= COVERED * (end - start);
  });
  if (covered.length > 0) return covered;
  return conflict(
    correction,
    "corrections.anchor.partial",
    "its text is now a small part of a longer sentence",
  );
};

const spanOf = (article: CorrectedArticle, correction: Correction): Span | null => {
  const row = article.sentences.find(
    (row) => row.sent_id === correction.sent_id && row.text === correction.exact,
  );
  if (row === undefined) return findAnchor(article.document.text, correction);
  const unit = unitCursor(article.document.text);
  return { start: unit(row.char_start), end: unit(row.char_end) };
};

const replayBoundary = (article: CorrectedArticle, correction: Correction): Outcome => {
  const span = spanOf(article, correction);
  if (span === null)
    return conflict(
      correction,
      "corrections.anchor.lost",
      "its text stands nowhere in the article, or twice; write it as it stands now, with its prefix",
    );
  const why = recut(article, span);
  if (why !== null) return conflict(correction, "corrections.boundary", why);
  const row = article.sentences.find((row) => row.text === correction.exact);
  return applied(correction, row === undefined ? [] : [row.sent_id]);
};

/** What a correction wants of a sentence, as one word to compare. */
export const wishOf = (correction: Correction): string =>
  correction.action === "label"
    ? correction.label
    : correction.action === "speaker"
      ? (correction.speaker ?? "")
      : movesQuote(correction)
        ? correction.quoted
        : correction.action;

const apply = (article: CorrectedArticle, correction: Correction, id: string): void => {
  if (correction.action === "label")
    article.sentences = article.sentences.map((row) => (row.sent_id === id ? relabel(row, correction) : row));
  else if (correction.action === "speaker")
    setSpeaker(article, id, correction.speaker, correction.quote_id ?? null);
  else if (correction.action === "drop") dropSentence(article, id);
};

/** Of one kind of wish for one sentence: the last of each person counts, a decision settles, else all must agree. */
const settle = (wishes: ReadonlyArray<Correction>): Correction | null => {
  const decided = wishes.filter(({ decides }) => decides).at(-1);
  if (decided !== undefined) return decided;
  const lastOf = new Map(wishes.map((wish) => [wish.by, wish]));
  const different = new Set([...lastOf.values()].map(wishOf));
  return different.size === 1 ? wishes.at(-1)! : null;
};

const differing = (wishes: ReadonlyArray<Correction>): string =>
  `people differ (${wishes.map((one) => `${one.by}: ${wishOf(one)}`).join(", ")}), so nobody's is taken; a line with "decides": true settles it`;

const replayAction = (
  article: CorrectedArticle,
  corrections: ReadonlyArray<Correction>,
): ReadonlyArray<Outcome> => {
  const outcomes: Array<Outcome> = [];
  const wishes = new Map<string, Array<Correction>>();
  const targets = new Map<Correction, Array<string>>();
  for (const correction of corrections) {
    const found = targetsOf(article, correction);
    if ("conflict" in found) {
      outcomes.push(found);
      continue;
    }
    if (
      correction.quote_id !== undefined &&
      !article.movedQuotes.has(correction.quote_id) &&
      article.quotes.every(({ quote_id }) => quote_id !== correction.quote_id)
    ) {
      outcomes.push(
        conflict(
          correction,
          "corrections.quote.gone",
          "its quote has another text now, or is gone; judge it again",
        ),
      );
      continue;
    }
    targets.set(correction, []);
    // Of two quotes in a sentence each may have a speaker of its own.
    for (const row of found) {
      const { quote_id: quote = "" } = correction;
      const key = `${row.sent_id} ${article.movedQuotes.get(quote) ?? quote}`;
      wishes.set(key, [...(wishes.get(key) ?? []), correction]);
    }
  }
  const overruled = new Map<Correction, string>();
  const lost = new Set<Correction>();
  for (const [key, list] of wishes) {
    const id = key.slice(0, key.indexOf(" "));
    const settled = settle(list);
    for (const wish of list) {
      if (settled === null) overruled.set(wish, differing(list));
      else {
        targets.get(wish)!.push(id);
        if (wishOf(wish) !== wishOf(settled)) lost.add(wish);
      }
    }
    if (settled !== null) apply(article, settled, id);
  }
  for (const [correction, ids] of targets) {
    const why = overruled.get(correction);
    outcomes.push(
      why === undefined
        ? applied(correction, ids, ids.length > 0 && !lost.has(correction))
        : conflict(correction, "corrections.disagree", why),
    );
  }
  return outcomes;
};

/** Every wish is read on the quotes as the machine gave them: a second one may name the id that the first one made. */
const replayQuotes = (
  article: CorrectedArticle,
  corrections: ReadonlyArray<QuoteMove>,
): ReadonlyArray<Outcome> => {
  const outcomes: Array<Outcome> = [];
  const places = new Map<Correction, PointSpan>();
  const wishes = new Map<QuoteRow, Array<Correction>>();
  const sentencesOf = new Map<Correction, ReadonlyArray<string>>();
  for (const correction of corrections) {
    const found = targetsOf(article, correction);
    if ("conflict" in found) {
      outcomes.push(found);
      continue;
    }
    const near = { start: found[0]!.char_start, end: found.at(-1)!.char_end };
    const place = wordsNear(article.document.text, correction.quoted, near);
    const piece = place === null ? null : pieceAt(article, correction.quote_id, place);
    if (place === null || piece === null) {
      outcomes.push(
        conflict(
          correction,
          place === null ? "corrections.quote.words" : "corrections.quote.gone",
          place === null
            ? "its words stand nowhere in the sentence, or twice; write them as they stand there, with their marks"
            : "no quote stands where its words are; judge it again",
        ),
      );
      continue;
    }
    places.set(correction, place);
    sentencesOf.set(
      correction,
      found.map(({ sent_id }) => sent_id),
    );
    wishes.set(piece, [...(wishes.get(piece) ?? []), correction]);
  }
  const moved = new Map<QuoteRow, PointSpan>();
  for (const [piece, list] of wishes) {
    const settled = settle(list);
    for (const wish of list)
      outcomes.push(
        settled === null
          ? conflict(wish, "corrections.disagree", differing(list))
          : applied(wish, sentencesOf.get(wish)!, wishOf(wish) === wishOf(settled)),
      );
    if (settled !== null) moved.set(piece, places.get(settled)!);
  }
  if (moved.size > 0) moveQuotes(article, moved);
  return outcomes;
};

/** Replays an article's corrections in place. One outcome a correction. */
export const replay = (
  article: CorrectedArticle,
  corrections: ReadonlyArray<Correction>,
): ReadonlyArray<Outcome> => {
  const of = (action: Correction["action"]): ReadonlyArray<Correction> =>
    corrections.filter((correction) => correction.action === action);
  return [
    ...of("boundary")
      .filter((correction) => !movesQuote(correction))
      .map((correction) => replayBoundary(article, correction)),
    ...replayQuotes(article, corrections.filter(movesQuote)),
    ...replayAction(article, of("label")),
    ...replayAction(article, of("speaker")),
    ...replayAction(article, of("drop")),
    // What changes no row needs no sentence that is still there.
    ...corrections
      .filter((correction) => !asksForChange(correction))
      .map((correction) => applied(correction, [])),
  ];
};
