/** `pipeline inspect FILE`: an article as the stages read it now, or as it stands in a version. */
import * as Effect from "effect/Effect";
import { articleRows, STAGE_VERSIONS } from "columnist";
import { rowsFrom } from "@columnist/model";
import { labelVersion } from "../accurate/labelVersion.ts";
import type { ModelName } from "../accurate/modelNames.ts";
import { nativeSha256 } from "../rows/rowOptions.ts";
import { NothingFound } from "../findings.ts";
import { seedPath } from "../seeds/seedPath.ts";
import { findVersion, readTables, shortName } from "../store/published.ts";
import { print, printJson } from "../terminal.ts";
import { eachArticle, type ArticleRead } from "./articles.ts";
import { articleView, type ViewedArticle } from "./articleView.ts";

interface Typed {
  readonly file: string;
  readonly seeds: string;
  readonly out: string;
  /** Null: as this program reads the file. */
  readonly version: string | null;
  readonly fetchedAt: string | null;
  readonly model: ModelName;
  readonly json: boolean;
}

/** The rows that the dataset would have of an article: with the ids that stand there. */
const rowsOf = ({ source, article }: ArticleRead, { seeds, model }: Typed): ViewedArticle => {
  const seed = { ...source, path: seedPath(source.path, seeds) };
  const versions = { ...STAGE_VERSIONS, label: labelVersion(model) };
  const { documents, ...rows } = articleRows(seed, article, versions, nativeSha256);
  return { ...rows, document: documents[0]! };
};

const show = (article: ViewedArticle, json: boolean, isFirst: boolean): Effect.Effect<void> =>
  json ? printJson(article) : print(`${isFirst ? "" : "\n"}${articleView(article)}`);

const inspectFile = Effect.fnUntraced(function* (typed: Typed) {
  const { file, fetchedAt, json } = typed;
  let shownAny = false;
  const refusals: Array<{ readonly what: string; readonly advice: string }> = [];
  yield* eachArticle(
    file,
    fetchedAt,
    (read) => {
      const isFirst = !shownAny;
      shownAny = true;
      return show(rowsOf(read, typed), json, isFirst);
    },
    ({ error, detail, advice, source_record }) =>
      Effect.sync(() => {
        const name = source_record === null ? file : `${file} ${source_record}`;
        refusals.push({ what: `${name}: ${error}: ${detail}`, advice });
      }),
  );
  const [first] = refusals;
  if (first === undefined) return;
  if (!shownAny) return yield* new NothingFound(first);
  process.stderr.write(`${first.what}; ${first.advice}\n`);
});

const inspectVersion = Effect.fnUntraced(function* ({ file, seeds, out, version: asked, json }: Typed) {
  const version = yield* findVersion(asked, out);
  const tables = yield* readTables(version, ["documents", "sentences", "quotes", "dropped"], {
    otherContracts: true,
  });
  const path = seedPath(file, seeds);
  const documents = rowsFrom("documents", tables.documents).filter((row) => row.source_path === path);
  if (documents.length === 0)
    return yield* new NothingFound({
      what: `No article of ${path} is in ${shortName(version)}`,
      advice: "its paths count from the folder of seeds: name another with --seeds",
    });
  const sentences = rowsFrom("sentences", tables.sentences);
  const quotes = rowsFrom("quotes", tables.quotes);
  const dropped = rowsFrom("dropped", tables.dropped);
  for (const [index, document] of documents.entries()) {
    const own = <R extends { readonly doc_id: string }>(rows: ReadonlyArray<R>): ReadonlyArray<R> =>
      rows.filter(({ doc_id }) => doc_id === document.doc_id);
    const article = { document, sentences: own(sentences), quotes: own(quotes), dropped: own(dropped) };
    yield* show(article, json, index === 0);
  }
});

export const inspect = Effect.fn("inspect")(function* (typed: Typed) {
  if (typed.version === null) yield* inspectFile(typed);
  else yield* inspectVersion(typed);
});
