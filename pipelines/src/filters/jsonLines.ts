/** A filter: JSON lines from the standard input, one answer a line to the standard output, in the same order. */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { LineNotUsable } from "../findings.ts";
import { print } from "../terminal.ts";

interface Line {
  /** From 1. */
  readonly number: number;
  /** Null where it is not UTF-8. */
  readonly text: string | null;
}

const LF = 10;

/** Lines of a stream of bytes, an array for each piece that comes in. The last one needs no line feed. */
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<ReadonlyArray<Line>> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let number = 0;
  let held: Array<Uint8Array> = [];
  const line = (): Line => {
    const bytes = held.length === 1 ? held[0]! : Buffer.concat(held);
    held = [];
    number++;
    try {
      return { number, text: decoder.decode(bytes) };
    } catch {
      return { number, text: null };
    }
  };
  for await (const piece of input) {
    const lines: Array<Line> = [];
    let start = 0;
    for (let end = piece.indexOf(LF); end !== -1; end = piece.indexOf(LF, start)) {
      held.push(piece.subarray(start, end));
      lines.push(line());
      start = end + 1;
    }
    if (start < piece.length) held.push(piece.subarray(start));
    yield lines;
  }
  if (held.length > 0) yield [line()];
}

/** What a filter takes and does. */
export interface Filter<A> {
  /** What a line should hold, for the message where it does not: `{"id": …, "text": "…"}`. */
  readonly expected: string;
  /** The input of a line, or what is wrong with it. */
  readonly read: (value: unknown) => { readonly input: A } | { readonly wrong: string };
  /** The answer, to be written as JSON. */
  readonly answer: (input: A) => Effect.Effect<unknown>;
}

const inputOf = <A>({ text, number }: Line, { read, expected }: Filter<A>): A | LineNotUsable => {
  const wrong = (reason: string): LineNotUsable => new LineNotUsable({ line: number, reason, expected });
  if (text === null) return wrong("it is not UTF-8");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return wrong(`not JSON: ${(error as Error).message}`);
  }
  const found = read(value);
  return "input" in found ? found.input : wrong(found.wrong);
};

/** Runs a filter over the standard input. Stops at the first line that is not usable; answers before it are written. */
export const runFilter = <A>(filter: Filter<A>): Effect.Effect<void, LineNotUsable> => {
  if (process.stdin.isTTY)
    process.stderr.write(`Reading lines of ${filter.expected} from the terminal; end with Ctrl-D\n`);
  return answers(filter);
};

const answers = <A>(filter: Filter<A>): Effect.Effect<void, LineNotUsable> =>
  Stream.fromAsyncIterable(linesOf(process.stdin), (error) => error).pipe(
    Stream.orDie,
    Stream.runForEach((lines) =>
      Effect.gen(function* () {
        let answers = "";
        for (const line of lines) {
          if (line.text?.trim() === "") continue;
          const input = inputOf(line, filter);
          if (input instanceof LineNotUsable) {
            yield* print(answers);
            return yield* input;
          }
          answers += `${JSON.stringify(yield* filter.answer(input))}\n`;
        }
        yield* print(answers);
      }),
    ),
  );
