/** Loaded before whatever an engine starts: of these only `shard run` is to die of KILL_ON; a plan reads the seeds, too. */
if (process.argv.includes("run"))
  await import(new URL("../../faults/preloads/killOn.ts", import.meta.url).href);
