/**
 * Adjectives and adverbs that report a state of mind or a hearsay: "afraid that …", "eager to …", "reportedly". `yes`
 * holds one, `no` holds none. Source: our own list, after adjectives that take a clause in grammars of English.
 */
export interface CueAdjective {
  readonly words: string;
  readonly yes: string;
  readonly no: string;
}

export const CUE_ADJECTIVES: ReadonlyArray<CueAdjective> = [
  { words: "adamant certain clear confident convinced mindful positive sure", yes: "sure that it would hold", no: "the hull was dry" },
  { words: "afraid anxious apprehensive concerned fearful nervous uneasy wary", yes: "afraid that it would sink", no: "it would sink" },
  { words: "allegedly apparently purportedly reportedly reputedly seemingly supposedly", yes: "reportedly sank", no: "slowly sank" },
  { words: "angered angry critical dismissive furious impatient scornful unhappy upset", yes: "angry about the toll", no: "the toll was high" },
  { words: "aware ignorant unaware", yes: "aware that it leaked", no: "it leaked" },
  { words: "determined eager happy hopeful hoping keen likely loath optimistic poised proud ready reluctant unwilling willing", yes: "eager to sail", no: "it sailed" },
  { words: "doubtful pessimistic sceptical skeptical suspicious unclear unconvinced unsure", yes: "sceptical of the plan", no: "the plan failed" },
];
