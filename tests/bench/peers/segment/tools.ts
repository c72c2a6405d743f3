import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** A sentence splitter under test, in a process of its own. */
export interface Tool {
  readonly name: string;
  /** UTF-16 offsets of the ends of the sentences of each text. */
  readonly ends: (texts: ReadonlyArray<string>) => Promise<ReadonlyArray<ReadonlyArray<number>>>;
  /** Seconds of CPU (user and system, all threads) that it takes to cut the texts so many times. */
  readonly time: (texts: ReadonlyArray<string>, passes: number) => Promise<number>;
  readonly stop: () => void;
}

const here = new URL(".", import.meta.url).pathname;
const JS_TOOLS = ["columnist", "Intl.Segmenter", "wink-nlp"];
const PYTHON_TOOLS = ["blingfire", "sentencex", "spacy sentencizer", "pysbd"];
const WINK = ["wink-nlp@2.4.0", "wink-eng-lite-web-model@1.8.1"];

const run = (command: string, args: ReadonlyArray<string>): void => {
  const { status, stderr } = spawnSync(command, args, {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${stderr}`);
};

const install = (cache: string): void => {
  mkdirSync(cache, { recursive: true });
  if (!existsSync(`${cache}/venv/ready`)) {
    run("python3", ["-m", "venv", `${cache}/venv`]);
    run(`${cache}/venv/bin/pip`, ["install", "--quiet", "-r", `${here}requirements.txt`]);
    writeFileSync(`${cache}/venv/ready`, "");
  }
  if (!existsSync(`${cache}/node_modules/wink-nlp`)) {
    writeFileSync(`${cache}/package.json`, '{"private":true}');
    run("npm", ["install", "--silent", "--no-audit", "--no-fund", "--prefix", cache, ...WINK]);
  }
};

interface Answer {
  readonly ends?: ReadonlyArray<ReadonlyArray<number>>;
  readonly seconds?: number;
}

const startTool = (name: string, command: string, args: ReadonlyArray<string>): Tool => {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (request: unknown): Promise<Answer> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value } = await lines.next();
    return JSON.parse(value as string) as Answer;
  };
  return {
    name,
    ends: async (texts) => (await ask({ do: "ends", texts })).ends!,
    time: async (texts, passes) => {
      await ask({ load: texts });
      return (await ask({ do: "time", passes })).seconds!;
    },
    stop: () => child.stdin.end(),
  };
};

/** Installs the peers into `cache` and starts every tool, Columnist first. */
export const startTools = (cache: string): ReadonlyArray<Tool> => {
  install(cache);
  return [
    ...JS_TOOLS.map((name) => startTool(name, process.execPath, [`${here}peers.ts`, name, cache])),
    ...PYTHON_TOOLS.map((name) => startTool(name, `${cache}/venv/bin/python`, [`${here}peers.py`, name])),
  ];
};
