/**
 * Control words of RTF 1.9 that matter to text. Groups that hold no text of the document are skipped whole; words that
 * stand for a character give it; words that end a paragraph, a line or a cell break the text.
 */
// prettier-ignore
export const RTF_SKIPPED: ReadonlySet<string> = new Set([
  "annotation", "atnauthor", "atndate", "atnicn", "atnid", "atnparent", "atnref", "atntime", "atrfend", "atrfstart", "author", "bkmkend", "bkmkstart", "category", "colortbl", "comment", "company",
  "creatim", "datastore", "doccomm", "fldinst", "fontemb", "fontfile", "fonttbl", "footer", "footerf", "footerl", "footerr", "footnote", "ftncn", "ftnsep", "ftnsepc", "generator", "header", "headerf",
  "headerl", "headerr", "hlinkbase", "info", "keywords", "latentstyles", "listoverridetable", "listpicture", "listtable", "listtext", "manager", "nonshppict", "objclass", "objdata", "operator", "pict", "pntext", "pntxta",
  "pntxtb", "printim", "private", "revtbl", "revtim", "rsidtbl", "rxe", "stylesheet", "subject", "tc", "template", "themedata", "colorschememapping", "title", "txe", "userprops", "xe", "xmlnstbl", "filetbl", "pgptbl", "mmathpr",
]);

export const RTF_CHARACTERS: ReadonlyMap<string, string> = new Map([
  ["emdash", "—"], ["endash", "–"], ["lquote", "‘"], ["rquote", "’"], ["ldblquote", "“"], ["rdblquote", "”"], ["bullet", "•"], ["tab", "\t"],
  ["emspace", "\u2003"], ["enspace", "\u2002"], ["qmspace", "\u2005"], ["~", "\u00a0"], ["_", "\u2011"],
]);

/** What a word breaks: a paragraph, or a line within it. */
export const RTF_BREAKS: ReadonlyMap<string, "\n\n" | "\n"> = new Map([
  ["par", "\n\n"], ["sect", "\n\n"], ["page", "\n\n"], ["row", "\n\n"], ["nestrow", "\n\n"], ["line", "\n"], ["cell", "\n"], ["nestcell", "\n"], ["softline", "\n"],
]);

/** WHATWG labels of Windows code pages, by what `\ansicpg` says, and of font character sets (`\fcharset`). */
export const RTF_CODE_PAGES: ReadonlyMap<number, string> = new Map([
  [437, "windows-1252"], [850, "windows-1252"], [866, "ibm866"], [874, "windows-874"], [932, "shift_jis"], [936, "gbk"], [949, "euc-kr"], [950, "big5"], [1250, "windows-1250"], [1251, "windows-1251"],
  [1252, "windows-1252"], [1253, "windows-1253"], [1254, "windows-1254"], [1255, "windows-1255"], [1256, "windows-1256"], [1257, "windows-1257"], [1258, "windows-1258"], [10000, "macintosh"], [65001, "utf-8"],
]);
export const RTF_CHARSETS: ReadonlyMap<number, number> = new Map([
  [0, 1252], [77, 10000], [128, 932], [129, 949], [134, 936], [136, 950], [161, 1253], [162, 1254], [163, 1258], [177, 1255], [178, 1256], [186, 1257], [204, 1251], [222, 874], [238, 1250],
]);
