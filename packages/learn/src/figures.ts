/** One measured number of an evaluation. */
export interface Figure {
  /** Data set or part of it: `ewt-dev`, `webis-editorials held-out`. */
  readonly set: string;
  /** What was measured: `boundary f1`, `macro f1`, `ece`. */
  readonly metric: string;
  readonly value: number;
  /** 95 % interval, by bootstrap over documents; null where none was computed. */
  readonly interval: readonly [number, number] | null;
  /** Units measured: sentences, quotes, pages. */
  readonly n: number;
  readonly better: "higher" | "lower";
}

/** Reads a file of the data folder; null where it is missing, so that an evaluation skips what is not there. */
export type ReadData = (relativePath: string) => Uint8Array | null;

/** One area that `pipeline evaluate --data DIR` measures. Pure but for reading. */
export interface Evaluation {
  /** `segment`, `quotes`, `labels`, `articles`. */
  readonly id: string;
  readonly run: (read: ReadData) => ReadonlyArray<Figure>;
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
  readonly run: (read: ReadData, log: (line: string) => void) => ReadonlyArray<TrainedFile>;
}
