/** One review: a person, a queue, a version; what each request asks of it. */
import { asksForChange, wishOf, type Correction } from "@columnist/dataset";
import { ASSETS, Judgement, PAGE, type Card } from "@columnist/review/judging";
import { BookChanged, type Book } from "./book.ts";
import type { Desk, Placed } from "./desk.ts";
import { plain, type Answer, type Asked } from "./guard.ts";
import { quotedIn, quotedText } from "./quoted.ts";
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

type Judged = ReturnType<typeof Judgement.parse>;

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
const machineOf = ({ sentence }: Placed) => ({
  label: sentence.machine_label,
  p_opinion: rounded(sentence.p_opinion),
  p_claim: rounded(sentence.p_claim),
  p_quote: rounded(sentence.p_quote),
  rule_id: sentence.rule_id,
});

/** The texts of some sentences, those of a block together. */
const textsByBlock = (sentences: Placed["sentences"]): Array<string> =>
  Array.from(Map.groupBy(sentences, ({ para_index }) => para_index).values(), (block) =>
    block.map(({ text }) => text).join(" "),
  );

/** The judgement that a body holds, or what is wrong with it. */
const judgementIn = (body: string): Judged | Answer => {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return plain(422, "the body is no JSON");
  }
  const parsed = Judgement.safeParse(value);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  return plain(422, `${path.join(".") || "judgement"}: ${message}`);
};

const CHANGED = "Somebody else wrote to your file meanwhile: reload the page, and go on";

/** A review while it goes on. The rows of the queue that are judged are worked out once. */
class Review {
  private readonly of: Reviewed;
  private readonly placeOf: ReadonlyMap<string, number>;
  /** How often each sentence was judged. */
  private readonly judged = new Map<string, number>();

  constructor(of: Reviewed) {
    this.of = of;
    this.placeOf = new Map(Array.from(of.queue.rows, (row, at) => [of.desk.sentIdAt(row), at] as const));
    this.recount();
  }

  private recount(): void {
    const { book, queue } = this.of;
    this.judged.clear();
    // A decision of a disagreement is a judgement of its own: what this person said before does not count.
    for (const one of book.judgements()) if (!queue.decides || one.decides) this.count(one);
  }

  /** A speaker and a quote's words are said beside a label; where quotes are asked about they are the answer. */
  private count({ sent_id, action }: Pick<Correction, "sent_id" | "action">): void {
    const isBeside = action === "speaker" || action === "boundary";
    if (isBeside && this.of.queue.quotes.size === 0) return;
    this.judged.set(sent_id, (this.judged.get(sent_id) ?? 0) + 1);
  }

  private done(): number {
    let count = 0;
    for (const id of this.judged.keys()) if (this.placeOf.has(id)) count++;
    return count;
  }

  private rowOf(id: string): number | undefined {
    const { queue, desk } = this.of;
    const at = this.placeOf.get(id);
    return at === undefined ? desk.rowsOf(new Set([id])).get(id) : queue.rows[at];
  }

  private cardAt(row: number): Card {
    const { blind, desk, queue } = this.of;
    const placed = desk.placeAt(row);
    const { sentence, document, sentences, index } = placed;
    const asked = queue.quotes.get(row) ?? null;
    const quotes = blind ? [] : desk.quotesOf(sentence.doc_id);
    return {
      sent_id: sentence.sent_id,
      doc_id: sentence.doc_id,
      text: sentence.text,
      // The headline stands above the card already.
      before: textsByBlock(
        sentences
          .slice(Math.max(0, index - BEFORE), index)
          .filter(({ block_kind }) => block_kind !== "headline" || document.title === null),
      ),
      after: textsByBlock(sentences.slice(index + 1, index + 1 + AFTER)),
      block_kind: sentence.block_kind,
      title: document.title,
      publisher: document.publisher,
      machine: blind ? null : { ...machineOf(placed), speaker: sentence.speaker },
      speakers: [...new Set(quotes.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])))],
      quote_id: asked,
      quoted: quotedIn(sentence, quotes, asked),
      others: [...(queue.others.get(row) ?? [])],
    };
  }

  private session(): Answer {
    const { by, blind, queue, desk, book } = this.of;
    return json({
      by,
      blind,
      queue: queue.name,
      dataset: desk.version,
      total: queue.rows.length,
      done: this.done(),
      lines: book.lines(),
    });
  }

  private cards(query: URLSearchParams): Answer {
    const { queue, desk } = this.of;
    const cursor = numberIn(query, "cursor", queue.rows.length);
    const n = numberIn(query, "n", MOST_CARDS);
    if (cursor === null || n === null || n === 0)
      return plain(422, "cursor and n are whole numbers, n over 0");
    const found: Array<Card> = [];
    let at = cursor;
    for (; at < queue.rows.length && found.length < n; at++) {
      const row = queue.rows[at]!;
      if (!this.judged.has(desk.sentIdAt(row))) found.push(this.cardAt(row));
    }
    return json({ cards: found, next: at < queue.rows.length ? at : null });
  }

  /** The line that a judgement is kept as; null where the quoted words that it names stand nowhere. */
  private lineOf(judgement: Judged, placed: Placed): Correction | null {
    const { by, blind, queue, desk, now } = this.of;
    const { sentence, document } = placed;
    const points = Array.from(document.text);
    const { sent_id, quote_id, label, rule_id, speaker, quoted, voice, note, action } = judgement;
    const drawn = queue.inclusion?.[this.placeOf.get(sent_id) ?? -1];
    const words =
      quoted === undefined
        ? undefined
        : quotedText(points, sentence, desk.quotesOf(sentence.doc_id), quote_id!, quoted);
    if (words === null) return null;
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
      machine: { ...machineOf(placed), version: sentence.labeler_version, dataset: desk.version },
      ...(quote_id === null ? {} : { quote_id }),
      ...(note === undefined ? {} : { note }),
      ...(action === "label"
        ? { label, rule_id: rule_id ?? "human", ...(voice === undefined ? {} : { voice }) }
        : {}),
      ...(action === "speaker" ? { speaker } : {}),
      ...(words === undefined ? {} : { quoted: words }),
    } as Correction;
  }

  /** A judgement that was kept already, whose answer was lost: the page sends it again. */
  private isSentAgain(line: Correction, lines: number): boolean {
    const { book } = this.of;
    const last = book.judgements().at(-1);
    if (lines !== book.lines() - 1 || last === undefined) return false;
    return last.sent_id === line.sent_id && last.action === line.action && wishOf(last) === wishOf(line);
  }

  private kept(card: Card | null): Answer {
    return json({ lines: this.of.book.lines(), done: this.done(), card });
  }

  private writing(write: () => Answer): Answer {
    const { book } = this.of;
    try {
      return write();
    } catch (error) {
      if (error instanceof BookChanged) {
        book.reread();
        this.recount();
        return plain(409, CHANGED);
      }
      const { code } = error as NodeJS.ErrnoException;
      if (code !== undefined) return plain(507, `Not kept: ${book.path} cannot be written (${code})`);
      throw error;
    }
  }

  judge(body: string): Answer {
    const { book, desk } = this.of;
    const read = judgementIn(body);
    if ("status" in read) return read;
    const { sent_id, lines } = read;
    const row = this.rowOf(sent_id);
    if (row === undefined) return plain(404, "no such sentence in this version");
    const line = this.lineOf(read, desk.placeAt(row));
    if (line === null) return plain(422, "quoted: no words of that quote stand there");
    return this.writing(() => {
      if (this.isSentAgain(line, lines)) return this.kept(null);
      if (lines !== book.lines()) return plain(409, CHANGED);
      book.add(line);
      this.count(read);
      return this.kept(null);
    });
  }

  undo(query: URLSearchParams): Answer {
    const { book } = this.of;
    return this.writing(() => {
      const lines = numberIn(query, "lines", Number.MAX_SAFE_INTEGER);
      // Its answer was lost: the line is gone already.
      if (lines === book.lines() + 1) return this.kept(null);
      if (lines !== book.lines()) return plain(409, CHANGED);
      const last = book.undo();
      if (last === null) return plain(404, "nothing is left to undo");
      this.recount();
      const row = this.rowOf(last.sent_id);
      return this.kept(row === undefined ? null : this.cardAt(row));
    });
  }

  /** What the next build changes, as far as this person's lines alone say: a row a sentence and action, the last of each. */
  private effect(): Answer {
    const { book, desk } = this.of;
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
      const { action, sent_id } = one;
      if (action !== "label") return [{ sent_id, action, from: null, to: null }];
      const { sentence } = desk.placeAt(row);
      const isThere = sentence.label_source === "human" && sentence.label === one.label;
      return isThere ? [] : [{ sent_id, action, from: sentence.label, to: one.label }];
    });
    return json({ rows: changed });
  }

  private async reasons(id: string): Promise<Answer> {
    const { blind, desk, reasonsOf } = this.of;
    if (blind) return plain(403, "blind: nothing of the machine is shown");
    const row = this.rowOf(id);
    return row === undefined ? plain(404, "no such sentence") : json(await reasonsOf(desk.placeAt(row)));
  }

  private article(id: string): Answer {
    const { blind, desk } = this.of;
    const row = desk.firstOf(id);
    if (row === undefined) return plain(404, "no such article");
    const { document, sentences } = desk.placeAt(row);
    return json({
      title: document.title,
      publisher: document.publisher,
      sentences: sentences.map(({ sent_id, text, label, block_kind }) =>
        blind ? { sent_id, text, block_kind } : { sent_id, text, block_kind, label },
      ),
    });
  }

  async get(path: string, query: URLSearchParams): Promise<Answer> {
    if (path === "/") return { status: 200, ...PAGE };
    const [, folder, name = "", id, ...more] = path.split("/");
    if (folder === "assets") {
      const asset = id === undefined ? ASSETS.get(name) : undefined;
      return asset === undefined ? plain(404, "no such file") : { status: 200, ...asset };
    }
    if (folder !== "api" || more.length > 0) return plain(404, "no such page");
    switch (name) {
      case "session":
        return this.session();
      case "queue":
        return this.cards(query);
      case "reasons":
        return this.reasons(id ?? "");
      case "articles":
        return this.article(id ?? "");
      case "agreement":
        return json(await this.of.agreement());
      case "effect":
        return this.effect();
      default:
        return plain(404, "no such page");
    }
  }
}

/** Answers the requests of a page. */
export const openReview = (of: Reviewed): ((asked: Asked, body: string) => Promise<Answer>) => {
  const review = new Review(of);
  return async ({ method, url }, body) => {
    const { pathname, searchParams } = new URL(url, "http://127.0.0.1");
    if (method === "GET") return review.get(pathname, searchParams);
    if (method === "POST" && pathname === "/api/judgements") return review.judge(body);
    if (method === "DELETE" && pathname === "/api/judgements/last") return review.undo(searchParams);
    return plain(404, "no such page");
  };
};
