import type { Label, LabelEvidence, SentenceLabel, SentenceQuotes } from "@columnist/model";
import { DOUBT_FEATURES, doubtFeatures, doubtOf } from "./doubt.ts";
import type { Judge, ModelScores } from "./models/model.ts";
import { CLASSES_OF, RULE_CLASSES, ruleClassOf } from "./ruleClasses.ts";
import { RULES } from "./rules.ts";
import { hasSet, holds, setsOf, type SentenceView, type Vote } from "./sentenceView.ts";

/** A sentence that the gate takes for none is a quote with at most this probability: the label has the largest of three. */
const MOST_IN_REST = 1 / 3;

const SHOWN_WORDS = 3;
const LEAST_WEIGHT = 0.2;
const LOADED = setsOf("loaded", "loaded_word");

/** The most probable reason of a label where it is probable enough to be named; else null. */
const namedReason = (
  rules: Float32Array | null,
  namedAbove: ReadonlyArray<number> | null,
  index: number,
  label: Label,
): string | null => {
  if (rules === null || namedAbove === null) return null;
  const at = index * RULE_CLASSES.length;
  const [from, to] = CLASSES_OF[label];
  let best = from;
  let share = 0;
  for (let k = from; k < to; k++) {
    share += rules[at + k]!;
    if (rules[at + k]! > rules[at + best]!) best = k;
  }
  return rules[at + best]! >= share * namedAbove[best]! ? RULE_CLASSES[best]!.rule : null;
};

/** The gate's reason for a quote, where it is known to be right. */
const quoteReason = (rule: string | null, namedAbove: ReadonlyArray<number> | null): string | null => {
  const found = ruleClassOf(rule ?? "Q2", "quote");
  return found >= 0 && namedAbove !== null && namedAbove[found]! <= 1 ? RULE_CLASSES[found]!.rule : null;
};

/** The kind of claim that a reason stands for; reports are C5, and a question or a loaded word says nothing of the kind. */
const claimTypeOf = (reason: string | null): string | null =>
  reason === null ? null : reason === "R1" ? "C5" : reason.startsWith("C") ? reason : "C9";

const loadedWordsOf = (sentence: SentenceView): ReadonlyArray<string> => {
  if (!hasSet(sentence, LOADED)) return [];
  const { tokens, text } = sentence;
  const words: string[] = [];
  for (let t = sentence.from; t < sentence.to; t++) {
    if (!holds(sentence.tokens, t, LOADED)) continue;
    words.push(text.slice(tokens.starts[t]!, tokens.ends[t]!));
  }
  return words;
};

const item = (kind: string, rule: string, start: number, end: number, weight: number): LabelEvidence => ({
  kind,
  rule,
  start,
  end,
  weight: Math.round(weight * 1000) / 1000,
});

/** Adds the words that weighed most, the heaviest first and of two alike the earlier; `sign` turns weights to the label. */
const addWords = (
  evidence: LabelEvidence[],
  { tokens, from, to }: SentenceView,
  weights: Float32Array,
  sign: number,
): void => {
  let floor = Infinity;
  let after = -1;
  for (let shown = 0; shown < SHOWN_WORDS; shown++) {
    let top = -1;
    let most = LEAST_WEIGHT;
    for (let t = from; t < to; t++) {
      const weight = Math.abs(weights[t]!);
      if (weight < most || weight > floor || (weight === floor && t <= after)) continue;
      if (top >= 0 && weight === most) continue;
      top = t;
      most = weight;
    }
    if (top < 0) return;
    evidence.push(item("ngram", "word", tokens.starts[top]!, tokens.ends[top]!, sign * weights[top]!));
    floor = most;
    after = top;
  }
};

const evidenceOf = (
  sentence: SentenceView,
  votes: ReadonlyArray<Vote | null>,
  label: Label,
  scores: ModelScores,
  index: number,
): ReadonlyArray<LabelEvidence> => {
  const evidence: LabelEvidence[] = [];
  const sign = label === "opinion" ? 1 : -1;
  for (let r = 0; r < RULES.length; r++) {
    const vote = votes[r];
    if (vote === null || vote === undefined || RULES[r]!.id === "C9") continue;
    const weight = vote.label === label ? vote.strength : -vote.strength;
    evidence.push(item("rule", RULES[r]!.id, vote.start, vote.end, weight));
  }
  addWords(evidence, sentence, scores.tokenWeights, sign);
  const context = sign * scores.contextWeights[index]!;
  if (Math.abs(context) >= LEAST_WEIGHT)
    evidence.push(item("neighbour", "context", sentence.start, sentence.end, context));
  return evidence;
};

/** How likely a sentence is a quote: the gate's probability, fitted on op-eds. */
export const quoteProbability = ({ label, pQuote }: SentenceQuotes): number =>
  label === "quote" ? pQuote : Math.min(MOST_IN_REST, pQuote);

/** Room for the numbers that doubt of one sentence is read from. */
const doubtRoom = new Float64Array(DOUBT_FEATURES);

/** The two labels that are likeliest, in the order of LABELS. */
const likeliest = (pOpinion: number, pClaim: number, pQuote: number): string =>
  pQuote < pOpinion && pQuote < pClaim
    ? "opinion|claim"
    : pOpinion < pClaim
      ? "claim|quote"
      : "opinion|quote";

/**
 * One judgement from the quote gate, which says how likely a quote is, and the model, which divides the rest between
 * opinion and claim. The rule is the most probable reason of the label where such a reason, named at that strength, was
 * the annotator's three times of four; else null. Abstains where a careful reader could well give two labels.
 */
export const combine = (
  sentence: SentenceView,
  votes: ReadonlyArray<Vote | null>,
  scores: ModelScores,
  index: number,
  { abstainBelow, doubt, namedAbove }: Judge,
): SentenceLabel => {
  const { quotes } = sentence;
  const pQuote = quoteProbability(quotes);
  const logit = scores.logits[index]!;
  const pOpinion = (1 - pQuote) / (1 + Math.exp(-logit));
  const pClaim = 1 - pQuote - pOpinion;
  const confidence = Math.max(pOpinion, pClaim, pQuote);
  const label: Label = pOpinion === confidence ? "opinion" : pClaim === confidence ? "claim" : "quote";
  const rule =
    label === "quote"
      ? quoteReason(quotes.rule, namedAbove)
      : namedReason(scores.rules, namedAbove, index, label);
  const abstain =
    doubt === undefined || doubt === null || scores.rules === null
      ? confidence < abstainBelow
      : doubtOf(doubt, doubtFeatures(logit, pQuote, scores.rules, index * RULE_CLASSES.length, doubtRoom)) >=
        doubt.abstainFrom;
  return {
    voice: quotes.voice,
    quoteKind: quotes.quoteKind,
    quoteShare: quotes.quoteShare,
    scareQuote: quotes.scareQuote,
    speaker: quotes.speaker,
    authorEvaluation: quotes.authorEvaluation,
    quotes: quotes.quotes,
    label,
    pOpinion,
    pClaim,
    pQuote,
    confidence,
    abstain,
    abstainBetween: abstain ? likeliest(pOpinion, pClaim, pQuote) : null,
    source: rule === null ? "model" : "rule",
    rule,
    claimType: label === "claim" ? claimTypeOf(rule) : null,
    loadedWords: label === "quote" ? [] : loadedWordsOf(sentence),
    evidence:
      label === "quote"
        ? [{ kind: "mark", rule: rule ?? "marks", start: sentence.start, end: sentence.end, weight: 1 }]
        : evidenceOf(sentence, votes, label, scores, index),
  };
};
