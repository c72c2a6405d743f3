import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Stream from "effect/Stream";
import { cleanArticle } from "columnist";
import { type BlockKind, type CleanArticle, jsonLine, type Refusal, type Source } from "@columnist/model";
import { parse } from "@columnist/parse";
import { resolveColumns } from "../plan.ts";
import { InputNotReadable, readInput } from "../seeds/inputFiles.ts";
import { print } from "../terminal.ts";
import { cursorOfSource, type OffsetUnit } from "./offsetUnit.ts";

/** Blocks whose text is the article's body; headline, standfirst and captions stand in `blocks` alone. */
const BODY: ReadonlySet<BlockKind> = new Set(["paragraph", "blockquote", "list_item", "turn", "entry"]);
/** Markup says which headings stand inside the body, and gold bodies of pages hold them; in plain text they are a guess. */
const MARKED_UP_BODY: ReadonlySet<BlockKind> = new Set([...BODY, "heading"]);

/** UTF-16 range of `raw` that a range of the text came from; both ends in the same place where none of it did. */
const rawRange = ({ offsets }: CleanArticle, start: number, end: number): { start: number; end: number } => {
  let from = -1;
  let to = 0;
  for (let run = 0; run < offsets.length; run += 3) {
    const textStart = offsets[run]!;
    const rawStart = offsets[run + 1]!;
    const length = offsets[run + 2]!;
    if (textStart + length <= start) to = rawStart + length;
    else if (textStart < end) {
      if (from === -1) from = rawStart + Math.max(0, start - textStart);
      to = rawStart + Math.min(length, end - textStart);
    }
  }
  return { start: from === -1 ? to : from, end: to };
};

const named = ({ path, record }: Source) => (record === null ? { source: path } : { source: path, record });

/**
 * A cleaned article as the design of the command line has it.
 * @param withRaw whether dropped markup comes with its text: nine tenths of a line, for a page
 */
export const answer = (
  source: Source,
  article: CleanArticle,
  unit: OffsetUnit,
  withRaw: boolean,
): unknown => {
  const at = cursorOfSource(article, unit);
  const { metadata } = article;
  const body = article.mediaType === "text/plain" ? BODY : MARKED_UP_BODY;
  return {
    ...named(source),
    format: article.format,
    title: metadata.title?.value ?? null,
    authors: metadata.authors.map(({ value }) => value),
    section: metadata.section?.value ?? null,
    published: metadata.published?.value.at ?? null,
    published_raw: metadata.published?.value.raw ?? null,
    body: article.blocks
      .filter(({ kind }) => body.has(kind))
      .map(({ start, end }) => article.text.slice(start, end)),
    blocks: article.blocks.map(({ kind, start, end }) => {
      const raw = rawRange(article, start, end);
      return { kind, text: article.text.slice(start, end), start: at(raw.start), end: at(raw.end) };
    }),
    dropped: article.dropped.map(({ rule, kind, start, end }) => ({
      rule,
      kind,
      text: kind === "markup" && !withRaw ? null : article.raw.slice(start, end),
      start: at(start),
      end: at(end),
    })),
  };
};

/** The line of an input that is refused: the same shape with nothing in it, and why. */
const refused = (
  name: { readonly source: string },
  { code, message, advice }: Omit<Refusal, "">,
): unknown => ({
  ...name,
  format: null,
  title: null,
  authors: [],
  section: null,
  published: null,
  published_raw: null,
  body: [],
  blocks: [],
  dropped: [],
  error: { code, message, advice },
});

const lineOf = (source: Source, unit: OffsetUnit, withRaw: boolean): unknown => {
  const parsed = parse(source);
  if (!parsed.ok) return refused(named(source), parsed.refusal);
  const cleaned = cleanArticle(parsed.value);
  return cleaned.ok ? answer(source, cleaned.value, unit, withRaw) : refused(named(source), cleaned.refusal);
};

/**
 * `pipeline parse FILE…`: a line an article. A refused article gives a line with `error`; a file that cannot be read gives
 * a message, the other files their lines, and the command fails in the end.
 */
export const parseFilter = Effect.fnUntraced(function* (
  files: ReadonlyArray<string>,
  unit: OffsetUnit,
  fetchedAt: string | null,
  withRaw = false,
  typedNames: Option.Option<string> = Option.none(),
) {
  const columns = yield* resolveColumns(typedNames);
  let missing: InputNotReadable | null = null;
  for (const path of files) {
    const read = readInput(path, columns).pipe(
      Stream.runForEach(({ sources, failures }) => {
        let lines = "";
        for (const source of sources)
          lines += jsonLine(lineOf({ ...source, fetchedAt: source.fetchedAt ?? fetchedAt }, unit, withRaw));
        for (const { error, detail, advice } of failures)
          lines += jsonLine(refused({ source: path }, { code: error, message: detail, advice }));
        return print(lines);
      }),
    );
    const result = yield* Effect.result(read);
    if (result._tag === "Success") continue;
    if (missing !== null) process.stderr.write(`Cannot read ${missing.path}: ${missing.reason}\n`);
    missing = result.failure;
  }
  if (missing !== null) return yield* missing;
});
