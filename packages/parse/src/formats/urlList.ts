import { refuse } from "@columnist/model";
import type { Format } from "../format.ts";

const URL_LINE = /^(?:[-*•\d.)\s"',]{0,12})(?:https?:\/\/|www\.)[^\s"',]{3,2000}["',]?$/i;
/** A shortcut that browsers save: Windows' and macOS'. */
const SHORTCUT = /^\s{0,40}\[InternetShortcut\]|<!DOCTYPE plist[\s\S]{0,400}<key>URL<\/key>/i;

const FIRST_LINE = /^\s{0,40}(?:#|[-*•\d.)\s"',]{0,12}(?:https?:|www\.))/i;

/** Whether lines are addresses and nothing else; the last may be cut off. */
const isList = (text: string): boolean => {
  if (!FIRST_LINE.test(text)) return false;
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#")); // prettier-ignore
  if (lines.length === 0) return false;
  const urls = lines.filter((line) => URL_LINE.test(line)).length;
  return urls === lines.length || (urls >= 3 && urls >= lines.length * 0.9);
};

/** Lists of addresses, which are refused: nothing is fetched here. */
export const urlList: Format = {
  id: "urls",
  mediaTypes: ["text/uri-list"],
  sniff: (head) => (SHORTCUT.test(head) || isList(head) ? 0.93 : 0),
  parse: (_decoded, source) =>
    refuse(
      "parse.urls.list",
      `${source.path} is a list of addresses, and files are read here, nothing is fetched`,
      "Fetch the pages first, for example with `wget --warc-file=pages --input-file=FILE`, and give pages.warc.gz.",
    ),
};
