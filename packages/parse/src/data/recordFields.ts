/** What a field of a record says. */
export type FieldRole =
  | "authors" | "body" | "description" | "fetched" | "id" | "language" | "published" | "publisher" | "section" | "title" | "topics" | "updated" | "url";

/**
 * Names of fields that crawlers and data sets give, lower case without `_`, `-`, `.`, by what they say; the first name
 * that a record has counts. Sources: news-please, newspaper, Common Crawl's WET tools, trafilatura, Fundus, Hugging Face
 * news sets, schema.org, NewsAPI, Event Registry, Media Cloud, Scrapy templates. An entry a line.
 */
export const RECORD_FIELDS: ReadonlyArray<readonly [role: FieldRole, names: string]> = [
  ["authors", "authors author byline creator writer columnist articleauthor authornames by"],
  ["body", "articlebody maintext fulltext bodytext cleanedtext cleantext plaintext articletext contenttext body text article content pagecontent rawtext story rawcontent html bodyhtml contenthtml rawhtml"],
  ["description", "standfirst dek subtitle subheadline lead description summary abstract excerpt teaser"],
  ["fetched", "datedownload crawldate fetchedat scrapedat retrievedat retrieved crawled crawltime downloadedat accessed warcdate"],
  ["id", "id docid uuid guid articleid uid"],
  ["language", "language lang inlanguage locale"],
  ["published", "datepublished datepublish publishedat publishedtime publishdate publicationdate published pubdate datetimepub date time timestamp createdat created datetime"],
  ["publisher", "publisher sourcedomain outlet newspaper publication sitename source site domain provider"],
  ["section", "section articlesection category sectionname desk rubric channel"],
  ["title", "headline title titel name headlinemain"],
  ["topics", "keywords tags topics tag"],
  ["updated", "datemodified datemodify modified updatedat updated lastmodified modifiedat"],
  ["url", "url link canonicalurl sourceurl articleurl permalink weburl uri"],
];
