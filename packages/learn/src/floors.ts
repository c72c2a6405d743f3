import type { Figure } from "./figures.ts";

/** Least values (most, where lower is better) by `set / metric`, for each area. Only ever raised. */
export type Floors = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A figure on the wrong side of its floor. */
export interface BrokenFloor {
  readonly area: string;
  readonly name: string;
  readonly value: number;
  readonly floor: number;
}

const nameOf = ({ set, metric }: Figure): string => `${set} / ${metric}`;
const holds = (better: Figure["better"], value: number, floor: number): boolean =>
  better === "higher" ? value >= floor : value <= floor;

/** The figures of an area that fell through their floors, in the order of the figures. */
export const brokenFloors = (
  area: string,
  figures: ReadonlyArray<Figure>,
  floors: Floors,
): ReadonlyArray<BrokenFloor> =>
  figures.flatMap((figure) => {
    const name = nameOf(figure);
    const floor = floors[area]?.[name];
    return floor === undefined || holds(figure.better, figure.value, floor)
      ? []
      : [{ area, name, value: figure.value, floor }];
  });

// Room for a change that moves a handful of units either way; a refit of the labels moves their figures by up to .01.
const MARGIN = 0.003;
const MARGINS: Readonly<Record<string, number>> = { labels: 0.01 };

/** Rounded away from the figure, so that a floor never stands above what was measured. */
const below = ({ value, better }: Figure, area: string): number => {
  const margin = MARGINS[area] ?? MARGIN;
  return better === "higher"
    ? Math.floor((value - margin) * 1000) / 1000
    : Math.ceil((value + margin) * 1000) / 1000;
};

/** The floors of one area brought up to what was measured; none is lowered, and none is dropped. */
export const raisedFloors = (area: string, figures: ReadonlyArray<Figure>, floors: Floors): Floors => {
  const known = floors[area] ?? {};
  const raised = figures.map((figure): readonly [string, number] => {
    const name = nameOf(figure);
    const fresh = below(figure, area);
    const old = known[name];
    return [name, old === undefined || holds(figure.better, fresh, old) ? fresh : old];
  });
  const all = Object.entries({ ...known, ...Object.fromEntries(raised) });
  return { ...floors, [area]: Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1))) };
};
