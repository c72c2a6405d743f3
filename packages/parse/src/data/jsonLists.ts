/**
 * Names under which files of JSON list their articles, lower case without `_` and `-`. Sources: JSON Feed, NewsAPI, Event
 * Registry, Guardian and NYT APIs, GDELT, Media Cloud, Elasticsearch, WordPress' and Arc's APIs, data sets.
 */
export const JSON_LISTS: ReadonlySet<string> = new Set(
  (
    "articles article items results docs documents data records entries hits news posts stories response value values rows " +
    "content elements list collection newsarticles articleslist contentelements feed edges nodes publications editorials columns letters texts"
  ).split(" "),
);
