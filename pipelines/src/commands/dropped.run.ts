/** `pipeline dropped`: what was left out of the text, and by which rule. */
import * as Effect from "effect/Effect";
import { rowsFrom, textAt, type Table, type StringColumn } from "@columnist/model";
import { eachArticle } from "./articles.ts";
import { NothingFound } from "../findings.ts";
import { seedPath } from "../seeds/seedPath.ts";
import { findVersion, readTables, shortName } from "../store/published.ts";
import { paint, print, printJson, shown } from "../terminal.ts";

const SILENT: ReadonlySet<string> = new Set(["markup", "space"]);
const LONGEST = 100;

const oneLine = (text: string): string => {
  const line = shown(text).replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
};

interface Drop {
  readonly kind: string;
  readonly rule: string;
  readonly text: string;
}

/** Every drop of an article but markup and white space, in the order of the text. */
const view = (name: string, drops: ReadonlyArray<Drop>): string => {
  const lines = drops
    .filter(({ kind }) => !SILENT.has(kind))
    .map(({ rule, text }) => `- ${paint("yellow", rule)} | ${oneLine(text)}\n`);
  const silent = drops.length - lines.length;
  const rest = silent === 0 ? "" : paint("dim", `and ${silent} stretches of markup or space\n`);
  return `${paint("dim", name)}\n${lines.join("")}${rest}`;
};

/** Of the articles of a file, as this program reads it now. */
const droppedOfFile = Effect.fnUntraced(function* (path: string, json: boolean) {
  let articles = 0;
  let refusal: string | null = null;
  yield* eachArticle(
    path,
    null,
    ({ source, article }) => {
      articles++;
      const name = source.record === null ? source.path : `${source.path} ${source.record}`;
      const drops = article.dropped.map((drop) => ({
        ...drop,
        text: article.raw.slice(drop.start, drop.end),
      }));
      if (json) return printJson({ source: source.path, record: source.record, dropped: drops });
      return print(view(name, drops));
    },
    ({ error, detail, advice }) => Effect.sync(() => void (refusal ??= `${error}: ${detail}; ${advice}`)),
  );
  if (articles === 0)
    return yield* new NothingFound({ what: `${path} gives no article`, advice: refusal ?? "it is empty" });
});

interface RuleCount {
  readonly rule: string;
  readonly pieces: number;
  readonly example: string | null;
}

const countRules = (table: Table): ReadonlyArray<RuleCount> => {
  const counts = new Map<string, { pieces: number; example: string | null }>();
  const rules = table.columns["rule_id"] as StringColumn;
  const texts = table.columns["text"] as StringColumn;
  for (let row = 0; row < table.rows; row++) {
    const rule = textAt(rules, row)!;
    const known = counts.get(rule);
    if (known === undefined) counts.set(rule, { pieces: 1, example: textAt(texts, row) });
    else known.pieces++;
  }
  return [...counts]
    .map(([rule, count]) => ({ rule, ...count }))
    .sort((a, b) => b.pieces - a.pieces || (a.rule < b.rule ? -1 : 1));
};

/** Of the latest dataset in a folder: rules by how often they fired, with an example each. */
const droppedOfDataset = Effect.fnUntraced(function* ({ out, version: asked, json }: Typed) {
  const version = yield* findVersion(asked, out);
  const { dropped } = yield* readTables(version, ["dropped"], { otherContracts: true });
  if (json) {
    for (const row of rowsFrom("dropped", dropped)) yield* printJson(row);
    return;
  }
  const counts = countRules(dropped);
  const width = Math.max(...counts.map(({ rule }) => rule.length), 0);
  yield* print(`${paint("dim", shortName(version))}\n`);
  for (const { rule, pieces, example } of counts)
    yield* print(
      `${String(pieces).padStart(7)}  ${paint("yellow", rule.padEnd(width))}  ${example === null ? "" : oneLine(example)}`.trimEnd() +
        "\n",
    );
});

/** What stands in the version about one article. */
const droppedOfArticle = Effect.fnUntraced(function* (typed: Typed, file: string) {
  const version = yield* findVersion(typed.version, typed.out);
  const { documents, dropped } = yield* readTables(version, ["documents", "dropped"], {
    otherContracts: true,
  });
  const path = seedPath(file, typed.seeds);
  const found = rowsFrom("documents", documents).filter(({ source_path }) => source_path === path);
  if (found.length === 0)
    return yield* new NothingFound({
      what: `No article of ${path} is in ${shortName(version)}`,
      advice: "its paths count from the folder of seeds: name another with --seeds",
    });
  for (const { doc_id, source_record } of found) {
    const rows = rowsFrom("dropped", dropped).filter((row) => row.doc_id === doc_id);
    if (typed.json) yield* printJson({ source: path, record: source_record, dropped: rows });
    else
      yield* print(
        view(
          source_record === null ? path : `${path} ${source_record}`,
          rows.map(({ kind, rule_id, text }) => ({ kind, rule: rule_id, text: text ?? "" })),
        ),
      );
  }
});

interface Typed {
  readonly file: string | null;
  readonly seeds: string;
  readonly out: string;
  /** Null: of a file, as this program reads it; of the dataset, the version in use. */
  readonly version: string | null;
  readonly json: boolean;
}

export const dropped = Effect.fn("dropped")(function* (typed: Typed) {
  const { file } = typed;
  if (file === null) yield* droppedOfDataset(typed);
  else if (typed.version === null) yield* droppedOfFile(file, typed.json);
  else yield* droppedOfArticle(typed, file);
});
