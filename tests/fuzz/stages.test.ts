/**
 * Thousands of spoilt inputs for each stage: none throws, nothing is lost or counted twice, and the same input gives the
 * same output. A failure prints how to have it again. FUZZ_RUNS: inputs a stage; FUZZ_SEED: which ones,
 * `new` for others each time.
 */
import { seededRandom } from "@columnist/statistics";
import type { Source } from "@columnist/model";
import { FORMATS, parse, recordSplitter } from "@columnist/parse";
import { expect, test } from "vitest";
import { seedOf } from "../faults/seed.ts";
import { inputOf, textOf, type Base } from "./inputs.ts";
import { chunkLaw, cleanLaw, labelLaw, parseLaw, segmentLaw, type Law } from "./laws.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 10_000);
const SEED = seedOf("FUZZ_SEED");
const AGAIN = `FUZZ_SEED=${SEED} FUZZ_RUNS=${RUNS}`;
/** One input of so many runs twice, to see that it gives the same. */
const TWICE = 5;
const CHUNK = 50;

/** What a law says of an input; a throw breaks every law. */
const verdict = (law: () => string | null): string | null => {
  try {
    return law();
  } catch (error) {
    return `threw ${(error as Error).stack}`;
  }
};

const report = (broken: string | null, input: string | Uint8Array, run: number): void => {
  if (broken === null) return;
  const [bytes, form] =
    typeof input === "string" ? [Buffer.from(input, "utf16le"), "UTF-16"] : [input, "bytes"];
  expect.fail(
    `${broken}\nrun ${run} of ${AGAIN}; the input (${form}) in base64: ${Buffer.from(bytes).toString("base64")}`,
  );
};

/** The records of a file that comes in pieces of some sizes. */
const recordsOf = ({ path, bytes }: Base, sizeOf: () => number): ReadonlyArray<Source> => {
  const splitter = recordSplitter(path, bytes.subarray(0, 4096));
  const records: Array<Source> = [];
  for (let at = 0; at < bytes.length;) {
    const size = sizeOf();
    records.push(...splitter.push(bytes.subarray(at, at + size)));
    at += size;
  }
  return [...records, ...splitter.end()];
};

const isSameRecord = (a: Source, b: Source | undefined): boolean =>
  a.record === b?.record && Buffer.compare(a.bytes, b.bytes) === 0;

test.each(FORMATS.map(({ id }) => id))(`parse takes any %s (${AGAIN})`, (format) => {
  const random = seededRandom(SEED);
  for (let run = 0; run < RUNS; run++) {
    const input = inputOf(format, random);
    let records: ReadonlyArray<Source> = [];
    const cut = verdict(() => {
      records = recordsOf(input, () => input.bytes.length);
      if (run % TWICE > 0) return null;
      const sizes = seededRandom(run);
      const inPieces = recordsOf(input, () => 1 + Math.floor(sizes() * 300));
      return inPieces.length === records.length && inPieces.every((one, i) => isSameRecord(one, records[i]))
        ? null
        : "the records depend on the pieces that their file comes in";
    });
    report(cut, input.bytes, run);
    for (const source of records)
      report(
        verdict(() => parseLaw(source, run % TWICE === 0)),
        source.bytes,
        run,
      );
  }
});

test(`clean takes any article (${AGAIN})`, () => {
  const random = seededRandom(SEED);
  for (let run = 0; run < RUNS; run++) {
    const { path, bytes } = inputOf(run % 3 === 0 ? "html" : "text", random);
    const parsed = parse({ path, record: null, bytes, mediaType: null, url: null, fetchedAt: null });
    if (parsed.ok)
      report(
        verdict(() => cleanLaw(parsed.value, run % TWICE === 0)),
        bytes,
        run,
      );
  }
});

test.each<[string, Law<string>]>([
  ["segment", segmentLaw],
  ["label", labelLaw],
])(`%s takes any text (${AGAIN})`, (_, law) => {
  const random = seededRandom(SEED);
  for (let run = 0; run < RUNS; run++) {
    const text = textOf(random);
    report(
      verdict(() => law(text, run % TWICE === 0)),
      text,
      run,
    );
  }
});

test(`the whole takes any chunk (${AGAIN})`, () => {
  const random = seededRandom(SEED);
  for (let run = 0; run < RUNS;) {
    const sources: Array<Source> = [];
    for (; sources.length < CHUNK && run < RUNS; run++) {
      const { path, bytes } = inputOf(FORMATS[run % FORMATS.length]!.id, random);
      const named = `${run}-${path}`;
      sources.push({ path: named, record: null, bytes, mediaType: null, url: null, fetchedAt: null });
    }
    const broken = verdict(() => chunkLaw(sources, run % (TWICE * CHUNK) === 0));
    if (broken === null) continue;
    // The one article at fault, where it is one.
    for (const source of sources)
      report(
        verdict(() => chunkLaw([source], true)),
        source.bytes,
        run,
      );
    report(broken, new Uint8Array(0), run);
  }
});
