import type { Training } from "@columnist/learn";

/** Every model that is trained from gold data, a line each, sorted by id. */
export const TRAININGS: ReadonlyArray<Training> = [];
