/** What parse must know of HTML's elements: which have no content, which start a line of their own, what ends what. */

const set = (names: string): ReadonlySet<string> => new Set(names.split(" "));

/** Elements without content or end tag (HTML standard 13.1.2, and two obsolete ones). */
export const VOID = set(
  "area base basefont br col embed frame hr img input link meta param source track wbr",
);

/** Elements whose text starts and ends a line: block level by the standard's style sheet, AMP's and other known ones. */
export const BLOCK = set(
  "address amp-accordion amp-sidebar article aside blockquote body caption center dd details dialog dir div dl dt fieldset " +
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav noscript ol option " +
    "p pre section select summary table tbody tfoot thead tr ul video audio hr template iframe object amp-ad",
);

/** Elements whose text is never read: code, forms, fallbacks of embedded things. */
export const SILENT = set(
  "script style template head svg math iframe object embed select option textarea button input noscript canvas audio " +
    "video datalist noframes noembed map progress meter title amp-ad dialog",
);

/** An open `p` ends where one of these starts (HTML standard 13.2.6.4.7). */
export const ENDS_PARAGRAPH = set(
  "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 " +
    "h6 header hgroup hr li dd dt main menu nav ol p pre search section summary table ul",
);

/** What may stand in `head`: anything else starts the body, tagged or not. */
export const IN_HEAD = set("base link meta script style title noscript template head html");

/** Walls that an end tag of another element does not reach across. */
export const SCOPE = set("table td th caption html template object marquee applet");

/** Start tags that end an open element of these names, as far as the nearest `until`. */
export const IMPLIED_END: ReadonlyMap<
  string,
  { readonly ends: ReadonlySet<string>; readonly until: ReadonlySet<string> }
> = new Map([
  ["li", { ends: set("li"), until: set("ul ol menu dir table td") }],
  ["dt", { ends: set("dt dd"), until: set("dl table td") }],
  ["dd", { ends: set("dt dd"), until: set("dl table td") }],
  ["tr", { ends: set("tr"), until: set("table tbody thead tfoot") }],
  ["td", { ends: set("td th"), until: set("tr table") }],
  ["th", { ends: set("td th"), until: set("tr table") }],
  ["tbody", { ends: set("tbody thead tfoot"), until: set("table") }],
  ["tfoot", { ends: set("tbody thead tfoot"), until: set("table") }],
  ["option", { ends: set("option"), until: set("select") }],
  ["a", { ends: set("a"), until: set("table td body") }],
]);

/** Inline elements: their end tag never ends a block that was left open inside them. */
export const isInline = (name: string): boolean => !BLOCK.has(name) && !SCOPE.has(name) && !SILENT.has(name);
