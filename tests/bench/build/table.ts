/** What was measured, and how it is written down. */
import type { Usage } from "./pipeline.ts";

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

const rows = (head: ReadonlyArray<string>, body: ReadonlyArray<ReadonlyArray<string>>): string =>
  [head, head.map((_, i) => (i === 0 ? "---" : "---:")), ...body]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");

const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

const cpu = ({ user, system }: Usage): number => user + system;

/** Milliseconds of CPU a megabyte of input. */
export const cost = (rate: number): number => 1000 / rate;

const stageRows = ({ text, html }: Results): string =>
  rows(
    ["alone, warm", "text, MB/s", "ms a MB", "HTML, MB/s"],
    text.stages.map(({ name, rate }) => [
      name,
      short(rate),
      short(cost(rate)),
      short(html.stages.find((stage) => stage.name === name)?.rate ?? Number.NaN),
    ]),
  );

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
  const { date, machine, text } = results;
  const amplified = text.writtenBytes / (text.megabytes * 1e6);
  return [
    `${date}, ${machine}.`,
    stageRows(results),
    buildRows(results),
    rebuildRows(results),
    `A build writes ${amplified.toFixed(1)} bytes of tables for each byte of text.\n`,
  ].join("\n\n");
};
