/** Figures of the quote reader: on op-eds labelled by the guideline, and on PolNeAR's articles. */
import { readQuotes } from "@columnist/label";
import { readQuotesWith } from "@columnist/label/quote-parts";
import { OPED_FOLDS, type Evaluation } from "../index.ts";
import { foldsOf, opeds, type Oped } from "../training/quotedOpeds.ts";
import { goldArticles, isHeldOut, type GoldArticle } from "../training/polnear.ts";
import { modelsOf } from "../training/fittedQuotes.ts";
import { fitQuotes } from "../training/quotes.ts";
import type { Counts } from "./counts.ts";
import { countOped, opedQuoteFigures } from "./opedQuotes.ts";
import { countQuotes, quoteFigures } from "./polnearQuotes.ts";

const quiet = (): void => {};

/** Op-eds read by models fitted on PolNeAR and the op-eds of other outlets and authors, a fold after the other. */
const heldOutOpeds = (
  articles: ReadonlyArray<GoldArticle>,
  documents: ReadonlyArray<Oped>,
): ReadonlyArray<Counts> => {
  const folds = foldsOf(documents);
  return Array.from({ length: OPED_FOLDS }, (_, fold) => {
    const others = documents.filter(({ id }) => folds.get(id) !== fold);
    const held = documents.filter(({ id }) => folds.get(id) === fold);
    const models = modelsOf(fitQuotes(articles, others, quiet));
    return held.map((document) => countOped(document, (input) => readQuotesWith(models, input)));
  }).flat();
};

/**
 * The quote reader on op-eds, by folds of whole outlets and authors; on PolNeAR as it ships, on the development split,
 * which nothing was fitted on; and fitted anew on four fifths of the training split, on the last fifth.
 */
export const quotesEvaluation: Evaluation = {
  id: "quotes",
  run: (read) => {
    const articles = goldArticles(read);
    const documents = opeds(read);
    const train = articles.filter((article) => article.split === "train");
    const dev = articles.filter((article) => article.split === "dev");
    const held = train.filter(({ id }) => isHeldOut(id));
    const rest = train.filter(({ id }) => !isHeldOut(id));
    const models = modelsOf(fitQuotes(rest, documents, quiet));
    return [
      ...opedQuoteFigures("op-eds", heldOutOpeds(train, documents)),
      ...quoteFigures(
        "polnear dev",
        dev.map((article) => countQuotes(article, readQuotes)),
      ),
      ...quoteFigures(
        "polnear held out of train",
        held.map((article) => countQuotes(article, (input) => readQuotesWith(models, input))),
      ),
    ];
  },
};
