/** Writing results to the standard output: lines, with colour where a person reads them. */
import { stripVTControlCharacters, styleText } from "node:util";
import * as Effect from "effect/Effect";
import { jsonLine } from "@columnist/model";
import { setting } from "./settings.ts";

export type Style = Parameters<typeof styleText>[0];

/** Colours only on a terminal, and not where NO_COLOR is set. */
export const hasColour = (): boolean =>
  process.stdout.isTTY && setting("NO_COLOR") === null && setting("TERM") !== "dumb";

export const paint = (style: Style, text: string): string =>
  hasColour() ? styleText(style, text, { validateStream: false }) : text;

/**
 * Text of an article made safe to show: control characters, which could move the cursor or set the title of a
 * terminal, become spaces.
 */
export const shown = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are what is to be found
  stripVTControlCharacters(text).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, " ");

/** Writes to the standard output and waits until there is room for more. */
export const print = (text: string): Effect.Effect<void> =>
  Effect.callback<void>((resume) => {
    if (text === "" || process.stdout.write(text)) resume(Effect.void);
    else process.stdout.once("drain", () => resume(Effect.void));
  });

export const printLine = (line: string): Effect.Effect<void> => print(`${line}\n`);

export const printJson = (value: unknown): Effect.Effect<void> => print(jsonLine(value));

/** "1 file", "2 files"; for words whose plural ends in s. */
export const counted = (count: number, of: string): string => `${count} ${of}${count === 1 ? "" : "s"}`;
