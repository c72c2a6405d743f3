import type { Source } from "@columnist/model";

/** Sources for a worker: one buffer that is moved, instead of a copy of whatever buffer each record was cut from. */
export interface PackedSources {
  /** Without their bytes. */
  readonly sources: ReadonlyArray<Source>;
  /** Record `i` is `bytes[ends[i - 1] … ends[i])`. */
  readonly ends: ReadonlyArray<number>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const NO_BYTES = new Uint8Array(0);

export const packSources = (sources: ReadonlyArray<Source>): PackedSources => {
  let length = 0;
  const ends = sources.map(({ bytes }) => (length += bytes.length));
  const packed = new Uint8Array(length);
  sources.forEach(({ bytes }, i) => packed.set(bytes, ends[i]! - bytes.length));
  return { sources: sources.map((source) => ({ ...source, bytes: NO_BYTES })), ends, bytes: packed };
};

export const unpackSources = ({ sources, ends, bytes }: PackedSources): ReadonlyArray<Source> =>
  sources.map((source, i) => ({ ...source, bytes: bytes.subarray(i === 0 ? 0 : ends[i - 1]!, ends[i]) }));

/** Bytes of records that go through the stages at once. */
const CHUNK = 256 * 1024;

/** Records cut into such chunks, in their order. */
export function* chunksOf(sources: ReadonlyArray<Source>): Generator<ReadonlyArray<Source>> {
  let chunk: Array<Source> = [];
  let bytes = 0;
  for (const source of sources) {
    chunk.push(source);
    bytes += source.bytes.length;
    if (bytes < CHUNK) continue;
    yield chunk;
    chunk = [];
    bytes = 0;
  }
  if (chunk.length > 0) yield chunk;
}
