/**
 * The transformer of the accurate model: a sentence in, logits out. No Effect here, so that a worker can open it too.
 * Each sentence is read by itself and unpadded: what it gets cannot depend on its neighbours.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ACCURATE_ENCODER, openWordPieces } from "@columnist/label/accurate";
import { ROOT } from "../workspace.ts";

/** Where the model lies, with its card. */
const ENCODER_FOLDER = join(ROOT, "pipelines/models/accurate");

export interface Encoder {
  /** SHA-256 of the model file. */
  readonly sha256: string;
  /** Logits of the encoder's heads, in whole steps of 1/64: machines whose arithmetic differs in the last bits agree. */
  readonly encode: (sentence: string) => Promise<Float32Array>;
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

const STEPS = 64;
const ELSE = "or leave out --model accurate: the fast model is complete without it";

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

const fileOf = async (folder: string, name: string): Promise<Buffer> => {
  try {
    return await readFile(join(folder, name));
  } catch (error) {
    throw new EncoderMissing(
      `The accurate model is not at ${join(folder, name)} (${(error as NodeJS.ErrnoException).code ?? String(error)})`,
      `check it out again, or make it as card.md there says, ${ELSE}`,
    );
  }
};

/**
 * Opens the encoder of a folder.
 * @param expected SHA-256 that the model file must have; null takes any
 * @throws EncoderMissing where the runtime is not installed, or a file is missing or another one
 */
export const openEncoder = async (folder: string, expected: string | null): Promise<Encoder> => {
  const { InferenceSession, Tensor } = await runtime();
  const model = await fileOf(folder, "encoder.onnx");
  const pieces = (await fileOf(folder, "pieces.txt")).toString("utf8").trimEnd().split("\n");
  const sha256 = createHash("sha256").update(model).digest("hex");
  if (expected !== null && sha256 !== expected)
    throw new EncoderMissing(
      `${join(folder, "encoder.onnx")} is not the file that the accurate model was fitted for`,
      `check it out again, or fit the second step to it with \`pipeline train --area accurate\`, ${ELSE}`,
    );
  const { encode } = openWordPieces(pieces);
  const session = await InferenceSession.create(model, {
    // One thread: sums are taken in one order.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // The int8 weights become float32 once, here. Products of int8 would be faster by half and differ between processors.
    extra: { session: { disable_quant_qdq: "1" } },
  });
  return {
    sha256,
    encode: async (sentence) => {
      const ids = encode(sentence);
      const { logits } = await session.run({
        pieces: new Tensor("int64", BigInt64Array.from(ids, BigInt), [1, ids.length]),
      });
      return Float32Array.from(logits!.data as Float32Array, (value) => Math.round(value * STEPS) / STEPS);
    },
  };
};

/** Opens the encoder that ships. */
export const openShipped = (): Promise<Encoder> => openEncoder(ENCODER_FOLDER, ACCURATE_ENCODER);
