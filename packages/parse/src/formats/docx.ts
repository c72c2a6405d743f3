import { refuse } from "@columnist/model";
import { docxText } from "../docxText.ts";
import type { Format } from "../format.ts";
import { ofWholeFile } from "../wholeFile.ts";
import { documentsOf } from "../vendors/documents.ts";

/** The media type of word/document.xml, which a record of a document is; the archive around it is read by `zip`. */
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const DOCUMENT = /<w:(?:document|body|p)\b/;
// Every page comes by here: the prefix is looked for as written before the pattern is.
const isDocument = (head: string): boolean => head.includes("<w:") && DOCUMENT.test(head);

/** The text of a DOCX file: its main part, word/document.xml, cut into the articles that it holds. */
export const docx: Format = {
  id: "docx",
  mediaTypes: [DOCX],
  sniff: (head) => (isDocument(head) && /^\s{0,100}</.test(head) ? 1 : 0),
  parse: (decoded, source, read) => {
    const carried = docxText(decoded.text);
    if (carried.text.trim() === "")
      return refuse(
        "parse.docx.empty",
        `${source.path}: the document holds no text (pictures of pages hold none)`,
        "Save it again with its text, or remove it.",
      );
    return read(carried, decoded, source, "docx", DOCX);
  },
  splitter: {
    sniff: (head) => (head[0] === 60 && isDocument(new TextDecoder().decode(head)) ? 1 : 0),
    open: (path) => ofWholeFile((bytes) => documentsOf(path, bytes, DOCX, docxText, false)),
  },
};
