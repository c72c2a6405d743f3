/** One review: a person, a queue, a version; what each request asks of it. */
import { asksForChange, type Correction } from "@columnist/dataset";
import { ASSETS, Judgement, PAGE, type Card } from "@columnist/review/judging";
import { BookChanged, type Book } from "./book.ts";
import type { Desk, Placed } from "./desk.ts";
import { plain, type Answer, type Asked } from "./guard.ts";
import { isWithin, quotedIn, quotedText } from "./quoted.ts";
import type { Queue } from "./queue.ts";

export interface Reviewed {
  readonly by: string;
  readonly blind: boolean;
  readonly book: Book;
  readonly desk: Desk;
  readonly queue: Queue;
  /** Why a sentence has its label. */
  readonly reasonsOf: (placed: Placed) => Promise<unknown>;
  readonly agreement: () => Promise<unknown>;
  /** By the clock, ISO 8601. */
  readonly now: () => string;
}

const json = (value: unknown): Answer => ({
  status: 200,
  type: "application/json; charset=utf-8",
  text: JSON.stringify(value),
});

/** Sentences shown before and after. */
const BEFORE = 3;
const AFTER = 2;
/** Cards in one answer at most. */
const MOST_CARDS = 100;
/** Text around a sentence that finds it again. */
const ANCHOR = 40;

const numberIn = (query: URLSearchParams, name: string, most: number): number | null => {
  const text = query.get(name) ?? "0";
  return /^\d{1,9}$/.test(text) ? Math.min(Number(text), most) : null;
};

/** As the dataset has them: in four decimals, without what a float adds. */
const rounded = (share: number): number => Math.round(share * 1e4) / 1e4;

/** The machine's part of a line and of a card. */
const machineOf = ({ sentence }: Placed, dataset: string) => ({
  label: sentence.machine_label,
  p_opinion: rounded(sentence.p_opinion),
  p_claim: rounded(sentence.p_claim),
  p_quote: rounded(sentence.p_quote),
  rule_id: sentence.rule_id,
  version: sentence.labeler_version,
  dataset,
});

/** Answers the requests of a page. The rows of the queue that are judged are worked out once. */
export const openReview = ({
  by,
  blind,
  book,
  desk,
  queue,
  reasonsOf,
  agreement,
  now,
}: Reviewed): ((asked: Asked, body: string) => Promise<Answer>) => {
  const placeOf = new Map(Array.from(queue.rows, (row, at) => [desk.sentIdAt(row), at] as const));
  // A decision of a disagreement is a judgement of its own: what this person said before does not count.
  const counts = ({ decides }: Correction): boolean => !queue.decides || decides;
  const judged = new Map<string, number>();
  const recount = (): void => {
    judged.clear();
    for (const one of book.judgements())
      if (counts(one)) judged.set(one.sent_id, (judged.get(one.sent_id) ?? 0) + 1);
  };
  recount();
  const done = (): number => {
    let count = 0;
    for (const id of judged.keys()) if (placeOf.has(id)) count++;
    return count;
  };

  const cardAt = (row: number): Card => {
    const placed = desk.placeAt(row);
    const { sentence, document, sentences, index } = placed;
    const machine = machineOf(placed, desk.version);
    const asked = queue.quotes.get(row) ?? null;
    const quotes = blind ? [] : desk.quotesOf(sentence.doc_id);
    const speakers = blind
      ? []
      : [...new Set(quotes.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])))];
    return {
      sent_id: sentence.sent_id,
      doc_id: sentence.doc_id,
      text: sentence.text,
      before: sentences.slice(Math.max(0, index - BEFORE), index).map(({ text }) => text),
      after: sentences.slice(index + 1, index + 1 + AFTER).map(({ text }) => text),
      block_kind: sentence.block_kind,
      title: document.title,
      publisher: document.publisher,
      machine: blind
        ? null
        : {
            label: machine.label,
            p_opinion: machine.p_opinion,
            p_claim: machine.p_claim,
            p_quote: machine.p_quote,
            rule_id: machine.rule_id,
            speaker: sentence.speaker,
          },
      speakers,
      quote_id: asked,
      quoted: quotedIn(sentence, quotes, asked),
      others: [...(queue.others.get(row) ?? [])],
    };
  };

  const cards = (query: URLSearchParams): Answer => {
    const cursor = numberIn(query, "cursor", queue.rows.length);
    const n = numberIn(query, "n", MOST_CARDS);
    if (cursor === null || n === null || n === 0)
      return plain(422, "cursor and n are whole numbers, n over 0");
    const found: Array<Card> = [];
    let at = cursor;
    for (; at < queue.rows.length && found.length < n; at++) {
      const row = queue.rows[at]!;
      if (!judged.has(desk.sentIdAt(row))) found.push(cardAt(row));
    }
    return json({ cards: found, next: at < queue.rows.length ? at : null });
  };

  const correctionOf = (judgement: ReturnType<typeof Judgement.parse>, placed: Placed) => {
    const { sentence, document } = placed;
    const points = Array.from(document.text);
    const { sent_id, quote_id, label, rule_id, speaker, quoted, voice, note, action } = judgement;
    const drawn = queue.inclusion?.[placeOf.get(sent_id) ?? -1];
    return {
      action,
      doc_id: sentence.doc_id,
      sent_id,
      exact: sentence.text,
      prefix: points.slice(Math.max(0, sentence.char_start - ANCHOR), sentence.char_start).join(""),
      suffix: points.slice(sentence.char_end, sentence.char_end + ANCHOR).join(""),
      by,
      decides: queue.decides,
      at: now(),
      queue: queue.name,
      ...(drawn === undefined ? {} : { inclusion: drawn }),
      blind,
      machine: machineOf(placed, desk.version),
      ...(quote_id === null ? {} : { quote_id }),
      ...(note === undefined ? {} : { note }),
      ...(action === "label"
        ? { label, rule_id: rule_id ?? "human", ...(voice === undefined ? {} : { voice }) }
        : {}),
      ...(action === "speaker" ? { speaker } : {}),
      ...(quoted === undefined
        ? {}
        : { quoted: quotedText(points, sentence, desk.quotesOf(sentence.doc_id), quote_id!, quoted) }),
    } as Omit<Correction, "file" | "line">;
  };

  /** A judgement that was kept already, whose answer was lost: the page sends it again. */
  const isSentAgain = (judgement: ReturnType<typeof Judgement.parse>): boolean => {
    const last = book.judgements().at(-1);
    if (judgement.lines !== book.lines() - 1 || last === undefined) return false;
    return (
      last.sent_id === judgement.sent_id &&
      last.action === judgement.action &&
      (last.action !== "label" || last.label === judgement.label) &&
      (last.action !== "speaker" || last.speaker === judgement.speaker) &&
      (last.action !== "boundary" || last.quote_id === judgement.quote_id)
    );
  };
  const CHANGED = "Somebody else wrote to your file meanwhile: reload the page, and go on";
  const kept = (card: Card | null): Answer => json({ lines: book.lines(), done: done(), card });
  const writing = (write: () => Answer): Answer => {
    try {
      return write();
    } catch (error) {
      if (error instanceof BookChanged) {
        book.reread();
        recount();
        return plain(409, CHANGED);
      }
      const { code } = error as NodeJS.ErrnoException;
      if (code !== undefined) return plain(507, `Not kept: ${book.path} cannot be written (${code})`);
      throw error;
    }
  };

  const judge = (body: string): Answer => {
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch {
      return plain(422, "the body is no JSON");
    }
    const parsed = Judgement.safeParse(value);
    if (!parsed.success) {
      const { path, message } = parsed.error.issues[0]!;
      return plain(422, `${path.join(".") || "judgement"}: ${message}`);
    }
    const { sent_id, lines } = parsed.data;
    const at = placeOf.get(sent_id);
    const row = at === undefined ? desk.rowsOf(new Set([sent_id])).get(sent_id) : queue.rows[at];
    if (row === undefined) return plain(404, "no such sentence in this version");
    const placed = desk.placeAt(row);
    const { quoted, quote_id } = parsed.data;
    if (
      quoted !== undefined &&
      !isWithin(placed.sentence, desk.quotesOf(placed.sentence.doc_id), quote_id!, quoted)
    )
      return plain(422, "quoted: no words of that quote stand there");
    return writing(() => {
      if (isSentAgain(parsed.data)) return kept(null);
      if (lines !== book.lines()) return plain(409, CHANGED);
      const correction = correctionOf(parsed.data, placed);
      book.add(correction);
      judged.set(sent_id, (judged.get(sent_id) ?? 0) + 1);
      return kept(null);
    });
  };

  const undo = (query: URLSearchParams): Answer =>
    writing(() => {
      const lines = numberIn(query, "lines", Number.MAX_SAFE_INTEGER);
      // Its answer was lost: the line is gone already.
      if (lines === book.lines() + 1) return kept(null);
      if (lines !== book.lines()) return plain(409, CHANGED);
      const last = book.undo();
      if (last === null) return plain(404, "nothing is left to undo");
      recount();
      const row = desk.rowsOf(new Set([last.sent_id])).get(last.sent_id);
      return kept(row === undefined ? null : cardAt(row));
    });

  const placedOf = (id: string): Placed | null => {
    const row = desk.rowsOf(new Set([id])).get(id);
    return row === undefined ? null : desk.placeAt(row);
  };

  /** What the next build changes, as far as this person's lines alone say: a row a sentence and action, the last of each. */
  const effect = (): Answer => {
    const wishes = new Map(
      book
        .judgements()
        .filter(asksForChange)
        .map((one) => [`${one.sent_id} ${one.action} ${one.quote_id ?? ""}`, one]),
    );
    const rows = desk.rowsOf(new Set(Array.from(wishes.values(), ({ sent_id }) => sent_id)));
    const changed = [...wishes.values()].flatMap((one): ReadonlyArray<object> => {
      const row = rows.get(one.sent_id);
      if (row === undefined) return [];
      const { sentence } = desk.placeAt(row);
      if (one.action !== "label") return [{ sent_id: one.sent_id, action: one.action, from: null, to: null }];
      const isThere = sentence.label_source === "human" && sentence.label === one.label;
      return isThere
        ? []
        : [{ sent_id: one.sent_id, action: one.action, from: sentence.label, to: one.label }];
    });
    return json({ rows: changed });
  };

  const get = async (path: string, query: URLSearchParams): Promise<Answer> => {
    if (path === "/") return { status: 200, ...PAGE };
    const [, folder, name, id, ...more] = path.split("/");
    if (folder === "assets") {
      const asset = id === undefined ? ASSETS.get(name ?? "") : undefined;
      return asset === undefined ? plain(404, "no such file") : { status: 200, ...asset };
    }
    if (folder !== "api" || more.length > 0) return plain(404, "no such page");
    switch (name) {
      case "session":
        return json({
          by,
          blind,
          queue: queue.name,
          dataset: desk.version,
          total: queue.rows.length,
          done: done(),
          lines: book.lines(),
        });
      case "queue":
        return cards(query);
      case "reasons": {
        if (blind) return plain(403, "blind: nothing of the machine is shown");
        const placed = placedOf(id ?? "");
        return placed === null ? plain(404, "no such sentence") : json(await reasonsOf(placed));
      }
      case "articles": {
        const row = desk.firstOf(id ?? "");
        if (row === undefined) return plain(404, "no such article");
        const placed = desk.placeAt(row);
        const { title, publisher } = placed.document;
        return json({
          title,
          publisher,
          sentences: placed.sentences.map(({ sent_id, text, label, block_kind }) =>
            blind ? { sent_id, text, block_kind } : { sent_id, text, block_kind, label },
          ),
        });
      }
      case "agreement":
        return json(await agreement());
      case "effect":
        return effect();
      default:
        return plain(404, "no such page");
    }
  };

  return async ({ method, url }, body) => {
    const { pathname, searchParams } = new URL(url, "http://127.0.0.1");
    if (method === "GET") return get(pathname, searchParams);
    if (method === "POST" && pathname === "/api/judgements") return judge(body);
    if (method === "DELETE" && pathname === "/api/judgements/last") return undo(searchParams);
    return plain(404, "no such page");
  };
};
