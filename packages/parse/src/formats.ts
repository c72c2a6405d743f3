import type { Format } from "./format.ts";
import { html } from "./formats/html.ts";
import { text } from "./formats/text.ts";

/** Every input format, a line each; their order means nothing. */
export const FORMATS: ReadonlyArray<Format> = [html, text];
