import type { Format } from "./format.ts";
import { VENDORS } from "./vendors/vendors.ts";
import { csv } from "./formats/csv.ts";
import { factivaXml } from "./formats/factivaXml.ts";
import { feed } from "./formats/feed.ts";
import { html } from "./formats/html.ts";
import { jsonl } from "./formats/jsonl.ts";
import { markdown } from "./formats/markdown.ts";
import { nitf } from "./formats/nitf.ts";
import { text } from "./formats/text.ts";
import { warc } from "./formats/warc.ts";

/** Every input format, a line each; their order means nothing. */
export const FORMATS: ReadonlyArray<Format> = [
  csv,
  factivaXml,
  feed,
  html,
  jsonl,
  markdown,
  nitf,
  text,
  warc,
  ...VENDORS,
];
