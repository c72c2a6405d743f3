import type { FurnitureRule } from "../rule.ts";
import { PAGE } from "./furniturePage.ts";
import { PEOPLE } from "./furniturePeople.ts";
import { PICTURES } from "./furniturePictures.ts";
import { READERS } from "./furnitureReaders.ts";

/**
 * Furniture of scraped news text, a row a shape: what stands around an article and is not the article. Decided by the words
 * that a line is made of, its length, its stop and its place, not by fixed phrases. Every row carries lines that it must
 * drop and lines that it must keep; both run as tests. Kinds: the 64 kinds of the project's list of furniture; rows were
 * written from its facts and from invented wordings.
 *
 * `shape` and `not` look at the folded line (lower case, straight apostrophes, single spaces), `look` at the line itself.
 * To add a rule: add a row to the file of its kind, sorted by id.
 */
export const FURNITURE: ReadonlyArray<FurnitureRule> = [...PAGE, ...PEOPLE, ...PICTURES, ...READERS];
