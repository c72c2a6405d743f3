import type { Format } from "./format.ts";
import { VENDORS } from "./vendors/vendors.ts";
import { csv } from "./formats/csv.ts";
import { docx } from "./formats/docx.ts";
import { factivaXml } from "./formats/factivaXml.ts";
import { feed } from "./formats/feed.ts";
import { html } from "./formats/html.ts";
import { json } from "./formats/json.ts";
import { jsonl } from "./formats/jsonl.ts";
import { mail } from "./formats/mail.ts";
import { markdown } from "./formats/markdown.ts";
import { nitf } from "./formats/nitf.ts";
import { rtf } from "./formats/rtf.ts";
import { tei } from "./formats/tei.ts";
import { text } from "./formats/text.ts";
import { urlList } from "./formats/urlList.ts";
import { warc } from "./formats/warc.ts";
import { zip } from "./formats/zip.ts";

/** Every input format, a line each; their order means nothing. */
export const FORMATS: ReadonlyArray<Format> = [
  csv,
  factivaXml,
  docx,
  feed,
  html,
  json,
  jsonl,
  mail,
  markdown,
  nitf,
  rtf,
  tei,
  text,
  urlList,
  warc,
  zip,
  ...VENDORS,
];
