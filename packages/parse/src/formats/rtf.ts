import { refuse } from "@columnist/model";
import type { Format } from "../format.ts";
import { rtfText } from "../rtfText.ts";
import { ofWholeFile } from "../wholeFile.ts";
import { documentsOf } from "../vendors/documents.ts";

const HEAD = /^\s{0,20}\{\\rtf\d?/;
const MEDIA_TYPE = "application/rtf";

/** Rich Text Format: the default download of Nexis Uni and Factiva, and what word processors save. */
export const rtf: Format = {
  id: "rtf",
  mediaTypes: [MEDIA_TYPE, "text/rtf"],
  sniff: (head) => (HEAD.test(head) ? 1 : 0),
  parse: (decoded, source, read) => {
    const carried = rtfText(decoded.text);
    if (carried.text.trim() === "")
      return refuse(
        "parse.rtf.empty",
        `${source.path}: the RTF file holds no text`,
        "Save it again with its text, or remove it.",
      );
    return read(carried, decoded, source, "rtf", MEDIA_TYPE);
  },
  splitter: {
    sniff: (head) => (HEAD.test(new TextDecoder("latin1").decode(head.subarray(0, 40))) ? 1 : 0),
    open: (path) => ofWholeFile((bytes) => documentsOf(path, bytes, MEDIA_TYPE, rtfText, true)),
  },
};
