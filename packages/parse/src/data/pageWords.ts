/**
 * Words that belong to the page around an article rather than to a headline, lower case. A line made mostly of them is no
 * headline; one of them alone proves nothing ("Save the harbour"). Source: the kinds of furniture that pages show above an
 * article (menus, share bars, players, notices).
 */
export const PAGE_WORDS: ReadonlyArray<string> = [
  "a+", "a-", "accept", "account", "ad", "advert", "advertisement", "advertising", "app", "article", "audio", "bookmark", "breaking", "browser", "click", "close",
  "comment", "comments", "consent", "content", "cookie", "cookies", "copy", "download", "email", "e-mail", "enable", "facebook", "flipboard", "follow", "font",
  "gallery", "gift", "hear", "home", "homepage", "image", "instagram", "javascript", "jump", "latest", "linkedin", "link", "listen", "live", "loading", "log", "login", "mail",
  "main", "manage", "menu", "messenger", "min", "minute", "minutes", "mins", "navigation", "newsletter", "newsletters", "notifications", "open", "page", "photo", "photos", "pinned", "pinterest", "play", "player",
  "podcast", "pocket", "policy", "preferences", "print", "privacy", "read", "reddit", "register", "reject", "reprints", "save", "saved", "screen", "search", "share", "shares", "sign", "signin", "signup",
  "size", "skip", "sms", "sponsored", "story", "subscribe", "subscribed", "subscriber", "subscribers", "subscription", "switch", "telegram", "terms", "text", "threads", "toggle", "trending", "tweet", "twitter",
  "unlock", "url", "version", "video", "view", "viewing", "views", "watch", "whatsapp", "x",
];

/** Words of a picture line: no headline or standfirst holds one at its start or before a colon. Lower case. */
export const PICTURE_WORDS: ReadonlyArray<string> = [
  "caption", "cartoon", "composite", "courtesy", "credit", "drawing", "foto", "getty", "graphic", "handout", "illustration", "image", "photo", "photograph",
  "photographed", "photographer", "photography", "photos", "picture", "pictured", "pictures", "shutterstock", "©",
];

/** Last words of a newspaper's name: a short line that ends in one is a masthead where a better headline exists. Lower case. */
export const PAPER_NOUNS: ReadonlyArray<string> = [
  "advertiser", "advocate", "argus", "bee", "bugle", "bulletin", "chronicle", "citizen", "clarion", "courier", "daily", "dispatch", "echo", "enquirer", "examiner", "express",
  "gazette", "globe", "guardian", "herald", "independent", "inquirer", "journal", "ledger", "mail", "mercury", "messenger", "mirror", "monitor", "news", "observer", "post", "press", "recorder", "record", "register", "reporter",
  "review", "sentinel", "standard", "star", "sun", "telegraph", "times", "tribune", "weekly",
];

/**
 * Words after which a line goes on: articles, prepositions, auxiliaries. A line that ends in one, in lower case, was cut by
 * a wrap. Lower case.
 */
export const DANGLING_WORDS: ReadonlyArray<string> = [
  "a", "an", "and", "are", "as", "at", "be", "been", "between", "but", "by", "can", "could", "did", "does", "for", "from", "had", "has", "have", "her",
  "his", "if", "in", "into", "is", "its", "may", "might", "must", "my", "nor", "of", "on", "onto", "or", "our", "should", "than", "that", "the", "their", "to",
  "under", "until", "was", "were", "whether", "which", "while", "who", "whose", "will", "with", "would", "your",
];

/** Words that join others: they count for nothing when a line is weighed, and no heading ends with most of them. Lower case. */
export const FUNCTION_WORDS: ReadonlyArray<string> = [
  "a", "about", "after", "all", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before", "between", "but", "by", "can", "could", "did", "do", "does",
  "for", "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "may", "might", "more", "most", "must", "my", "nor", "not", "of", "on", "onto", "or", "our",
  "said", "says", "she", "should", "so", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "under", "until", "was", "we", "were", "what", "when",
  "where", "whether", "which", "while", "who", "whose", "why", "will", "with", "would", "you", "your",
];
