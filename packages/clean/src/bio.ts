import { fold, type Line } from "./line.ts";

const ROLE =
  "academic|activist|adjunct|adviser|advisor|ambassador|analyst|artist|attorney|author|barrister|biologist|broadcaster|campaigner|chair|chairman|chairwoman|chef|chief|co-?founder|columnist|comedian|commentator|commissioner|congressman|congresswoman|consultant|contributor|correspondent|councillor|counsel|critic|dean|democrat|deputy|director|doctor|economist|editor|engineer|essayist|executive|expert|farmer|fellow|filmmaker|founder|freelancer?|gardener|general|geographer|governor|gp|graduate|head|historian|host|instructor|journalist|judge|lawyer|leader|lecturer|librarian|manager|mayor|member|minister|mp|musician|novelist|nurse|officer|organi[sz]er|partner|philosopher|photographer|physician|pilot|playwright|poet|president|principal|producer|professor|programmer|psychologist|publisher|recipient|reporter|representative|republican|researcher|resident|reviewer|scholar|scientist|screenwriter|secretary|senator|sociologist|solicitor|spokesperson|student|surgeon|teacher|trustee|veteran|veterinarian|vet|visiting|volunteer|winner|writer";

const ACT =
  "writes?|teach(?:es)?|works?|chairs?|lives?|covers?|leads?|runs?|directs?|heads?|serves?|served|edits?|reports?|hosts?|founded|co-?founded|co-?hosts?|blogs?|tweets?|posts?|practi[sc]es|studies|studied|farms|has (?:been|written|taught|worked|served|covered|reported|published)|contributes?|specialises|specializes|researches|volunteers|holds|represents|was (?:born|a|an|the|formerly|previously)|is on";

const NAME = String.raw`(?:(?:dr|prof|professor|mr|mrs|ms|sir|dame|rev|lord|lady|cllr)\.? )?\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|de|la|van|von|der|den|bin|al)){1,3}`;

// A full name, perhaps two, then what they are or do.
const NAMED = new RegExp(
  String.raw`^[—–•*(\[-]?\s?${NAME}(?: \(@\w{2,30}\))?(?:,? (?:and|&) ${NAME})?(?:,? (?:jr|sr|ph\.?d|md|m\.d)\.?)?(?:, [^.!?]{3,200},)?,?\s(?:(?:is|are|was|were)\s(?:an?|the|now|currently|also|both|co-?\p{Ll}+|chief|deputy|executive|senior|professor|director|president|editor|author|head|chair|founder|former|formerly|vice|managing|associate|assistant|based|writing|on|at|(?:\p{Lu}[\p{L}.&]* ){0,4}\p{Lu}[\p{L}.&]*['’]s?)(?![\p{L}\p{N}])|(?:recently )?(?:${ACT})\b)`,
  "u",
);
const LEADING_NAME = new RegExp(String.raw`^[—–•*(\[-]?\s?(${NAME})`, "u");
const ROLE_NEAR = new RegExp(String.raw`^.{0,160}\b(?:${ROLE})s?\b`, "iu");
const ACT_OF_WRITERS =
  /\b(?:writes? (?:about|on|for|from|a|the|here|regularly|frequently|often|weekly)|is (?:the |an? )?(?:\w+ ){0,3}(?:columnist|writer|journalist|editor|correspondent|reporter|author|contributor|critic|fellow|professor|lecturer)|(?:author|editor|co-author) of\b|(?:latest|new|most recent|forthcoming|first|debut) (?:book|novel|collection|album|memoir))/i;
/** What follows the author's name in a biography. */
const TELLS = new RegExp(
  String.raw`^,?\s?(?:(?:is|are|was|were|has|an?|the|who)\b|(?:${ACT})\b|(?:and|&) )`,
  "i",
);
const GENERIC = new RegExp(
  String.raw`^(?:(?:the|our|today's|this week's) )?(?:guest )?(?:(?:writer|author|columnist|contributor|reviewer) \p{L}+s|(?:writer|author|columnist|contributor|reviewer)s? (?:is|are|was|were|has|have|can|may|${ACT}))\b|^about the (?:author|writer)`,
  "iu",
);
const PRONOUN =
  /^(?:he|she|they) (?:is|are|was|writes?|tweets?|lives?|has|teaches|works?|can be|blogs|runs|hosts|posts|also|previously|grew|holds|studied|edits|chairs)\b/i;
const POSSESSIVE =
  /^(?:his|her|their|(?:\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3})['’]s?) (?:\p{L}+,? ){0,3}(?:book|novel|books|memoir|column|podcast|work|writing|essays|newsletter|collection|poems|reporting|new|latest|most)\b/iu;

/** No biography is longer, in words. */
const MAX_WORDS = 110;

/** Names as a biography may start with them. */
export interface KnownAuthors {
  readonly whole: ReadonlyArray<string>;
  /** First names and surnames alone. */
  readonly parts: ReadonlyArray<string>;
}

export const knownAuthors = (names: ReadonlyArray<string>): KnownAuthors => ({
  whole: names.map((name) => fold(name).replace(/\. ?(?=\p{L})/gu, ". ")),
  parts: names
    .flatMap((name) => fold(name).split(/[ .]/))
    .filter(
      (part) =>
        part.length >= 3 && !/^(?:the|editorial|board|van|von|der|mrs?|dr|prof|team|editors)$/.test(part),
    ),
});

/** Length of the name that `key` starts with; 0 for none. */
const nameLength = (key: string, names: ReadonlyArray<string>): number => {
  for (const name of names)
    if (key.startsWith(name) && !/[\p{L}\p{N}]/u.test(key.charAt(name.length))) return name.length;
  return 0;
};

/**
 * A line that tells who wrote the article. `line` is folded; `authors` known from the byline; `isAfterBio`: the line
 * before it is one; `isNamedInBody`: tells whether a name is spoken of in the body (then a line about it may be body).
 */
export const isBio = (
  line: Line,
  authors: KnownAuthors,
  isAfterBio: boolean,
  isNamedInBody: (name: string) => boolean,
): boolean => {
  if (line.words < 3 || line.words > MAX_WORDS || line.key === "") return false;
  const bare = line.key.replace(/^[^\p{L}]+/u, "").replace(/(?<=^\p{L})\. ?(?=\p{L})/u, ". ");
  if (GENERIC.test(bare)) return true;
  if (isAfterBio && (PRONOUN.test(bare) || POSSESSIVE.test(line.text))) return true;
  const title = /^(?:mrs?|ms|mx|dr|prof|sir|dame|rev|lord|lady)\.? /.exec(bare)?.[0].length ?? 0;
  const full = nameLength(bare, authors.whole);
  // "Ms. Riis swims": a title and the surname stand for the whole name.
  const titled = full > 0 || title === 0 ? 0 : nameLength(bare.slice(title), authors.parts);
  const whole = titled > 0 ? title + titled : full;
  const length = whole > 0 ? whole : nameLength(bare, authors.parts);
  if (length > 0) {
    const rest = bare.slice(length);
    // Nobody opens a sentence of their own column with their own name.
    if (whole > 0 && /^(?:'s |' )/.test(rest)) return true;
    const second = /^,? (?:and|&) (.+)/.exec(rest)?.[1];
    if (whole > 0 && second !== undefined && nameLength(second, authors.whole) > 0) return true;
    if (whole > 0 && /^,? (?:and |who )?(?:\p{L}+(?:s|ed|t)|can|may|will)\b/u.test(rest)) return true;
    if (TELLS.test(rest) && (whole > 0 || ROLE_NEAR.test(rest) || ACT_OF_WRITERS.test(rest))) return true;
    if (
      whole > 0 &&
      (rest.startsWith(",") || /^'s? (?:latest|new|most|book|novel|column)/.test(rest)) &&
      ROLE_NEAR.test(rest)
    )
      return true;
  }
  const named = NAMED.exec(line.text);
  if (named === null) return false;
  if (!ROLE_NEAR.test(line.text) && !ACT_OF_WRITERS.test(line.text)) return false;
  const name = LEADING_NAME.exec(line.text)?.[1] ?? "";
  return authors.whole.length > 0 && whole === 0
    ? ACT_OF_WRITERS.test(line.text) && !isNamedInBody(name)
    : !isNamedInBody(name);
};
