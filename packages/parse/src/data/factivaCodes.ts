import type { LabelRole } from "./exportLabels.ts";

/**
 * Factiva's two- and three-letter field codes (developer.dowjones.com, "Field codes"). Those with `own` become fields of
 * their own. A code a line.
 */
// prettier-ignore
export const FACTIVA_CODES: ReadonlyMap<string, LabelRole> = new Map([
  ["HD", "title"], ["BY", "authors"], ["SE", "section"], ["PD", "published"], ["SN", "publisher"], ["LA", "language"], ["LP", "body"], ["TD", "body"],
  ["HL", "title"], ["HDL", "description"], ["CY", "end"], ["CR", "own"], ["WC", "own"], ["ET", "own"], ["SC", "own"], ["ED", "own"], ["PG", "own"], ["VOL", "own"], ["NGC", "own"],
  ["GC", "own"], ["CLM", "own"], ["ART", "graphic"], ["CT", "own"], ["CX", "correction"], ["CO", "own"], ["IN", "own"], ["NS", "own"], ["RE", "own"], ["IPC", "own"],
  ["IPD", "own"], ["PUB", "own"], ["AN", "own"], ["RF", "own"], ["RST", "own"], ["DE", "own"], ["FDS", "own"], ["PE", "own"],
]);

/** Lines that count words ("137 words") and that give a document's number ("Document QVPOST0020240503ek53000b1"). */
// prettier-ignore
export const FACTIVA_WORDS = "words|mots|wörter|worte|palabras|parole|woorden|palavras|ord|слов|字|文字|単語|słów|slov|kelime";
export const FACTIVA_DOCUMENT = "Document|Dokument|Documento|Documento n\\.|Документ|文件|文档|文書";
