import type { Label, LabelEvidence, SentenceLabel } from "@columnist/model";
import type { ModelScores, OpinionModel } from "./models/model.ts";
import { RULE_CLASSES } from "./ruleClasses.ts";
import { RULES } from "./rules.ts";
import { hasSet, holds, setsOf, type SentenceView, type Vote } from "./sentenceView.ts";

/** Probability that a sentence is a quote, by what the quote gate says of it. Source: held-out news and editorials. */
const QUOTE_BY_GATE = 0.97;
const QUOTE_WITH_MIXED = 0.04;
const QUOTE_WITHOUT = 0.005;

/** Of what the gate takes for quotes and is none, this share is opinion. */
const OPINION_IN_REST = 0.15;

/** A rule this strong decides with the model; a weaker one only explains. */
const DECIDES = 0.6;
const SHOWN_WORDS = 3;
const LEAST_WEIGHT = 0.2;
const LOADED = setsOf("loaded", "loaded_word");

interface Chosen {
  /** Null where no rule can be named. */
  readonly rule: string | null;
  readonly strength: number;
}

/** Rules that say more come before rules that say less; the guideline's order within each. */
const TELLING_ORDER = RULES.flatMap(({ tells }, r) => (tells === null ? [] : [{ r, tells }]))
  .toSorted((a, b) => b.tells - a.tells)
  .map(({ r }) => r);
/** A vote this strong is the reason before those that tell less. */
const EXPLAINS = 0.5;

/** The rule that explains a label: the most telling of the strong votes for it, else the strongest. */
const explainingRule = (votes: ReadonlyArray<Vote | null>, label: Label, fallback: string): Chosen => {
  let best = -1;
  let strength = 0;
  for (const r of TELLING_ORDER) {
    const vote = votes[r];
    if (vote?.label !== label || vote.strength <= strength) continue;
    best = r;
    strength = vote.strength;
    if (strength >= EXPLAINS) break;
  }
  return { rule: best < 0 ? fallback : RULES[best]!.id, strength };
};

/** The guideline's C rule of a claim: a report (R1) is C5, and what no C rule explains C9. */
const claimTypeOf = (votes: ReadonlyArray<Vote | null>): string => {
  const { rule } = explainingRule(votes, "claim", "C9");
  return rule === "R1" ? "C5" : rule?.startsWith("C") === true ? rule : "C9";
};

/** The most probable reason of a label where it is probable enough to be named; null too for a model without reasons. */
const namedReason = (
  rules: Float32Array,
  namedAbove: ReadonlyArray<number>,
  index: number,
  label: Label,
): string | null => {
  const at = index * RULE_CLASSES.length;
  let best = -1;
  let share = 0;
  for (const [k, { label: own }] of RULE_CLASSES.entries()) {
    if (own !== label) continue;
    const probability = rules[at + k]!;
    share += probability;
    if (best < 0 || probability > rules[at + best]!) best = k;
  }
  return best >= 0 && rules[at + best]! >= share * namedAbove[best]! ? RULE_CLASSES[best]!.rule : null;
};

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

const quoted = (sentence: SentenceView): SentenceLabel => {
  const { quotes } = sentence;
  const rest = 1 - QUOTE_BY_GATE;
  return {
    voice: quotes.voice,
    quoteKind: quotes.quoteKind,
    quoteShare: quotes.quoteShare,
    scareQuote: quotes.scareQuote,
    speaker: quotes.speaker,
    authorEvaluation: quotes.authorEvaluation,
    quotes: quotes.quotes,
    label: "quote",
    pOpinion: rest * OPINION_IN_REST,
    pClaim: rest - rest * OPINION_IN_REST,
    pQuote: QUOTE_BY_GATE,
    confidence: QUOTE_BY_GATE,
    abstain: false,
    abstainBetween: null,
    source: "rule",
    rule: quotes.rule ?? "Q2",
    claimType: null,
    loadedWords: [],
    evidence: [
      { kind: "mark", rule: quotes.rule ?? "Q2", start: sentence.start, end: sentence.end, weight: 1 },
    ],
  };
};

/**
 * One judgement from the quote gate, the rules' votes and the model's score.
 * The gate decides quotes; the model, which has the votes among its features, decides opinion against claim; the rule
 * given is the most probable of the label's where that is known to be right, and null where it is not.
 */
export const combine = (
  sentence: SentenceView,
  votes: ReadonlyArray<Vote | null>,
  scores: ModelScores,
  index: number,
  { abstainBelow, namedAbove }: OpinionModel,
): SentenceLabel => {
  const { quotes } = sentence;
  if (quotes.label === "quote") return quoted(sentence);
  const pQuote =
    quotes.quoteKind === "mixed" || quotes.quoteKind === "direct" ? QUOTE_WITH_MIXED : QUOTE_WITHOUT;
  const opinion = 1 / (1 + Math.exp(-scores.logits[index]!));
  const pOpinion = (1 - pQuote) * opinion;
  const pClaim = 1 - pQuote - pOpinion;
  const label: Label = pOpinion > pClaim ? "opinion" : "claim";
  const confidence = Math.max(pOpinion, pClaim);
  const named =
    scores.rules === null || namedAbove === null
      ? undefined
      : namedReason(scores.rules, namedAbove, index, label);
  const voted = explainingRule(votes, label, label === "opinion" ? "O2" : "C9");
  const chosen = named === undefined ? voted : { rule: named, strength: named === null ? 0 : 1 };
  const abstain = confidence < abstainBelow;
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
    abstainBetween: abstain ? "opinion|claim" : null,
    source: chosen.strength >= DECIDES ? "rule" : "model",
    rule: chosen.rule,
    claimType: label === "claim" ? claimTypeOf(votes) : null,
    loadedWords: loadedWordsOf(sentence),
    evidence: evidenceOf(sentence, votes, label, scores, index),
  };
};
