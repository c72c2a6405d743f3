import type { Encoded } from "./encode.ts";
import type { Targets } from "./fit.ts";
import { GOLD_SETS, type GoldSet } from "./gold.ts";

/** Vectors to begin from, and judgements of a larger model to learn from beside the gold. Both may be empty. */
export interface Aids {
  readonly vectors: { readonly keys: Int32Array; readonly values: Float32Array } | null;
  /** Logits of the teacher by hash of the sentence, one a head of SOFT_HEADS. */
  readonly soft: ReadonlyMap<number, Float32Array> | null;
}

/** Head that tells opinion pieces from news: the mean over a text says what "opinion" is likely to mean in it. */
const GENRE = "genre";
const GENRE_WEIGHT = 0.3;
const PIECES: ReadonlySet<GoldSet> = new Set(["webis", "gold"]);
/** Id of unlabelled sentences that are news. */
export const NEWS_PREFIX = "news-";

/** Heads of the local network: what each data set calls opinion, and all of them together. */
export const headsOf = (sets: ReadonlySet<GoldSet>): ReadonlyArray<string> => [
  ...GOLD_SETS.filter((set) => set !== "unlabelled" && set !== "invented" && sets.has(set)),
  ...(sets.has("webis") && sets.has("mpqa") ? [GENRE] : []),
  "all",
];

/** Heads of the teacher's judgements, in their order. */
export const SOFT_HEADS: ReadonlyArray<string> = [
  "webis",
  "babe",
  "checkthat",
  "mpqa",
  "multidimnews",
  "all",
];

/** How much a sentence of each set counts: small and careful sets more, crowd labels less. */
export const SET_WEIGHT: Readonly<Record<GoldSet, number>> = {
  opeds: 1,
  webis: 1,
  babe: 1.5,
  checkthat: 2,
  mpqa: 1,
  multidimnews: 0.5,
  gold: 2,
  unlabelled: 0,
  invented: 0.7,
};

/** 32-bit hash of a sentence, for the table of soft labels. */
export const sentenceHash = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return hash;
};

/** A sentence without gold counts for more in what it learns from the teacher. */
const WITHOUT_GOLD = 1.5;

/** Opinion or claim: what the model decides; quotes are the gate's. */
export const isOpen = (label: string | null): boolean => label === "opinion" || label === "claim";

/** Targets of each head: the gold of its own set, and the teacher's judgement where there is one. */
export const targetsOf = (data: Encoded, heads: ReadonlyArray<string>, soft: Aids["soft"]): Targets => {
  const K = heads.length;
  const values = new Float32Array(data.count * K).fill(Number.NaN);
  const weights = new Float32Array(data.count * K);
  const genre = heads.indexOf(GENRE);
  const softHead = heads.map((head) => SOFT_HEADS.indexOf(head));
  for (let i = 0; i < data.count; i++) {
    const judged = soft?.get(sentenceHash(data.texts[i]!));
    if (judged !== undefined)
      for (let k = 0; k < K; k++) {
        if (softHead[k]! < 0) continue;
        values[i * K + k] = 1 / (1 + Math.exp(-judged[softHead[k]!]!));
        weights[i * K + k] = (k === K - 1 ? 1 : 0.5) * (isOpen(data.labels[i]!) ? 1 : WITHOUT_GOLD);
      }
    if (genre >= 0) {
      const isPiece = PIECES.has(data.sets[i]!);
      if (isPiece || data.sets[i] === "mpqa" || data.ids[i]!.startsWith(NEWS_PREFIX)) {
        values[i * K + genre] = isPiece ? 1 : 0;
        weights[i * K + genre] = GENRE_WEIGHT;
      }
    }
    if (!isOpen(data.labels[i]!)) continue;
    const target = data.labels[i] === "opinion" ? 1 : 0;
    // Invented sentences follow the guideline, as the own gold does.
    const head = data.sets[i] === "invented" ? "gold" : data.sets[i]!;
    for (const k of new Set([heads.indexOf(head), K - 1])) {
      if (k < 0) continue;
      const weight = SET_WEIGHT[data.sets[i]!];
      const before = weights[i * K + k]!;
      values[i * K + k] =
        before > 0 ? (values[i * K + k]! * before + target * weight) / (before + weight) : target;
      weights[i * K + k] = Math.min(2.5, before + weight);
    }
  }
  return { heads: K, values, weights };
};
