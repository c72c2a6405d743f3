/** How sure the reader may say it is: lines from what rankers said to how often it was right. */
import {
  rawConfidence,
  type Line,
  type QuoteConfidence,
  type readDrafts,
} from "@columnist/label/quote-parts";
import { calibrate } from "../index.ts";
import { reportsSomebody } from "./quotedOpeds.ts";
import type { ReadOped } from "./readOped.ts";
import { isShortForm } from "./speakerNames.ts";

/** What rankers said and what was right, for the four lines of confidence. */
class Sayings {
  private readonly odds: Array<number> = [];
  private readonly right: Array<number> = [];

  add(odds: number, isRight: boolean): void {
    this.odds.push(odds);
    this.right.push(isRight ? 1 : 0);
  }

  line(): Line {
    const { scale, shift } = calibrate(
      Float32Array.from(this.odds),
      Float32Array.from(this.right),
      new Float32Array(this.odds.length).fill(1),
    );
    return { scale: Number(scale.toFixed(4)), shift: Number(shift.toFixed(4)) };
  }
}

/** For the four lines of confidence. */
export type QuoteSayings = Readonly<Record<keyof QuoteConfidence, Sayings>>;

export const newSayings = (): QuoteSayings => ({
  marks: new Sayings(),
  speakers: new Sayings(),
  reports: new Sayings(),
  sources: new Sayings(),
});

const isNamed = (ours: string | null, gold: string | null): boolean =>
  ours === null || gold === null ? ours === gold : isShortForm(ours, gold);

/** Compares the drafts of a text whose models have not seen it with its gold. */
export const addSayings = (
  { document, scene }: ReadOped,
  drafts: ReturnType<typeof readDrafts>["drafts"],
  out: QuoteSayings,
): void => {
  for (const draft of drafts) {
    const [first, last] = draft.pieces[0]!;
    if (draft.kind === "indirect") {
      const sentence = document.sentences[scene.tokens.ofToken[draft.cue?.[0] ?? first]!];
      if (sentence === undefined || draft.doubled) continue;
      const somebody = reportsSomebody(sentence);
      out.reports.add(draft.odds, somebody);
      out.sources.add(rawConfidence(draft), somebody && isNamed(draft.speakerName, sentence.source));
      continue;
    }
    const from = scene.tokens.starts[first]!;
    const to = scene.tokens.ends[last - 1]!;
    const gold = document.quotes.find(({ start }) => from <= start && start < to);
    if (gold === undefined || draft.parent >= 0) continue;
    const quotes = gold.kind === "direct" || gold.kind === "mixed";
    out.marks.add(draft.odds, quotes);
    if (draft.kind !== "direct" && draft.kind !== "mixed") continue;
    if (draft.speakerName === null) continue;
    out.speakers.add(rawConfidence(draft), quotes && isNamed(draft.speakerName, gold.speaker));
  }
};

/** The lines, fitted. */
export const confidenceOf = (sayings: QuoteSayings): QuoteConfidence => ({
  marks: sayings.marks.line(),
  speakers: sayings.speakers.line(),
  reports: sayings.reports.line(),
  sources: sayings.sources.line(),
});
