import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Card } from "./contract.ts";
import { start, step, type State } from "./reducer.ts";

const card = (i: number, blind = false): Card => ({
  sent_id: `s_${i}`,
  doc_id: "d_1",
  text: `Sentence ${i}.`,
  before: [],
  after: [],
  block_kind: "paragraph",
  title: null,
  publisher: null,
  machine: blind
    ? null
    : { label: "claim", p_opinion: 0.2, p_claim: 0.7, p_quote: 0.1, rule_id: "C1", speaker: null },
  speakers: [],
  quote_id: null,
  quoted: null,
  others: [],
});

const SESSION = { blind: false, by: "ana", total: 9, done: 0, lines: 0 };
const begin = (count = 5, blind = false): State =>
  step(start({ ...SESSION, blind }), {
    kind: "cards",
    cards: Array.from({ length: count }, (_, i) => card(i, blind)),
    next: null,
  });
const press = (state: State, keys: string): State =>
  [...keys].reduce((now, key) => step(now, { kind: "key", key }), state);

test("a label is sent for the card on the page, and the next card stands there", () => {
  const state = press(begin(), "oy");
  expect(state.outbox).toEqual([
    { undo: false, body: { action: "label", label: "opinion", sent_id: "s_0", quote_id: null } },
    { undo: false, body: { action: "label", label: "claim", sent_id: "s_1", quote_id: null } },
  ]);
  expect(state.cards[0]!.sent_id).toBe("s_2");
});

test("every command that judges undoes, in whatever order", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("o", "c", "q", "y", "d", "x", "f"), { maxLength: 5 }), (keys) => {
      const before = begin();
      const after = press(press(before, keys.join("")), "u".repeat(keys.length));
      expect(after.cards).toEqual(before.cards);
      expect(after.left).toEqual([]);
      expect(after.outbox.filter(({ undo }) => undo)).toHaveLength(keys.length);
    }),
  );
});

test("a key without a card says so, and sends nothing", () => {
  for (const key of "ocqydxfsnw") {
    const state = press(begin(0), key);
    expect(state.outbox).toEqual([]);
    expect(state.said).toBe("no sentence is here to judge");
  }
});

test("while nothing can be kept no key is taken, and all goes on where it was", () => {
  const offline = step(press(begin(), "o"), { kind: "failed", message: "offline", isLost: false });
  const pressed = press(offline, "cu");
  expect(pressed.outbox).toEqual(offline.outbox);
  expect(pressed.cards).toEqual(offline.cards);
  const back = step(pressed, { kind: "kept", lines: 1, done: 1, card: null });
  expect(press(back, "c").outbox).toHaveLength(1);
  expect(back).toMatchObject({ problem: null, lines: 1, done: 1 });
});

test("undo of an earlier session brings the card back that the server names, once", () => {
  const asked = press(begin(1), "u");
  const back = step(asked, { kind: "kept", lines: 4, done: 4, card: card(7) });
  expect(back.cards.map(({ sent_id }) => sent_id)).toEqual(["s_7", "s_0"]);
  const own = step(step(press(begin(2), "ou"), { kind: "kept", lines: 1, done: 1, card: null }), {
    kind: "kept",
    lines: 0,
    done: 0,
    card: card(0),
  });
  expect(own.cards.map(({ sent_id }) => sent_id)).toEqual(["s_0", "s_1"]);
});

test("voice and note go with the next judgement alone; a speaker is typed, nobody is null", () => {
  const noted = press(step(press(begin(), "vn"), { kind: "typed", text: " odd " }), "oc");
  expect(noted.outbox).toMatchObject([
    { body: { label: "opinion", voice: "author", note: "odd" } },
    { body: { label: "claim" } },
  ]);
  expect(noted.outbox[1]).not.toHaveProperty("body.note");
  const named = step(press(begin(), "s"), { kind: "typed", text: "Ana Lutz" });
  expect(named.outbox[0]).toMatchObject({ body: { action: "speaker", speaker: "Ana Lutz" } });
  const nobody = step(press(begin(), "s"), { kind: "typed", text: "" });
  expect(nobody.outbox[0]).toMatchObject({ body: { action: "speaker", speaker: null } });
  expect(step(press(begin(), "s"), { kind: "key", key: "Escape" }).asking).toBe(null);
});

test("blind: y tells nothing, since there is nothing of the machine", () => {
  const state = press(begin(3, true), "y");
  expect(state.outbox).toEqual([]);
  expect(state.said).toBe("blind: choose o, c or q");
});

test("what the server refuses for good is given up and said", () => {
  const state = step(press(begin(), "o"), { kind: "failed", message: "no such sentence", isLost: true });
  expect(state).toMatchObject({ outbox: [], said: "no such sentence", problem: null });
});

describe("w moves the quoted words", () => {
  const text = "“It will not stand,” she said.";
  const quoting = (quoted: Card["quoted"], blind = false): State =>
    step(start({ ...SESSION, blind }), {
      kind: "cards",
      cards: [{ ...card(0, blind), text, quoted }, card(1)],
      next: null,
    });
  const WORDS = { quote_id: "q_1", from: 0, to: 20 };
  const keys = (state: State, ...pressed: ReadonlyArray<string>): State =>
    pressed.reduce((now, key) => step(now, { kind: "key", key }), state);

  test("word by word, and keeps them with Enter", () => {
    const moved = keys(quoting(WORDS), "w", "ArrowRight", "ArrowRight", "ArrowLeft", "Shift+ArrowRight");
    expect(moved.moving).toEqual({ from: 4, to: 24 });
    // Beside its label: the card stays, with the words as they are now.
    const kept = keys(moved, "Enter");
    expect(kept.outbox).toEqual([
      {
        undo: false,
        body: { action: "boundary", quoted: { from: 4, to: 24 }, sent_id: "s_0", quote_id: "q_1" },
      },
    ]);
    expect(kept.cards[0]).toMatchObject({ sent_id: "s_0", quoted: { quote_id: "q_1", from: 4, to: 24 } });
    expect(kept.moving).toBe(null);
    // Undone like every other.
    expect(keys(kept, "u").cards).toEqual(quoting(WORDS).cards);
    expect(keys(kept, "c").cards[0]!.sent_id).toBe("s_1");
    expect(keys(kept, "c", "u", "u").cards).toEqual(quoting(WORDS).cards);
  });

  test("stops at the edges of the sentence and where no word would be left", () => {
    expect(keys(quoting(WORDS), "w", "Shift+ArrowLeft").moving).toEqual({ from: 0, to: 20 });
    const right = keys(quoting(WORDS), "w", ...Array.from({ length: 9 }, () => "ArrowRight"));
    expect(right.moving!.to).toBe(text.length);
    const shut = keys(quoting(WORDS), "w", ...Array.from({ length: 9 }, () => "ArrowLeft"));
    expect(shut.moving!.to).toBe("“It".length);
  });

  test("leaves with Esc, sends nothing where nothing moved, and judges nothing meanwhile", () => {
    const moving = keys(quoting(WORDS), "w", "ArrowRight");
    expect(keys(moving, "Escape")).toMatchObject({ moving: null, outbox: [] });
    expect(keys(moving, "o")).toMatchObject({ outbox: [], moving: { from: 0, to: 24 } });
    expect(keys(moving, "ArrowLeft", "Enter")).toMatchObject({ outbox: [], moving: null });
  });

  test("not an end that stands in another sentence, nor where nothing is quoted, nor blind", () => {
    const open = keys(quoting({ ...WORDS, to: null }), "w", "ArrowRight");
    expect(open.moving).toEqual({ from: 0, to: null });
    expect(open.said).toBe("the quote ends in a sentence after");
    expect(keys(quoting(null), "w").said).toBe("no words are quoted here");
    expect(keys(quoting(null, true), "w").said).toBe("blind: no quotes are shown");
  });
});

test("a speaker is said beside a label: the card stays, but where a quote is asked about", () => {
  const named = step(press(begin(), "s"), { kind: "typed", text: "Ada Rowe" });
  expect(named.cards[0]).toMatchObject({ sent_id: "s_0", machine: { speaker: "Ada Rowe" } });
  expect(press(named, "u").cards).toEqual(begin().cards);
  const asked = step(start(SESSION), {
    kind: "cards",
    cards: [{ ...card(0), quote_id: "q_1" }, card(1)],
    next: null,
  });
  expect(step(press(asked, "s"), { kind: "typed", text: "Ada Rowe" }).cards[0]!.sent_id).toBe("s_1");
});
