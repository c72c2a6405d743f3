/**
 * Adjectives and adverbs that report a state of mind or a hearsay: "afraid that …", "eager to …", "reportedly". `yes`
 * holds one, and so does `no`, of which the reader must read nothing. Source: our own list, after adjectives that take a clause in grammars of English.
 */
export interface CueAdjective {
  readonly words: string;
  readonly yes: string;
  readonly no: string;
}

export const CUE_ADJECTIVES: ReadonlyArray<CueAdjective> = [
  { words: "adamant certain clear confident convinced mindful positive sure", yes: "sure that it would hold", no: "The water over the sandbank is clear to the bottom." },
  { words: "afraid anxious apprehensive concerned fearful nervous uneasy wary", yes: "afraid that it would sink", no: "A nervous disorder kept the goalkeeper at home." },
  { words: "allegedly apparently purportedly reportedly reputedly seemingly supposedly", yes: "reportedly sank", no: "The seemingly endless stairs have ninety steps." },
  { words: "angered angry critical dismissive furious impatient scornful unhappy upset", yes: "angry about the toll", no: "The patient is in a critical condition." },
  { words: "aware ignorant unaware", yes: "aware that it leaked", no: "The ignorant gardener planted the bulbs upside down." },
  { words: "determined eager happy hopeful hoping keen likely loath optimistic poised proud ready reluctant unwilling willing", yes: "eager to sail", no: "The soup is ready at noon." },
  { words: "doubtful pessimistic sceptical skeptical suspicious unclear unconvinced unsure", yes: "sceptical of the plan", no: "A suspicious parcel closed the station." },
];
