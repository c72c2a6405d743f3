/** A dataset built over machines by Temporal. README.md says what each command does. */
import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Client, Connection } from "@temporalio/client";
import { loadClientConnectConfig } from "@temporalio/envconfig";
import { NativeConnection, Worker } from "@temporalio/worker";
import { codeHash, STAGE_CODE } from "../../src/build/codeHash.ts";
import * as activities from "./activities.ts";
import { type build, type Job, progress } from "./workflow.ts";

const USAGE = `usage, with Temporal's own variables for the server (TEMPORAL_ADDRESS, _NAMESPACE, _API_KEY, _TLS_…):
  main.ts worker [--jobs N]       on each machine: computes until it is stopped
  main.ts submit [--seeds DIR] [--shards DIR] [--out DIR] [--size MB] [--fetched-at ISO] [--model NAME] [--silence S]
  main.ts status ID | cancel ID   of what submit printed
`;

// A worker of other code asks another queue: it is never handed what it would refuse.
const taskQueue = `columnist-${codeHash(Object.values(STAGE_CODE).flat()).slice(0, 12)}`;
const POLLS_ACTIVITIES = 2;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    jobs: { type: "string", default: String(availableParallelism()) },
    seeds: { type: "string", default: "seeds" },
    shards: { type: "string", default: "shards" },
    out: { type: "string", default: "datasets" },
    size: { type: "string" },
    "fetched-at": { type: "string" },
    model: { type: "string" },
    silence: { type: "string", default: "60" },
  },
});
const [command, id] = positionals;
const { connectionOptions, namespace = "default" } = loadClientConnectConfig();

const flags = (...names: ReadonlyArray<"size" | "fetched-at" | "model">): ReadonlyArray<string> =>
  names.flatMap((name) => (values[name] === undefined ? [] : [`--${name}`, values[name]]));

/** The same build has the same name: a second submit finds the first. */
const nameOf = (job: Job): string =>
  `columnist-${createHash("sha256")
    .update(JSON.stringify([job, taskQueue]))
    .digest("hex")
    .slice(0, 16)}`;

const work = async (): Promise<void> => {
  const worker = await Worker.create({
    connection: await NativeConnection.connect(connectionOptions),
    namespace,
    taskQueue,
    workflowsPath: fileURLToPath(new URL("./workflow.ts", import.meta.url)),
    activities,
    maxConcurrentActivityTaskExecutions: Number(values.jobs),
    shutdownGraceTime: "5 seconds",
  });
  console.log(`polls ${taskQueue}`);
  await worker.run();
};

const submit = async (client: Client): Promise<void> => {
  const job: Job = {
    seeds: resolve(values.seeds),
    shards: resolve(values.shards),
    out: resolve(values.out),
    planFlags: flags("size"),
    settingFlags: flags("fetched-at", "model"),
    silence: Number(values.silence),
  };
  const { pollers } = await client.connection.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: taskQueue },
    taskQueueType: POLLS_ACTIVITIES,
  });
  if ((pollers ?? []).length === 0)
    console.error(`no worker of this code asks for work (${taskQueue}): start one; the build waits for it`);
  const handle = await client.workflow.start<typeof build>("build", {
    taskQueue,
    workflowId: nameOf(job),
    args: [job],
    workflowIdConflictPolicy: "USE_EXISTING",
  });
  console.log(handle.workflowId);
  console.log(`version ${await handle.result()}`);
};

if (command === "worker") await work();
else if (command === "submit" || ((command === "status" || command === "cancel") && id !== undefined)) {
  const connection = await Connection.connect(connectionOptions);
  const client = new Client({ connection, namespace });
  try {
    if (command === "submit") await submit(client);
    else if (command === "cancel") await client.workflow.getHandle(id!).cancel();
    else {
      const handle = client.workflow.getHandle(id!);
      const { status } = await handle.describe();
      console.log(JSON.stringify({ status: status.name, ...(await handle.query(progress)) }));
    }
  } catch (error) {
    const { message, cause } = error as Error & { readonly cause?: Error };
    console.error(cause?.message ?? message);
    process.exitCode = 1;
  } finally {
    await connection.close();
  }
} else {
  process.stderr.write(USAGE);
  process.exitCode = 3;
}
