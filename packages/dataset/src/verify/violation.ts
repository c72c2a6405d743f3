/** A broken invariant of a dataset: where, and what was found. */
export interface Violation {
  /** `verify.<invariant>`, e.g. `verify.slice`, `verify.key.foreign`. */
  readonly code: string;
  /** File or table it stands in. */
  readonly place: string;
  readonly detail: string;
}

// A file that breaks an invariant often breaks it in every row.
const SHOWN = 5;

/** Collects violations: the first few of each code and place, and a count of the rest. */
export class Violations {
  readonly #found = new Map<string, Array<Violation>>();
  readonly #counts = new Map<string, number>();

  add(code: string, place: string, detail: string): void {
    const key = `${code} ${place}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    const shown = this.#found.get(key) ?? [];
    if (count <= SHOWN) this.#found.set(key, [...shown, { code, place, detail }]);
  }

  list(): ReadonlyArray<Violation> {
    return [...this.#found].flatMap(([key, shown]) => {
      const more = this.#counts.get(key)! - shown.length;
      return more === 0 ? shown : [...shown, { ...shown[0]!, detail: `and ${more} more` }];
    });
  }
}
