/**
 * Words by which a page speaks about itself and to its reader, not the article about its matter. Several in one sentence
 * behind the last paragraph show a pitch or a notice in whatever wording. Lower case; weights are ours, set on invented
 * lines so that one strong word and an address to the reader, or three weak ones, are enough (threshold 3).
 */
export const PAGE_VOICE: Readonly<Record<string, number>> = {
  account: 1, ads: 1, advertisers: 1, advertising: 1, affiliate: 2, alerts: 1.5, app: 1.5, archive: 0.5, article: 1, articles: 1,
  bookshop: 1.5, browser: 1.5, cancel: 0.5, channel: 0.5, click: 1.5, column: 1, comment: 1, comments: 1.5, commission: 1, content: 1, contribution: 1.5,
  copy: 0.5, copyright: 2, correction: 1, corrected: 1, daily: 0.5, desk: 0.5, discount: 1, donate: 2, donation: 2, donations: 2, download: 1.5,
  "e-mail": 1, editor: 1, editors: 1, email: 1, emails: 1.5, exclusive: 1, facebook: 1, fee: 0.5, feedback: 1.5, feel: 0.5, follow: 0.5, free: 0.5, gazette: 0.5, guidelines: 1,
  headline: 1, headlines: 1, helpline: 2, inbox: 2, independent: 0.5, instagram: 1, issue: 0.5, journalism: 1.5, letters: 0.5, licence: 1, license: 1, link: 1, links: 1.5,
  listen: 0.5, listeners: 0.5, mailing: 1.5, material: 0.5, member: 1, members: 1, membership: 1.5, mistake: 0.5, monthly: 0.5, news: 0.5, newsdesk: 2, newsletter: 2.5,
  newsletters: 2.5, newspaper: 0.5, newsroom: 1.5, notifications: 1.5, offer: 0.5, online: 0.5, opinion: 0.5, page: 1, paper: 0.5, password: 1.5, payment: 0.5, permission: 1.5,
  personalise: 1, photos: 0.5, piece: 1, podcast: 1, policy: 0.5, post: 0.5, premium: 1.5, print: 0.5, privacy: 2, publication: 1, published: 1, publisher: 1, reader: 0.5, readers: 1,
  reading: 0.5, redistributed: 2, register: 1.5, reporters: 0.5, reporting: 0.5, reproduced: 2, reproduction: 1.5, republish: 2, republished: 2, republishing: 2, reserved: 1, respond: 1, rights: 0.5,
  samaritans: 2, series: 0.5, share: 1, sign: 1, site: 1.5, spotted: 1, stories: 1, story: 1, submissions: 2, submit: 1.5, subscribe: 2.5, subscriber: 2, subscribers: 2, subscription: 2,
  subscriptions: 2, support: 1, supporter: 1, supporters: 1, survey: 0.5, syndicate: 1, syndicated: 2, terms: 1, thoughts: 0.5, tips: 1, trial: 1, trust: 0.5, tweet: 1.5, twitter: 1, unsubscribe: 3,
  update: 0.5, updated: 1, version: 1, video: 0.5, visit: 1, visitors: 0.5, website: 1.5, weekly: 0.5, written: 0.5, youtube: 1,
};

/** First words of a line that asks the reader to do something, lower case. */
export const PAGE_IMPERATIVES: ReadonlyArray<string> = [
  "add", "browse", "buy", "call", "catch", "check", "click", "comment", "contact", "discover", "donate", "download", "email", "e-mail", "enjoy", "explore", "find", "follow",
  "get", "give", "help", "join", "learn", "let", "listen", "log", "order", "please", "read", "receive", "register", "reply", "report", "ring", "see", "send", "share", "sign", "spotted", "start",
  "stay", "submit", "subscribe", "suggest", "support", "take", "tell", "text", "try", "tweet", "upgrade", "view", "visit", "vote", "watch", "write",
];

/** Words of an author's own prose: each speaks against a pitch. Lower case. */
export const PROSE_WORDS: ReadonlyArray<string> = [
  "believed", "council", "country", "fear", "government", "had", "he", "her", "him", "i", "if only", "me", "mine", "minister", "my", "myself", "never", "nobody", "ought", "said", "says", "she", "should",
  "thought", "told", "was", "went", "were", "wrote",
];
