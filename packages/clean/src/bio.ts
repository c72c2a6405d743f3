import { fold, type Line } from "./line.ts";

const ROLE =
  "academic|activist|adviser|advisor|analyst|artist|author|barrister|biologist|broadcaster|campaigner|chair|chairman|chairwoman|chef|chief|co-?founder|columnist|comedian|commentator|consultant|contributor|correspondent|councillor|critic|dean|deputy|director|doctor|economist|editor|engineer|essayist|executive|expert|farmer|fellow|filmmaker|founder|freelancer?|gardener|geographer|gp|graduate|head|historian|host|instructor|journalist|judge|lawyer|leader|lecturer|librarian|manager|mayor|member|minister|mp|musician|novelist|nurse|officer|organi[sz]er|partner|philosopher|photographer|physician|pilot|playwright|poet|president|principal|producer|professor|programmer|psychologist|publisher|recipient|reporter|researcher|resident|reviewer|scholar|scientist|screenwriter|secretary|senator|sociologist|solicitor|spokesperson|student|surgeon|teacher|trustee|veteran|veterinarian|vet|visiting|volunteer|winner|writer";

const ACT =
  "writes?|teach(?:es)?|works?|chairs?|lives?|covers?|leads?|runs?|directs?|heads?|serves?|served|edits?|reports?|hosts?|founded|co-?founded|co-?hosts?|blogs?|tweets?|posts?|practi[sc]es|studies|studied|farms|has (?:been|written|taught|worked|served|covered|reported|published)|contributes?|specialises|specializes|researches|volunteers|holds|represents|was (?:born|a|an|the|formerly|previously)|is on";

const NAME = String.raw`(?:(?:dr|prof|professor|mr|mrs|ms|sir|dame|rev|lord|lady|cllr)\.? )?\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|de|la|van|von|der|den|bin|al)){1,3}`;

// A full name, perhaps two, then what they are or do.
const NAMED = new RegExp(
  String.raw`^[—–•*(\[-]?\s?${NAME}(?:,? (?:and|&) ${NAME})?,?\s(?:(?:is|are|was|were)\s(?:an?|the|now|currently|also|both|co-|chief|deputy|executive|senior|professor|director|president|editor|author|head|chair|founder|based|writing|on|at)\b|(?:${ACT})\b)`,
  "u",
);
const ROLE_NEAR = new RegExp(String.raw`^.{0,160}\b(?:${ROLE})s?\b`, "iu");
const ACT_OF_WRITERS =
  /\b(?:writes? (?:about|on|for|from|a|the|here|regularly|frequently|often|weekly)|is (?:the |an? )?(?:\w+ ){0,3}(?:columnist|writer|journalist|editor|correspondent|reporter|author|contributor|critic|fellow|professor|lecturer)|(?:author|editor|co-author) of\b|(?:latest|new|most recent|forthcoming|first|debut) (?:book|novel|collection|album|memoir))/i;
const GENERIC =
  /^(?:the )?(?:writer|author|columnist|contributor|reviewer)s? (?:is|are|was|were|writes?|lives?|teaches|works?|has|have|runs|chairs)\b|^about the (?:author|writer)/i;
const PRONOUN =
  /^(?:he|she|they) (?:is|are|was|writes?|tweets?|lives?|has|teaches|works?|can be|blogs|runs|hosts|posts|also|previously|grew|holds|studied|edits|chairs)\b/i;
const POSSESSIVE =
  /^(?:his|her|their|(?:\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3})['’]s?) (?:\p{L}+,? ){0,3}(?:book|novel|books|memoir|column|podcast|work|writing|essays|newsletter|collection|poems|reporting|new|latest|most)\b/iu;

/** No biography is longer, in words. */
const MAX_WORDS = 110;

/** Names as a biography may start with them: whole, and the surname alone. */
export interface KnownAuthors {
  readonly whole: ReadonlyArray<string>;
  readonly surnames: ReadonlyArray<string>;
}

export const knownAuthors = (names: ReadonlyArray<string>): KnownAuthors => ({
  whole: names.map((name) => fold(name)),
  surnames: names.map((name) => fold(name).split(" ").at(-1)!).filter((name) => name.length >= 3),
});

const startsWithName = (key: string, names: ReadonlyArray<string>): boolean =>
  names.some((name) => key.startsWith(name) && !/[\p{L}\p{N}]/u.test(key.charAt(name.length)));

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
  const bare = line.key.replace(/^[^\p{L}]+/u, "");
  if (GENERIC.test(bare)) return true;
  if (isAfterBio && (PRONOUN.test(bare) || POSSESSIVE.test(line.text))) return true;
  const isWhole = startsWithName(bare, authors.whole);
  if (isWhole || startsWithName(bare, authors.surnames)) {
    const rest = bare.replace(/^.*?(?=,|\b(?:is|are|was|has|writes?|\w+s)\b)/, "");
    if (
      new RegExp(String.raw`^,?\s?(?:is|are|was|were|has|an?\b|the\b|who\b|(?:${ACT})\b|'s\b)`, "i").test(
        rest,
      )
    )
      return true;
    if (isWhole && (ROLE_NEAR.test(bare) || /'s? (?:latest|new|most|book|novel|column)/.test(bare)))
      return true;
  }
  const named = NAMED.exec(line.text);
  if (named === null) return false;
  if (!ROLE_NEAR.test(line.text) && !ACT_OF_WRITERS.test(line.text)) return false;
  const name = new RegExp(`^[—–•*(\\[-]?\\s?(${NAME})`, "u").exec(line.text)?.[1] ?? "";
  return authors.whole.length > 0 && !isWhole
    ? ACT_OF_WRITERS.test(line.text) && !isNamedInBody(name)
    : !isNamedInBody(name);
};
