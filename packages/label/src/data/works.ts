/**
 * Words that tell what marks are for. `yes` and `no` are checked as the last words before the marks. Source: our own
 * lists, after the uses of quotation marks that style guides name.
 */
export interface MarkWord {
  readonly words: string;
  readonly yes: string;
  readonly no: string;
}

/** Nouns for works whose titles stand in marks. */
export const NOUN_OF_WORK: ReadonlyArray<MarkWord> = [
  { words: "album albums song songs single tune ballad hymn musical opera", yes: "her song", no: "her boat" },
  { words: "article articles column columns essay essays headline piece poem poems", yes: "her essay", no: "her pier" },
  { words: "book books memoir novel novels author bestseller", yes: "his novel", no: "his net" },
  { words: "documentary episode film films movie movies play show sitcom series trilogy", yes: "the film", no: "the tide" },
  { words: "exhibition mural painting photograph portrait sculpture", yes: "the mural", no: "the wall" },
  { words: "podcast programme video game", yes: "the podcast", no: "the ferry" },
];

/** Words after which marks hold a name, a nickname, a motto, or a word as word. */
export const NOUN_OF_MENTION: ReadonlyArray<MarkWord> = [
  { words: "alias aka dubbed named nicknamed nickname pseudonym", yes: "nicknamed", no: "painted" },
  { words: "adjective noun phrase slogan term verb word words motto", yes: "the word", no: "the wall" },
  { words: "acronym entitled titled spelled spelt pronounced", yes: "titled", no: "tilted" },
];

/** Words of speech that nobody uttered: with a reporting verb after them. */
export const IMAGINING: ReadonlyArray<MarkWord> = [
  { words: "imagine could may might would if suppose picture", yes: "you may ask", no: "she asked" },
];

/** Words that mark distance. */
export const SO_CALLED: ReadonlyArray<MarkWord> = [
  { words: "so-called supposed self-styled self-proclaimed alleged purported", yes: "so-called", no: "new" },
];
