/**
 * Which articles the page shows in full: a third at random, a third where the labels are most in doubt, a third spread
 * over publishers. Chosen batch by batch, so that a build of any size holds no more rows than these.
 */
import type { DocumentRow, QuoteRow, SentenceRow } from "@columnist/model";
import { MEASURES, PARTS, type ArticleCounts } from "./measures.ts";

/** One article that the page shows in full. */
export interface ShownArticle {
  readonly document: DocumentRow;
  readonly sentences: ReadonlyArray<SentenceRow>;
  readonly quotes: ReadonlyArray<QuoteRow>;
}

/** Why an article is shown. */
export const WHYS = ["random", "doubt", "publisher"] as const;
export type Why = (typeof WHYS)[number];

interface Picked {
  readonly docId: string;
  /** Lower is sooner shown; ties by doc_id. */
  readonly rank: number;
  /** Null until its rows are given. */
  article: ShownArticle | null;
}

/** The articles picked so far. */
export interface Picks extends Record<Why, Array<Picked>> {
  /** How many articles of each publisher came by. */
  readonly publishers: Map<string, number>;
}

/** A page with every article of a large corpus would be too heavy to open. */
export const SHOWN_ARTICLES = 60;
const EACH = SHOWN_ARTICLES / WHYS.length;

export const noPicks = (): Picks => ({ random: [], doubt: [], publisher: [], publishers: new Map() });

const UNSURE = PARTS.indexOf("unsure");
const CONFIDENCE = MEASURES.indexOf("confidence");
/** Of fewer sentences nothing follows. */
const FEWEST = 5;

/** How many labels of an article are right if its confidences hold, 0 to 1; null where it can be no example of doubt. */
const sureness = ({ units, totals }: ArticleCounts): number | null =>
  // One whose every sentence abstains is in a language that nobody judged.
  units < FEWEST || totals[UNSURE] === units ? null : totals[CONFIDENCE]! / units;

const before = (left: Picked, right: Picked): number =>
  left.rank - right.rank || (left.docId < right.docId ? -1 : 1);

/** Puts an article among the first; false where it is not one of them. */
const put = (list: Array<Picked>, docId: string, rank: number): boolean => {
  const picked: Picked = { docId, rank, article: null };
  if (list.length >= EACH && before(list.at(-1)!, picked) < 0) return false;
  list.push(picked);
  list.sort(before);
  list.splice(EACH);
  return true;
};

/**
 * Picks among some articles, which must come by in the order of doc_id over all calls: it is a hash, so the first are a
 * random sample. Returns the doc_ids whose rows `fill` then needs.
 */
export const pick = (picks: Picks, articles: ReadonlyArray<ArticleCounts>): ReadonlySet<string> => {
  const wanted = new Set<string>();
  for (const article of articles) {
    const { docId, publisher } = article;
    const ordinal = picks.publishers.get(publisher ?? "") ?? 0;
    picks.publishers.set(publisher ?? "", ordinal + 1);
    const sure = sureness(article);
    const isPicked =
      (picks.random.length < EACH && put(picks.random, docId, 0)) ||
      (sure !== null && put(picks.doubt, docId, sure)) ||
      put(picks.publisher, docId, ordinal);
    if (isPicked) wanted.add(docId);
  }
  return wanted;
};

/** Gives the rows of articles that `pick` asked for. */
export const fill = (
  picks: Picks,
  rows: {
    readonly documents: ReadonlyArray<DocumentRow>;
    readonly sentences: ReadonlyArray<SentenceRow>;
    readonly quotes: ReadonlyArray<QuoteRow>;
  },
): void => {
  const documents = new Map(rows.documents.map((document) => [document.doc_id, document]));
  const sentences = Map.groupBy(rows.sentences, (row) => row.doc_id);
  const quotes = Map.groupBy(rows.quotes, (row) => row.doc_id);
  for (const why of WHYS)
    for (const picked of picks[why]) {
      const document = documents.get(picked.docId);
      if (document === undefined || picked.article !== null) continue;
      picked.article = {
        document,
        sentences: sentences.get(picked.docId) ?? [],
        quotes: quotes.get(picked.docId) ?? [],
      };
    }
};

/** Bytes of HTML that the articles may take, about: a page of some megabytes is slow to open. */
const MOST_BYTES = 1_100_000;

const bytesOf = ({ document, sentences }: ShownArticle): number =>
  700 + 250 * sentences.length + 1.1 * document.text.length;

/** What the page shows, each with why, those in doubt first. Of long articles fewer: a third of the room to each why. */
export const shownOf = (picks: Picks): ReadonlyArray<ShownArticle & { readonly why: Why }> =>
  (["doubt", "publisher", "random"] as const).flatMap((why) => {
    let room = MOST_BYTES / WHYS.length;
    return picks[why].flatMap(({ article }) => {
      if (article === null || bytesOf(article) > room) return [];
      room -= bytesOf(article);
      return [{ ...article, why }];
    });
  });
