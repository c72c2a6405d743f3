/** Figures of the quote reader: on op-eds labelled by the guideline, and on PolNeAR's articles. */
import { readQuotes } from "@columnist/label";
import { readQuotesWith } from "@columnist/label/quote-parts";
import type { Evaluation } from "@columnist/learn";
import { opeds } from "../trainings/opeds.ts";
import { goldArticles, isHeldOut } from "../trainings/polnear.ts";
import { fitQuotes, modelsOf } from "../trainings/quotes.ts";
import { countOped, opedQuoteFigures } from "./opedQuotes.ts";
import { countQuotes, quoteFigures } from "./polnearQuotes.ts";

/**
 * The quote reader on PolNeAR: as it ships, on the development split, which no rule and no weight was fitted on; and
 * fitted anew on four fifths of the training split, on the last fifth, where choices were made. On op-eds as it ships.
 */
export const quotesEvaluation: Evaluation = {
  id: "quotes",
  run: (read) => {
    const articles = goldArticles(read);
    const train = articles.filter((article) => article.split === "train");
    const models = modelsOf(
      fitQuotes(
        train.filter(({ id }) => !isHeldOut(id)),
        () => {},
      ),
    );
    return [
      ...opedQuoteFigures(
        "op-eds",
        opeds(read).map((document) => countOped(document, readQuotes)),
      ),
      ...quoteFigures(
        "polnear dev",
        articles
          .filter((article) => article.split === "dev")
          .map((article) => countQuotes(article, readQuotes)),
      ),
      ...quoteFigures(
        "polnear held out of train",
        train
          .filter(({ id }) => isHeldOut(id))
          .map((article) => countQuotes(article, (input) => readQuotesWith(models, input))),
      ),
    ];
  },
};
