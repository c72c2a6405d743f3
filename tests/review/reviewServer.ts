/** `pipeline review` as a process of its own over a small dataset, for tests. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { makePlace } from "../cli/pipeline.ts";

const START = new URL("../../pipelines/start.js", import.meta.url).pathname;

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | ReadonlyArray<string> | undefined>>;
  readonly text: string;
}

export interface Running {
  readonly url: string;
  readonly port: number;
  readonly key: string;
  readonly child: ChildProcess;
  /** A request with the key, and with what else is asked; `host` and every header can be others. */
  readonly ask: (
    method: string,
    path: string,
    more?: { readonly body?: string; readonly headers?: Readonly<Record<string, string>> },
  ) => Promise<Answered>;
  /** Ctrl-C; gives what was printed. */
  readonly stop: () => Promise<string>;
}

const SYLLABLES = ["ka", "lor", "mi", "ven", "tas", "dru", "pel", "o", "hin", "zar", "bex", "qui"];

/** A name that is no word, the same for the same numbers. */
const name = (number: number): string =>
  [7, 11, 13].map((step) => SYLLABLES[Math.floor(number / step + number * step) % SYLLABLES.length]).join("");

/** An article of its own words: of articles that repeat each other one alone is asked about, and of texts each once. */
const piece = (number: number): string => {
  const paragraphs = Array.from({ length: 10 }, (_, i) => {
    const [a, b, c, d] = [0, 1, 2, 3].map((slot) => name(number * 131 + i * 17 + slot * 37)) as [
      string,
      string,
      string,
      string,
    ];
    return (
      `The ${a} ${b} ${c} opened ${number * 40 + i} times, ${d} ${c} ${a} says. ` +
      `It is a disgrace that ${b} ${a} ${d} must ${c} ${i}, ${b} ${d} ${a} ${number}.`
    );
  });
  return [`Save the ${name(number)} and the ${name(number * 5 + 2)}`, "By Ann Lee", ...paragraphs].join(
    "\n\n",
  );
};

/** A place with a dataset of some articles. */
export const makeReviewed = async (articles: number) => {
  const place = makePlace();
  for (let number = 1; number <= articles; number++) place.write(`seeds/piece-${number}.txt`, piece(number));
  place.write(
    "seeds/quoted.txt",
    "Leave the pier alone\n\nBy Ann Lee\n\nThe old pier of Kelmsey has stood for ninety years.\n\n“It will not stand another winter, whatever the town may wish,” a clerk of the harbour office said on Monday.\n\nThe office counted 4,120 visitors on it in June.",
  );
  const { code, err } = await place.run(["build"]);
  if (code !== 0) throw new Error(err);

  const review = async (...args: ReadonlyArray<string>): Promise<Running> => {
    const child = spawn(
      process.execPath,
      [
        START,
        "review",
        "--seeds",
        place.path("seeds"),
        "--out",
        place.path("datasets"),
        "--no-open",
        ...args,
      ],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    let said = "";
    child.stderr.on("data", (data: Buffer) => void (said += data.toString()));
    child.stdout.on("data", (data: Buffer) => void (said += data.toString()));
    while (!/^http:.*\n/m.test(said)) {
      if (child.exitCode !== null) throw new Error(said);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const url = /^http:.*$/m.exec(said)![0];
    const { port, hash } = new URL(url);
    const key = hash.slice(1);
    return {
      url,
      port: Number(port),
      key,
      child,
      ask: (method, path, { body, headers = {} } = {}) =>
        new Promise((resolve, reject) => {
          const sent = request(
            {
              host: "127.0.0.1",
              port,
              method,
              path,
              headers: {
                authorization: `Bearer ${key}`,
                ...(body === undefined
                  ? {}
                  : { "content-type": "application/json", "content-length": Buffer.byteLength(body) }),
                ...headers,
              },
            },
            (answer) => {
              let text = "";
              answer.on("data", (data: Buffer) => void (text += data.toString()));
              answer.on("end", () => resolve({ status: answer.statusCode!, headers: answer.headers, text }));
            },
          );
          sent.on("error", reject);
          sent.end(body);
        }),
      stop: async () => {
        if (child.exitCode === null && child.signalCode === null) {
          child.kill("SIGINT");
          await once(child, "exit");
        }
        return said;
      },
    };
  };
  const linesOf = (by: string): ReadonlyArray<Record<string, unknown>> => {
    const path = place.path(`seeds/corrections/${by}.jsonl`);
    if (!existsSync(path)) return [];
    return readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };
  return { place, review, linesOf };
};
