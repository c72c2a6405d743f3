/** A worker's whole job: makes a part, or the rows of some records; by the pipeline that runs in any thread. */
import { parentPort } from "node:worker_threads";
import * as Effect from "effect/Effect";
import { packRows, type PackedRows } from "../rows/gatherRows.ts";
import { makePart } from "../rows/makePart.ts";
import { messageOf } from "../rows/messageOf.ts";
import { unpackSources } from "../rows/packedSources.ts";
import { PartNotWritten, type MadePart } from "../rows/part.ts";
import { StageLimit } from "../rows/stage.ts";
import { summing, type StageTimes } from "../stageTimes.ts";
import type { Answer, Job } from "./workerThread.ts";

const send = (answer: Answer): void => parentPort!.postMessage(answer, []);
const onChunk = (): void => send("working");

const compute = (job: Job): Effect.Effect<MadePart | PackedRows> =>
  job.kind === "part" ? makePart(job.part, onChunk) : packRows(unpackSources(job.sources), onChunk);

parentPort!.on("message", (job: Job) => {
  const times: StageTimes = new Map();
  const computed = job.isTimed ? summing(times)(compute(job)) : compute(job);
  const work = computed.pipe(
    Effect.map((result) => send({ ok: true, result, ...(job.isTimed ? { times } : {}) })),
    Effect.provideService(StageLimit, job.limit),
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
