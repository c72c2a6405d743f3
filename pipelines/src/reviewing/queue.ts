/** The queues of `pipeline review` by name: which rows, in which order, and what each was drawn with. */
import { LABELS } from "@columnist/model";
import { auditQueue, doubtQueue, type Candidates } from "@columnist/review/judging";
import type { Correction } from "@columnist/dataset";
import type { Desk, DoubtedQuote } from "./desk.ts";

/** What was asked for, as it is typed. */
export type QueueName = string;

export interface Queue {
  readonly name: QueueName;
  readonly rows: Int32Array;
  /** With what probability each was drawn; null outside audits. */
  readonly inclusion: Float64Array | null;
  /** The quote that is asked about, by row. */
  readonly quotes: ReadonlyMap<number, string>;
  /** What others said, by row. */
  readonly others: ReadonlyMap<
    number,
    ReadonlyArray<{ readonly by: string; readonly label: (typeof LABELS)[number] }>
  >;
  /** A judgement settles what others differ about. */
  readonly decides: boolean;
}

/** What some queues look at beside the version; read only for them. */
export interface Sources {
  readonly corrections: ReadonlyArray<Correction>;
  /** Labels of the version before by sent_id; null where there is none. */
  readonly before: () => ReadonlyMap<string, string> | null;
}

export const QUEUES = "doubt, audit, disagree, quotes, diff, rule:ID, publisher:NAME or search:TEXT";

const among = ({ candidates }: Desk, isIn: (row: number) => boolean): Candidates => ({
  ...candidates,
  isAsked: candidates.isAsked.map((asked, row) => (asked === 1 && isIn(row) ? 1 : 0)),
});

const MACHINE_SURE = 0.6;
const SAYS = new Set(["direct", "mixed", "indirect"]);

/** Quotes whose speaker or end is in doubt: nobody found, somebody unnamed, marks left open, or unsure. */
const isDoubtful = (quote: DoubtedQuote): boolean =>
  SAYS.has(quote.kind) &&
  (quote.speaker === null ||
    quote.speaker_kind === "unnamed" ||
    !quote.closed ||
    quote.confidence < MACHINE_SURE);

/** The last label of each person by sentence, where they differ and nobody decided. */
const differing = (corrections: ReadonlyArray<Correction>) => {
  const bySentence = Map.groupBy(
    corrections.filter((one) => one.action === "label"),
    ({ sent_id }) => sent_id,
  );
  const found = new Map<string, Array<{ by: string; label: (typeof LABELS)[number] }>>();
  for (const [id, given] of bySentence) {
    if (given.some(({ decides }) => decides)) continue;
    const last = new Map(given.map(({ by, label }) => [by, label]));
    if (new Set(last.values()).size > 1)
      found.set(
        id,
        Array.from(last, ([by, label]) => ({ by, label })),
      );
  }
  return found;
};

const plain = (name: QueueName, rows: Int32Array): Queue => ({
  name,
  rows,
  inclusion: null,
  quotes: new Map(),
  others: new Map(),
  decides: false,
});

/** A number that follows from the version alone, so that all who audit it get the same sentences. */
const seedOf = (version: string): number =>
  [...version].reduce((hash, letter) => (Math.imul(hash, 31) + letter.codePointAt(0)!) | 0, 7);

/**
 * The queue of a name; null where there is none of that name.
 *
 * @param n how many sentences at most
 */
export const queueOf = (name: QueueName, desk: Desk, sources: Sources, n: number): Queue | null => {
  const [kind, ...rest] = name.split(":");
  const word = rest.join(":");
  const isOpen = (row: number): boolean => desk.isHuman[row] === 0;
  const doubtful = (isIn: (row: number) => boolean): Int32Array => doubtQueue(among(desk, isIn), n);
  if (rest.length > 0)
    switch (kind) {
      case "rule": {
        const rule = desk.rules.indexOf(word);
        return plain(
          name,
          doubtful((row) => desk.candidates.rule[row] === rule && isOpen(row)),
        );
      }
      case "publisher": {
        const publisher = desk.publishers.indexOf(word);
        return plain(
          name,
          doubtful((row) => desk.candidates.publisher[row] === publisher && isOpen(row)),
        );
      }
      case "search":
        return plain(
          name,
          doubtful((row) => desk.matches?.[row] === 1),
        );
      default:
        return null;
    }
  switch (kind) {
    case "doubt":
      // A key on a sentence of another language teaches a model of English nothing.
      return plain(
        name,
        doubtful((row) => isOpen(row) && desk.isEnglish[row] === 1),
      );
    case "audit": {
      const { rows, inclusion } = auditQueue(desk.candidates, n, seedOf(desk.version));
      return { ...plain(name, rows), inclusion };
    }
    case "disagree": {
      const found = differing(sources.corrections);
      const rows = desk.rowsOf(new Set(found.keys()));
      const others = new Map(Array.from(rows, ([id, row]) => [row, found.get(id)!] as const));
      const sorted = Int32Array.from(others.keys()).sort().subarray(0, n);
      return { ...plain(name, sorted), others, decides: true };
    }
    case "quotes": {
      const asked = new Set<string>();
      for (const quote of desk.quotes()) if (isDoubtful(quote)) asked.add(quote.quote_id);
      const links = [...desk.links()].filter(({ quote_id }) => asked.has(quote_id));
      const rows = desk.rowsOf(new Set(links.map(({ sent_id }) => sent_id)));
      const quotes = new Map<number, string>();
      for (const { sent_id, quote_id } of links) {
        const row = rows.get(sent_id);
        if (row !== undefined && desk.candidates.isAsked[row] === 1 && !quotes.has(row))
          quotes.set(row, quote_id);
      }
      return { ...plain(name, Int32Array.from(quotes.keys()).sort().subarray(0, n)), quotes };
    }
    case "diff": {
      const before = sources.before();
      if (before === null) return plain(name, new Int32Array(0));
      return plain(
        name,
        doubtful((row) => {
          const label = before.get(desk.sentIdAt(row));
          return isOpen(row) && label !== undefined && label !== LABELS[desk.candidates.label[row]!];
        }),
      );
    }
    default:
      return null;
  }
};
