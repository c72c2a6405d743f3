import type { Drop, LabeledArticle, OffsetRuns, Quote, Result } from "@columnist/model";

/** Raw offset of a text offset: inside its run, else the end of the run before it. */
const rawOf = (runs: OffsetRuns, at: number): number => {
  let raw = 0;
  for (let i = 0; i < runs.length; i += 3) {
    const [text, start, length] = [runs[i]!, runs[i + 1]!, runs[i + 2]!];
    if (at < text) break;
    raw = at < text + length ? start + at - text : start + length;
  }
  return raw;
};

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

// White space and markup are dropped by the thousand and tell nothing to a reader of goldens.
const isShown = (drop: Drop): boolean => drop.kind !== "space" && drop.kind !== "markup";

const quoteLine = (text: string, quote: Quote): string => {
  const words = quote.pieces.map((piece) => oneLine(text.slice(piece.start, piece.end))).join(" … ");
  const flags = `${quote.closed ? "" : ", open"}${quote.parent === null ? "" : ", inner"}`;
  return `" ${quote.kind}${flags} | ${quote.speaker ?? `nobody (${quote.speakerMethod})`} | ${words}`;
};

const factLines = (article: LabeledArticle): ReadonlyArray<string> => {
  const { metadata, fields, detectedLanguage } = article;
  const facts: ReadonlyArray<readonly [string, string | number | undefined | null]> = [
    ["title", metadata.title?.value],
    ["standfirst", metadata.standfirst?.value],
    ["authors", metadata.authors.map((author) => author.value).join(" | ")],
    ["section", metadata.section?.value],
    ["genre", metadata.genre?.value],
    ["published", metadata.published?.value.raw],
    ["dateline", metadata.dateline?.value],
    ["language", detectedLanguage],
    ["comments", fields.commentCount],
    ["corrections", fields.corrections.join(" | ")],
    ["disclaimer", fields.disclaimer],
    ["cut", fields.paywalled ? "paywall" : fields.truncated ? "truncated" : null],
  ];
  return facts
    .filter(([, value]) => value !== undefined && value !== null && value !== "")
    .map(([name, value]) => `${name}: ${value}`);
};

/**
 * All stages of one article at once, for people to read: facts, then a line a sentence, a line a drop, in the order of
 * the input, and a line a quote under the sentence in which it starts.
 *
 *     claim .91 C1 | Rents rose 4 % in May.
 *     claim .80 R1 source: Ida Brook | Ida Brook said that rents rose.
 *     - clean.share.bar | Share
 *     " direct | Ida Brook | “They rose.”
 *
 * A question mark after the label: abstained. The number is the confidence, to two places.
 */
export const render = (result: Result<LabeledArticle>): string => {
  if (!result.ok) return `refused ${result.refusal.code} | ${result.refusal.message}\n`;
  const article = result.value;
  const { text, sentences, labels, quotes, offsets } = article;
  const lines: Array<{ readonly at: number; readonly line: string }> = [];
  const starts = Array.from(sentences.starts);
  starts.forEach((start, i) => {
    const seen = labels[i]!;
    const sure = `${seen.abstain ? "?" : ""} ${seen.confidence.toFixed(2).replace(/^0/u, "")}`;
    const voice = seen.voice === "author" ? "" : ` ${seen.voice}: ${seen.speaker ?? "nobody"}`;
    const more = [
      ...(seen.scareQuote ? ["scare"] : []),
      ...(seen.authorEvaluation ? ["judged"] : []),
      ...(seen.loadedWords.length > 0 ? [`loaded: ${seen.loadedWords.join(", ")}`] : []),
    ];
    const flags = more.length === 0 ? "" : ` (${more.join("; ")})`;
    const body = oneLine(text.slice(start, sentences.ends[i]!));
    const at = rawOf(offsets, start);
    lines.push({ at, line: `${seen.label}${sure} ${seen.rule}${voice}${flags} | ${body}` });
    for (const quote of quotes)
      if (quote.pieces[0]!.start >= start && quote.pieces[0]!.start < (starts[i + 1] ?? text.length))
        lines.push({ at, line: quoteLine(text, quote) });
  });
  for (const drop of article.dropped.filter(isShown))
    lines.push({
      at: drop.start,
      line: `- ${drop.rule} | ${oneLine(article.raw.slice(drop.start, drop.end))}`,
    });
  const ordered = lines.toSorted((one, other) => one.at - other.at).map(({ line }) => line);
  return `${[...factLines(article), "", ...ordered].join("\n")}\n`;
};
