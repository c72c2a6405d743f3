/** What a field of a record says. */
export type FieldRole =
  | "authors" | "body" | "description" | "fetched" | "id" | "language" | "published" | "publisher" | "rights" | "section" | "title" | "topics" | "updated" | "url"; // prettier-ignore

/**
 * Names of fields that crawlers and data sets give, lower case without `_`, `-`, `.`, by what they say; the first name
 * that a record has a value for counts. Sources: news-please, newspaper, Common Crawl's WET tools and CC-News, trafilatura,
 * Fundus, Hugging Face news sets, schema.org, NewsAPI, Event Registry, the Guardian's and the NYT's APIs, Media Cloud,
 * WordPress, ProQuest's and Nexis' table exports, Scrapy templates. An entry a line.
 */
export const RECORD_FIELDS: ReadonlyArray<readonly [role: FieldRole, names: string]> = [
  ["authors", "authors author byline creator writer columnist articleauthor authornames authorname authorlist journalist journalists reporter reporters bylines bylinetext writtenby contributor contributors person signature by"],
  ["body", "articlebody maintext fulltext bodytext cleanedtext cleantext plaintext articletext contenttext body text article articlecontent articlebodytext storybody storytext newstext textcontent content contentbody pagecontent postcontent postbody posttext rawtext story rawcontent html bodyhtml contenthtml articlehtml rawhtml fullcontent fullarticle maincontent contentelements contents paragraphs newscontent newsbody editorialtext"],
  ["description", "standfirst dek deck subtitle subheadline subhead subheader lead lede trailtext description summary abstract excerpt teaser"],
  ["fetched", "datedownload crawldate fetchedat scrapedat retrievedat retrieved crawled crawltime downloadedat accessed warcdate filedate scrapedate crawledat dateretrieved"],
  ["id", "id docid uuid guid articleid uid storyid newsid recordid documentid proquestdocumentid accessionno accessionnumber"],
  ["language", "language lang inlanguage locale languageofpublication langcode"],
  ["published", "datepublished datepublish publishedat publishedtime publishdate publicationdate publisheddate publishingdate publishdatetime publicationdatetime webpublicationdate firstpublished firstpublicationdate firstpublishdate published pubdate pubtime datetimepub articledate newsdate storydate postdate displaydate issuedate seendate date datetime time timestamp publishedon datum fecha createdat created"],
  ["publisher", "publisher sourcedomain outlet outletname newspaper newspapername paper publicationtitle publicationname publication medium mediaoutlet sitename sourcename source sourcehostname site domain hostname provider publishername"],
  ["rights", "rights license licence licenseurl copyright copyrightnotice copyrightholder usageterms rightsstatement"],
  ["section", "section articlesection sectionname sectiontitle category categories sectionid desk newsdesk rubric channel pillarname subcategory ressort rubrik"],
  ["title", "headline headlinemain title titel name heading articletitle newstitle storytitle posttitle webtitle maintitle titletext headlines headlinetext titre titulo título schlagzeile"],
  ["topics", "keywords tags topics tag subjects subject labels taxonomies"],
  ["updated", "datemodified datemodify modified updatedat updated lastmodified modifiedat lastupdated dateupdated updateddate modifieddate updatedate"],
  ["url", "url link canonicalurl sourceurl articleurl requestedurl respondedurl permalink weburl documenturl pageurl finalurl originalurl storyurl href uri"],
];

/** Objects around an article's own properties: `_source` of Elasticsearch, `fields` of the Guardian, `attributes` of Strapi. */
export const RECORD_WRAPPERS: ReadonlySet<string> = new Set(
  "_source fields attributes node properties document doc item metadata meta article data payload record".split(" "),
);

/** Texts that tables hold for "nothing", lower case: R, pandas, Excel, SQL. */
export const MISSING: ReadonlySet<string> = new Set(
  ["", "na", "n/a", "#n/a", "n.a.", "nan", "null", "none", "nil", "undefined", "-", "--", "—", ".", "\\n", "<na>", "nat", "missing", "not available", "[]", "{}"], // prettier-ignore
);
