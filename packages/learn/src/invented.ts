import { FILLERS } from "./data/fillers.ts";
import { FRAMES } from "./data/frames.ts";
import { SHARPER_FRAMES } from "./data/sharperFrames.ts";
import type { GoldDocument } from "./gold.ts";
import { classOf } from "./targets.ts";
import { seededRandom } from "@columnist/statistics";

/** Fold of what is only learnt from, never judged. */
const NO_FOLD = 9;
/** Sentences made of each frame. */
const FILLED = 8;

const WORDS: Readonly<Record<string, ReadonlyArray<string>>> = Object.fromEntries(
  Object.entries(FILLERS).map(([slot, words]) => [slot, words.split("|")]),
);

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

const filled = (frame: string, random: () => number): string => {
  const used = new Set<string>();
  return frame.replaceAll(/\{(\w+)\}/gu, (_, slot: string) => {
    const exact = WORDS[slot];
    const from = exact ?? WORDS[slot.toLowerCase()] ?? [""];
    let word = from[Math.floor(random() * from.length)]!;
    // The same filler twice in a sentence reads as a slip; a second draw nearly always differs.
    if (used.has(word)) word = from[Math.floor(random() * from.length)]!;
    used.add(word);
    return exact === undefined ? capital(word) : word;
  });
};

/**
 * Invented sentences that the guideline decides, each a document of one: the same on every call. They teach what one
 * word changes, are never judged, and take the fold of what is only learnt from.
 */
export const inventedGold = (): ReadonlyArray<GoldDocument> => {
  const random = seededRandom(17);
  const texts = new Map<string, (typeof FRAMES)[number]>();
  for (const group of [...FRAMES, ...SHARPER_FRAMES])
    for (const frame of group.frames)
      for (let i = 0; i < FILLED; i++) texts.set(capital(filled(frame, random)), group);
  return [...texts].map(([text, { label, rule }], i) => ({
    id: `invented-${i}`,
    source: `invented-${i}`,
    set: "invented",
    fold: NO_FOLD,
    sentences: [
      {
        id: `invented-${i}`,
        text,
        label,
        nativeLabel: rule,
        kind: "paragraph",
        paragraph: -1,
        outlet: null,
        agreement: null,
        ruleClass: classOf(rule, label),
      },
    ],
  }));
};
