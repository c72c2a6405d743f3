/** Pieces that formats and stages give a meaning to; repeated, each is the worst input of some rule. */
// prettier-ignore
export const PIECES: ReadonlyArray<string> = [
  "a", "A", "a ", "Aa ", "A B C ", "A. ", "Mr. ", "St. ", "U.S.", "p.m. ", "1", "1.", "12,", "1,000 ", "$1 ", "%", "0",
  "\"", "“", "”", "‘", "’", "'", "«", "(", ")", "[", "]", "{", "}", "- ", "—", "…", "...", ". ", ".", "!?", "? ", "; ", ":", "|", "=", "\\",
  "\n", "\n\n", "\r\n", "\t", " ", "\u00a0", "\u200b", "\u0301", "\u2028", "😀", "한", "é", "Â£", "â€™", "&", "&amp;", "&lt;",
  "<", ">", "<p>", "</p>", "<p>a</p>", "<div>", "</div>", "<a href=x>", "<a href=x>a</a> ", "<b>", "<em>a</em> ", "<br>", "<!--", "]]>",
  "<![CDATA[", "<script>", "<table><tr><td>", "<li>", "<h1>a</h1>", "<blockquote>", "<span>", "</span>", "<p class=byline>By A</p>", "<time>",
  "<item>", "<description>a</description>", "{\"a\":", "[[", "\\\"", "\\u0041", "\"a\n", "a,b\n", "{\"id\":\"a\",\"text\":\"b\"}\n",
  "*", "_", "`", "#", "# a\n", "> ", "> > ", "- a\n", "1. a\n", "![", "[a](", "](", "**a", "_a *b ", "~~", "http://a.b/", "a@b.",
  "By ", "By Ann Lee\n\n", "Ann Lee ", "Share\n", "12 Comments\n", "34 min ago\n", "18 March 2026\n", "Read more: a\n", "* * *\n", "\n--\n", "a-\n",
  "“a” said b. ", "\"a,\" he said, \"b\". ", "said ", "according to ", "He said that ", "Ann Lee said: ", "Ann Lee, the mayor, said ", "“a”, ",
  "“a ‘b ", "“a\n\n", "and ", "the ", "not ", "must ", "I think that ", "if ", "as ", "who said ", "(a) ", "which the council which ",
  "WARC/1.0\r\n", "Content-Length: 1\r\n\r\n",
];
