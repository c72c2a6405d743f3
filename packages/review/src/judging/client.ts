/**
 * The page of `pipeline review`, as it runs in the browser: page.ts sends the text of this function, so it refers to nothing
 * but its arguments and the browser. Everything from outside becomes text nodes, never markup.
 */
import type { Card } from "./contract.ts";
import type { Event, State, start as startOf, step as stepOf } from "./reducer.ts";

interface Reasons {
  readonly rules: ReadonlyArray<{
    readonly id: string;
    readonly title: string;
    readonly text: string;
    readonly label: string;
  }>;
  readonly flip: { readonly words: string; readonly label: string } | null;
}

export const client = (start: typeof startOf, step: typeof stepOf): void => {
  const key = location.hash.slice(1);
  const at = (id: string): HTMLElement => document.querySelector<HTMLElement>(`#${id}`)!;
  const field = at("field") as HTMLInputElement;
  const say = (id: string, text: string): void => void (at(id).textContent = text);
  const show = (id: string, isShown: boolean): void => void (at(id).hidden = !isShown);

  class Refused extends Error {
    readonly status: number;
    constructor(status: number, message: string) {
      super(message);
      this.status = status;
    }
  }
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Refused(answer.status, await answer.text());
    return answer.json();
  };

  let state: State | null = null;
  let isSending = false;
  const reasons = new Map<string, Reasons | null>();

  const labelled = (label: string): string => `label ${label}`;
  const percent = (share: number): string => `${Math.round(share * 100)} %`;

  const drawMachine = (card: Card): void => {
    const { machine } = card;
    show("machine", machine !== null);
    if (machine === null) return;
    at("says").className = labelled(machine.label);
    say("says", machine.label);
    say(
      "odds",
      `opinion ${percent(machine.p_opinion)}, claim ${percent(machine.p_claim)}, quote ${percent(machine.p_quote)}` +
        `${machine.rule_id === null ? "" : `; rule ${machine.rule_id}`}${machine.speaker === null ? "" : `; speaker ${machine.speaker}`}`,
    );
    const found = reasons.get(card.sent_id);
    const lines = (found?.rules ?? []).map(
      ({ id, title, text, label }) =>
        `${id} ${title}${title.endsWith(label) ? "" : ` (${label})`}${text === "" ? "" : `: “${text}”`}`,
    );
    if (found?.flip) lines.push(`without “${found.flip.words}” it would be ${found.flip.label}`);
    at("why").replaceChildren(
      ...lines.map((line) => {
        const item = document.createElement("li");
        item.textContent = line;
        return item;
      }),
    );
  };

  /** The sentence with its quoted words underlined. */
  const drawText = (card: Card, quoted: { from: number | null; to: number | null } | null): void => {
    if (quoted === null) return say("now", card.text);
    const from = quoted.from ?? 0;
    const to = quoted.to ?? card.text.length;
    const words = document.createElement("u");
    words.textContent = card.text.slice(from, to);
    at("now").replaceChildren(card.text.slice(0, from), words, card.text.slice(to));
  };

  const draw = (now: State): void => {
    const card = now.cards[0] ?? null;
    show("card", card !== null);
    show("end", card === null && now.next === null && !now.isLoading);
    say("progress", `${now.done} done by ${now.by}, ${now.total} in the queue`);
    say("status", now.said);
    say("problem", now.problem ?? "");
    show("problem", now.problem !== null);
    show("help", now.isHelp);
    show("ask", now.asking !== null);
    say("voice", now.voice === null ? "" : `voice: ${now.voice}`);
    say("noted", now.note === null ? "" : `note: ${now.note}`);
    if (card === null) return;
    say(
      "place",
      [card.title, card.publisher, card.block_kind === "paragraph" ? null : card.block_kind]
        .filter((one) => one !== null)
        .join(" · "),
    );
    say("before", card.before.join("\n"));
    drawText(card, now.moving ?? card.quoted);
    show("words", now.moving !== null);
    say("after", card.after.join("\n"));
    drawMachine(card);
    say("others", `${card.others.map(({ by, label }) => `${by}: ${label}`).join(", ")}. Yours decides.`);
    show("others", card.others.length > 0);
    at("speakers").replaceChildren(
      ...card.speakers.map((name) => {
        const option = document.createElement("option");
        option.value = name;
        return option;
      }),
    );
  };

  const on = (event: Event): void => {
    if (state === null) return;
    const before = state.asking;
    state = step(state, event);
    draw(state);
    if (state.asking !== null && state.asking !== before) {
      say(
        "asked",
        state.asking === "speaker"
          ? "Who speaks? Leave it empty where nobody is named"
          : "Note for your next key",
      );
      field.value = "";
      if (state.asking === "speaker") field.setAttribute("list", "speakers");
      else field.removeAttribute("list");
      field.focus();
    }
    if (state.asking === null && before !== null) at("now").focus();
    void send();
    void load();
    void explain();
  };

  /** Sends what is to be sent, one after the other; where it cannot, tries again until it can. */
  const send = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    try {
      for (;;) {
        const [sending] = state!.outbox;
        if (sending === undefined) return;
        try {
          const kept = (await (sending.undo
            ? ask("DELETE", `/api/judgements/last?lines=${state!.lines}`)
            : ask("POST", "/api/judgements", { ...sending.body, lines: state!.lines }))) as {
            lines: number;
            done: number;
            card: Card | null;
          };
          on({ kind: "kept", ...kept });
        } catch (error) {
          const status = error instanceof Refused ? error.status : 0;
          const isLost = status === 404 || status === 422;
          const message =
            status === 0
              ? "Not kept: the server does not answer. It is tried again until it does."
              : (error as Error).message;
          on({ kind: "failed", message, isLost });
          // What somebody else wrote, or a key that does not fit, mends itself by no waiting.
          if (status === 401 || status === 403 || status === 409) return;
          if (!isLost) await new Promise((resolve) => setTimeout(resolve, 1000));
        }
      }
    } finally {
      isSending = false;
    }
  };

  const load = async (): Promise<void> => {
    if (state === null || state.next === null || state.isLoading || state.cards.length > 20) return;
    state = { ...state, isLoading: true };
    try {
      const page = (await ask("GET", `/api/queue?cursor=${state.next}&n=10`)) as {
        cards: ReadonlyArray<Card>;
        next: number | null;
      };
      on({ kind: "cards", ...page });
    } catch (error) {
      state = { ...state, isLoading: false };
      on({ kind: "failed", message: `No more sentences came: ${(error as Error).message}`, isLost: false });
      setTimeout(() => void load(), 1000);
    }
  };

  const explain = async (): Promise<void> => {
    for (const { sent_id, machine } of state!.cards.slice(0, 2)) {
      if (machine === null || reasons.has(sent_id)) continue;
      reasons.set(sent_id, null);
      try {
        reasons.set(sent_id, (await ask("GET", `/api/reasons/${sent_id}`)) as Reasons);
        if (state!.cards[0]?.sent_id === sent_id) draw(state!);
      } catch {
        // A card is judged without its reasons too; they are asked for again when it comes back.
        reasons.delete(sent_id);
        return;
      }
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLInputElement) {
      if (event.key === "Escape") on({ kind: "left" });
      return;
    }
    // A button takes Enter and space itself.
    if (event.key === " " || event.key === "Tab" || event.key === "Shift") return;
    const isMoving = state !== null && state.moving !== null;
    if (event.key === "Enter" && (!isMoving || event.target instanceof HTMLButtonElement)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    on({ kind: "key", key: event.shiftKey && key.startsWith("Arrow") ? `Shift+${key}` : key });
    if (event.key.length === 1 || isMoving) event.preventDefault();
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-key]"))
    button.addEventListener("click", () => on({ kind: "key", key: button.dataset["key"]! }));
  at("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    on({ kind: "typed", text: field.value });
  });
  addEventListener("beforeunload", (event) => {
    if (state !== null && state.outbox.length > 0) event.preventDefault();
  });

  const begin = async (): Promise<void> => {
    try {
      const session = (await ask("GET", "/api/session")) as Parameters<typeof startOf>[0] & {
        queue: string;
        dataset: string;
      };
      state = start(session);
      document.title = `Review: ${session.queue}`;
      say("what", `${session.queue} of ${session.dataset}${session.blind ? ", blind" : ""}`);
      for (const button of document.querySelectorAll<HTMLButtonElement>("button.open"))
        button.hidden = session.blind;
      draw(state);
      await load();
    } catch (error) {
      const status = error instanceof Refused ? error.status : 0;
      say(
        "problem",
        status === 401
          ? "Open the whole address that the command printed: it holds the key."
          : `The server does not answer: ${(error as Error).message}`,
      );
      show("problem", true);
    }
  };
  void begin();
};
