import { clean } from "@columnist/clean";
import type { Evaluation, Figure } from "../index.ts";
import type { OffsetRuns } from "@columnist/model";
import { sha256 } from "@noble/hashes/sha2.js";
import { parse } from "@columnist/parse";
import { opeds, type Oped } from "../training/quotedOpeds.ts";

/** What became of one document's sentences. */
export interface ScrapedScore {
  readonly id: string;
  readonly half: "dev" | "held-out";
  /** Lines that are no sentence: how many went, and those that stayed. */
  readonly left: number;
  readonly leaked: ReadonlyArray<string>;
  /** Sentences: how many stayed, and those that went. */
  readonly kept: number;
  readonly lost: ReadonlyArray<string>;
}

/** The outlet: the last two parts of the address's host, or the name of the source where there is no address. */
const outletOf = ({ url, source }: Oped): string =>
  url === null || url === "" ? source : new URL(url).hostname.split(".").slice(-2).join(".");

/** Outlets that were looked at beside their half, since a half of the other half's lines are theirs. */
const LOOKED_AT: ReadonlySet<string> = new Set(["usatoday.com"]);

/** Half of the outlets were looked at while rules were written, the others only scored. */
const halfOf = (oped: Oped): "dev" | "held-out" => {
  const outlet = outletOf(oped);
  return LOOKED_AT.has(outlet) || sha256(new TextEncoder().encode(outlet))[0]! % 2 === 1 ? "dev" : "held-out";
};

/** The document, as a crawler left it, as a line of JSON, and where each unit of its text stands in that line. */
const recordOf = ({ title, text }: Oped): { readonly raw: string; readonly at: Int32Array } => {
  const head = `${JSON.stringify({ title: title ?? "" }).slice(0, -1)},"text":"`;
  const at = new Int32Array(text.length + 1);
  let raw = head;
  for (let i = 0; i < text.length; i++) {
    at[i] = raw.length;
    const unit = text[i]!;
    raw += /[\ud800-\udfff]/.test(unit) ? unit : JSON.stringify(unit).slice(1, -1);
  }
  at[text.length] = raw.length;
  return { raw: `${raw}"}`, at };
};

/** How many units of raw[start, end) the runs keep. */
const keptIn = (offsets: OffsetRuns, start: number, end: number): number => {
  let kept = 0;
  for (let run = 0; run + 2 < offsets.length; run += 3) {
    const from = Math.max(start, offsets[run + 1]!);
    const to = Math.min(end, offsets[run + 1]! + offsets[run + 2]!);
    if (to > from) kept += to - from;
  }
  return kept;
};

/** Parses and cleans one document; a sentence stays if more than half of its units do. */
export const scoreScraped = (oped: Oped): ScrapedScore => {
  const { raw, at } = recordOf(oped);
  const parsed = parse({
    path: `${oped.id}.jsonl`,
    record: "0",
    bytes: new TextEncoder().encode(raw),
    mediaType: null,
    url: null,
    fetchedAt: null,
  });
  const offsets = parsed.ok ? clean(parsed.value).offsets : new Int32Array(0);
  const leaked: Array<string> = [];
  const lost: Array<string> = [];
  let left = 0;
  let kept = 0;
  for (const { start, end, label } of oped.sentences) {
    const isKept = keptIn(offsets, at[start]!, at[end]!) * 2 > at[end]! - at[start]!;
    const sentence = oped.text.slice(start, end);
    // No label: a line that is no sentence of the article.
    if (label === null && !isKept) left++;
    else if (label === null) leaked.push(sentence);
    else if (isKept) kept++;
    else lost.push(sentence);
  }
  return { id: oped.id, half: halfOf(oped), left, leaked, kept, lost };
};

/**
 * Records as crawlers leave them: how many of the lines that are no sentence of the article go (share bars, captions,
 * bars of newsletters, biographies), and how many sentences stay. A language model labelled the lines by the guideline;
 * no person has checked them.
 */
export const scraped: Evaluation = {
  id: "scraped",
  run: (read) => {
    const scores = opeds(read).map(scoreScraped);
    if (scores.length === 0) return [];
    const figures: Array<Figure> = [];
    for (const set of ["dev", "held-out", "all"]) {
      const chosen = scores.filter(({ half }) => set === "all" || half === set);
      const sum = (of: (score: ScrapedScore) => number): number =>
        chosen.reduce((total, score) => total + of(score), 0);
      const left = sum((score) => score.left);
      const kept = sum((score) => score.kept);
      const lines = left + sum((score) => score.leaked.length);
      const sentences = kept + sum((score) => score.lost.length);
      const figure = (metric: string, value: number, n: number): Figure => ({
        set: `op-eds ${set}`,
        metric,
        value,
        interval: null,
        n,
        better: "higher",
      });
      figures.push(
        figure("lines left out", left / Math.max(1, lines), lines),
        figure("sentences kept", kept / Math.max(1, sentences), sentences),
      );
    }
    return figures;
  },
};
