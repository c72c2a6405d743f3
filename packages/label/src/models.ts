export { editorialModel, type EditorialShape } from "./models/editorial.ts";
export type { OpinionModel } from "./models/model.ts";
import { EDITORIAL } from "./models/editorial.ts";
import type { OpinionModel } from "./models/model.ts";

/** Models that can judge opinion against claim, a line each. */
export const MODELS: ReadonlyArray<OpinionModel> = [EDITORIAL];

/** The model of this id; the one that ships where there is none of it. */
export const modelOf = (id: string): OpinionModel => MODELS.find((model) => model.id === id) ?? EDITORIAL;
