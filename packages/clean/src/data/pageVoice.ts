/**
 * Words by which a page speaks about itself and to its reader, not the article about its matter. Several in one sentence
 * behind the last paragraph show a pitch or a notice in whatever wording. Lower case; weights are ours, set on invented
 * lines so that one strong word and an address to the reader, or three weak ones, are enough (threshold 2.3).
 */
export const PAGE_VOICE: Readonly<Record<string, number>> = {
  account: 1, ad: 1, blocker: 1.5, "ad-free": 2, address: 0.5, ads: 1, advertisement: 2, advertisers: 1, advertising: 1, affiliate: 2,
  ai: 0.5, alerts: 1.5, amended: 1.5, anonymous: 0.5, anonymously: 0.5, apologise: 1, app: 1.5, appeared: 1,
  appears: 1, archive: 0.5, article: 1, articles: 1, author: 1, automated: 1.5, based: 0.2, below: 0.5, bluesky: 1.5,
  bookshop: 1.5, browse: 1, browser: 1.5, cancel: 0.5, capacity: 0.3, caption: 1, channel: 0.5, charity: 0.3,
  civil: 0.5, clarify: 1.5, clarity: 1, click: 1.5, column: 1, columnist: 0.5, columnists: 1, columns: 1, comment: 1,
  commentary: 1, comments: 1.5, commission: 1, complaint: 1, complaints: 1.5, confidential: 1, confidentially: 1,
  content: 1, contribute: 0.7, contribution: 1.5, contributors: 1, conversation: 0.5, conversations: 0.7, copy: 0.5, copyright: 2, corrected: 1,
  correction: 1, counselling: 1, credit: 0.3, crisis: 0.3, daily: 0.5, debate: 0.3, depend: 0.5, desk: 0.5,
  device: 0.5, discount: 1, donate: 2, donation: 2, donations: 2, download: 1.5, "e-mail": 1, earlier: 0.3,
  edited: 1, edition: 1, editor: 1, editorial: 0.5, editorials: 0.7, editors: 1, email: 1, emails: 1.5, enable: 1,
  endorse: 1, episode: 1, episodes: 1, error: 1, errors: 1, essay: 0.5, essays: 0.5, exclusive: 1, expressed: 1.5,
  facebook: 1, "fact-checked": 2, fee: 0.5, feedback: 1.5, feel: 0.5, first: 0.2, follow: 0.5, forum: 0.5, free: 0.5,
  freelance: 0.7, gazette: 0.5, generated: 1, guidelines: 1, headline: 1, headlines: 1, helpline: 2, here: 0.5,
  homepage: 2, hotline: 2, inbox: 2, incorrectly: 1.5, independent: 0.5, independently: 0.7, instagram: 1,
  interest: 0.2, issue: 0.5, javascript: 2.5, journalism: 1.5, kind: 0.3, length: 0.5, letters: 0.5, licence: 1,
  license: 1, limit: 0.3, link: 1, links: 1.5, list: 0.3, listen: 0.5, listeners: 0.5, loading: 1, magazine: 0.5,
  mailing: 1.5, mastodon: 1.5, material: 0.5, member: 1, members: 1, membership: 1.5, misidentified: 2,
  misspelled: 2, misstated: 2, mistake: 0.5, moderated: 2, moderators: 2, month: 0.3, monthly: 0.5, necessarily: 1.5,
  news: 0.5, newsdesk: 2, newsletter: 2.5, newsletters: 2.5, newspaper: 0.5, newspapers: 0.3, newsroom: 1.5,
  newsstand: 1, newsstands: 1, notifications: 1.5, offer: 0.5, online: 0.5, "op-ed": 1.5, "op-eds": 1.5,
  opinion: 0.5, opinions: 0.5, opt: 1.5, originally: 1, page: 1, paper: 0.5, partner: 0.5, partners: 1, password: 1.5,
  patreon: 2, payment: 0.5, paywall: 2, permission: 1.5, personal: 0.3, personalise: 1, photograph: 0.5, photos: 0.5,
  piece: 1, pitch: 1, pitches: 1.5, podcast: 1, policy: 0.5, post: 0.5, postal: 1, premium: 1.5, previously: 0.3,
  prices: 0.5, print: 0.5, privacy: 2, publication: 1, published: 1, publisher: 1, publishing: 1, reader: 0.5,
  "reader-funded": 2, "reader-supported": 2, readers: 1, reading: 0.5, recording: 0.5, redistributed: 2, reflect: 1,
  refresh: 1, register: 1.5, registered: 1.2, regret: 0.5, rely: 0.5, replies: 1.5, reply: 1, reporters: 1, reporting: 0.5,
  represent: 0.7, reproduced: 2, reproduction: 1.5, republish: 2, republished: 2, republishing: 2, reserved: 1,
  respond: 1, response: 0.5, responses: 1.5, retailers: 1, reviewed: 0.3, rights: 0.5, ring: 0.5, samaritans: 2,
  series: 0.5, settings: 1.5, share: 1, sign: 1, signed: 0.5, site: 1.5, sponsored: 2, sponsors: 1.5, spotted: 1,
  stories: 1, story: 1, submission: 1.5, submissions: 2, submit: 1.5, subscribe: 2.5, subscriber: 2, subscribers: 2,
  subscription: 2, subscriptions: 2, substack: 1.5, support: 1, supporter: 1, supporters: 1, supporting: 1, survey: 1.5,
  syndicate: 1, syndicated: 2, syndication: 2, terms: 1, text: 0.5, thoughts: 0.5, tips: 1, transcript: 1,
  translated: 1, trial: 1, trust: 0.5, tweet: 1.5, twitter: 1, unlimited: 1, unsigned: 1, unsubscribe: 3,
  update: 0.5, updated: 1, verified: 0.5, version: 1, video: 0.5, views: 0.5, visit: 1, visitors: 0.5, website: 1.5,
  week: 0.2, weekly: 0.5, welcome: 0.7, whatsapp: 1.5, writer: 0.5, written: 0.5, wrong: 0.3, year: 0.1, youtube: 1,
};

/** First words of a line that asks the reader to do something, lower case. */
export const PAGE_IMPERATIVES: ReadonlyArray<string> = [
  "add", "be", "browse", "buy", "call", "catch", "check", "click", "comment", "contact", "discover", "donate", "download", "email", "e-mail", "enjoy", "explore", "find", "follow",
  "get", "give", "have", "help", "join", "keep", "learn", "let", "listen", "log", "need", "order", "please", "read", "receive", "register", "reply", "report", "ring", "see", "send", "share", "sign", "spotted", "start",
  "stay", "submit", "subscribe", "suggest", "support", "take", "tell", "text", "try", "tweet", "upgrade", "view", "visit", "vote", "want", "watch", "write",
];

/** Words of an author's own prose: each speaks against a pitch. Lower case. */
export const PROSE_WORDS: ReadonlyArray<string> = [
  "believed", "council", "country", "fear", "government", "had", "he", "her", "him", "i", "if only", "me", "mine", "minister", "my", "myself", "never", "nobody", "ought", "said", "says", "she", "should",
  "thought", "told", "was", "went", "were", "wrote",
];
