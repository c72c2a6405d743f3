/**
 * Where records lie in a file of many, so that some of them can be read without the file before and behind them, and
 * without cutting it again.
 */
import { createHash, type Hash } from "node:crypto";
import { closeSync, fstatSync } from "node:fs";
import type { FailureRow, Source } from "@columnist/model";
import { readAt, readInto } from "../disk.ts";
import type { InputFile, Reading } from "./seedRecords.ts";
import type { SeedFile } from "./seeds.ts";
import { digestNow, openSteady } from "./steadyFile.ts";

/** What records have in common besides their bytes. */
interface Shape {
  /** In base64: what stands before the bytes of the file, so that a record can be read alone (a table's row of names). */
  readonly before: string;
  readonly facts: Omit<Source, "path" | "record" | "bytes" | "place">;
}

/** Records of one file, in their order: plain data. */
export interface Places {
  readonly ids: ReadonlyArray<string | null>;
  /** Bytes between the end of the record before (0 for the first) and the start of each. */
  readonly gaps: ReadonlyArray<number>;
  /** Bytes of each in the file. */
  readonly lengths: ReadonlyArray<number>;
  readonly shapes: ReadonlyArray<Shape>;
  /** The shape of each. */
  readonly shapeOf: ReadonlyArray<number>;
  /** SHA-256 of what the records hold, one behind the other. */
  readonly sha256: string;
}

/** Collects places. */
export interface PlacesWriter {
  /** Whether the record can be read by its place; then it was added. */
  readonly add: (source: Source) => boolean;
  /** What was added since the last call. */
  readonly take: () => Places;
  readonly close: () => void;
}

/** Throws what the file system throws. */
export const placesIn = (seed: SeedFile): PlacesWriter => {
  const handle = openSteady(seed.file);
  let ids: Array<string | null> = [];
  let gaps: Array<number> = [];
  let lengths: Array<number> = [];
  let shapes: Array<Shape> = [];
  let shapeOf: Array<number> = [];
  let hash: Hash = createHash("sha256");
  let end = 0;
  let known = new Map<string, number>();
  /** Bytes of the file at a place; null where it holds fewer. */
  const bytesAt = (start: number, length: number): Uint8Array | null => {
    try {
      return readAt(handle, start, length);
    } catch {
      return null;
    }
  };
  return {
    add: ({ path, record, bytes, place, ...facts }) => {
      if (place === null || place === undefined || path !== seed.path) return false;
      const length = place.end - place.start;
      // Places count in what a packed file holds unpacked: there the file has other bytes.
      const inFile = bytesAt(place.start, length);
      const before = bytes.length - length;
      if (inFile === null || before < 0 || Buffer.compare(inFile, bytes.subarray(before)) !== 0) return false;
      const shape: Shape = { before: Buffer.from(bytes.subarray(0, before)).toString("base64"), facts };
      const key = JSON.stringify(shape);
      const number = known.get(key) ?? shapes.push(shape) - 1;
      known.set(key, number);
      ids.push(record);
      gaps.push(place.start - end);
      lengths.push(length);
      shapeOf.push(number);
      hash.update(bytes);
      end = place.end;
      return true;
    },
    take: () => {
      const places: Places = { ids, gaps, lengths, shapes, shapeOf, sha256: hash.digest("hex") };
      [ids, gaps, lengths, shapes, shapeOf] = [[], [], [], [], []];
      hash = createHash("sha256");
      end = 0;
      known = new Map();
      return places;
    },
    close: () => closeSync(handle),
  };
};

/**
 * Reads records by their places, and no other byte of the file.
 *
 * @param file as it was when the places were taken
 * @param failures of the file itself, as they were then
 * @returns its records, then `file`; where the file holds other bytes there, its digest is that of the file as it is now,
 *   and null where it cannot be read
 */
export async function* readPlaces(
  seed: SeedFile,
  places: Places,
  file: InputFile,
  failures: ReadonlyArray<FailureRow>,
): AsyncGenerator<Reading> {
  const { ids, gaps, lengths, shapes, shapeOf, sha256 } = places;
  const before = shapes.map((shape) => Buffer.from(shape.before, "base64"));
  const hash = createHash("sha256");
  let handle: number | null = null;
  let isSame = false;
  try {
    handle = openSteady(seed.file);
    if (fstatSync(handle).size !== file.bytes) throw new Error("its size is another");
    let end = 0;
    for (const [i, record] of ids.entries()) {
      const start = end + gaps[i]!;
      end = start + lengths[i]!;
      const head = before[shapeOf[i]!]!;
      const bytes = new Uint8Array(head.length + lengths[i]!);
      bytes.set(head);
      readInto(handle, start, bytes.subarray(head.length));
      hash.update(bytes);
      const source: Source = {
        ...shapes[shapeOf[i]!]!.facts,
        path: seed.path,
        record,
        bytes,
        place: { start, end },
      };
      yield { sources: [source], failures: [], file: null };
    }
    isSame = hash.digest("hex") === sha256;
  } catch {
    // It is shorter than it was, or cannot be read: its digest says so.
  } finally {
    if (handle !== null) closeSync(handle);
  }
  const now = isSame ? file.sha256 : digestNow(seed.file);
  // Whatever went wrong, what was given is not what the places say.
  yield { sources: [], failures, file: { ...file, sha256: isSame || now !== file.sha256 ? now : null } };
}
