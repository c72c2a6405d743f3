/** How far people who corrected the same sentences agree. */
import * as Effect from "effect/Effect";
import { type AmendmentFiles, amendmentsIn } from "../seeds/amendments.ts";

/** Agreement on the labels of sentences that two or more people judged, with 95 % intervals. */
export interface Agreement {
  readonly people: ReadonlyArray<string>;
  readonly sentences: number;
  /** Krippendorff's alpha, nominal; the interval by bootstrap over sentences. */
  readonly alpha: number;
  readonly alphaInterval: readonly [number, number] | null;
  /** Cohen's kappa of the pair, where there are two people. */
  readonly kappa: number | null;
  readonly kappaInterval: readonly [number, number] | null;
}

/** Null where no sentence was judged twice. */
export const agreementOf = Effect.fnUntraced(function* (files: AmendmentFiles) {
  if (files.corrections.length === 0) return null;
  const { corrections } = yield* amendmentsIn(files);
  const [{ ratingsOf }, { bootstrapInterval, cohenKappa, krippendorffAlpha }] = yield* Effect.promise(() =>
    Promise.all([import("@columnist/dataset"), import("@columnist/statistics")]),
  );
  const { people: everybody, ratings } = ratingsOf(corrections);
  if (ratings.length === 0) return null;
  // Who judged nothing that another judged too has no part in the figures.
  const shared = everybody.map((_, i) => i).filter((i) => ratings.some((row) => row[i] !== null));
  const people = shared.map((i) => everybody[i]!);
  const [first, second] = shared;
  const kappa =
    people.length === 2
      ? cohenKappa(ratings.map((row) => [row[first!] ?? null, row[second!] ?? null] as const))
      : null;
  const agreement: Agreement = {
    people,
    sentences: ratings.length,
    alpha: krippendorffAlpha(ratings),
    alphaInterval: bootstrapInterval(
      ratings.map((_, i) => [i]),
      (items) => krippendorffAlpha(items.map((item) => ratings[item]!)),
    ),
    kappa: kappa?.value ?? null,
    kappaInterval: kappa?.interval ?? null,
  };
  return agreement;
});

const figure = (value: number, interval: readonly [number, number] | null): string =>
  Number.isNaN(value)
    ? "not defined (one label only)"
    : `${value.toFixed(2)}${interval === null || interval.some(Number.isNaN) ? "" : ` [${interval[0].toFixed(2)}, ${interval[1].toFixed(2)}]`}`;

/** One line for people. */
export const agreementLine = ({
  people,
  sentences,
  alpha,
  alphaInterval,
  kappa,
  kappaInterval,
}: Agreement): string =>
  `${people.length} people judged ${sentences} sentences: alpha ${figure(alpha, alphaInterval)}` +
  (kappa === null ? "" : `, kappa ${figure(kappa, kappaInterval)}`);
