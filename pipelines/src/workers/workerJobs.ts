/** A worker's whole job: takes packed sources and sends columns back, or makes a part; by the pipeline that runs in any thread. */
import { parentPort } from "node:worker_threads";
import * as Effect from "effect/Effect";
import { buffersOf } from "@columnist/model";
import { makePart, PartNotWritten } from "../rows/makePart.ts";
import { unpackSources } from "../rows/packedSources.ts";
import { articlePipeline } from "../rows/articlePipeline.ts";
import type { Answer, Job } from "./chunkRunner.ts";
import { messageOf } from "../rows/messageOf.ts";
import { StageLimit } from "../rows/stage.ts";

const send = (answer: Answer, move: Array<ArrayBuffer> = []): void => parentPort!.postMessage(answer, move);

const compute = (job: Job): Effect.Effect<void> =>
  job.kind === "part"
    ? Effect.map(
        makePart(job.part, () => send("working")),
        (result) => send({ ok: true, result }),
      )
    : Effect.map(articlePipeline(unpackSources(job.sources)), (result) =>
        send({ ok: true, result }, [
          ...new Set([...buffersOf(Object.values(result.tables)), result.signatures.buffer as ArrayBuffer]),
        ]),
      );

parentPort!.on("message", (job: Job) => {
  const work = compute(job).pipe(
    // Who asked for a chunk watches the time, and ends this thread.
    Effect.provideService(StageLimit, job.kind === "part" ? job.limit : Number.POSITIVE_INFINITY),
    Effect.catchDefect((error) =>
      Effect.sync(() =>
        send(
          error instanceof PartNotWritten
            ? { ok: false, message: error.message, notWritten: { path: error.path, code: error.code } }
            : { ok: false, message: messageOf(error) },
        ),
      ),
    ),
  );
  void Effect.runPromise(work);
});

send("ready");
