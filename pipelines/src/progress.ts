/** What a long command says while it works: on the standard error, so that results can be piped. */
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";

/** Reports how far a command is. */
export class Progress extends Context.Service<
  Progress,
  {
    /** A new step of the work; `total` in the unit of `advance`, null where it is not known. */
    readonly begin: (step: string, total: number | null) => Effect.Effect<void>;
    readonly advance: (amount: number) => Effect.Effect<void>;
    /** One line that stays. */
    readonly note: (line: string) => Effect.Effect<void>;
    /** The work is over: clears the bar. */
    readonly end: Effect.Effect<void>;
  }
>()("pipelines/Progress") {
  /** Nothing: for tests. */
  static readonly silent = Layer.succeed(
    Progress,
    Progress.of({
      begin: () => Effect.void,
      advance: () => Effect.void,
      note: () => Effect.void,
      end: Effect.void,
    }),
  );

  /** What stays, and no step: where a machine reads the output. A build that waits for another must not seem to hang. */
  static readonly notes = Layer.succeed(
    Progress,
    Progress.of({
      begin: () => Effect.void,
      advance: () => Effect.void,
      note: (line) => say(`${line}\n`),
      end: Effect.void,
    }),
  );

  /** A line a step: for logs. */
  static readonly lines = Layer.sync(Progress, () =>
    Progress.of({
      begin: (step) => say(`${step}\n`),
      advance: () => Effect.void,
      note: (line) => say(`${line}\n`),
      end: Effect.void,
    }),
  );

  /** A bar that is redrawn: for a terminal. */
  static readonly bar = Layer.sync(Progress, () => {
    let label = "";
    let total: number | null = null;
    let done = 0;
    let drawnAt = 0;
    const draw = (): string => {
      const width = Math.max(10, Math.min(40, (process.stderr.columns || 80) - label.length - 10));
      if (total === null || total === 0) return `\r\u001b[K${label} …`;
      const share = Math.min(1, done / total);
      const filled = Math.round(share * width);
      return `\r\u001b[K${label} ${"█".repeat(filled)}${"░".repeat(width - filled)} ${Math.floor(share * 100)} %`;
    };
    const clear = "\r\u001b[K";
    return Progress.of({
      begin: (step, of) =>
        Effect.suspend(() => {
          label = step;
          total = of;
          done = 0;
          return say(draw());
        }),
      advance: (amount) =>
        Effect.suspend(() => {
          done += amount;
          const now = performance.now();
          if (now - drawnAt < REDRAW) return Effect.void;
          drawnAt = now;
          return say(draw());
        }),
      note: (line) => Effect.suspend(() => say(`${clear}${line}\n${label === "" ? "" : draw()}`)),
      end: Effect.suspend(() => {
        label = "";
        return say(clear);
      }),
    });
  });

  /** A bar on a terminal, lines elsewhere, only what stays where a machine reads. */
  static readonly layerFor = (json: boolean): Layer.Layer<Progress> =>
    json ? Progress.notes : process.stderr.isTTY ? Progress.bar : Progress.lines;
}

// Milliseconds between two drawings of the bar.
const REDRAW = 80;

const say = (text: string): Effect.Effect<void> => Effect.sync(() => void process.stderr.write(text));
