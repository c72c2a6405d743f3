/**
 * The transformer of the accurate model: sentences of a text in, numbers for each out. No Effect here, so that a worker
 * can open it too. Windows are read one by one and unpadded: what a sentence gets hangs on its text alone.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  ACCURATE_ENCODER,
  cutWindows,
  ENCODER_WIDTH,
  openWordPieces,
  type Window,
} from "@columnist/label/accurate";
import { ROOT } from "../workspace.ts";

/** Where the model lies, with its card. */
export const ENCODER_FOLDER = join(ROOT, "pipelines/models/accurate");

/** What windows gave, by their pieces and spans: what is asked again is not read again. */
export type ReadWindows = Map<string, Float32Array>;

export interface Encoder {
  /** SHA-256 of the model file, its parts one after the other. */
  readonly sha256: string;
  /** Bytes of the model file. */
  readonly bytes: number;
  /**
   * ENCODER_WIDTH numbers for each sentence that is asked for, in order.
   * @param sentences consecutive sentences of one text
   * @param wanted 1 where a sentence is asked for
   */
  readonly encode: (
    sentences: ReadonlyArray<string>,
    wanted: Uint8Array,
    read?: ReadWindows,
  ) => Promise<Float32Array>;
}

/** Why there is no encoder, and what mends it. */
export class EncoderMissing extends Error {
  readonly what: string;
  readonly advice: string;
  constructor(what: string, advice: string) {
    super(`${what}; ${advice}`);
    this.what = what;
    this.advice = advice;
  }
}

const ELSE = "or ask for --model fast, which is complete without it";

const runtime = async () => {
  try {
    return await import("onnxruntime-node");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new EncoderMissing(
      `The accurate model runs on onnxruntime-node, which ${code === "ERR_MODULE_NOT_FOUND" ? "is not installed" : `does not load (${message.split("\n", 1)[0]!})`}`,
      `install it with \`pnpm install\` (without --no-optional), ${ELSE}`,
    );
  }
};

const missing = (path: string, error: unknown): EncoderMissing =>
  new EncoderMissing(
    `The accurate model is not at ${path} (${(error as NodeJS.ErrnoException).code ?? String(error)})`,
    `check it out again, or make it as card.md there says, ${ELSE}`,
  );

const fileOf = async (folder: string, name: string): Promise<Buffer> => {
  try {
    return await readFile(join(folder, name));
  } catch (error) {
    throw missing(join(folder, name), error);
  }
};

const MODEL = "encoder.onnx";

/** The model file, which lies in parts: `encoder.onnx.1`, `encoder.onnx.2`, … */
const modelOf = async (folder: string): Promise<Buffer> => {
  const names = await readdir(folder).catch((error: unknown) => {
    throw missing(join(folder, MODEL), error);
  });
  const count = Math.max(1, names.filter((name) => name.startsWith(`${MODEL}.`)).length);
  return Buffer.concat(
    await Promise.all(Array.from({ length: count }, (_, k) => fileOf(folder, `${MODEL}.${k + 1}`))),
  );
};

const keyOf = ({ pieces, spans }: Window): string =>
  `${pieces.join(" ")}|${spans.map(({ from, to }) => `${from} ${to}`).join(" ")}`;

/** For each sentence of a window the same share of each of its pieces, and none of the others. */
const sharesOf = ({ pieces, spans }: Window): Float32Array => {
  const shares = new Float32Array(spans.length * pieces.length);
  for (const [row, { from, to }] of spans.entries())
    shares.fill(1 / (to - from), row * pieces.length + from, row * pieces.length + to);
  return shares;
};

/**
 * Opens the encoder of a folder.
 * @param expected SHA-256 that the model file must have; null takes any
 * @throws EncoderMissing where the runtime is not installed, or a file is missing or another one
 */
export const openEncoder = async (folder: string, expected: string | null): Promise<Encoder> => {
  const { InferenceSession, Tensor } = await runtime();
  const model = await modelOf(folder);
  const pieces = (await fileOf(folder, "pieces.txt")).toString("utf8").trimEnd().split("\n");
  const sha256 = createHash("sha256").update(model).digest("hex");
  if (expected !== null && sha256 !== expected)
    throw new EncoderMissing(
      `${join(folder, MODEL)} is not the file that the accurate model was fitted for`,
      `check it out again, or fit the model to it with \`pipeline train --area accurate\`, ${ELSE}`,
    );
  const words = openWordPieces(pieces);
  const session = await InferenceSession.create(model, {
    // One thread: sums are taken in one order.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // The int8 weights become float32 once, here. Products of int8 would be faster and differ between processors.
    extra: { session: { disable_quant_qdq: "1" } },
  });
  const readWindow = async (window: Window): Promise<Float32Array> => {
    const { states } = await session.run({
      pieces: new Tensor("int64", BigInt64Array.from(window.pieces, BigInt), [1, window.pieces.length]),
      shares: new Tensor("float32", sharesOf(window), [window.spans.length, window.pieces.length]),
    });
    return states!.data as Float32Array;
  };
  return {
    sha256,
    bytes: model.length,
    encode: async (sentences, wanted, read = new Map()) => {
      const windows = cutWindows(sentences.map(words.encode), wanted, words);
      const count = windows.reduce((sum, { spans }) => sum + spans.length, 0);
      const out = new Float32Array(count * ENCODER_WIDTH);
      let at = 0;
      for (const window of windows) {
        const key = keyOf(window);
        const states = read.get(key) ?? (await readWindow(window));
        read.set(key, states);
        out.set(states, at);
        at += states.length;
      }
      return out;
    },
  };
};

/** Opens the encoder that ships. */
export const openShipped = (): Promise<Encoder> => openEncoder(ENCODER_FOLDER, ACCURATE_ENCODER);
