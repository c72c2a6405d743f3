/** What the encoder says of the gold's sentences, for fits and figures. Reading them takes minutes, so it is kept. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  ACCURATE_SETS,
  readGold,
  readingOf,
  readOpeds,
  type EncoderReading,
  type GoldDocument,
  type ReadData,
  type StatesOf,
} from "@columnist/learn";
import { ROOT } from "../workspace.ts";
import type { Encoder } from "../accurate/encoder.ts";

const CACHE = join(ROOT, ".cache/accurate");

const readAll = async (
  { encode }: Encoder,
  sentences: ReadonlyArray<string>,
  reading: EncoderReading,
): Promise<Float32Array> => {
  if (reading === "text") return encode(sentences, new Uint8Array(sentences.length).fill(1));
  const rows: Float32Array[] = [];
  for (const sentence of sentences) rows.push(await encode([sentence], Uint8Array.of(1)));
  const out = new Float32Array(rows.reduce((sum, row) => sum + row.length, 0));
  for (const [i, row] of rows.entries()) out.set(row, i * row.length);
  return out;
};

/** White space is nothing to the encoder. */
const plain = (sentence: string): string => sentence.trim().replaceAll(/\s+/g, " ");

/** What the encoder says of some sentences, from the cache or put there: one file for sentences that were read together. */
const kept = async (
  encoder: Encoder,
  sentences: ReadonlyArray<string>,
  reading: EncoderReading,
): Promise<Float32Array> => {
  const folder = join(CACHE, encoder.sha256.slice(0, 16));
  const texts = sentences.map(plain);
  const key = createHash("sha256")
    .update(JSON.stringify([reading, texts]))
    .digest("hex");
  const path = join(folder, `${key.slice(0, 32)}.f32`);
  try {
    return new Float32Array(Uint8Array.from(readFileSync(path)).buffer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const states = await readAll(encoder, texts, reading);
  mkdirSync(folder, { recursive: true });
  // Whole or not at all: a run that was stopped leaves no half file.
  writeFileSync(`${path}.tmp`, new Uint8Array(states.buffer));
  renameSync(`${path}.tmp`, path);
  return states;
};

/** The gold that the accurate model is fitted and judged on, and what the encoder says of it. */
export interface AccurateGold {
  readonly documents: ReadonlyArray<GoldDocument>;
  readonly statesOf: StatesOf;
}

/** Reads the gold and asks the encoder about it. About eight minutes of one core the first time. */
export const readAccurateGold = async (
  read: ReadData,
  encoder: Encoder,
  log: (line: string) => void,
): Promise<AccurateGold> => {
  const documents = [...readOpeds(read), ...readGold(read)].filter(
    (document) =>
      ACCURATE_SETS.some(({ set }) => set === document.set) &&
      document.sentences.some(({ label }) => label !== null),
  );
  const states = new Map<GoldDocument, Float32Array>();
  for (const [i, document] of documents.entries()) {
    if (i % 500 === 0) log(`encoder: ${i} of ${documents.length} documents`);
    const sentences = document.sentences.map(({ text }) => text);
    states.set(document, await kept(encoder, sentences, readingOf(document.set)));
  }
  return { documents, statesOf: (document) => states.get(document)! };
};
