import type { Label, SentenceLabel } from "@columnist/model";
import { label, type LabelInput } from "./label.ts";
import type { OpinionModel } from "./models/model.ts";
import { RULES } from "./rules.ts";
import { readSentences } from "./sentences.ts";

/** A rule that fired on a sentence. */
export interface FiredRule {
  readonly id: string;
  readonly title: string;
  readonly label: Label;
  /** 0 to 1. */
  readonly strength: number;
  /** The words that made it fire. */
  readonly text: string;
}

/** A word and its log-odds towards the label given. */
export interface WeighedWord {
  readonly text: string;
  readonly weight: number;
}

/** A small change of the sentence that gives it another label. */
export interface Flip {
  /** `remove`: words left out. `prefix`: words put before. */
  readonly kind: "remove" | "prefix";
  readonly words: string;
  /** The sentence after the change. */
  readonly text: string;
  readonly label: Label;
}

/** Why a sentence has its label. */
export interface Explanation {
  readonly text: string;
  readonly judgement: SentenceLabel;
  readonly rules: ReadonlyArray<FiredRule>;
  readonly words: ReadonlyArray<WeighedWord>;
  /** What neighbours, position and the rest of the text added, log-odds towards the label given. */
  readonly context: number;
  /** The smallest change found that flips the label; null where none of those tried does. */
  readonly flip: Flip | null;
}

/** Put before a sentence: the author's voice, then a source's. */
const PREFIXES = ["In my view, ", "Officials said "];
/** Most single words and pairs that are struck in search of a flip. */
const TRIED = 8;

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

const lowered = (text: string): string =>
  /^(?:[A-Z][a-z]|A\s)/u.test(text) && !/^(?:I|I'm|I've)\b/u.test(text)
    ? text[0]!.toLowerCase() + text.slice(1)
    : text;

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

const findFlip = (
  input: LabelInput,
  index: number,
  judgement: SentenceLabel,
  model: string | OpinionModel,
): Flip | null => {
  const offset = input.sentences.starts[index]!;
  const text = input.text.slice(offset, input.sentences.ends[index]);
  const tryText = (kind: Flip["kind"], words: string, changed: string): Flip | null => {
    if (changed === "") return null;
    const found = label(replaced(input, index, changed), model).labels[index]!.label;
    return found === judgement.label ? null : { kind, words, text: changed, label: found };
  };
  const spans = [
    ...new Map(
      judgement.evidence
        .filter(({ kind, weight }) => weight > 0 && kind !== "neighbour")
        .toSorted((a, b) => b.weight - a.weight)
        .map(({ start, end }) => [`${start},${end}`, [start - offset, end - offset] as const]),
    ).values(),
  ].slice(0, TRIED);
  for (const [start, end] of spans) {
    const flip = tryText("remove", text.slice(start, end), withoutSpans(text, [[start, end]]));
    if (flip !== null) return flip;
  }
  for (const prefix of PREFIXES) {
    const flip = tryText("prefix", prefix.trim(), prefix + lowered(text));
    if (flip !== null) return flip;
  }
  for (let i = 0; i < spans.length; i++)
    for (let j = i + 1; j < spans.length; j++) {
      const pair = [spans[i]!, spans[j]!];
      const words = pair.map(([start, end]) => text.slice(start, end)).join(", ");
      const flip = tryText("remove", words, withoutSpans(text, pair));
      if (flip !== null) return flip;
    }
  return null;
};

/**
 * Explains the label of one sentence of a text: rules that fired, words that weighed, what the context added, and the
 * smallest change tried that gives another label. Pure; labels the text once for each change tried (at most 38 times).
 * @param index number of the sentence, from 0; null is given for one that is not there
 * @param model a model, or the id of one of the registry; the one that ships unless told
 */
export const explain = (
  input: LabelInput,
  index: number,
  model: string | OpinionModel = "fast",
): Explanation | null => {
  const judgement = label(input, model).labels[index];
  if (judgement === undefined) return null;
  const votes = readSentences(input).votes[index]!;
  const rules = votes.flatMap((vote, r) =>
    vote === null
      ? []
      : [
          {
            id: RULES[r]!.id,
            title: RULES[r]!.title,
            label: vote.label,
            strength: vote.strength,
            text: input.text.slice(vote.start, vote.end),
          },
        ],
  );
  return {
    text: input.text.slice(input.sentences.starts[index], input.sentences.ends[index]),
    judgement,
    rules,
    words: judgement.evidence
      .filter(({ kind }) => kind === "ngram")
      .map(({ start, end, weight }) => ({ text: input.text.slice(start, end), weight })),
    context: judgement.evidence.find(({ kind }) => kind === "neighbour")?.weight ?? 0,
    flip: findFlip(input, index, judgement, model),
  };
};
