/**
 * What a key does on the page of `pipeline review`: a state and an event give the next state and what is to be sent. Runs in
 * the browser as it stands here (page.ts sends its text), so it holds its own constants and imports types alone.
 */
import type { Card, Judgement } from "./contract.ts";

type JudgementBody = Omit<Judgement, "lines">;

/** What is to be sent, in order; the first is under way. */
export type Sending = { readonly undo: false; readonly body: JudgementBody } | { readonly undo: true };

/** A card that was left, and how: what undo goes back to. */
export interface Left {
  readonly card: Card;
  /** It stayed on the page: a speaker and a quote's words are said beside a label. */
  readonly stays: boolean;
}

export interface State {
  readonly blind: boolean;
  readonly by: string;
  readonly total: number;
  readonly done: number;
  readonly lines: number;
  /** Cards to come; the first is on the page. */
  readonly cards: ReadonlyArray<Card>;
  /** Cards that were judged here, the last is the latest. */
  readonly left: ReadonlyArray<Left>;
  readonly next: number | null;
  readonly isLoading: boolean;
  readonly outbox: ReadonlyArray<Sending>;
  /** Why nothing is kept at the moment; null where all is well. */
  readonly problem: string | null;
  /** What was done last, for the status line. */
  readonly said: string;
  /** What is typed at the moment. */
  readonly asking: "speaker" | "note" | null;
  /** Where the quoted words of the card stand while `w` moves them; null otherwise. */
  readonly moving: { readonly from: number | null; readonly to: number | null } | null;
  readonly isHelp: boolean;
  /** For the next label. */
  readonly voice: "author" | "source" | "unclear" | null;
  readonly note: string | null;
}

export type Event =
  | { readonly kind: "cards"; readonly cards: ReadonlyArray<Card>; readonly next: number | null }
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "typed"; readonly text: string }
  | { readonly kind: "left" }
  | { readonly kind: "kept"; readonly lines: number; readonly done: number; readonly card: Card | null }
  | { readonly kind: "failed"; readonly message: string; readonly isLost: boolean };

export const start = (session: {
  blind: boolean;
  by: string;
  total: number;
  done: number;
  lines: number;
}): State => ({
  ...session,
  cards: [],
  left: [],
  next: 0,
  isLoading: false,
  outbox: [],
  problem: null,
  said: "",
  asking: null,
  moving: null,
  isHelp: false,
  voice: null,
  note: null,
});

/** The state after an event. */
export const step = (state: State, event: Event): State => {
  const labels: Record<string, "opinion" | "claim" | "quote"> = { o: "opinion", c: "claim", q: "quote" };
  const card = state.cards[0] ?? null;
  const judge = (body: Omit<JudgementBody, "sent_id" | "quote_id">, said: string): State => {
    if (card === null) return { ...state, said: "no sentence is here to judge" };
    if (state.problem !== null)
      return { ...state, said: "not kept: what was sent before is not on disk yet" };
    const whole: JudgementBody = {
      ...body,
      sent_id: card.sent_id,
      quote_id:
        body.action === "speaker"
          ? card.quote_id
          : body.action === "boundary"
            ? (card.quoted?.quote_id ?? null)
            : null,
      ...(state.note === null ? {} : { note: state.note }),
      ...(body.action === "label" && state.voice !== null ? { voice: state.voice } : {}),
    };
    // Where a quote is asked about, its speaker or its words are the answer; elsewhere the label is still to come.
    const stays = (body.action === "speaker" || body.action === "boundary") && card.quote_id === null;
    const after = stays
      ? [
          {
            ...card,
            ...(body.quoted !== undefined && card.quoted !== null
              ? { quoted: { ...card.quoted, ...body.quoted } }
              : {}),
            ...(body.speaker !== undefined && card.machine !== null
              ? { machine: { ...card.machine, speaker: body.speaker } }
              : {}),
          },
        ]
      : [];
    return {
      ...state,
      cards: [...after, ...state.cards.slice(1)],
      left: [...state.left, { card, stays }],
      outbox: [...state.outbox, { undo: false, body: whole }],
      said,
      voice: null,
      note: null,
      asking: null,
      moving: null,
    };
  };
  /** The next border of a word from a place on: starts of words for the first, ends for the last; the place itself at the edge. */
  const wordFrom = (text: string, at: number, isStart: boolean, isBack: boolean): number => {
    const borders = [...text.matchAll(/\S+/g)].map((word) => word.index + (isStart ? 0 : word[0].length));
    return (isBack ? borders.findLast((border) => border < at) : borders.find((border) => border > at)) ?? at;
  };
  const move = (key: string): State => {
    const { from, to } = state.moving!;
    const { text } = card!;
    const isBack = key.endsWith("ArrowLeft");
    if (key.startsWith("Shift+")) {
      if (from === null) return { ...state, said: "the quote begins in a sentence before" };
      const next = wordFrom(text, from, true, isBack);
      return next < (to ?? text.length) ? { ...state, moving: { from: next, to } } : state;
    }
    if (to === null) return { ...state, said: "the quote ends in a sentence after" };
    const next = wordFrom(text, to, false, isBack);
    return next > (from ?? 0) ? { ...state, moving: { from, to: next } } : state;
  };
  const onKey = (key: string): State => {
    if (state.moving !== null && card !== null) {
      if (/Arrow(?:Left|Right)$/.test(key)) return move(key);
      if (key === "Enter" || key === "w") {
        const { from, to } = state.moving;
        if (from === card.quoted!.from && to === card.quoted!.to)
          return { ...state, moving: null, said: "the words stay as they were" };
        return judge({ action: "boundary", quoted: { from, to } }, "quoted words moved");
      }
      if (key === "Escape") return { ...state, moving: null, said: "" };
      return { ...state, said: "arrows move the quoted words; Enter keeps them, Esc leaves them" };
    }
    const label = labels[key];
    if (label !== undefined) return judge({ action: "label", label }, label);
    switch (key) {
      case "y":
        if (card === null) return { ...state, said: "no sentence is here to judge" };
        if (card.machine === null) return { ...state, said: "blind: choose o, c or q" };
        return judge({ action: "label", label: card.machine.label }, `yes, ${card.machine.label}`);
      case "d":
        return judge({ action: "drop" }, "no sentence of the article");
      case "x":
        return judge({ action: "skip" }, "skipped");
      case "f":
        return judge({ action: "flag" }, "flagged, to be talked about");
      case "u": {
        if (state.problem !== null)
          return { ...state, said: "not undone: nothing can be kept at the moment" };
        const last = state.left.at(-1);
        return {
          ...state,
          // Without a card here the server says which one comes back.
          cards: last === undefined ? state.cards : [last.card, ...state.cards.slice(last.stays ? 1 : 0)],
          left: state.left.slice(0, -1),
          outbox: [...state.outbox, { undo: true }],
          said: "undone",
        };
      }
      case "s":
      case "n":
        return card === null
          ? { ...state, said: "no sentence is here to judge" }
          : { ...state, asking: key === "s" ? "speaker" : "note" };
      case "w":
        if (card === null) return { ...state, said: "no sentence is here to judge" };
        if (card.quoted === null)
          return { ...state, said: state.blind ? "blind: no quotes are shown" : "no words are quoted here" };
        return {
          ...state,
          moving: { from: card.quoted.from, to: card.quoted.to },
          said: "← → move the end, Shift ← → the start; Enter keeps, Esc leaves",
        };
      case "v": {
        const voices = [null, "author", "source", "unclear"] as const;
        const voice = voices[(voices.indexOf(state.voice) + 1) % voices.length]!;
        return { ...state, voice, said: voice === null ? "voice: as the machine says" : `voice: ${voice}` };
      }
      case "?":
        return { ...state, isHelp: !state.isHelp };
      case "Escape":
        return { ...state, asking: null, isHelp: false };
      default:
        return state;
    }
  };
  switch (event.kind) {
    case "cards":
      return { ...state, cards: [...state.cards, ...event.cards], next: event.next, isLoading: false };
    case "key":
      return onKey(event.key);
    case "typed": {
      const text = event.text.trim();
      if (state.asking === "note")
        return {
          ...state,
          note: text === "" ? null : text,
          asking: null,
          said: text === "" ? "no note" : "note: goes with your next key",
        };
      if (state.asking === "speaker")
        return judge(
          { action: "speaker", speaker: text === "" ? null : text },
          `speaker: ${text === "" ? "nobody named" : text}`,
        );
      return state;
    }
    case "left":
      return { ...state, asking: null };
    case "kept": {
      const [sent, ...outbox] = state.outbox;
      const isBack = sent?.undo === true && event.card !== null;
      const isHere = isBack && state.cards[0]?.sent_id === event.card?.sent_id;
      return {
        ...state,
        outbox,
        lines: event.lines,
        done: event.done,
        problem: null,
        cards: isBack && !isHere && outbox.length === 0 ? [event.card!, ...state.cards] : state.cards,
      };
    }
    case "failed":
      // Lost for good (nothing to undo, a judgement that the server refuses): the sending is given up, and said.
      return event.isLost
        ? { ...state, outbox: state.outbox.slice(1), problem: null, said: event.message }
        : { ...state, problem: event.message };
  }
};
