/**
 * Words of a role, a desk or a rank: in a byline they follow the name and are no part of it ("Ann Lee, Climate
 * columnist"). Lower case, one word each.
 */
export const ROLE_WORDS: ReadonlyArray<string> = [
  "academic", "activist", "adviser", "advisor", "agency", "analyst", "anchor", "author", "barrister", "blogger", "broadcaster", "bureau",
  "campaigner", "chair", "chairman", "chairwoman", "chef", "chief", "co-founder", "columnist", "comedian", "commentator", "consultant",
  "contributing", "contributor", "correspondent", "councillor", "critic", "deputy", "desk", "director", "doctor", "economist", "editor",
  "editor-at-large", "editor-in-chief", "editorial", "environment", "essayist", "executive", "expert", "farmer", "fellow", "founder", "freelance",
  "freelancer", "guest", "head", "historian", "host", "intern", "journalist", "kolumnist", "kolumnistin", "lawyer", "lecturer", "manager", "minister", "mp",
  "msp", "news", "newsletter", "novelist", "nurse", "opinion", "photographer", "physician", "playwright", "poet", "political", "politics",
  "president", "producer", "professor", "publisher", "redakteur", "redaktion", "reporter", "researcher", "resident", "reviewer", "scientist",
  "senator", "senior", "special", "specialist", "sports", "staff", "student", "surgeon", "teacher", "trainee", "writer", "writes",
];

/** Agencies and words of an organisation: a byline piece that holds one is no person. Lower case, one word each. */
export const ORGANISATION_WORDS: ReadonlyArray<string> = [
  "academy", "afp", "agence", "agencies", "agency", "alliance", "ap", "association", "bbc", "bloomberg", "board", "centre", "chronicle", "cnn",
  "college", "committee", "company", "council", "courier", "daily", "desk", "dpa", "editors", "foundation", "gazette", "group", "guardian",
  "herald", "inc", "independent", "institute", "journal", "llc", "ltd", "magazine", "mail", "media", "mirror", "network", "news", "newsroom", "npr", "observer",
  "office", "organisation", "organization", "paper", "partnership", "post", "press", "project", "redaktion", "reuters", "review", "school",
  "service", "services", "society", "staff", "standard", "studio", "team", "telegraph", "times", "tribune", "trust", "union", "university",
  "upi", "watch", "weekly", "wire", "wires",
];

/** Lead-ins of a byline, lower case, longest first where one starts another. */
export const BYLINE_LEADS: ReadonlyArray<string> = [
  "a column by", "an essay by", "analysis by", "article by", "author", "author:", "authored by", "authors:", "by", "by:", "column by", "comment by", "commentary by", "contributed by",
  "di", "door", "editorial by", "essay by", "interview by", "interview:", "op-ed by", "opinion by", "opinion piece by", "par", "por", "posted by", "published by", "report by", "reported by",
  "review by", "reviewed by", "story by", "story:", "submitted by", "text by", "text:", "texte :", "von", "words by", "words:", "writes", "written by", "written by:",
];

/** Small words inside names: `Ludwig van Beethoven`, `Maria de la Cruz`. Lower case. */
export const NAME_PARTICLES: ReadonlyArray<string> = [
  "af", "al", "ap", "av", "ben", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el", "ibn", "la", "le",
  "ten", "ter", "van", "von", "y", "zu", "zum", "zur",
];

/** Titles before a name: they stay with it. Lower case, without the stop. */
export const HONORIFICS: ReadonlyArray<string> = [
  "baroness", "bishop", "capt", "cllr", "col", "dame", "dr", "father", "fr", "gen", "imam", "judge", "lady", "lord", "lt", "miss", "mme", "mr",
  "mrs", "ms", "mx", "prof", "professor", "rabbi", "rev", "sgt", "sir", "sister",
];

/** Letters after a name: cut off. Lower case, without stops. */
export const POST_NOMINALS: ReadonlyArray<string> = [
  "ba", "bsc", "cbe", "dphil", "esq", "frs", "jd", "kc", "llb", "ma", "mba", "mbe", "md", "msc", "obe", "phd", "qc", "rn",
];
