import { random } from "./random.ts";
import { BODIES, FAMILY, GIVEN, PLACES, SUBJECTS, TITLES, VERBS, VERDICTS } from "./words.ts";

/** A generated opinion piece, before any layout. */
export interface GeneratedArticle {
  readonly number: number;
  readonly headline: string;
  readonly author: string;
  readonly section: string;
  readonly date: string;
  readonly paragraphs: ReadonlyArray<string>;
}

/** Article `number` of the corpus: about 4 KB of text; the same number gives the same article on every machine. */
export const generateArticle = (number: number): GeneratedArticle => {
  const next = random(number + 1);
  const pick = <T>(values: ReadonlyArray<T>): T => values[Math.floor(next() * values.length)]!;
  const upTo = (most: number): number => 1 + Math.floor(next() * most);
  const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
  const place = pick(PLACES);
  const subject = pick(SUBJECTS);
  const person = `${pick(GIVEN)} ${pick(FAMILY)}`;

  const sentences: ReadonlyArray<() => string> = [
    () =>
      `${capital(pick(BODIES))} counted ${upTo(900)} complaints in ${place} last year, ${upTo(40)} per cent more than in ${2000 + upTo(24)}.`,
    () => `${capital(subject)} is ${pick(VERDICTS)}.`,
    () => `The council should publish what ${subject} costs before it signs anything.`,
    () =>
      `“We will not give up ${subject},” ${pick(VERBS)} ${pick(TITLES)} ${pick(FAMILY)} of ${pick(PLACES)}.`,
    () => `According to ${pick(BODIES)}, “${subject} has never paid for itself and never will”.`,
    () => `${person} believes that ${subject} can still be saved.`,
    () => `How many winters must ${place} wait?`,
    () =>
      `The bill passed on ${upTo(28)} March by ${upTo(60)} votes to ${upTo(40)}, after a debate that ran past 11 p.m. and drew ${upTo(9)}.${upTo(9)} million viewers.`,
    () => `Its so-called “reform” is ${pick(VERDICTS)}, and everyone on ${pick(PLACES)} High St. knows it.`,
    () => `If ${pick(BODIES)} had acted in the spring, ${subject} would cost half as much today.`,
    () =>
      `"It isn't about money," ${pick(GIVEN)} ${pick(FAMILY)} ${pick(VERBS)}. "It is about who gets to decide."`,
    () =>
      `Rents in ${pick(PLACES)} rose by £${upTo(400)} because fewer flats were built (see J. ${pick(FAMILY)}’s report, No. ${upTo(90)}).`,
  ];
  const paragraphs: Array<string> = [];
  let length = 0;
  while (length < 4000) {
    const paragraph = Array.from({ length: upTo(4) }, () => pick(sentences)()).join(" ");
    paragraphs.push(paragraph);
    length += paragraph.length + 2;
  }
  return {
    number,
    headline: `${capital(subject)} is ${pick(VERDICTS)}`,
    author: `${pick(GIVEN)} ${pick(FAMILY)}`,
    section: pick(["Opinion", "Comment", "Views", "Leaders", "News"]),
    date: `${2018 + upTo(7)}-0${upTo(9)}-1${upTo(9) - 1}`,
    paragraphs,
  };
};

/** As a scrape of plain text: section, headline, byline with a glued time, paragraphs, counters. */
export const asText = (article: GeneratedArticle): string =>
  [
    article.section,
    article.headline,
    `${article.author}${(article.number % 50) + 2} min ago`,
    ...article.paragraphs,
    `${article.number % 90} Comments`,
  ].join("\n\n") + "\n";

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** As a page: head with metadata, navigation, article, related links, footer; about three times the text. */
export const asHtml = (article: GeneratedArticle): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escape(article.headline)} | The ${article.section} Post</title>
<meta property="og:title" content="${escape(article.headline)}"><meta name="author" content="${escape(article.author)}">
<meta property="article:published_time" content="${article.date}T06:00:00Z">
<script type="application/ld+json">{"@type":"OpinionNewsArticle","headline":${JSON.stringify(article.headline)},"datePublished":"${article.date}T06:00:00Z"}</script>
<style>${".card{margin:0 auto;padding:1rem;display:grid}".repeat(20)}</style></head>
<body><header class="site-header"><nav><ul>${PLACES.map((name) => `<li><a href="/${name.toLowerCase()}">${name}</a></li>`).join("")}</ul></nav></header>
<main><article class="story"><p class="kicker"><a href="/opinion">${article.section}</a></p><h1>${escape(article.headline)}</h1>
<div class="byline">By <a rel="author" href="/by/${article.number}">${escape(article.author)}</a> <time datetime="${article.date}T06:00:00Z">${article.date}</time></div>
<div class="share"><button>Share</button><button>Save</button></div>
${article.paragraphs.map((paragraph, i) => `<p class="body">${escape(paragraph)}</p>${i === 3 ? '<aside class="related"><h4>Read more</h4><ul><li><a href="/1">The bridge that nobody wanted</a></li></ul></aside>' : ""}`).join("\n")}
</article><section class="most-read"><h2>Most read</h2><ol>${SUBJECTS.map((subject) => `<li><a href="#">Why ${subject} matters</a></li>`).join("")}</ol></section></main>
<footer><p>© The Post. All rights reserved.</p><ul>${GIVEN.map((name) => `<li><a href="#">${name}</a></li>`).join("")}</ul></footer></body></html>
`;
