import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

/** A sentence splitter under test. */
export interface Tool {
  readonly name: string;
  /** UTF-16 offsets of the ends of the sentences of each text. */
  readonly ends: (texts: ReadonlyArray<string>) => Promise<ReadonlyArray<ReadonlyArray<number>>>;
  /** Seconds of CPU that it takes to cut the texts so many times. */
  readonly time: (texts: ReadonlyArray<string>, passes: number) => Promise<number>;
}

const here = new URL(".", import.meta.url).pathname;
const PYTHON_TOOLS = ["blingfire", "sentencex", "spacy sentencizer", "pysbd"];
const WINK = ["wink-nlp@2.4.0", "wink-eng-lite-web-model@1.8.1"];

const run = (command: string, args: ReadonlyArray<string>): void => {
  const { status } = spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed`);
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

/** Ends by counting what is no white space, as peers.py does it. */
const endsOf = (text: string, sentences: ReadonlyArray<string>): ReadonlyArray<number> => {
  const wanted = new Set<number>();
  let seen = 0;
  for (const sentence of sentences) {
    seen += sentence.replaceAll(/\s/g, "").length;
    wanted.add(seen);
  }
  seen = 0;
  const ends: number[] = [];
  for (let at = 0; at < text.length; at++) if (/\S/.test(text[at]!) && wanted.has(++seen)) ends.push(at + 1);
  return ends;
};

/** Seconds of CPU that this process takes to count the sentences of the texts so many times. */
export const secondsOf = (
  texts: ReadonlyArray<string>,
  passes: number,
  count: (text: string) => number,
): number => {
  let sum = 0;
  const before = process.cpuUsage();
  for (let pass = 0; pass < passes; pass++) for (const text of texts) sum += count(text);
  const { user, system } = process.cpuUsage(before);
  if (sum === 0) throw new Error("no sentence found");
  return (user + system) / 1e6;
};

const toolOf = (name: string, cut: (text: string) => ReadonlyArray<string>): Tool => ({
  name,
  ends: (texts) => Promise.resolve(texts.map((text) => endsOf(text, cut(text)))),
  time: (texts, passes) => Promise.resolve(secondsOf(texts, passes, (text) => cut(text).length)),
});

interface Answer {
  readonly ends?: ReadonlyArray<ReadonlyArray<number>>;
  readonly seconds?: number;
}

/** Installs and starts every peer; `stop` ends the Python process. */
export const startPeers = async (
  cache: string,
): Promise<{ readonly tools: ReadonlyArray<Tool>; readonly stop: () => void }> => {
  install(cache);
  const child = spawn(`${cache}/venv/bin/python`, [`${here}peers.py`], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (request: unknown): Promise<Answer> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value } = await lines.next();
    return JSON.parse(value as string) as Answer;
  };
  const python = PYTHON_TOOLS.map((tool): Tool => {
    return {
      name: tool,
      ends: async (texts) => (await ask({ tool, do: "ends", texts })).ends!,
      time: async (texts, passes) => {
        await ask({ load: texts });
        return (await ask({ tool, do: "time", passes })).seconds!;
      },
    };
  });
  const intl = new Intl.Segmenter("en", { granularity: "sentence" });
  const load = createRequire(`${cache}/package.json`);
  const wink = (load("wink-nlp") as (model: unknown, pipe: ReadonlyArray<string>) => WinkNlp)(
    load("wink-eng-lite-web-model"),
    ["sbd"],
  );
  return {
    tools: [
      ...python,
      toolOf("Intl.Segmenter", (text) => Array.from(intl.segment(text), ({ segment }) => segment)),
      toolOf("wink-nlp", (text) => wink.readDoc(text).sentences().out()),
    ],
    stop: () => child.stdin.end(),
  };
};

interface WinkNlp {
  readonly readDoc: (text: string) => {
    readonly sentences: () => { readonly out: () => ReadonlyArray<string> };
  };
}
