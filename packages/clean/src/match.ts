import { FURNITURE } from "./data/furniture.ts";
import { type Line, WORD_LIMIT } from "./line.ts";
import type { FurnitureRule, Zone } from "./rule.ts";

interface ReadyRule {
  readonly rule: FurnitureRule;
  readonly cues: ReadonlySet<string>;
  readonly only: ReadonlySet<string> | null;
}

const words = (list: string): ReadonlyArray<string> => list.split(" ").filter((word) => word !== "");

const ready = (rule: FurnitureRule): ReadyRule => ({
  rule,
  cues: new Set(words(rule.cues)),
  only: rule.only === undefined ? null : new Set([...words(rule.cues), ...words(rule.only)]),
});

const RULES = FURNITURE.map(ready);
/** Rules that no word leads to: all that may hold in a zone, of lines that end like a sentence or do not. */
const withoutCues = (zone: Zone, hasStop: boolean): ReadonlyArray<ReadyRule> =>
  RULES.filter(
    ({ cues, rule }) =>
      cues.size === 0 && rule.where.includes(zone) && rule.stop !== (hasStop ? "no" : "yes"),
  );
const byZone = (hasStop: boolean): Readonly<Record<Zone, ReadonlyArray<ReadyRule>>> => ({
  T: withoutCues("T", hasStop),
  M: withoutCues("M", hasStop),
  E: withoutCues("E", hasStop),
});
const OF_SENTENCES = byZone(true);
const OF_LABELS = byZone(false);
const BY_CUE = new Map<string, Array<ReadyRule>>();
for (const entry of RULES)
  for (const cue of entry.cues) {
    const list = BY_CUE.get(cue);
    if (list === undefined) BY_CUE.set(cue, [entry]);
    else list.push(entry);
  }

/** No rule without cues looks at longer lines. */
const SHORT = Math.max(...RULES.map(({ cues, rule }) => (cues.size === 0 ? rule.words[1] : 0)));

const isNumber = (token: string): boolean => token.charCodeAt(0) >= 0x30 && token.charCodeAt(0) <= 0x39;

const holds = ({ rule, only }: ReadyRule, line: Line, zone: Zone): boolean => {
  if (line.words < rule.words[0] || (line.words > rule.words[1] && rule.words[1] < WORD_LIMIT)) return false;
  if (!rule.where.includes(zone)) return false;
  if (rule.stop === "no" ? line.hasStop : rule.stop === "yes" && !line.hasStop) return false;
  if (only !== null)
    for (const token of line.tokens)
      if (!only.has(token) && !isNumber(token) && token !== "/" && token !== "|") return false;
  if (rule.shape !== undefined && !rule.shape.test(line.key)) return false;
  if (rule.look !== undefined && !rule.look.test(line.text)) return false;
  return rule.not === undefined || !rule.not.test(line.key);
};

/** The first rule (by id) that a folded line fits in its zone; null for none. */
export const matchLine = (line: Line, zone: Zone): FurnitureRule | null => {
  if (line.key === "") return null;
  let best: FurnitureRule | null = null;
  const offer = (entry: ReadyRule): void => {
    if ((best === null || entry.rule.id < best.id) && holds(entry, line, zone)) best = entry.rule;
  };
  if (line.words <= SHORT) for (const entry of (line.hasStop ? OF_SENTENCES : OF_LABELS)[zone]) offer(entry);
  let previous = "";
  for (const token of line.tokens) {
    if (token === previous) continue;
    previous = token;
    const entries = BY_CUE.get(token);
    if (entries !== undefined) for (const entry of entries) offer(entry);
  }
  return best;
};
