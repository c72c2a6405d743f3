/** What only the whole dataset knows: clusters of duplicates, and the numbers of all words. */
import * as Effect from "effect/Effect";
import {
  clusterSteps,
  sortedWords,
  openColumns,
  type DatasetWords,
  type Placement,
  type Settlement,
} from "@columnist/dataset";
import { byTable } from "@columnist/model";
import type { ArticleFacts } from "../rows/articles.ts";
import type { MadePart } from "../rows/part.ts";
import { signaturesAt } from "../rows/partFile.ts";
import { orKeptDamaged } from "./keptDamaged.ts";

export interface Whole extends DatasetWords {
  /** What a part is settled with; asked once for each part, in their order. */
  readonly next: (part: MadePart) => Settlement;
}

/** Signatures of all articles, one after the other: read from the parts that lie on disk, since they are held for this alone. */
const minimaOf = Effect.fnUntraced(function* (parts: ReadonlyArray<MadePart>, articles: number) {
  let minima = new Uint32Array(0);
  let at = 0;
  for (const { content, articles: own } of parts) {
    const signatures =
      "folder" in content ? yield* orKeptDamaged(() => signaturesAt(content)) : content.signatures;
    if (signatures.length === 0) continue;
    if (minima.length === 0) minima = new Uint32Array((signatures.length / own.length) * articles);
    minima.set(signatures, at);
    at += signatures.length;
  }
  return minima;
});

/** For each article the number of the one that stands for its cluster, with a look at interruptions between bands. */
const canonicals = Effect.fn("duplicates")(function* (
  articles: ReadonlyArray<ArticleFacts>,
  minima: Uint32Array,
) {
  const steps = clusterSteps(articles, minima);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    // A turn of the event loop, so that a signal gets through.
    yield* Effect.sleep(0);
  }
});

/** Looks at all parts of a dataset. */
export const wholeOf = Effect.fn("settle")(function* (parts: ReadonlyArray<MadePart>) {
  const articles = parts.flatMap((part) => part.articles);
  const canonicalOf = yield* canonicals(articles, yield* minimaOf(parts, articles.length));
  const words = byTable((name) =>
    Object.fromEntries(
      openColumns(name).map((column) => {
        const met = new Set<string>();
        for (const part of parts) for (const word of part.words[name][column]!) met.add(word);
        return [column, sortedWords(met)];
      }),
    ),
  );
  const numbers = byTable(
    (name) =>
      new Map(
        Object.entries(words[name]).map(([column, all]) => [
          column,
          new Map(all.map((word, number) => [word, number])),
        ]),
      ),
  );
  let at = 0;
  const next = (part: MadePart): Settlement => {
    const placements = part.articles.map(({ docId, sentences }): Placement => {
      const moved = part.moved.get(docId) ?? null;
      const canonical = canonicalOf[at]!;
      const cluster = articles[canonical]!.docId;
      return { docId, cluster, canonical: canonical === at++, sentences, moved };
    });
    const own = byTable((name) => {
      const columns: Record<string, Int32Array> = {};
      for (const [column, numbered] of numbers[name])
        columns[column] = Int32Array.from(part.words[name][column]!, (word) => numbered.get(word)!);
      return columns;
    });
    return { numbers: own, placements };
  };
  const whole: Whole = { words, next };
  return whole;
});
