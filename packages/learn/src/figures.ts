import type { EvaluatedPart, Figure } from "@columnist/model";

export type { Figure };

/** Reads a file of the data folder; null where it is missing, so that an evaluation skips what is not there. */
export type ReadData = (relativePath: string) => Uint8Array | null;

/** What an area's page shows. */
export interface Detail {
  readonly figures: ReadonlyArray<Figure>;
  readonly parts: ReadonlyArray<EvaluatedPart>;
}

/** One area that `pipeline evaluate --data DIR` measures. Pure but for reading. */
export interface Evaluation {
  /** `segment`, `quotes`, `labels`, `articles`. */
  readonly id: string;
  /** Its gold is in the repository: it runs without a data folder. */
  readonly isShipped?: boolean;
  readonly run: (read: ReadData, log: (line: string) => void) => ReadonlyArray<Figure>;
  /** The same figures with what lies behind them, for a page; an area without it shows its figures alone. */
  readonly detail?: (read: ReadData, log: (line: string) => void) => Detail;
}

/** A generated source file: a table of weights with its figures. */
export interface TrainedFile {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly text: string;
}

/** One model that `pipeline train --data DIR` trains again. Same data, same bytes. */
export interface Training {
  readonly id: string;
  readonly run: (
    read: ReadData,
    log: (line: string) => void,
  ) => ReadonlyArray<TrainedFile> | Promise<ReadonlyArray<TrainedFile>>;
}
