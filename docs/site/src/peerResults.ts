/** What a comparison with other tools found: tests/bench/peers writes it with --write, and benchmarks.ts reads it. */

/** A measure, and which way is good. */
export interface Measure {
  readonly name: string;
  readonly better: "higher" | "lower";
  /** Digits behind the point. */
  readonly digits: number;
}

export interface PeerResults {
  readonly title: string;
  /** How to measure it again. */
  readonly command: string;
  readonly machine: string;
  /** What it was measured on. */
  readonly set: string;
  /** Who said what is right; null where only time is measured. */
  readonly labelledBy: string | null;
  /** What of it our own models and rules had not seen, and what the others had. */
  readonly heldOut: string | null;
  readonly measures: ReadonlyArray<Measure>;
  /** Values in the order of the measures; null: not measured. Only rows of one group are compared. */
  readonly rows: ReadonlyArray<{
    readonly group: string | null;
    readonly name: string;
    readonly isOurs: boolean;
    readonly values: ReadonlyArray<number | null>;
  }>;
}

/** Where another tool is better than this one. */
export interface Loss {
  readonly measure: Measure;
  readonly group: string | null;
  readonly theirs: { readonly name: string; readonly value: number };
  readonly ours: number;
}

/** For each measure and group, the best of the others where it is better than the best of ours as the page shows them. */
export const lossesOf = ({ measures, rows }: PeerResults): ReadonlyArray<Loss> =>
  measures.flatMap((measure, i) =>
    [...new Set(rows.map(({ group }) => group))].flatMap((group) => {
      const of = (isOurs: boolean) =>
        rows
          .filter((row) => row.group === group && row.isOurs === isOurs && row.values[i] !== null)
          .map(({ name, values }) => ({ name, value: Number(values[i]!.toFixed(measure.digits)) }))
          .toSorted((a, b) => (measure.better === "higher" ? b.value - a.value : a.value - b.value))[0];
      const [ours, theirs] = [of(true), of(false)];
      if (ours === undefined || theirs === undefined) return [];
      const isLoss = measure.better === "higher" ? theirs.value > ours.value : theirs.value < ours.value;
      return isLoss ? [{ measure, group, theirs, ours: ours.value }] : [];
    }),
  );
