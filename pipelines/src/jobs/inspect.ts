/** An article as the stages read it: a line a sentence, coloured by label, quotes underlined, speakers named. */
import * as Effect from "effect/Effect";
import type { Label, LabeledArticle, SentenceLabel } from "@columnist/model";
import { eachArticle, type ArticleRead } from "./articles.ts";
import { NothingFound } from "../findings.ts";
import { paint, print, shown, type Style } from "../terminal.ts";

const COLOURS: { readonly [L in Label]: Style } = { opinion: "yellow", claim: "cyan", quote: "green" };

const share = (value: number): string => (value >= 0.995 ? "1.0" : value.toFixed(2).slice(1)).padStart(3);

/** The sentence's text with the pieces of quotes in it underlined. */
const underlined = ({ text, quotes }: LabeledArticle, start: number, end: number, colour: Style): string => {
  let painted = "";
  let at = start;
  const pieces = quotes
    .filter(({ kind }) => kind === "direct" || kind === "mixed")
    .flatMap(({ pieces }) => pieces)
    .filter((piece) => piece.start < end && piece.end > start)
    .sort((a, b) => a.start - b.start);
  for (const piece of pieces) {
    const from = Math.max(at, piece.start);
    const to = Math.min(end, piece.end);
    if (to <= from) continue;
    painted += paint(colour, shown(text.slice(at, from)));
    painted += paint([colour, "underline"].flat() as Style, shown(text.slice(from, to)));
    at = to;
  }
  return (painted + paint(colour, shown(text.slice(at, end)))).replaceAll("\n", " ");
};

const sentenceLine = (article: LabeledArticle, i: number, judgement: SentenceLabel): string => {
  const colour = COLOURS[judgement.label];
  const head = `${judgement.label.padEnd(7)} ${share(judgement.confidence)} ${(judgement.rule ?? "").padEnd(3)}`;
  const doubt = judgement.abstain ? paint("dim", " ?") : "";
  const speaker = judgement.speaker === null ? "" : paint("dim", ` — ${shown(judgement.speaker)}`);
  const { starts, ends } = article.sentences;
  return `${paint(colour, head)} | ${underlined(article, starts[i]!, ends[i]!, colour)}${speaker}${doubt}\n`;
};

const heading = ({ source, article }: ArticleRead): string => {
  const { metadata } = article;
  const facts = [
    ...metadata.authors.map(({ value }) => value),
    metadata.section?.value,
    metadata.published?.value.at ?? metadata.published?.value.raw,
    article.format,
  ].filter((fact) => fact !== undefined && fact !== null);
  const name = source.record === null ? source.path : `${source.path} ${source.record}`;
  const title = paint("bold", shown(metadata.title?.value ?? "(no headline)"));
  return `${paint("dim", name)}\n${title}\n${shown(facts.join(" · "))}\n`;
};

const summary = ({ labels, quotes, dropped }: LabeledArticle): string => {
  const counted = (label: Label): string => {
    const count = labels.filter((judgement) => judgement.label === label).length;
    return paint(COLOURS[label], `${count} ${label}`);
  };
  const spoken = quotes.filter(({ kind }) => kind === "direct" || kind === "mixed").length;
  const lines = dropped.filter(({ kind }) => kind !== "markup" && kind !== "space").length;
  return (
    `\n${labels.length} sentences: ${counted("opinion")}, ${counted("claim")}, ${counted("quote")}; ` +
    `${spoken} quotes; ${lines} pieces dropped (pipeline dropped FILE lists them)\n`
  );
};

/** All lines of an article. */
const view = (read: ArticleRead): string => {
  const { article } = read;
  let text = heading(read);
  let block = -1;
  article.labels.forEach((judgement, i) => {
    let next = Math.max(block, 0);
    while (
      article.blocks[next + 1] !== undefined &&
      article.blocks[next + 1]!.start <= article.sentences.starts[i]!
    )
      next++;
    if (next !== block) {
      const kind = article.blocks[next]?.kind ?? "paragraph";
      text += kind === "paragraph" ? "\n" : `\n${paint("dim", kind)}\n`;
      block = next;
    }
    text += sentenceLine(article, i, judgement);
  });
  return text + summary(article);
};

/** `pipeline inspect FILE`. */
export const inspectFile = Effect.fnUntraced(function* (path: string, fetchedAt: string | null) {
  let shownAny = false;
  let refusal: string | null = null;
  yield* eachArticle(
    path,
    fetchedAt,
    (read) => {
      const before = shownAny ? "\n" : "";
      shownAny = true;
      return print(before + view(read));
    },
    ({ error, detail, source_record }) =>
      Effect.sync(() => {
        refusal ??= `${source_record === null ? path : `${path} ${source_record}`}: ${error}: ${detail}`;
      }),
  );
  if (refusal !== null && shownAny) process.stderr.write(`${String(refusal)}\n`);
  if (refusal !== null && !shownAny) {
    const [what = "", ...advice] = String(refusal).split("; ");
    return yield* new NothingFound({ what, advice: advice.join("; ") });
  }
});
