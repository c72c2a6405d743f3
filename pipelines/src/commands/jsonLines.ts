/**
 * A filter: JSON lines from the standard input, one answer a line to the standard output, in the same order. A line that
 * is not usable is answered with what is wrong with it, and stops no other.
 */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { jsonLine } from "@columnist/model";
import { LinesNotUsable } from "../findings.ts";
import { print } from "../terminal.ts";
import type { Id } from "./identified.ts";

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

/** A line that is not what the filter takes. */
interface Unusable {
  readonly line: number;
  /** That of the line, where it can be read. */
  readonly id: Id | null;
  readonly reason: string;
}

const inputOf = <A>({ text, number }: Line, { read }: Filter<A>): { readonly input: A } | Unusable => {
  if (text === null) return { line: number, id: null, reason: "it is not UTF-8" };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { line: number, id: null, reason: `not JSON: ${(error as Error).message}` };
  }
  const found = read(value);
  if ("input" in found) return found;
  const { id } = (value ?? {}) as { readonly id?: unknown };
  const isId = typeof id === "string" || typeof id === "number";
  return { line: number, id: isId ? id : null, reason: found.wrong };
};

const errorLine = ({ line, id, reason }: Unusable, expected: string): string =>
  JSON.stringify({
    id,
    error: { code: "filter.line", message: `line ${line}: ${reason}`, advice: `each line holds ${expected}` },
  });

/** Runs a filter over the standard input. Fails in the end where a line was not usable; every other has its answer. */
export const runFilter = <A>(filter: Filter<A>): Effect.Effect<void, LinesNotUsable> => {
  if (process.stdin.isTTY)
    process.stderr.write(`Reading lines of ${filter.expected} from the terminal; end with Ctrl-D\n`);
  return answers(filter);
};

const answers = <A>(filter: Filter<A>): Effect.Effect<void, LinesNotUsable> =>
  Effect.gen(function* () {
    let total = 0;
    let unusable = 0;
    let first: Unusable | null = null;
    yield* Stream.fromAsyncIterable(linesOf(process.stdin), (error) => error).pipe(
      Stream.orDie,
      Stream.runForEach((lines) =>
        Effect.gen(function* () {
          let answers = "";
          for (const line of lines) {
            if (line.text?.trim() === "") continue;
            total++;
            const found = inputOf(line, filter);
            if ("input" in found) answers += jsonLine(yield* filter.answer(found.input));
            else {
              unusable++;
              first ??= found;
              answers += `${errorLine(found, filter.expected)}\n`;
            }
          }
          yield* print(answers);
        }),
      ),
    );
    if (first === null) return;
    const { line, reason }: Unusable = first;
    return yield* new LinesNotUsable({ unusable, total, first: line, reason, expected: filter.expected });
  });
