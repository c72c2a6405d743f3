/**
 * Words of a page's buttons, labels and menus that stand where a byline does, lower case: alone, or one after the other,
 * they name nobody.
 */
export const NO_NAMES: ReadonlyArray<string> = [
  "about", "account", "add", "advertisement", "all", "article", "articles", "author", "authors", "back", "bio", "bookmark", "by", "close", "comment", "comments", "contact", "continue", "copy",
  "date", "details", "download", "edit", "edited", "edition", "email", "facebook", "find", "follow", "gallery", "get", "help", "here", "home", "image", "images", "instagram", "join", "learn", "link",
  "listen", "loading", "log", "login", "menu", "more", "name", "next", "no", "none", "now", "open", "page", "photo", "photos", "play", "post", "posted", "posts", "previous", "print", "profile",
  "published", "read", "register", "related", "reply", "report", "reset", "save", "search", "see", "send", "share", "show", "sign", "skip", "source", "start", "submit", "subscribe", "tags", "title", "topics",
  "twitter", "unknown", "up", "updated", "us", "user", "username", "video", "view", "views", "watch", "website", "yes", "your",
];

/** Words that no name shown on a page holds, lower case: of a page's furniture, of a heading, of a sentence. */
export const NO_NAME_WORDS: ReadonlyArray<string> = [
  "advertisement", "and", "are", "article", "articles", "click", "comment", "comments", "download", "edition", "email", "find", "follow", "for", "from", "has", "have", "here", "how", "is", "login", "minute", "minutes",
  "more", "must", "newsletter", "not", "our", "page", "photo", "photos", "posted", "privacy", "published", "read", "related", "share", "should", "sign", "subscribe", "than", "that", "the", "their", "this", "updated",
  "video", "view", "was", "watch", "what", "when", "where", "who", "why", "will", "with", "you", "your",
];
