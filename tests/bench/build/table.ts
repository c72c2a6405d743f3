/** What was measured, and how it is written down. */
import { availableParallelism, cpus, totalmem } from "node:os";
import type { Usage } from "./pipeline.ts";

/** What a figure was measured on. */
export const machineName = (): string =>
  `${cpus()[0]?.model.trim() ?? "unknown"}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;

export interface Stages {
  readonly megabytes: number;
  readonly writtenBytes: number;
  /** `rate`: MB of input a second of user CPU. */
  readonly stages: ReadonlyArray<{ readonly name: string; readonly rate: number }>;
}

export interface BuildRun extends Usage {
  readonly form: string;
  readonly mb: number;
  readonly jobs: number;
}

export interface Results {
  readonly date: string;
  readonly machine: string;
  readonly text: Stages;
  readonly hard: Stages;
  readonly html: Stages;
  readonly builds: ReadonlyArray<BuildRun>;
  readonly rebuild: {
    readonly mb: number;
    readonly first: Usage;
    readonly changed: Usage;
    readonly version: Usage;
    readonly unchanged: Usage;
  };
}

/** A table as Markdown, its first column text. */
export const rows = (head: ReadonlyArray<string>, body: ReadonlyArray<ReadonlyArray<string>>): string =>
  [head, head.map((_, i) => (i === 0 ? "---" : "---:")), ...body]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");

/** Three digits. */
export const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

const cpu = ({ user, system }: Usage): number => user + system;

/** Milliseconds of CPU a megabyte of input. */
export const cost = (rate: number): number => 1000 / rate;

const stageRows = ({ text, hard, html }: Results): string => {
  const rateIn = ({ stages }: Stages, name: string): number =>
    stages.find((stage) => stage.name === name)?.rate ?? Number.NaN;
  return rows(
    ["alone, warm", "text, MB/s", "ms a MB", "hard text, MB/s", "ms a MB", "HTML, MB/s"],
    text.stages.map(({ name, rate }) => [
      name,
      short(rate),
      short(cost(rate)),
      short(rateIn(hard, name)),
      short(cost(rateIn(hard, name))),
      short(rateIn(html, name)),
    ]),
  );
};

const buildRows = ({ builds }: Results): string =>
  rows(
    ["whole build", "workers", "CPU s", "MB a CPU s", "wall s", "peak MB"],
    builds.map((run) => [
      `${run.mb} MB of ${run.form}`,
      String(run.jobs),
      short(cpu(run)),
      short(run.mb / cpu(run)),
      short(run.wall),
      run.peak.toFixed(0),
    ]),
  );

const rebuildRows = ({ rebuild: { mb, first, changed, version, unchanged } }: Results): string =>
  rows(
    ["again", "CPU s", "wall s", "against"],
    [
      [`first build of ${mb} MB`, short(cpu(first)), short(first.wall), ""],
      [
        "one article changed",
        short(cpu(changed)),
        short(changed.wall),
        `${((100 * cpu(changed)) / cpu(first)).toFixed(0)} % of the first`,
      ],
      ["`--version`", short(cpu(version)), short(version.wall), ""],
      [
        "nothing changed",
        short(cpu(unchanged)),
        short(unchanged.wall),
        `${(cpu(unchanged) / cpu(version)).toFixed(2)} times \`--version\``,
      ],
    ],
  );

/** The results as Markdown. */
export const markdown = (results: Results): string => {
  const { date, machine, text, hard } = results;
  const amplified = ({ writtenBytes, megabytes }: Stages): string =>
    (writtenBytes / (megabytes * 1e6)).toFixed(1);
  return [
    `${date}, ${machine}.`,
    stageRows(results),
    buildRows(results),
    rebuildRows(results),
    `A build writes ${amplified(text)} bytes of tables for each byte of text, ${amplified(hard)} where it is hard.\n`,
  ].join("\n\n");
};
