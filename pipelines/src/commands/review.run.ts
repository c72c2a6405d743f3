/** `pipeline review`: judgements in the browser, kept as lines of the person's file in corrections/. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join, resolve } from "node:path";
import * as Effect from "effect/Effect";
import type { Correction } from "@columnist/dataset";
import { rowsFrom, type SentenceRow } from "@columnist/model";
import { NothingFound } from "../findings.ts";
import { BookNotUsable, openBook, type Book } from "../reviewing/book.ts";
import { openDesk, type Desk } from "../reviewing/desk.ts";
import { newKey } from "../reviewing/guard.ts";
import { queueOf, QUEUES, type Sources } from "../reviewing/queue.ts";
import { openReview } from "../reviewing/review.ts";
import { serve } from "../reviewing/serve.ts";
import { amendmentFiles, amendmentsIn } from "../seeds/amendments.ts";
import { DatasetNotReadable } from "../store/datasetStore.ts";
import { labelInputOf } from "../store/labelInput.ts";
import { findVersion, readTables, versionNumbered } from "../store/published.ts";
import type { Published } from "../store/versions.ts";
import { counted, printLine } from "../terminal.ts";
import { agreementLine, agreementOf } from "./agreementOf.ts";

interface Typed {
  readonly seeds: string;
  readonly out: string;
  readonly version: string | null;
  readonly by: string | null;
  readonly queue: string;
  readonly n: number;
  readonly blind: boolean;
  readonly port: number;
  readonly open: boolean;
}

const nameOf = (typed: string | null): string => typed ?? userInfo().username;

const reading = <A>(read: () => A) =>
  Effect.try({
    try: read,
    catch: (error) => {
      if (error instanceof DatasetNotReadable) return error;
      if (error instanceof BookNotUsable)
        return new NothingFound({ what: error.message, advice: "name yourself with --by" });
      const { code, path, message } = error as NodeJS.ErrnoException;
      return new NothingFound({
        what: `${path ?? "The dataset"}: ${code ?? message}`,
        advice: "look at its rights",
      });
    },
  });

/** Opens the address without naming its key to other programs: arguments of a process can be read by all. */
const openBrowser = (url: string): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), "columnist-review-"));
  const page = join(folder, "open.html");
  writeFileSync(page, `<meta http-equiv="refresh" content="0;url=${url}">`, { mode: 0o600 });
  const command = { darwin: "open", win32: "explorer" }[process.platform as string] ?? "xdg-open";
  const child = spawn(command, [page], { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
  return () => rmSync(folder, { recursive: true, force: true });
};

const before = Effect.fnUntraced(function* (version: Published, out: string) {
  const { previous } = version.manifest;
  if (previous === null) return null;
  const { sentences } = yield* readTables(yield* versionNumbered(previous, resolve(out)), ["sentences"], {
    otherContracts: true,
  });
  return new Map(
    rowsFrom("sentences", sentences).map(({ sent_id, label }: SentenceRow) => [sent_id, label] as const),
  );
});

/** What was written, and how far people agree. */
const farewell = Effect.fnUntraced(function* (book: Book, seeds: string) {
  yield* printLine(`\n${counted(Math.max(0, book.added()), "line")} written to ${book.path}`);
  const agreement = yield* agreementOf(yield* amendmentFiles(seeds));
  if (agreement !== null) yield* printLine(agreementLine(agreement));
  if (book.lines() > 0) yield* printLine("`pnpm pipeline build` takes them into the next version");
});

export const review = Effect.fn("review")(function* (typed: Typed) {
  const seeds = resolve(typed.seeds);
  const version = yield* findVersion(typed.version, typed.out);
  const search = typed.queue.startsWith("search:") ? typed.queue.slice("search:".length) : null;
  const desk: Desk = yield* Effect.acquireRelease(
    reading(() => openDesk(version, search)),
    ({ close }) => Effect.sync(close),
  );
  const by = nameOf(typed.by);
  // First: what a crash cut off in it stops nobody.
  const book = yield* Effect.acquireRelease(
    reading(() => openBook(seeds, by)),
    ({ close }) => Effect.sync(close),
  );
  const { corrections } = yield* amendmentsIn(yield* amendmentFiles(seeds));
  const earlier = typed.queue === "diff" ? yield* before(version, typed.out) : null;
  const sources: Sources = {
    corrections: corrections as ReadonlyArray<Correction>,
    before: () => earlier,
  };
  const queue = queueOf(typed.queue, desk, sources, typed.n);
  if (queue === null)
    return yield* new NothingFound({
      what: `There is no queue ${typed.queue}`,
      advice: `it is one of ${QUEUES}`,
    });
  if (queue.rows.length === 0)
    return yield* new NothingFound({
      what: `The queue ${typed.queue} is empty in ${version.version}`,
      advice: `try another: ${QUEUES}`,
    });
  const answer = openReview({
    by,
    // An audit that shows the machine's label measures how far people follow it.
    blind: typed.blind || typed.queue === "audit",
    book,
    desk,
    queue,
    reasonsOf: async ({ document, sentences, index }) => {
      const { explain } = await import("@columnist/label");
      const found = explain(labelInputOf(document, sentences), index);
      return { rules: found?.rules ?? [], flip: found?.flip ?? null };
    },
    agreement: () => Effect.runPromise(Effect.flatMap(amendmentFiles(seeds), agreementOf)),
    now: () => new Date().toISOString(),
  });
  const key = newKey();
  let forget = (): void => {};
  yield* serve(typed.port, key, answer, (port) => {
    const url = `http://127.0.0.1:${port}/#${key}`;
    process.stdout.write(`${url}\n`);
    if (typed.open && process.stdout.isTTY) forget = openBrowser(url);
  }).pipe(
    Effect.catchTag("ServeError", ({ cause }) =>
      Effect.fail(
        new NothingFound({
          what: `Port ${typed.port} cannot be had (${(cause as NodeJS.ErrnoException).code ?? String(cause)})`,
          advice: "leave --port out: any that is free is taken",
        }),
      ),
    ),
    Effect.onExit(() =>
      Effect.andThen(
        Effect.sync(() => forget()),
        Effect.ignore(farewell(book, seeds)),
      ),
    ),
  );
}, Effect.scoped);
