/** From drafts to the public record of quotes. */
import type { Quote, Span } from "@columnist/model";
import type { Draft } from "./quoteDraft.ts";
import type { Line, QuoteConfidence } from "./quoteModels.ts";
import { probabilityOf } from "./quoteRanker.ts";
import type { Scene } from "./scene.ts";

/** Whether a kind says that the piece is somebody's words or view. */
export const isSomebody = (kind: Draft["kind"]): boolean =>
  kind === "direct" || kind === "mixed" || kind === "indirect";

const spanOf = (scene: Scene, first: number, last: number): Span => ({
  start: scene.tokens.starts[first]!,
  end: scene.tokens.ends[last - 1]!,
});

const logit = (p: number): number => Math.log(p / (1 - p));

/** The confidence of a draft before calibration, as log-odds. */
export const rawConfidence = ({ confidence }: Pick<Draft, "confidence">): number =>
  logit(Math.min(0.999, Math.max(0.001, confidence)));

const onLine = ({ scale, shift }: Line, odds: number): number => probabilityOf(scale * odds + shift);

/**
 * A speaker is named from this confidence on: below, names were wrong twice for each time right (held-out op-eds); at a half,
 * one right name would go for each wrong one.
 */
const NAMED_FROM = 0.2;

/** A draft with its speaker left out where it is most likely wrong. */
export const nameIfSure = (draft: Draft, lines: QuoteConfidence): Draft => {
  if (draft.speakerName === null || (draft.kind !== "direct" && draft.kind !== "mixed")) return draft;
  if (onLine(lines.speakers, rawConfidence(draft)) >= NAMED_FROM) return draft;
  return { ...draft, speaker: -1, speakerName: null, speakerKind: null, entity: -1, method: "none:not sure" };
};

/** A draft as the public record has it, with its confidence on the calibrated lines. */
export const publish = (scene: Scene, draft: Draft, lines: QuoteConfidence): Quote => {
  const quotes = isSomebody(draft.kind);
  const reports = draft.kind === "indirect";
  const somebody = onLine(reports ? lines.reports : lines.marks, draft.odds);
  const m = draft.speakerName === null ? undefined : scene.mentions[draft.speaker];
  return {
    pieces: draft.pieces.map(([first, last]) => spanOf(scene, first, last)),
    kind: draft.kind,
    speaker: draft.speakerName,
    speakerKind: draft.speakerKind,
    speakerSpan: m === undefined ? null : spanOf(scene, m.first, m.last),
    speakerMethod: draft.method,
    cueSpan: draft.cue === null ? null : spanOf(scene, draft.cue[0], draft.cue[1]),
    parent: draft.parent < 0 ? null : draft.parent,
    closed: draft.closed,
    confidence:
      quotes && draft.speakerName !== null
        ? onLine(reports ? lines.sources : lines.speakers, rawConfidence(draft))
        : quotes
          ? somebody
          : 1 - somebody,
    kindConfidence: quotes ? somebody : 1 - somebody,
  };
};
