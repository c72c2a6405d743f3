import type { Format } from "./format.ts";
import { csv } from "./formats/csv.ts";
import { feed } from "./formats/feed.ts";
import { html } from "./formats/html.ts";
import { jsonl } from "./formats/jsonl.ts";
import { markdown } from "./formats/markdown.ts";
import { text } from "./formats/text.ts";
import { warc } from "./formats/warc.ts";

/** Every input format, a line each; their order means nothing. */
export const FORMATS: ReadonlyArray<Format> = [csv, feed, html, jsonl, markdown, text, warc];
