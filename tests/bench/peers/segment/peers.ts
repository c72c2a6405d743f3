/** Runs one JavaScript sentence splitter for compare.ts, by the protocol of peers.py: `node peers.ts TOOL CACHE`. */
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

import { segment } from "@columnist/segment";

interface WinkNlp {
  readonly readDoc: (text: string) => {
    readonly sentences: () => { readonly out: () => ReadonlyArray<string> };
  };
}

/** One line of the protocol. */
interface Request {
  readonly load?: ReadonlyArray<string>;
  readonly do?: "ends" | "time";
  readonly texts?: ReadonlyArray<string>;
  readonly passes?: number;
}

/** What is asked of a splitter: the ends of the sentences, and their number as fast as it can. */
interface Splitter {
  readonly ends: (text: string) => ReadonlyArray<number>;
  readonly count: (text: string) => number;
}

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

const splitterOf = (cut: (text: string) => ReadonlyArray<string>): Splitter => ({
  ends: (text) => endsOf(text, cut(text)),
  count: (text) => cut(text).length,
});

const start = (tool: string, cache: string): Splitter => {
  if (tool === "columnist")
    return { ends: (text) => Array.from(segment(text).ends), count: (text) => segment(text).ends.length };
  if (tool === "Intl.Segmenter") {
    const intl = new Intl.Segmenter("en", { granularity: "sentence" });
    return splitterOf((text) => Array.from(intl.segment(text), ({ segment }) => segment));
  }
  const load = createRequire(`${cache}/package.json`);
  const winkNlp = load("wink-nlp") as (model: unknown, pipe: ReadonlyArray<string>) => WinkNlp;
  const wink = winkNlp(load("wink-eng-lite-web-model"), ["sbd"]);
  return splitterOf((text) => wink.readDoc(text).sentences().out());
};

const [tool = "", cache = ""] = process.argv.slice(2);
const splitter = start(tool, cache);
let loaded: ReadonlyArray<string> = [];
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line) as Request;
  let answer: unknown = { ok: true };
  if (request.load !== undefined) loaded = request.load;
  else if (request.do === "ends") answer = { ends: request.texts!.map(splitter.ends) };
  else {
    let sentences = 0;
    const before = process.cpuUsage();
    for (let pass = 0; pass < request.passes!; pass++)
      for (const text of loaded) sentences += splitter.count(text);
    const { user, system } = process.cpuUsage(before);
    answer = { seconds: (user + system) / 1e6, sentences };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
