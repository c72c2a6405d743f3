import type { Evaluation } from "@columnist/learn";

/** Every area that is measured on gold data, a line each, sorted by id. */
export const EVALUATIONS: ReadonlyArray<Evaluation> = [];
