/**
 * Whether the engine below reads text as the one does that the datasets are made with. Two versions of Node may know other
 * letters and decode old encodings otherwise (Node 22 and 26 give other rows for 41 of 843 sentences), and nothing would
 * say so: the same seeds would give two datasets.
 */
import { createHash } from "node:crypto";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import type { Told } from "./told.ts";

/** This Node is not the one that the rows are made with. */
export class RuntimeDiffers
  extends Schema.TaggedError<RuntimeDiffers>()("RuntimeDiffers", {
    /** As `26.10.0, Unicode 17.0`. */
    found: Schema.String,
    expected: Schema.String,
  })
  implements Told
{
  readonly exitCode = 3;
  get line(): string {
    return (
      `This Node (${this.found}) does not read texts as the one does that datasets are made with (${this.expected}): ` +
      "run `npx -y pnpm@12.21.0 install`, which brings it, and start through pnpm: `npx -y pnpm@12.21.0 pipeline build`"
    );
  }
}

const nameOf = (node: string, unicode: string | undefined): string =>
  `${node}, Unicode ${unicode ?? "unknown"}`;

/** The runtime that `PROBE` was taken from; any other that gives the same probe will do. */
const EXPECTED = nameOf("26.10.0", "17.0");
const PROBE = "c3b328bdb229693509d8d404c87f98fbb13d5b3777cd0ac81cee436b7ad57c64";

/** All encodings of the Encoding Standard that hold text, UTF apart: https://encoding.spec.whatwg.org/#names-and-labels */
const SINGLE = [
  "ibm866",
  ..."2 3 4 5 6 7 8 10 13 14 15 16".split(" ").map((part) => `iso-8859-${part}`),
  "iso-8859-8-i",
  "koi8-r",
  "koi8-u",
  "macintosh",
  "windows-874",
  ..."0 1 2 3 4 5 6 7 8".split(" ").map((part) => `windows-125${part}`),
  "x-mac-cyrillic",
];
const DOUBLE = ["gbk", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr"];

/** Each byte that is not ASCII, a blank behind it. */
const bytes = Uint8Array.from({ length: 256 }, (_, i) => (i % 2 === 0 ? 0x80 + i / 2 : 0x20));
/** Each pair of a lead byte and a byte that may follow it, a line end behind it. */
const pairs = Uint8Array.from({ length: 126 * 191 * 3 }, (_, i) => {
  const pair = Math.floor(i / 3);
  return [0x81 + Math.floor(pair / 191), 0x40 + (pair % 191), 0x0a][i % 3]!;
});

/**
 * What is known of a runtime's reading of text, as a SHA-256: its version of Unicode (letters, cases, normal forms), and
 * what its decoders make of every byte and pair of bytes.
 *
 * @param decode the decoder of an encoding by its label
 */
export const probeOf = (
  unicode: string | undefined,
  decode: (label: string, bytes: Uint8Array) => string,
): string => {
  const hash = createHash("sha256").update(`${unicode}\0`);
  for (const label of SINGLE) hash.update(`${label}\0${decode(label, bytes)}\0`);
  for (const label of DOUBLE) hash.update(`${label}\0${decode(label, pairs)}\0`);
  return hash.digest("hex");
};

export const decodeHere = (label: string, text: Uint8Array): string => new TextDecoder(label).decode(text);

let known: string | undefined;

/** The probe of this runtime; it belongs to the code's hash. */
export const runtimeProbe = (): string => (known ??= probeOf(process.versions["unicode"], decodeHere));

/** Refuses a runtime that would give other rows. */
export const requireRuntime: Effect.Effect<void, RuntimeDiffers> = Effect.suspend(() =>
  runtimeProbe() === PROBE
    ? Effect.void
    : Effect.fail(
        new RuntimeDiffers({
          found: nameOf(process.versions.node, process.versions["unicode"]),
          expected: EXPECTED,
        }),
      ),
);
