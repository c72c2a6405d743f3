/** The table files of a dataset, put together part by part. */
import { TABLE_NAMES, type TableName } from "@columnist/model";
import { wordBytes } from "./dictionary.ts";
import type { PartWords } from "./encodePart.ts";
import { arrowFile, dictionariesOf, type Words } from "./formats/arrow.ts";
import { csvHead } from "./formats/csv.ts";
import type { SettledPart } from "./settlePart.ts";

/** Words of every dictionary column of the dataset. Lists are sorted in code units. */
export interface DatasetWords {
  readonly words: Readonly<Record<TableName, PartWords>>;
}

/** A file whose bytes come in order: `start`, `add` for each part, `end`. */
export interface PartFile {
  readonly path: string;
  readonly start: () => ReadonlyArray<Uint8Array>;
  readonly add: (part: SettledPart) => ReadonlyArray<Uint8Array>;
  readonly end: () => ReadonlyArray<Uint8Array>;
}

const wordsOf = (name: TableName, { words }: DatasetWords): Words => {
  const closed = dictionariesOf(name, () => []);
  return new Map(
    [...closed].map(([column, dictionary]) => {
      const open = words[name][column];
      return [column, open === undefined ? dictionary : wordBytes(open)];
    }),
  );
};

/** Every table file, Arrow and CSV: made from parts that may have been encoded anywhere. */
export const partFiles = (words: DatasetWords): ReadonlyArray<PartFile> =>
  TABLE_NAMES.flatMap((name) => {
    const arrow = arrowFile(name, wordsOf(name, words));
    return [
      {
        path: `${name}.arrow`,
        start: arrow.start,
        add: (part: SettledPart) => part[name].blocks.flatMap((block) => [...arrow.add(block)]),
        end: arrow.end,
      },
      {
        path: `${name}.csv`,
        start: () => [csvHead(name)],
        add: (part: SettledPart) => part[name].csv,
        end: () => [],
      },
    ];
  });
