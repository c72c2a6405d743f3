/** Names of sections that papers print above a headline, lower case. Not opinion; those are in `OPINION_LABELS`. */
export const SECTIONS: ReadonlyArray<string> = [
  "africa", "america", "americas", "art", "arts", "arts & culture", "asia", "australia", "books", "brexit", "business", "canada", "china",
  "cities", "city", "climate", "climate change", "community", "court", "courts", "crime", "culture", "defence", "defense", "design",
  "economics", "economy", "education", "elections", "energy", "england", "entertainment", "environment", "europe", "family",
  "farming", "fashion", "features", "film", "finance", "food", "football", "gardening", "global", "global development", "health", "history",
  "home", "homes", "housing", "immigration", "international", "ireland", "justice", "law", "letters", "life", "life & style", "lifestyle", "literature",
  "local", "local news", "london", "magazine", "markets", "media", "metro", "middle east", "money", "motoring", "music", "national", "nation",
  "nature", "new york", "news", "northern ireland", "obituaries", "parenting", "philosophy", "planning", "policing", "policy", "politics", "property", "race", "real estate",
  "region", "regional", "religion", "review", "reviews", "rugby", "rural", "russia", "schools", "science", "scotland", "security", "society", "space", "special report",
  "sport", "sports", "style", "sunday", "tech", "technology", "television", "theatre", "theater", "top stories", "town", "transport", "transportation", "travel", "tv", "uk",
  "uk news", "ukraine", "us", "us news", "usa", "wales", "weather", "weekend", "wellness", "women", "work", "workplace", "world", "world news",
];

/** Labels that say the piece is opinion, lower case: a section, a kicker, a part of the path in an address. */
export const OPINION_LABELS: ReadonlyArray<string> = [
  "analysis & comment", "argument", "as i see it", "another view", "blog", "blogs", "column", "columnist", "columnists", "columns", "comment", "comment & debate", "comment is free",
  "commentary", "commentisfree", "contributors", "debate", "diary", "editorial", "editorial board", "editorials", "essay", "essays", "expert view",
  "first person", "forum", "guest", "guest column", "guest columnist", "guest commentary", "guest essay", "guest opinion", "guest view", "guest voices", "ideas", "in my view", "leader", "leaders", "leading article", "meinung",
  "my turn", "my view", "notebook", "op-ed", "op-eds", "oped", "opinion", "opinion & analysis", "opinion essay", "opinions", "other views", "our view", "outlook", "personal view", "perspective", "perspectives",
  "point of view", "polemic", "readers' view", "sketch", "soapbox", "speaking out", "tribune", "view", "viewpoint", "viewpoints", "views", "voices", "your view",
];

/** Labels of other genres, lower case, with the genre they show. */
export const GENRE_LABELS: Readonly<Record<string, string>> = {
  analysis: "analysis",
  explainer: "analysis",
  "fact check": "analysis",
  feature: "feature",
  "in conversation": "interview",
  interview: "interview",
  "letter to the editor": "letter",
  letters: "letter",
  "letters to the editor": "letter",
  live: "live",
  "live blog": "live",
  "live updates": "live",
  obituary: "obituary",
  "q&a": "interview",
  review: "review",
  satire: "satire",
  "your letters": "letter",
};
