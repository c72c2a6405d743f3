import type { Label, SentenceLabel } from "@columnist/model";
import { label, labelReading, type LabelInput } from "./label.ts";
import type { OpinionModel } from "./models/model.ts";
import { QUOTE_RULES } from "./quotes/quoteRules.ts";
import { RULES } from "./rules.ts";
import { readSentences } from "./sentences.ts";
import type { Vote } from "./sentenceView.ts";

/** A rule that fired on a sentence. */
export interface FiredRule {
  readonly id: string;
  readonly title: string;
  readonly label: Label;
  /** 0 to 1: how often such a vote was right on op-eds. */
  readonly strength: number;
  /** The words that made it fire; empty for a rule of the quote gate, which looks at all. */
  readonly text: string;
}

/** A word and its log-odds towards the label given. */
export interface WeighedWord {
  readonly text: string;
  readonly weight: number;
}

/** What the sentence would be without some of its words. */
export interface Strike {
  /** The words left out; of two places, parted by " … ". */
  readonly words: string;
  /** The sentence without them. */
  readonly text: string;
  readonly label: Label;
  /** Probability of the label that the whole sentence has. */
  readonly probability: number;
}

/** Why a sentence has its label: what a reader can check. */
export interface Explanation {
  readonly text: string;
  readonly judgement: SentenceLabel;
  /** Rules that voted for the label, the strongest first, then those against it; what is so of any sentence (C9) only where nothing else fired. */
  readonly rules: ReadonlyArray<FiredRule>;
  readonly words: ReadonlyArray<WeighedWord>;
  /** What the sentences around, the place and the rest of the text added, log-odds towards the label given. */
  readonly context: number;
  /** What striking each of the words and phrases that weighed most would do, the most telling first. */
  readonly strikes: ReadonlyArray<Strike>;
  /** The smallest strike found that gives another label; null where none of those tried does. */
  readonly flip: Strike | null;
}

/** Most words and phrases that are struck. */
const TRIED = 8;
/** A vote weaker than this is no reason. */
const SHOWN = 0.3;

const replaced = (input: LabelInput, index: number, text: string): LabelInput => {
  const start = input.sentences.starts[index]!;
  const end = input.sentences.ends[index]!;
  const moved = text.length - (end - start);
  const shift = (at: number): number => (at >= end ? at + moved : at);
  return {
    ...input,
    text: input.text.slice(0, start) + text + input.text.slice(end),
    blocks: input.blocks
      .map((block) => ({ ...block, start: block.start, end: shift(block.end) }))
      .map((block) => (block.start >= end ? { ...block, start: block.start + moved } : block)),
    sentences: {
      ...input.sentences,
      starts: input.sentences.starts.map((at) => (at >= end ? at + moved : at)),
      ends: input.sentences.ends.map(shift),
    },
  };
};

const withoutSpans = (text: string, spans: ReadonlyArray<readonly [number, number]>): string => {
  let out = "";
  let at = 0;
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    out += text.slice(at, start);
    at = end;
  }
  return (out + text.slice(at)).replaceAll(/ {2,}/g, " ").trim();
};

const probabilityOf = (judgement: SentenceLabel, of: Label): number =>
  of === "opinion" ? judgement.pOpinion : of === "claim" ? judgement.pClaim : judgement.pQuote;

interface Struck {
  readonly strikes: ReadonlyArray<Strike>;
  readonly flip: Strike | null;
}

const strikeWords = (
  input: LabelInput,
  index: number,
  judgement: SentenceLabel,
  model: string | OpinionModel,
): Struck => {
  const offset = input.sentences.starts[index]!;
  const text = input.text.slice(offset, input.sentences.ends[index]);
  const strike = (spans: ReadonlyArray<readonly [number, number]>): Strike | null => {
    const left = withoutSpans(text, spans);
    // What is left must be something to read.
    if (!/\p{L}/u.test(left)) return null;
    const found = label(replaced(input, index, left), model).labels[index]!;
    const words = spans
      .toSorted((a, b) => a[0] - b[0])
      .map(([start, end]) => text.slice(start, end))
      .join(" … ");
    return { words, text: left, label: found.label, probability: probabilityOf(found, judgement.label) };
  };
  const spans = [
    ...new Map(
      judgement.evidence
        .filter(({ kind, weight }) => weight > 0 && kind !== "neighbour")
        .toSorted((a, b) => b.weight - a.weight)
        .map(({ start, end }) => [`${start},${end}`, [start - offset, end - offset] as const]),
    ).values(),
  ].slice(0, TRIED);
  const strikes = spans
    .flatMap((span) => strike([span]) ?? [])
    .toSorted((a, b) => a.probability - b.probability);
  const flip = strikes.find((one) => one.label !== judgement.label);
  if (flip !== undefined) return { strikes, flip };
  for (let i = 0; i < spans.length; i++)
    for (let j = i + 1; j < spans.length; j++) {
      const pair = strike([spans[i]!, spans[j]!]);
      if (pair !== null && pair.label !== judgement.label) return { strikes, flip: pair };
    }
  return { strikes, flip: null };
};

/** The rules that fired, for the label given and then against it, the strongest first. */
const rulesOf = (votes: ReadonlyArray<Vote | null>, text: string, given: Label): ReadonlyArray<FiredRule> => {
  const fired = votes.flatMap((vote, r) => (vote === null ? [] : [{ rule: RULES[r]!, vote }]));
  const told = fired.filter(({ rule, vote }) => rule.tells !== null && vote.strength >= SHOWN);
  return (told.length > 0 ? told : fired)
    .toSorted(
      (a, b) =>
        Number(b.vote.label === given) - Number(a.vote.label === given) || b.vote.strength - a.vote.strength,
    )
    .map(({ rule: { id, title }, vote }) => ({
      id,
      title,
      label: vote.label,
      strength: vote.strength,
      text: text.slice(vote.start, vote.end),
    }));
};

/** What the quote gate says of a quote; it looks at the whole sentence. */
const gateRulesOf = ({ label: given, rule, pQuote }: SentenceLabel): ReadonlyArray<FiredRule> =>
  QUOTE_RULES.filter(({ id }) => given === "quote" && id === rule).map(({ id, title }) => ({
    id,
    title,
    label: given,
    strength: pQuote,
    text: "",
  }));

/**
 * Explains the label of one sentence of a text: rules that fired, words that weighed, what the context added, and what
 * striking words would do. Pure; labels the text once for each strike tried (at most 36 times).
 * @param index number of the sentence, from 0; null is given for one that is not there
 * @param model a model, or the id of one of the registry; the one that ships unless told
 */
export const explain = (
  input: LabelInput,
  index: number,
  model: string | OpinionModel = "fast",
): Explanation | null => {
  const reading = readSentences(input);
  const judgement = labelReading(input, reading, model).labels[index];
  if (judgement === undefined) return null;
  return {
    text: input.text.slice(input.sentences.starts[index], input.sentences.ends[index]),
    judgement,
    rules: [...gateRulesOf(judgement), ...rulesOf(reading.votes[index]!, input.text, judgement.label)],
    words: judgement.evidence
      .filter(({ kind }) => kind === "ngram")
      .map(({ start, end, weight }) => ({ text: input.text.slice(start, end), weight })),
    context: judgement.evidence.find(({ kind }) => kind === "neighbour")?.weight ?? 0,
    ...strikeWords(input, index, judgement, model),
  };
};
